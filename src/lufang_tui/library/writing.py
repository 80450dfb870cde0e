"""Writing kits into the index, a piece at a time: whoever reads sees each piece whole or not at all.

A kit is given a number, and a stretch of places on the day of its dateline: its first entry has the greatest, so that
walking backwards over the places meets the newest kit first and each kit in its own order. Tokens cannot be taken out of
the full-text table again: the places of a kit that changed or went are left behind, nobody looks at them, and when they
have become many the index is made anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.library.database import DAY_BITS, ORDINAL_BITS, connect, told
from lufang_tui.library.filters import LETTERS
from lufang_tui.library.parties import decode_party
from lufang_tui.library.records import KitState, Refreshed
from lufang_tui.library.tokens import FILTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from lufang_tui.library.preparing import Prepared
    from lufang_tui.library.reading import Outcome
    from lufang_tui.library.stamps import Stamp

_BULK = {"hashsize": 64 << 20, "automerge": 0, "crisismerge": 2000}
"""FTS5's settings while thousands of kits are taken in; merging waits for the end."""
_ORDINARY = {"hashsize": 4 << 20, "automerge": 0, "crisismerge": 32}
"""While few are: merging waits until what is new can be seen."""


MERGED_PAGES = 4_000
"""Pages of four kilobytes that are merged in one step after thousands of kits."""
MERGED_PAGES_FEW = 64
GIVEN_BACK_PAGES = 2_000
"""Free pages that are given back to the disk in one step; merging leaves many."""
FEW_PLACES = 20_000
"""Below so many places it does not matter how many nobody looks at."""


_STATES = {state.value: state for state in KitState}


class Known(NamedTuple):
    """A kit as the index has it."""

    number: int
    path: str
    state: KitState
    stamp: tuple[int, int]
    digest: str
    rows: int


