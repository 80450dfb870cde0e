"""What a dossier is made of: its pieces, its sources, its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.export.wording import wording
from lufang_tui.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.kit.model import Kit
    from lufang_tui.kit.press import PressKit


class Piece(NamedTuple):
    """An entry of a dossier."""

    press: PressKit
    """A kit that has this entry alone, with what belongs to it."""
    title: str
    """What it is, in a few words."""
    paragraph: str | None = None
    """The words, where the entry is a paragraph or heading of the article."""
    note: str = ""
    """What the reader says about it."""
    trouble: str = ""
    """What a reader of the dossier should know before using it."""
    notice: str | None = None
    """The line that everything of the kit carries while it is under embargo."""


class Source(NamedTuple):
    """A release that entries of the dossier come from."""

    number: int
    """Counted from 1, in the order in which the dossier first uses them."""
    kit: Kit
    notice: str | None

    def facts(self) -> list[str]:
        """Give what is known of it, in the language of the kit, the parts that are known only."""
        kit, words = self.kit, wording(self.kit.language)
        publisher = next((body.name for body in kit.organisations if body.id == kit.publisher), None)
        line = kit.dateline
        said = [
            (None, kit.headline if kit.headline != kit.label else None),
            (None, " ".join(filter(None, (line.place, line.date))) if line else None),
            (words.publisher, publisher),
            (words.source, kit.source and kit.source.file),
            ("SHA-256", kit.source and kit.source.sha256),
            (words.address, kit.source and kit.source.url),
            (words.received, kit.source and kit.source.received),
            ("id", kit.id),
        ]
        return [f"{name}{words.colon}{fact}" if name else fact for name, fact in said if fact]


def sources(pieces: Sequence[Piece]) -> tuple[list[Source], list[int]]:
    """Give the sources of a dossier, and for each piece the number of its own."""
    found: dict[tuple[object, ...], Source] = {}
    numbers: list[int] = []
    for piece in pieces:
        kit = piece.press.kit
        name = (kit.id, kit.label, kit.source, kit.dateline)
        source = found.setdefault(name, Source(len(found) + 1, kit, piece.notice))
        numbers.append(source.number)
    return list(found.values()), numbers


def heading() -> str:
    """Give the title of a dossier."""
    return _("Clippings")


def frame_language() -> str:
    """Give the tag of the language of the dossier's own words."""
    return "zh-Hans" if language() == "zh" else "en"
