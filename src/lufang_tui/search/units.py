"""What is searched, folded once: the units of a kit, which are its entries and, in the article, headings and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
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


Units = Mapping[Group, Sequence[Unit]]
"""Group -> its units in the kit's order; those of quotes, people, timeline and figures stand where the entries do."""


def units_of(press: PressKit) -> Units:
    """Fold a kit."""
    found: dict[Group, list[Unit]] = {group: [] for group in Group}
    for group, unit in folded_units(press):
        found[group].append(unit)
    return {group: tuple(units) for group, units in found.items()}


def folded_units(press: PressKit) -> Iterator[tuple[Group, Unit]]:
    """Fold a kit unit by unit, group after group in the order in which the panes stand."""
    kit, folding = press.kit, _Folding()
    for quote in kit.quotes:
        yield Group.QUOTES, folding.unit(quote.id, fields.of_quote(press, quote))
    for person in kit.people:
        yield Group.PEOPLE, folding.unit(person.id, fields.of_person(press, person))
    for entry in kit.timeline:
        yield Group.TIMELINE, folding.unit(entry.id, fields.of_happening(entry))
    for figure in kit.figures:
        yield Group.FIGURES, folding.unit(figure.id, fields.of_figure(figure))
    for unit in _article(press, folding):
        yield Group.ARTICLE, unit


def folded_unit(press: PressKit, group: Group, at: int) -> str:
    """Fold one unit, by its number in its group."""
    kit, folding = press.kit, _Folding()
    match group:
        case Group.QUOTES:
            texts = fields.of_quote(press, kit.quotes[at])
        case Group.PEOPLE:
            texts = fields.of_person(press, kit.people[at])
        case Group.TIMELINE:
            texts = fields.of_happening(kit.timeline[at])
        case Group.FIGURES:
            texts = fields.of_figure(kit.figures[at])
        case Group.ARTICLE:
            return next(islice(_article(press, folding), at, None)).folded
    return folding.unit("", texts).folded


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
