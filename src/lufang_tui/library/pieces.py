"""The parts of a query as expressions over the index: terms, conditions on people, on dates, on kits.

Most of a query is the same question in every kit. Some of it is not: in spite of a typo somebody is found only in kits
where the word stands nowhere as it was typed, and a name whose reading is cut short only where nobody has it written out.
A piece of a query therefore has an expression for all kits, and the few kits in which another one may hold.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

from lufang_tui.library.filters import (
    WIDE,
    WIDE_MONTHS,
    WORD,
    filters_of_typed,
    months_of,
    token,
    years_of,
)
from lufang_tui.library.tokens import FILTER, sought
from lufang_tui.search.meaning import names_somebody
from lufang_tui.search.query import Field, Group

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lufang_tui.library.names import Called, LibraryNames
    from lufang_tui.library.shelf import Shelved
    from lufang_tui.search.query import Condition
    from lufang_tui.search.term import Term

FEW_KITS = 300
"""So many kits are named in an expression; more are looked up place by place."""

Check: TypeAlias = "Callable[[Shelved, int], bool]"
"""Whether a row of a kit, by its number, answers a part of the query that no expression holds."""


class Indexed(Protocol):
    """What planning asks the index."""

    @property
    def names(self) -> LibraryNames:
        """The names of the library."""

    def kits_with(self, people: Iterable[str], titles: Sequence[str] = ()) -> frozenset[int]:
        """The numbers of the kits that have somebody of some keys, or with one of some words in a title."""

    def kits_having(self, party_id: str) -> frozenset[int]:
        """The numbers of the kits that have a person or an organisation of that id."""

    def parties(self, kit: int) -> Sequence[tuple[bool, str, str]]:
        """The people (True) and organisations (False) of a kit: id and key."""

    def kits_where(self, phrases: Sequence[str], kits: Sequence[int]) -> frozenset[int]:
        """The numbers of those of some kits in which a phrase stands anywhere."""

    def openings(self, ending: str) -> list[str]:
        """The words that Chinese follows directly and that end so."""

    def kits_called(self, condition: Condition) -> frozenset[int]:
        """The numbers of the kits whose id or label a condition names."""

    def years(self) -> Sequence[int]:
        """The years that dates of the index cover, in order."""

    def has_term(self, term: Term, kit: Shelved, ordinal: int) -> bool:
        """Whether a term stands in the text of a row."""

    def days(self, kit: Shelved, ordinal: int) -> tuple[int | None, int | None] | None:
        """The days that a happening covers, as ordinals; None where it is undated."""


class Piece:
    """A part of a query: a term or a condition."""

    def __init__(self, *, excluded: bool, expression: str | None = None, check: Check | None = None) -> None:
        self.excluded = excluded
        self._expression = expression
        self.check = check
        """What the expression leaves open."""

    @property
    def expression(self) -> str | None:
        """What holds in all kits but the `special` ones; None for no restriction, NOTHING for no row."""
        return self._expression

    @property
    def special(self) -> frozenset[int]:
        """The kits in which another expression may hold."""
        return frozenset()

    def look_at(self, kits: Sequence[int]) -> None:
        """Find out now what `within` needs to know of some kits."""

    def within(self, kit: int) -> str | None:
        """What holds in a kit; the `expression` itself where that does."""
        del kit
        return self.expression


NOTHING = '"\ufdd3"'


def any_of(phrases: Iterable[str]) -> str:
    """An expression for any of some phrases; NOTHING for none."""
    return " OR ".join(phrases) or NOTHING


def any_filter(*filters: str) -> str:
    """An expression for any of some filter tokens; NOTHING for none."""
    return any_of(f'"{FILTER}{one}"' for one in filters)


EVERYTHING = any_filter("e")


def either(expressions: Iterable[str]) -> str:
    """An expression for any of some expressions."""
    every = [one for one in expressions if one != NOTHING]
    if not every:
        return NOTHING
    return every[0] if len(every) == 1 else "(" + ") OR (".join(every) + ")"


def both(expressions: Iterable[str]) -> str:
    """An expression for all of some expressions."""
    every = list(expressions)
    if NOTHING in every:
        return NOTHING
    return every[0] if len(every) == 1 else "(" + ") AND (".join(every) + ")"


class TermPiece(Piece):
    """A term: where it stands, whom it names by pinyin, and what it may be but for a typo."""

    def __init__(self, term: Term, typed: dict[str, int], index: Indexed) -> None:
        look = sought(term)
        if look.ending:
            look = look.before(index.openings(look.ending))
        super().__init__(
            excluded=term.excluded,
            check=None if look.sure else lambda kit, ordinal: index.has_term(term, kit, ordinal),
        )
        self.term = term
        self.typed = typed
        """Who is meant: key -> rank."""
        self._index = index
        self._phrases = look.phrases
        self._loose_in: dict[int, bool] = {}

    @cached_property
    def expression(self) -> str | None:
        """Where it stands and whom it names, a typo not thought of where it is excluded."""
        if (self.check is not None and self.excluded) or not self._phrases:
            return None
        return either((self._plain, any_filter(*self._near_filters)))

    @cached_property
    def _plain(self) -> str:
        plain = any_of(self._phrases)
        if not self.typed:
            return plain
        named = self._index.names.filters_of(self.typed.keys(), filters_of_typed(self.term.text))
        return either((plain, any_filter(*named)))

    @cached_property
    def near(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Who may be meant but for a typo, by keys, and the words of titles that may be meant.

        Nobody who has the word as it is typed, or is called so: where they are, no typo is thought of.
        """
        if not self._near_words and not self._near_titles:
            return frozenset(), ()
        return frozenset().union(*self._near_words.values()), self._near_titles

    @cached_property
    def _near_words(self) -> dict[str, frozenset[str]]:
        if self.excluded or not names_somebody(self.term):
            return {}
        found = self._index.names.near(self.term.text)
        if not found:
            return {}
        close = self._index.names.having(self.term) | self.typed.keys()
        return {word: keys - close for word, keys in found.items() if keys - close}

    @cached_property
    def _near_titles(self) -> tuple[str, ...]:
        if self.excluded or not names_somebody(self.term):
            return ()
        near = self._index.names.mistyped_titles(self.term.text)
        return tuple(word for word in near if not self.term.matcher.is_in(word))

    @cached_property
    def _near_filters(self) -> list[str]:
        named, titles = self.near
        if not named and not titles:
            return []
        words = (WORD + word for word in self._near_words)
        return [*self._index.names.filters_of(named, words), *(token("w", word) for word in titles)]

    @cached_property
    def special(self) -> frozenset[int]:
        """The kits that have somebody who is meant but for a typo."""
        return self._index.kits_with(*self.near)

    def look_at(self, kits: Sequence[int]) -> None:
        """Find out in which of some kits a typo is thought of: nobody is called so there, and the word stands nowhere."""
        unknown = [kit for kit in kits if kit not in self._loose_in]
        if not unknown or not self._near_filters:
            return
        having = self._index.kits_where(self._phrases, unknown)
        for kit in unknown:
            keys = {key for is_person, _, key in self._index.parties(kit) if is_person}
            self._loose_in[kit] = kit not in having and keys.isdisjoint(self.typed)

    def is_loose_in(self, kit: int) -> bool:
        """Whether a typo is thought of in a kit."""
        self.look_at((kit,))
        return self._loose_in.get(kit, False)

    def within(self, kit: int) -> str | None:
        """What holds in a kit."""
        if not self._near_filters or kit not in self.special or self.is_loose_in(kit):
            return self.expression
        return self._plain