class Writer:
    """The one that writes. Raises NotWritable, and sqlite3.DatabaseError where the index is damaged."""

    def __init__(self, path: Path, *, bulk: bool = False) -> None:
        self._folder = path.parent
        with told(self._folder):
            self._connection = connect(path, write=True)
        self.bulk = False
        self._set(_ORDINARY)
        if bulk:
            self.start_bulk()

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def known(self) -> dict[str, Known]:
        """The kits of the index by path."""
        rows = self._connection.execute("SELECT number, path, state, size, mtime, digest, rows FROM kit")
        return {
            path: Known(number, path, _STATES.get(state, KitState.UNREADABLE), (size, mtime), digest, count)
            for number, path, state, size, mtime, digest, count in rows
        }

    def totals(self) -> Refreshed:
        """How many kits and quotations there are."""
        # The first of a kit's groups are its quotations; the cast takes the number that the text begins with.
        counted = self._connection.execute(
            "SELECT state, count(*), sum(CAST(groups AS INTEGER)) FROM kit GROUP BY state"
        ).fetchall()
        states = {state: kits for state, kits, _quotes in counted}
        return Refreshed(
            sum(states.values()), sum(quotes for *_state, quotes in counted), missing=states.get(KitState.MISSING, 0),
            faulty=states.get(KitState.FAULTY, 0), unreadable=states.get(KitState.UNREADABLE, 0),
        )  # fmt: skip

    @property
    def left_behind(self) -> float:
        """The share of places that nobody looks at any more; 0 while there are few."""
        used = self._connection.execute("SELECT total(used) FROM day").fetchone()[0]
        standing = self._connection.execute("SELECT total(rows) FROM kit").fetchone()[0]
        return 1 - standing / used if used > FEW_PLACES else 0.0

    def start_bulk(self) -> None:
        """Set the index up for thousands of kits."""
        self._connection.execute("PRAGMA cache_size=-131072")
        self._connection.execute("UPDATE meta SET value=0 WHERE name='settled'")
        self._set(_BULK)
        self.bulk = True

    @contextmanager
    def piece(self) -> Iterator[int]:
        """One piece of work, which is seen whole or not at all; gives the number of the change."""
        connection = self._connection
        with told(self._folder):
            connection.execute("BEGIN IMMEDIATE")
            try:
                change = connection.execute("SELECT value FROM meta WHERE name='change'").fetchone()[0] + 1
                connection.execute("UPDATE meta SET value=? WHERE name='change'", (change,))
                yield change
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.rollback()
                raise

    def put(self, outcomes: Sequence[Outcome], change: int) -> None:
        """Take kits in, in place of what was there of them."""
        for outcome in sorted(outcomes, key=lambda one: _day(one.prepared)):
            self._drop(outcome.path, change)
            if outcome.prepared is not None:
                self._insert(outcome, outcome.prepared, change)
            else:
                self._insert_kit(outcome, 0, change)

    def mark(self, path: str, state: KitState, message: str, stamp: Stamp, change: int) -> None:
        """Say how a kit was found; what was read of it stays."""
        self._connection.execute(
            "UPDATE kit SET state=?, message=?, size=?, mtime=?, change=? WHERE path=?",
            (state, message, *stamp, change, path),
        )

    def stamp(self, path: str, stamp: Stamp, message: str, change: int) -> None:
        """Say what the file of a kit that has not changed looks like."""
        state = KitState.FAULTY if message else KitState.SOUND
        self._connection.execute(
            "UPDATE kit SET size=?, mtime=?, change=?, state=?, message=? WHERE path=?",
            (*stamp, change, state, message, path),
        )

    def move(self, before: str, after: Outcome, change: int) -> None:
        """Say that a kit lies at another path, and what it looks like there."""
        self._drop(after.path, change)
        self._connection.execute(
            "UPDATE kit SET path=?, size=?, mtime=?, change=?, state=?, message=? WHERE path=?",
            (after.path, *after.stamp, change, _state(after), after.message, before),
        )

    def drop(self, paths: Iterable[str], change: int) -> None:
        """Take kits out."""
        for path in paths:
            self._drop(path, change)

    @property
    def has_recalled(self) -> bool:
        """Whether kits that were gone when the index was made have been taken in from the cache."""
        found = self._connection.execute("SELECT value FROM meta WHERE name='recalled'").fetchone()
        return found is None or bool(found[0])

    def say_recalled(self) -> None:
        """Say that they have been."""
        with told(self._folder):
            self._connection.execute("UPDATE meta SET value=1 WHERE name='recalled'")

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to merge of a time in which thousands of kits were taken in."""
        return bool(self._connection.execute("SELECT value FROM meta WHERE name='settled'").fetchone()[0])

    def settle(self, go_on: Callable[[], bool]) -> None:
        """Merge what was written in pieces, in steps; after thousands of kits all of it, unless `go_on` ends it.

        One `optimize` would need as much room again as the index has, and hold the lock meanwhile.
        """
        connection = self._connection
        with told(self._folder):
            if self.is_settled:
                self._merge(MERGED_PAGES_FEW)
                return
            self._merge(-MERGED_PAGES)
            while go_on():
                if not self._merge(MERGED_PAGES) and not self._give_back():
                    connection.execute("UPDATE meta SET value=1 WHERE name='settled'")
                    break
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._set(_ORDINARY)
            self.bulk = False

    def _give_back(self) -> bool:
        """Give some free pages back to the disk; gives whether there may be more."""
        self._connection.execute(f"PRAGMA incremental_vacuum({GIVEN_BACK_PAGES})").fetchall()
        return bool(self._connection.execute("PRAGMA freelist_count").fetchone()[0])

    def _merge(self, pages: int) -> bool:
        """Merge about so many pages, of all segments for a negative number; whether there was anything to do."""
        before = self._connection.total_changes
        self._connection.execute("INSERT INTO words(words, rank) VALUES('merge', ?)", (pages,))
        return self._connection.total_changes - before > 1  # as FTS5's documentation has it

    def _set(self, settings: dict[str, int]) -> None:
        with told(self._folder):
            for name, value in settings.items():
                self._connection.execute("INSERT INTO words(words, rank) VALUES(?, ?)", (name, value))

    def _drop(self, path: str, change: int) -> None:
        found = self._connection.execute("SELECT number FROM kit WHERE path=?", (path,)).fetchone()
        if found is None:
            return
        number = found[0]
        first = number << ORDINAL_BITS
        for statement, values in (
            ("DELETE FROM kit WHERE number=?", (number,)),
            ("DELETE FROM entry WHERE row BETWEEN ? AND ?", (first, first + (1 << ORDINAL_BITS) - 1)),
            ("DELETE FROM party WHERE kit=?", (number,)),
            ("INSERT INTO gone VALUES(?, ?)", (number, change)),
        ):
            self._connection.execute(statement, values)

    def _insert(self, outcome: Outcome, kit: Prepared, change: int) -> None:
        connection = self._connection
        count = len(kit.rows)
        base = self._places(_day(kit), count)
        number = self._insert_kit(outcome, base, change)
        first = number << ORDINAL_BITS
        connection.executemany(
            "INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            [(first + at, row.entry, row.paragraph, row.kind, row.text, row.who, row.first, row.last)
             for at, row in enumerate(kit.rows)],
        )  # fmt: skip
        # In the order of the places: FTS5 begins a new segment wherever a place is smaller than the one before.
        connection.executemany(
            "INSERT INTO words(rowid, t) VALUES(?, ?)",
            [(base + at, f"{FILTER}c{number} {row.words}") for at, row in enumerate(reversed(kit.rows))],
        )
        connection.executemany(
            "INSERT INTO party VALUES(?, ?, ?, ?, ?, ?)",
            [(number, one.is_person, one.at, one.id, one.key, one.record) for one in kit.parties],
        )
        self._insert_words(kit)

    def _insert_words(self, kit: Prepared) -> None:
        """What queries are held against: the names of the index, the words of its titles, its years."""
        records = [(one, decode_party(one.record)) for one in kit.parties]
        self._connection.executemany(
            "INSERT OR IGNORE INTO name(key, person, names) VALUES(?, ?, ?)",
            [(one.key, one.is_person, "\n".join(record.names)) for one, record in records],
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO title(word) VALUES(?)",
            [(word,) for _, record in records for word in record.title_words],
        )
        self._connection.executemany("INSERT OR IGNORE INTO year VALUES(?)", [(year,) for year in kit.years])
        self._connection.executemany(
            "INSERT OR IGNORE INTO opening VALUES(?)", [(word,) for word in kit.openings]
        )

    def _insert_kit(self, outcome: Outcome, base: int, change: int) -> int:
        kit = outcome.prepared
        if kit is None:
            about, groups = ("", "", "", None, None, None, None), (0,) * len(LETTERS)
        else:
            about = (kit.id, kit.label, kit.language, kit.date, kit.embargo, kit.first, kit.last)  # type: ignore[assignment]
            groups = kit.groups
        cursor = self._connection.execute(
            "INSERT INTO kit(path, id, label, language, date, embargo, first, last, state, message, size, mtime, digest,"
            " base, rows, groups, change) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (outcome.path, *about, _state(outcome), outcome.message, *outcome.stamp, outcome.digest, base, sum(groups),
             " ".join(map(str, groups)), change),
        )  # fmt: skip
        return cursor.lastrowid or 0

    def _places(self, day: int, count: int) -> int:
        """Take a stretch of places on a day; gives the first of them."""
        found = self._connection.execute("SELECT used FROM day WHERE day=?", (day,)).fetchone()
        used = found[0] if found else 0
        if used + count >= 1 << DAY_BITS:
            raise sqlite3.OperationalError("a day is full")
        self._connection.execute("INSERT OR REPLACE INTO day VALUES(?, ?)", (day, used + count))
        return (day << DAY_BITS) + used


def _state(outcome: Outcome) -> KitState:
    """How a kit is that was read."""
    if outcome.prepared is None:
        return KitState.UNREADABLE
    return KitState.FAULTY if outcome.message else KitState.SOUND


def _day(kit: Prepared | None) -> int:
    """The day on which the places of a kit lie; 0 where it is undated."""
    return (kit.first or kit.last or 0) if kit else 0
