"""Whom the terms of a query mean beside the texts that they stand in: by pinyin, by initials, in spite of a typo."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lufang_tui.search.query import Group
from lufang_tui.search.term import Term
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search.names import Names
    from lufang_tui.search.standing import Standing
    from lufang_tui.search.units import Units

_NAME = re.compile("[a-zß-ɏ]+(?:['-][a-zß-ɏ]+)*")


class Meant(NamedTuple):
    """Whom a term means; people by their number in the kit, from 0."""

    named: Mapping[int, int]
    """Person -> rank: an entry that names one of them has the term. 0 = the reading is written out, 1 = cut short."""
    titled: frozenset[int] = frozenset()
    """People whose titles have the term, but for a typo."""
    titles: tuple[str, ...] = ()
    """The words of those titles, folded."""


NOBODY = Meant({})
Naming: TypeAlias = "Mapping[Group, Mapping[int, list[int]]]"
"""Group -> person -> the units that name this person. A speaker is named in a quotation's fields."""


def may_mean_somebody(terms: Iterable[Term]) -> bool:
    """Whether a term is such that it may mean somebody whom it does not name."""
    return any(map(names_somebody, terms))


def names_somebody(term: Term) -> bool:
    """Whether a term is such that it may mean somebody whom it does not name: a Latin word, and no phrase."""
    return not term.whole and _NAME.fullmatch(term.text) is not None


class Meanings:
    """Knows a kit's people by their names; the names are read when the first Latin word is looked for."""

    def __init__(self, press: PressKit, units: Units, standing: Standing) -> None:
        self._press = press
        self._units = units
        self._standing = standing
        self._tables: Naming = {}

    @cached_property
    def names(self) -> Names:
        """The names of the kit's people."""
        from lufang_tui.search.names import Names

        return Names(self._press.kit.people)

    def of(self, terms: Sequence[Term]) -> list[Meant]:
        """For each term, who is meant. A phrase means nobody; only names that are written out are excluded."""
        words = [names_somebody(term) for term in terms]
        if not any(words):
            return [NOBODY] * len(terms)
        sought = [
            term.text if word and not term.excluded else None for term, word in zip(terms, words, strict=True)
        ]
        typed = self.names.typed(sought)
        return [
            self._who(term, people) if word else NOBODY
            for term, word, people in zip(terms, words, typed, strict=True)
        ]

    def _who(self, term: Term, typed: Mapping[int, int]) -> Meant:
        if term.excluded:
            everybody = self.names.typed([term.text])[0]
            written_out = {person: rank for person, rank in everybody.items() if rank == 0}
            return Meant(written_out) if written_out else NOBODY
        if typed:
            return Meant(typed)
        # A word that the kit has as it is typed is no typo.
        if any(self._standing.of(term, group) for group in self._units):
            return NOBODY
        named, titled, titles = self.names.mistyped(term.text)
        return Meant(dict.fromkeys(named, 0), titled, titles) if named or titled else NOBODY

    def entries(self, meant: Meant, group: Group) -> frozenset[int]:
        """The units of a group that name those who are meant, or that have their titles: themselves, what they say."""
        found: set[int] = set()
        for person in meant.named:
            found.update(self._naming[group].get(person, ()))
        if meant.titled and group is Group.PEOPLE:
            found |= meant.titled
        elif meant.titled and group is Group.QUOTES:
            ids = {self._press.kit.people[person].id for person in meant.titled}
            quotes = self._press.kit.quotes
            found.update(at for at, quote in enumerate(quotes) if not ids.isdisjoint(quote.speakers))
        return frozenset(found)

    @property
    def _naming(self) -> Naming:
        for _ in self.reading():
            pass
        return self._tables

    @property
    def are_read(self) -> bool:
        """Whether it is known who is named where."""
        return bool(self._tables)

    def reading(self) -> Iterator[None]:
        """Read who is named where, unit by unit, if that is not known yet."""
        if self.are_read:
            return
        tables: dict[Group, dict[int, list[int]]] = {}
        for group, units in self._units.items():
            table = tables[group] = {}
            for at, unit in enumerate(units):
                named = (at,) if group is Group.PEOPLE else self.names.named_in(unit.folded)
                for person in named:
                    table.setdefault(person, []).append(at)
                yield
        self._tables = tables

    def spans(self, text: str, people: frozenset[int], titles: Sequence[str]) -> list[tuple[int, int]]:
        """Where these people are named in a text, and where these words of titles stand; in code points of the text."""
        folded = fold(text)
        found = list(self.names.spans(folded.text, people))
        for title in titles:
            found += Term(title, whole=True).matcher.spans(folded.text)
        return [folded.span(*span) for span in found]
