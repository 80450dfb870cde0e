"""The search over one state of the index, on one connection."""

from __future__ import annotations

import gc
from itertools import islice
from typing import TYPE_CHECKING

from lufang_tui.library.database import ORDINAL_BITS
from lufang_tui.library.filters import token
from lufang_tui.library.pieces import PartyPiece, any_filter, any_of, both
from lufang_tui.library.planning import EVERY_KIT, plan
from lufang_tui.library.records import Count, Facets, Found, LibraryKit, Order, Tally
from lufang_tui.library.rows import Place, Rows
from lufang_tui.library.showing import Shown
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.names import LibraryNames
    from lufang_tui.library.planning import Plan
    from lufang_tui.library.shelf import Shelf, Shelved
    from lufang_tui.search.query import Condition, Query
    from lufang_tui.search.term import Term

RANKED = 200
"""So many of the newest hits are ordered by relevance."""
LOOKED_AT_ONCE = 100
"""Kits in which a query may ask something else, and that are looked at together."""
ASKED_EACH = 2_000
"""Hits between two questions whether to go on."""


class Engine(Rows):
    """Answers queries over one state of the index."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        shelf: Shelf,
        names: Callable[[], LibraryNames],
        open_kit: Callable[[LibraryKit], PressKit],
        called: Callable[[], Sequence[tuple[int, str]]],
    ) -> None:
        super().__init__(connection, shelf)
        self._names = names
        self._open_kit = open_kit
        self._called = called

    # What planning asks

    @property
    def names(self) -> LibraryNames:
        """The names of the library; they are read when they are asked for first."""
        return self._names()

    def kits_with(self, people: Iterable[str], titles: Sequence[str] = ()) -> frozenset[int]:
        """The numbers of the kits that have somebody of some keys, or with one of some words in a title."""
        kits = set(self.kits_of_people(people))
        if titles:
            words = any_filter(*(token("w", word) for word in titles))
            places = self._ask(both((words, any_filter("gp"))))
            kits.update(found[0].number for place in places if (found := self._shelf.locate(place)))
        return frozenset(kits)

    def kits_having(self, party_id: str) -> frozenset[int]:
        """The numbers of the kits that have a person or an organisation of that id."""
        if not party_id.isascii():
            return frozenset()
        return frozenset(kit for (kit,) in self._run("SELECT kit FROM party WHERE id=?", party_id))

    def kits_where(self, phrases: Sequence[str], kits: Sequence[int]) -> frozenset[int]:
        """The numbers of those of some kits in which a phrase stands anywhere."""
        there = any_filter(*(f"c{kit}" for kit in kits))
        places = self._ask(both((any_of(phrases), there)))
        return frozenset(found[0].number for place in places if (found := self._shelf.locate(place)))

    def openings(self, ending: str) -> list[str]:
        """The words that Chinese follows directly and that end so."""
        rows = self._run("SELECT word FROM opening WHERE substr(word, ?)=?", -len(ending), ending)
        return [word for (word,) in rows]

    def kits_called(self, condition: Condition) -> frozenset[int]:
        """The numbers of the kits that a condition names: by their path, else by id or label."""
        paths = [kit.number for term in condition.terms if (kit := self.kit_at(term.text)) is not None]
        if len(paths) == len(condition.terms):
            return frozenset(paths)
        tests = [term.matcher.is_in for term in condition.terms]
        return frozenset(number for number, names in self._called() if any(test(names) for test in tests))

    def years(self) -> Sequence[int]:
        """The years that dates of the index cover, in order."""
        return [year for (year,) in self._run("SELECT year FROM year ORDER BY year")]

    def has_term(self, term: Term, kit: Shelved, ordinal: int) -> bool:
        """Whether a term stands in the text of a row."""
        from lufang_tui.search.units import folded_unit

        press = self._open_kit(self.kit(kit.number))
        return term.matcher.is_in(folded_unit(press, kit.group(ordinal), kit.at(ordinal)))

    def days(self, kit: Shelved, ordinal: int) -> tuple[int | None, int | None] | None:
        """The days that a happening covers, as ordinals; None where it is undated."""
        row = (kit.number << ORDINAL_BITS) + ordinal
        found = next(iter(self._run("SELECT first, last, who FROM entry WHERE row=?", row)), None)
        return (found[0], found[1]) if found and found[2] else None

    def prepare(self) -> None:
        """Read what the first search would."""
        self.names.typed(["zz"])
        self.names.mistyped("zzzzz")
        # Names are a million small objects that stay: the collector need not walk over them while somebody types.
        gc.collect()
        gc.freeze()

    # Finding

    def found_by_kit(self, query: Query) -> list[tuple[LibraryKit, dict[Group, list[int]]]]:
        """The numbers, within their groups, of the entries that a query finds, kit by kit, the newest first."""
        by_kit: dict[int, dict[Group, list[int]]] = {}
        for _place, kit, ordinal in self.places(query):
            groups = by_kit.setdefault(kit.number, {})
            groups.setdefault(kit.group(ordinal), []).append(kit.at(ordinal))
        kits = self._kits_of(by_kit)
        return [(kits[number], groups) for number, groups in by_kit.items()]

    def places(self, query: Query, after: int | None = None) -> Iterator[Place]:
        """Where a query's hits stand, the newest first."""
        asked = plan(query, self)
        return self._located(self._ask(asked.expression(), after), asked)

    def search(self, query: Query, limit: int, order: Order, after: int | None, count_to: int) -> Found:
        """See `Library.search`."""
        asked = plan(query, self)
        everywhere = self._ask(asked.expression(), after)
        found = self._located(everywhere, asked)
        wanted = max(limit + 1, RANKED) if order is Order.RELEVANCE and after is None else limit + 1
        first = list(islice(found, wanted))
        if any(1 in term.typed.values() for term in asked.terms):
            first = self._people_in_order(first, found, asked)
        number, at_least = len(first), False
        if count_to and len(first) >= wanted:
            number += self._count_on(everywhere if asked.is_plain else found, max(0, count_to + 1 - number))
        if count_to:
            number, at_least = min(number, max(count_to, len(first))), number > count_to
        shown = self.shown(query, asked)
        hits = self._hits(first)
        if order is Order.RELEVANCE and after is None:
            hits = shown.ranked(hits)
        return Found(
            tuple(shown.marked(hit) for hit in hits[:limit]),
            Count(number, at_least or not count_to),
            len(first) > limit,
        )

    def count(self, query: Query, go_on: Callable[[], bool] | None) -> Count:
        """See `Library.count`."""
        number = 0
        asked = plan(query, self)
        everywhere = self._ask(asked.expression())
        found = everywhere if asked.is_plain else self._located(everywhere, asked)
        while True:
            more = self._count_on(found, ASKED_EACH)
            number += more
            if more < ASKED_EACH:
                return Count(number)
            if go_on is not None and not go_on():
                return Count(number, at_least=True)

    def facets(self, query: Query, most: int, go_on: Callable[[], bool] | None) -> Facets:
        """See `Library.facets`."""
        kits: dict[int, int] = {}
        groups = dict.fromkeys(Group, 0)
        rows: list[int] = []
        number, at_least = 0, False
        for _place, kit, ordinal in self.places(query):
            if (most and number >= most) or (
                number % ASKED_EACH == ASKED_EACH - 1 and go_on is not None and not go_on()
            ):
                at_least = True
                break
            number += 1
            kits[kit.number] = kits.get(kit.number, 0) + 1
            group = kit.group(ordinal)
            groups[group] += 1
            if group is Group.QUOTES:
                rows.append((kit.number << ORDINAL_BITS) + ordinal)
        about = self._kits_of(kits)
        years: dict[str, int] = {}
        for one, hits in kits.items():
            year = (about[one].date or "")[:4]
            years[year] = years.get(year, 0) + hits
        by_hits = sorted(kits, key=lambda one: (-kits[one], -self._shelf[one].base))
        return Facets(
            Count(number, at_least),
            tuple(Tally(about[one].path, about[one].label, kits[one]) for one in by_hits),
            tuple(Tally(year, year, years[year]) for year in sorted(years, reverse=True)),
            tuple(Tally(kind, kind, hits) for kind, hits in self._kinds(rows)),
            tuple(Tally(group.value, group.value, groups[group]) for group in Group),
        )

    def _kinds(self, rows: Sequence[int]) -> list[tuple[str, int]]:
        counts: dict[str, int] = {}
        for kind, number in self._in_parts(
            "SELECT kind, count(*) FROM entry WHERE row IN ({}) GROUP BY kind", rows
        ):
            counts[kind] = counts.get(kind, 0) + number
        return sorted(counts.items(), key=lambda one: -one[1])

    def _count_on(self, found: Iterator[Place] | Iterator[int], most: int) -> int:
        """Count what comes next, up to `most`; numbers are places of which some may have been left behind."""
        number = 0
        while number < most:
            several = list(islice(found, most - number))
            if not several:
                break
            places = [one for one in several if isinstance(one, int)]
            number += self._shelf.count(places) if places else len(several)
        return number

    def _located(self, places: Iterable[int], asked: Plan) -> Iterator[Place]:
        """Those of the places that answer."""
        special = asked.special
        checks = asked.checks()
        exact = _Exact(self, self._shelf, asked, special)
        locate = self._shelf.locate
        for place in places:
            found = locate(place)
            if found is None:
                continue
            kit, ordinal = found
            if special and kit.number in special and not exact.holds(place, kit):
                continue
            if all(check(kit, ordinal) is not excluded for check, excluded in checks):
                yield Place(place, kit, ordinal)

    def asked_in(self, expression: str, kits: Sequence[int]) -> Iterator[int]:
        """The places in some kits that an expression finds."""
        return self._ask(both((expression, any_filter(*(f"c{kit}" for kit in kits)))))

    def _people_in_order(self, first: list[Place], found: Iterator[Place], asked: Plan) -> list[Place]:
        """Let people whose names the query cuts short come after the others of their kit."""
        if not first:
            return first
        last = first[-1]
        if last.kit.group(last.ordinal) is Group.PEOPLE:
            for one in found:  # the rest of this kit's people decide who comes first
                first.append(one)
                if one.kit.number != last.kit.number or one.kit.group(one.ordinal) is not Group.PEOPLE:
                    break
        ranks: dict[str, int] = {}
        for term in asked.terms:
            for key, rank in term.typed.items():
                ranks[key] = max(rank, ranks.get(key, 0))

        def standing(one: Place) -> tuple[int, int, int, int]:
            group = one.kit.group(one.ordinal)
            rank = 0
            if group is Group.PEOPLE:
                people = [key for is_person, _, key in self.parties(one.kit.number) if is_person]
                rank = ranks.get(people[one.kit.at(one.ordinal)], 0)
            return -one.kit.base, list(Group).index(group), rank, -one.place

        return sorted(first, key=standing)

    # Showing

    def shown(self, query: Query, asked: Plan | None = None) -> Shown:
        """What marks the hits of a query."""
        asked = asked or plan(query, self)
        parties = [one for one in asked.pieces if isinstance(one, PartyPiece)]
        return Shown(self, query, asked.terms, parties)

    def press(self, kit: LibraryKit) -> PressKit:
        """A kit, open."""
        return self._open_kit(kit)


