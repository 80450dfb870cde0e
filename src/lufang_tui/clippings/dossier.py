"""Clippings as one document with sources: what has become of their kits, and embargoes, looked up for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.clippings.collecting import title, words
from lufang_tui.export.dossier import dossier
from lufang_tui.export.dossier_parts import Piece
from lufang_tui.kit.embargo import embargo_notice, under_embargo
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from lufang_tui.clippings.model import Clipping
    from lufang_tui.clippings.today import Kits, Today
    from lufang_tui.kit.model import Kit


def pieces(clippings: Sequence[Clipping], kits: Kits, now: datetime) -> list[Piece]:
    """Look up every clipping's kit; takes its time. An embargo counts as the kit has it now, where it can be read."""
    return [_piece(clipping, kits.today(clipping), now) for clipping in clippings]


def embargoed(clippings: Sequence[Clipping], kits: Kits, now: datetime) -> list[Kit]:
    """Give the kits under embargo among those of clippings, each once; they have an `embargo`."""
    found = {kit.id: kit for kit in (_kit(clipping, kits.today(clipping)) for clipping in clippings)}
    return [kit for kit in found.values() if under_embargo(kit, now)]


def write_dossier(
    clippings: Sequence[Clipping],
    to: str,
    kits: Kits,
    now: datetime,
    *,
    style: str | None = None,
    styles_folder: Path | None = None,
) -> str:
    """Give clippings as one document in the format `to` ("markdown" or "html"), with a newline at its end.

    Raises what `attribution.attribute` raises for `style`.
    """
    return dossier(pieces(clippings, kits, now), to, style=style, styles_folder=styles_folder)


def _piece(clipping: Clipping, today: Today, now: datetime) -> Piece:
    folder = today.press.folder if today.press is not None else None
    return Piece(
        clipping.press_with(folder),
        title(clipping),
        words(clipping) if clipping.group is Group.ARTICLE else None,
        clipping.note,
        today.trouble,
        embargo_notice(_kit(clipping, today), now),
    )


def _kit(clipping: Clipping, today: Today) -> Kit:
    return clipping.kit if today.press is None else today.press.kit