class PartyPiece(Piece):
    """A condition on who speaks or where somebody belongs."""

    def __init__(self, condition: Condition, index: Indexed) -> None:
        super().__init__(excluded=condition.excluded)
        self._index = index
        self._terms = condition.terms
        self._by_speaker = condition.field is Field.SPEAKER
        self._by_id = {term: index.kits_having(term.text) for term in condition.terms}
        self._organisations = {term: index.names.organisations(term) for term in condition.terms}
        self.called: dict[Term, Called] = (
            {term: index.names.called(term) for term in condition.terms} if self._by_speaker else {}
        )

    @property
    def expression(self) -> str | None:
        """Everybody who may be called."""
        return self._anybody

    @cached_property
    def _anybody(self) -> str:
        filters: list[str] = []
        for term in self._terms:
            bodies = self._organisations[term]
            people = self.called[term].anybody if self._by_speaker else frozenset()
            filters += self._filters(term, people, bodies, by_id=bool(self._by_id[term]))
        return either((any_filter(*filters), self._mention))

    @cached_property
    def special(self) -> frozenset[int]:
        """The kits where an id is named, or where who is called depends on who else is there."""
        kits = frozenset[int]().union(*self._by_id.values())
        for called in self.called.values():
            uncertain = called.anybody - called.named
            if uncertain:
                kits |= self._index.kits_with(uncertain)
        return kits

    def within(self, kit: int) -> str | None:
        """What holds in a kit."""
        parties = self._index.parties(kit)
        people = frozenset(key for is_person, _, key in parties if is_person)
        bodies = frozenset(key for is_person, _, key in parties if not is_person)
        filters: list[str] = []
        as_everywhere = True
        for term in self._terms:
            if any(
                party_id == term.text and (self._by_speaker or not is_person)
                for is_person, party_id, _ in parties
            ):
                filters += self._filters(term, frozenset(), frozenset(), by_id=True)
            else:
                called = self.called[term].within(people) if self._by_speaker else frozenset()
                filters += self._filters(term, called, self._organisations[term] & bodies, by_id=False)
                if called == (self.called[term].anybody & people if self._by_speaker else frozenset()):
                    continue
            as_everywhere = False
        return self.expression if as_everywhere else either((any_filter(*filters), self._mention))

    def _filters(
        self, term: Term, people: frozenset[str], bodies: frozenset[str], *, by_id: bool
    ) -> Iterator[str]:
        if self._by_speaker:
            yield from ("s" + key for key in people)
            yield from ("so" + key for key in bodies)
        else:
            yield from ("o" + key for key in bodies)
        if by_id:
            yield token("i" if self._by_speaker else "j", term.text)

    @cached_property
    def _mention(self) -> str:
        """Where nobody is named, the words that stand for the speaker have to do."""
        if not self._by_speaker:
            return NOTHING
        looks = [sought(term, in_mention=True) for term in self._terms]
        looks = [
            look.before(self._index.openings(look.ending), in_mention=True) if look.ending else look
            for look in looks
        ]
        return either(any_of(look.phrases) for look in looks)


