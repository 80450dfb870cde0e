"""Where the kits of the library stand: which kit and entry a place of the index belongs to. Kept in memory, immutable."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.library.database import sound_rows
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_GROUPS = tuple(Group)


class Shelved(NamedTuple):
    """Where the entries of a kit stand."""

    number: int
    base: int
    """The least of its places, which is its last entry's."""
    ends: tuple[int, ...]
    """For each group, in the order of the panes, the number of the row behind its last one."""
    first: int | None
    """The days that the dateline's date covers, as ordinals; None = open, or undated."""
    last: int | None
    is_dated: bool

    @property
    def rows(self) -> int:
        """How many entries it has."""
        return self.ends[-1]

    def group(self, ordinal: int) -> Group:
        """The group of a row."""
        return _GROUPS[bisect_right(self.ends, ordinal)]

    def at(self, ordinal: int) -> int:
        """The number of a row within its group."""
        group = bisect_right(self.ends, ordinal)
        return ordinal - (self.ends[group - 1] if group else 0)


class Shelf:
    """The kits of one state of the index."""

    def __init__(self, change: int = 0, kits: Mapping[int, Shelved] | None = None) -> None:
        self.change = change
        self.kits: Mapping[int, Shelved] = kits or {}
        standing = sorted((one.base, one) for one in self.kits.values() if one.rows)
        self._bases = array("q", [base for base, _ in standing])
        self._standing = [one for _, one in standing]

    def brought_up(self, connection: sqlite3.Connection, change: int) -> Shelf:
        """The shelf as of a later change, read from the index."""
        kits = dict(self.kits)
        for (number,) in connection.execute("SELECT number FROM gone WHERE change>?", (self.change,)):
            kits.pop(number, None)
        rows = connection.execute(
            "SELECT number, base, groups, first, last, date IS NOT NULL FROM kit WHERE change>?",
            (self.change,),
        )
        for number, base, groups, first, last, dated in rows:
            ends, end = [], 0
            with sound_rows():
                for count in groups.split():
                    end += int(count)
                    ends.append(end)
            kits[number] = Shelved(number, base, tuple(ends), first, last, bool(dated))
        return Shelf(change, kits)

    def locate(self, place: int) -> tuple[Shelved, int] | None:
        """The kit and the row of it that stands at a place; None for a place that was left behind."""
        at = bisect_right(self._bases, place) - 1
        if at < 0:
            return None
        kit = self._standing[at]
        ordinal = kit.base + kit.ends[-1] - 1 - place
        return (kit, ordinal) if ordinal >= 0 else None

    @staticmethod
    def place(kit: Shelved, ordinal: int) -> int:
        """The place of a row."""
        return kit.base + kit.ends[-1] - 1 - ordinal
