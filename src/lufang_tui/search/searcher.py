"""The search over one kit, in memory."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.search import fields
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search.query import Query


class Group(StrEnum):
    """The groups of results, in the order in which they are shown."""

    QUOTES = "quotes"
    PEOPLE = "people"
    TIMELINE = "timeline"
    FIGURES = "figures"
    ARTICLE = "article"


class Hit(NamedTuple):
    """An entry that answers a query."""

    id: str
    """The entry's id; in the article, the section's."""
    paragraph: int | None = None
    """In the article: the index, from 0, of the section's paragraph; None = its heading."""


class Results:
    """What a query found, by group, in the kit's order. Immutable."""

    def __init__(self, hits: Mapping[Group, tuple[Hit, ...]]) -> None:
        self._hits = hits

    @property
    def total(self) -> int:
        """How many hits there are in all groups."""
        return sum(map(len, self._hits.values()))

    def group(self, group: Group) -> tuple[Hit, ...]:
        """The hits of a group."""
        return self._hits.get(group, ())


class _Unit(NamedTuple):
    hit: Hit
    folded: str
    """Every field, folded; they part at line ends, which no folded text has."""


class Searcher:
    """Answers queries over a kit; reads and folds it when the first query comes."""

    def __init__(self, press: PressKit) -> None:
        self._press = press

    def search(self, query: Query) -> Results:
        """The entries that have every term of the query somewhere, and none that it excludes."""
        tests = [(term.matcher.is_in, not term.excluded) for term in query.terms]
        return Results(
            {
                group: tuple(
                    [unit.hit for unit in units if all(test(unit.folded) is wanted for test, wanted in tests)]
                )
                for group, units in self._units.items()
            }
        )

    @cached_property
    def _units(self) -> Mapping[Group, tuple[_Unit, ...]]:
        press, kit = self._press, self._press.kit
        folded = _Folding()
        return {
            Group.QUOTES: tuple(folded.unit(quote.id, fields.of_quote(press, quote)) for quote in kit.quotes),
            Group.PEOPLE: tuple(
                folded.unit(person.id, fields.of_person(press, person)) for person in kit.people
            ),
            Group.TIMELINE: tuple(
                folded.unit(entry.id, fields.of_happening(entry)) for entry in kit.timeline
            ),
            Group.FIGURES: tuple(folded.unit(figure.id, fields.of_figure(figure)) for figure in kit.figures),
            Group.ARTICLE: tuple(self._article(folded)),
        }

    def _article(self, folded: _Folding) -> Iterator[_Unit]:
        for section in self._press.kit.sections:
            if section.heading:
                yield folded.unit(section.id, (section.heading,))
            for index, paragraph in enumerate(self._press.paragraphs(section.id)):
                yield _Unit(Hit(section.id, index), fold(paragraph.text).text)


class _Folding:
    """Folds the fields of one kit, in which names and titles come again and again."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def unit(self, entry_id: str, texts: Iterable[str]) -> _Unit:
        return _Unit(Hit(entry_id), "\n".join(self._folded(text) for text in dict.fromkeys(texts) if text))

    def _folded(self, text: str) -> str:
        folded = self._known.get(text)
        if folded is None:
            folded = self._known[text] = fold(text).text
        return folded