def kit_piece(condition: Condition, index: Indexed) -> Piece:
    """A condition on the kit."""
    kits = index.kits_called(condition)
    if len(kits) <= FEW_KITS:
        return Piece(excluded=condition.excluded, expression=any_filter(*(f"c{kit}" for kit in sorted(kits))))
    return Piece(excluded=condition.excluded, check=lambda kit, _: kit.number in kits)


class DatePiece(Piece):
    """A condition on dates: of happenings their own, of the rest but people the dateline's."""

    def __init__(self, condition: Condition, index: Indexed) -> None:
        self._index = index
        self._first = condition.first.toordinal() if condition.first else None
        self._last = condition.last.toordinal() if condition.last else None
        # The years or months in question; which days it is has to be looked up.
        filters = self._filters(condition.first, condition.last)
        super().__init__(
            excluded=condition.excluded,
            expression=None if condition.excluded else any_filter(*filters),
            check=self._meets,
        )

    def _filters(self, first: dt.date | None, last: dt.date | None) -> list[str]:
        months = months_of(first, last)
        if months:
            return [*months, WIDE_MONTHS]
        years = years_of(first, last)
        if not years:
            low, high = (first.year if first else 0), (last.year if last else 9999)
            years = [f"y{year}" for year in self._index.years() if low <= year <= high]
        return [*years, WIDE]

    def _meets(self, kit: Shelved, ordinal: int) -> bool:
        group = kit.group(ordinal)
        if group is Group.PEOPLE:
            return False
        if group is Group.TIMELINE:
            days = self._index.days(kit, ordinal)
            return days is not None and self._overlaps(*days)
        return kit.is_dated and self._overlaps(kit.first, kit.last)

    def _overlaps(self, first: int | None, last: int | None) -> bool:
        return (first is None or self._last is None or first <= self._last) and (
            last is None or self._first is None or last >= self._first
        )
