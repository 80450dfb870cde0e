"""Where the kits of the library stand: which kit and entry a place of the index belongs to. Kept in memory, immutable."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from lufang_tui.library.database import sound_rows
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

_GROUPS = tuple(Group)


class Shelved:
    """Where the entries of a kit stand. What few searches ask of few kits is worked out when it is asked for."""

    __slots__ = ("_counts", "_ends", "base", "first", "is_dated", "last", "number", "rows")

    def __init__(self, row: Sequence[Any]) -> None:
        self.number: int = row[0]
        self.base: int = row[1]
        """The least of its places, which is its last entry's."""
        self.rows: int = row[2]
        """How many entries it has."""
        self._counts: str = row[3]
        self.first: int | None = row[4]
        """The days that the dateline's date covers, as ordinals; None = open, or undated."""
        self.last: int | None = row[5]
        self.is_dated = bool(row[6])
        self._ends: tuple[int, ...] | None = None

    @property
    def ends(self) -> tuple[int, ...]:
        """For each group, in the order of the panes, the number of the row behind its last one. Raises IndexFault."""
        if self._ends is None:
            with sound_rows():
                self._ends = tuple(accumulate(map(int, self._counts.split())))
        return self._ends

    def group(self, ordinal: int) -> Group:
        """The group of a row."""
        return _GROUPS[bisect_right(self.ends, ordinal)]

    def at(self, ordinal: int) -> int:
        """The number of a row within its group."""
        group = bisect_right(self.ends, ordinal)
        return ordinal - (self.ends[group - 1] if group else 0)


class Shelf:
    """The kits of one state of the index."""

    def __init__(self, change: int = 0, rows: Mapping[int, Sequence[Any]] | None = None) -> None:
        self.change = change
        self._rows: Mapping[int, Sequence[Any]] = rows or {}
        self._standing = sorted((row for row in self._rows.values() if row[2]), key=itemgetter(1))
        self._bases = array("q", [row[1] for row in self._standing])
        # The last one stands for what lies before all kits.
        self._ends = array("q", [*(row[1] + row[2] for row in self._standing), 0])
        self._known: dict[int, Shelved] = {}

    def brought_up(self, connection: sqlite3.Connection, change: int) -> Shelf:
        """The shelf as of a later change, read from the index."""
        rows = dict(self._rows)
        for (number,) in connection.execute("SELECT number FROM gone WHERE change>?", (self.change,)):
            rows.pop(number, None)
        changed = connection.execute(
            "SELECT number, base, rows, groups, first, last, date IS NOT NULL FROM kit WHERE change>?",
            (self.change,),
        )
        rows.update((row[0], row) for row in changed)
        return Shelf(change, rows)

    def __contains__(self, number: object) -> bool:
        return number in self._rows

    def __iter__(self) -> Iterator[Shelved]:
        return (self[number] for number in self._rows)

    def __getitem__(self, number: int) -> Shelved:
        """A kit by its number."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = Shelved(self._rows[number])
        return known

    def locate(self, place: int) -> tuple[Shelved, int] | None:
        """The kit and the row of it that stands at a place; None for a place that was left behind."""
        at = bisect_right(self._bases, place) - 1
        if at < 0:
            return None
        kit = self[self._standing[at][0]]
        ordinal = kit.base + kit.rows - 1 - place
        return (kit, ordinal) if ordinal >= 0 else None

    def count(self, places: Sequence[int]) -> int:
        """How many of some places were not left behind."""
        bases, ends = self._bases, self._ends
        return sum([place < ends[bisect_right(bases, place) - 1] for place in places])

    @staticmethod
    def place(kit: Shelved, ordinal: int) -> int:
        """The place of a row."""
        return kit.base + kit.rows - 1 - ordinal
