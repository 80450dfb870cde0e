"""The search over one kit, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lufang_tui.search.meaning import NOBODY, Meanings, may_mean_somebody
from lufang_tui.search.query import Field, Group, highlights, merged
from lufang_tui.search.standing import Standing
from lufang_tui.search.units import folded_units, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search.meaning import Meant
    from lufang_tui.search.query import Condition, Query
    from lufang_tui.search.units import Hit, Unit, Units

_STEP = 32
"""Units that are folded or read in one step."""


class Results:
    """What a query found, by group. Immutable."""

    def __init__(
        self,
        found: Mapping[Group, Sequence[int]],
        units: Units,
        highlighter: Callable[[str], list[tuple[int, int]]],
    ) -> None:
        self._found = found
        self._units = units
        self._highlighter = highlighter

    @property
    def total(self) -> int:
        """How many hits there are in all groups."""
        return sum(map(len, self._found.values()))

    def numbers(self, group: Group) -> Sequence[int]:
        """The numbers of a group's hits among all of the group, from 0, in the order of `group`."""
        return self._found.get(group, ())

    def group(self, group: Group) -> tuple[Hit, ...]:
        """The hits of a group in the kit's order; people whose syllables the query cuts short come after the others."""
        return tuple([self._units[group][at].hit for at in self.numbers(group)])

    def highlights(self, text: str) -> list[tuple[int, int]]:
        """The ranges of a text of the kit to show as found, in code points: sorted, merged, whole clusters.

        Beside the query's terms those are the names that were found by pinyin or in spite of a typo.
        """
        return self._highlighter(text)


class Searcher:
    """Answers queries over a kit; reads and folds it when the first query comes."""

    def __init__(self, press: PressKit) -> None:
        self._press = press
        self._folded: dict[Group, list[Unit]] = {group: [] for group in Group}
        """What `prepare` has folded so far."""
        self._whole: Units | None = None

    def prepare(self, go_on: Callable[[], bool]) -> bool:
        """Read and fold the kit now, in steps of a millisecond or two; False where `go_on`, asked between them, ended it.

        Meant for a thread of its own, in which `go_on` may let others work. `glance` answers from what there is meanwhile.
        """
        if self._whole is None:
            self._folded = {group: [] for group in Group}
            for at, (group, unit) in enumerate(folded_units(self._press), 1):
                self._folded[group].append(unit)
                if at % _STEP == 0 and not go_on():
                    return False
            self._whole = self._folded
        for reading in (self._meanings.reading(), self._standing.reading()):
            if not all(at % _STEP or go_on() for at, _ in enumerate(reading, 1)):
                return False
        self._meanings.names.prepare()
        return True

    def is_ready_for(self, query: Query) -> bool:
        """Whether `search` answers without reading or folding the kit first."""
        return self._whole is not None and (
            self._meanings.are_read or not (query.conditions or may_mean_somebody(query.terms))
        )

    def glance(self, query: Query) -> Results:
        """What `search` would find in as much of the kit as `prepare` has folded; nobody by pinyin or with a typo.

        Nothing with conditions, which ask the whole kit.
        """
        so_far = {group: tuple(units) for group, units in self._folded.items()}
        nobody = [NOBODY] * len(query.terms)
        standing = _standing(so_far)
        hits = (
            {}
            if query.conditions
            else {group: self._search(group, query, nobody, standing, len(so_far[group])) for group in Group}
        )
        return Results(hits, so_far, lambda text: highlights(text, query))

    def search(self, query: Query) -> Results:
        """The entries that have every term of the query somewhere, meet its conditions, and have nothing it excludes."""
        meant = self._meanings.of(query.terms)
        units = self._units
        hits = {
            group: self._search(group, query, meant, self._standing, len(units[group])) for group in Group
        }
        return Results(hits, units, lambda text: self._highlights(text, query, meant))

    @property
    def _units(self) -> Units:
        if self._whole is None:
            self._whole = units_of(self._press)
        return self._whole

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self._press, self._units, self._standing)

    @cached_property
    def _standing(self) -> Standing:
        return _standing(self._units)

    def _search(
        self, group: Group, query: Query, meant: list[Meant], standing: Standing, count: int
    ) -> Sequence[int]:
        """The numbers of a group's units, of which there are `count`, that answer."""
        found: Iterable[int] = range(count)
        for condition in query.conditions:
            found = self._meeting(condition, group, found)
        for term, who in zip(query.terms, meant, strict=True):
            there: Iterable[int] = standing.of(term, group)
            if who is not NOBODY and (about := self._meanings.entries(who, group)):
                there = sorted(about.union(there))
            found = _within(found, there, excluded=term.excluded)
        if group is Group.PEOPLE and any(who.named for who in meant):
            found = sorted(
                found, key=lambda person: max((who.named.get(person, 0) for who in meant), default=0)
            )
        return found if isinstance(found, Sequence) else [*found]

    def _meeting(self, condition: Condition, group: Group, units: Iterable[int]) -> Iterable[int]:
        """Those of a group's units that meet a condition."""
        from lufang_tui.search.conditions import meeting

        met = meeting(self._press, self._meanings, condition, group)
        if isinstance(met, bool):
            return units if met is not condition.excluded else ()
        return [at for at in units if (at in met) is not condition.excluded]

    def _highlights(self, text: str, query: Query, meant: list[Meant]) -> list[tuple[int, int]]:
        spans = highlights(text, query)
        sought = [who for term, who in zip(query.terms, meant, strict=True) if not term.excluded]
        named = [frozenset(who.named) for who in sought if who.named]
        # Who has all of the words for a name, if anybody has: with `zha wen` not everybody called Zhang.
        everyone = frozenset[int]().union(*named)
        people = set(everyone.intersection(*named) or everyone)
        titles = [title for who in sought for title in who.titles]
        for condition in query.conditions:
            if condition.field is Field.SPEAKER and not condition.excluded:
                from lufang_tui.search.conditions import people_called

                for term in condition.terms:
                    people |= people_called(self._meanings.names, term)
        if not people and not titles:
            return spans
        return merged([*spans, *self._meanings.spans(text, frozenset(people), titles)])


def _standing(units: Units) -> Standing:
    return Standing({group: [unit.folded for unit in units[group]] for group in Group})


def _within(found: Iterable[int], there: Iterable[int], *, excluded: bool) -> Iterable[int]:
    """Those of what was found so far that are among others, in order too, or that are not."""
    if isinstance(found, range) and not excluded:
        return there
    members = frozenset(there)
    return [at for at in found if (at in members) is not excluded]
