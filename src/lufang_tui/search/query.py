"""A query, read: its terms, its conditions on fields, and what of it could not be read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from lufang_tui.search.term import Term


class Group(StrEnum):
    """The groups of results, in the order in which they are shown."""

    QUOTES = "quotes"
    PEOPLE = "people"
    TIMELINE = "timeline"
    FIGURES = "figures"
    ARTICLE = "article"


class Field(StrEnum):
    """The fields that a query may name."""

    SPEAKER = "speaker"
    """Quotations by who speaks: a person, an organisation, or the words that stand for a speaker without a name."""
    ORG = "org"
    """People by where they hold a post, quotations by the body that speaks or that the speaker signs for."""
    KIND = "kind"
    """Quotations by their kind."""
    DATE = "date"
    """The timeline by its dates; quotations, figures and the article by the date of the release."""
    IN = "in"
    """The groups to look in."""
    KIT = "kit"
    """Kits by their id and label."""


class Condition(Struct, frozen=True):
    """One condition on a field. What a condition names, one of several suffices."""

    field: Field
    excluded: bool = False
    terms: tuple[Term, ...] = ()
    """What a speaker, an organisation or a kit is called; as typed in `Term.text`, folded."""
    choices: tuple[str, ...] = ()
    """Kinds, or groups."""
    first: dt.date | None = None
    last: dt.date | None = None
    """The range of days, both included; None = open."""


class QueryFault(Struct, frozen=True):
    """A part of a query that could not be read, and was left out."""

    position: int
    """Where it begins, in code points of the query as typed, from 0."""
    length: int
    """How long it is, in code points."""
    message: str
    """What is wrong, and what would be right."""


class Query(Struct, frozen=True):
    """What was asked: all terms and conditions must hold for an entry. Without any it finds everything."""

    EMPTY: ClassVar[Query]

    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    faults: tuple[QueryFault, ...] = ()
    """In the order in which they stand in the query; the rest of it is searched."""

    @property
    def sought(self) -> tuple[Term, ...]:
        """The terms that an entry must have, and that are shown in it."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def shown(self) -> tuple[Term, ...]:
        """The terms that are highlighted: those sought, and the names of speakers and organisations sought."""
        named = (Field.SPEAKER, Field.ORG)
        fields = (one for one in self.conditions if one.field in named and not one.excluded)
        return (*self.sought, *(term for condition in fields for term in condition.terms))


Query.EMPTY = Query()


def highlights(text: str, query: Query) -> list[tuple[int, int]]:
    """The ranges of a text that a query's terms stand in, in code points of that text: sorted, merged, whole clusters.

    Names that were found by pinyin or in spite of a typo are known to `Results.highlights` alone.
    """
    shown = query.shown
    if not shown or not text:
        return []
    folded = fold(text)
    return merged(folded.span(*span) for term in shown for span in term.matcher.spans(folded.text))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch or overlap made one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result
