"""What is searched, folded once: the units of a kit, which are its entries and, in the article, headings and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.search import fields
from lufang_tui.search.query import Group
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lufang_tui.kit.press import PressKit


class Hit(NamedTuple):
    """An entry that answers a query."""

    id: str
    """The entry's id; in the article, the section's."""
    paragraph: int | None = None
    """In the article: the index, from 0, of the section's paragraph; None = its heading."""


class Unit(NamedTuple):
    """An entry, or a paragraph, with all that is searched of it."""

    hit: Hit
    folded: str
    """Every field, folded; they part at line ends, which no folded text has."""


Units = dict[Group, tuple[Unit, ...]]
"""Group -> its units in the kit's order; those of quotes, people, timeline and figures stand where the entries do."""


def units_of(press: PressKit) -> Units:
    """Fold a kit."""
    kit, folding = press.kit, _Folding()
    return {
        Group.QUOTES: tuple([folding.unit(quote.id, fields.of_quote(press, quote)) for quote in kit.quotes]),
        Group.PEOPLE: tuple([folding.unit(one.id, fields.of_person(press, one)) for one in kit.people]),
        Group.TIMELINE: tuple([folding.unit(entry.id, fields.of_happening(entry)) for entry in kit.timeline]),
        Group.FIGURES: tuple([folding.unit(figure.id, fields.of_figure(figure)) for figure in kit.figures]),
        Group.ARTICLE: tuple(_article(press, folding)),
    }


def _article(press: PressKit, folding: _Folding) -> Iterator[Unit]:
    for section in press.kit.sections:
        if section.heading:
            yield folding.unit(section.id, (section.heading,))
        for index, paragraph in enumerate(press.paragraphs(section.id)):
            yield Unit(Hit(section.id, index), fold(paragraph.text).text)


class _Folding:
    """Folds the fields of one kit, in which names and titles come again and again."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def unit(self, entry_id: str, texts: Iterable[str]) -> Unit:
        return Unit(Hit(entry_id), "\n".join(self._folded(text) for text in dict.fromkeys(texts) if text))

    def _folded(self, text: str) -> str:
        folded = self._known.get(text)
        if folded is None:
            folded = self._known[text] = fold(text).text
        return folded