class _Exact:
    """What a query finds in the kits in which it asks something else than everywhere; looked up some kits at a time."""

    def __init__(self, engine: Engine, shelf: Shelf, asked: Plan, special: frozenset[int]) -> None:
        self._engine = engine
        self._asked = asked
        there = shelf if special is EVERY_KIT else (shelf[number] for number in special if number in shelf)
        self._waiting = sorted(there, key=lambda kit: kit.base)
        self._known: dict[int, frozenset[int] | None] = {}

    def holds(self, place: int, kit: Shelved) -> bool:
        """Whether what stands at a place of a kit answers."""
        while kit.number not in self._known:
            self._look_at(self._next(kit))
        places = self._known[kit.number]
        return places is None or place in places

    def _next(self, kit: Shelved) -> list[int]:
        """The numbers of the next kits, from this one on."""
        numbers = [kit.number]
        while self._waiting and len(numbers) < LOOKED_AT_ONCE:
            one = self._waiting.pop()
            if one.base < kit.base:
                numbers.append(one.number)
        return numbers

    def _look_at(self, kits: Sequence[int]) -> None:
        self._known.update(dict.fromkeys(kits))
        for expression, those in self._asked.within(kits).items():
            places = frozenset(self._engine.asked_in(expression, those))
            self._known.update(dict.fromkeys(those, places))
