"""`lufang list` and `lufang show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode
from lufang_tui.kit.press import load

if TYPE_CHECKING:
    from pathlib import Path


def list_kit(path: Path | None, what: str, *, as_json: bool) -> int:
    """Print the entries of one kind; gives 1 where the kit has none, as grep does."""
    press = load(path)
    if as_json:
        from lufang_tui.export.as_json import group_json

        streams.data(group_json(press, what))
    else:
        from lufang_tui.export.as_table import to_table

        streams.data(to_table(press, what, aligned=streams.is_terminal()))
    return ExitCode.DONE if getattr(press.kit, what) else ExitCode.FINDINGS


def show_entry(path: Path | None, entry_id: str, *, as_json: bool) -> int:
    """Print one entry. Raises UnknownId."""
    press = load(path)
    entry = press.entry(entry_id)
    if as_json:
        from lufang_tui.export.as_json import entry_json

        streams.data(entry_json(press, entry))
    else:
        from lufang_tui.cards.card import card

        streams.data(card(press, entry))
    return ExitCode.DONE
