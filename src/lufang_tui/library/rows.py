"""What stands in one state of the index, on one connection: kits, entries, people."""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from lufang_tui.library.database import ORDINAL_BITS, is_interrupt, sound_rows
from lufang_tui.library.faults import Interrupted
from lufang_tui.library.parties import decode_party
from lufang_tui.library.pieces import NOTHING
from lufang_tui.library.records import KitState, LibraryHit, LibraryKit
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.library.parties import PartyRecord
    from lufang_tui.library.shelf import Shelf, Shelved

KNOWN_KITS = 4_000
"""So many kits are kept in memory with who is in them."""


class Place(NamedTuple):
    """Where a hit stands."""

    place: int
    kit: Shelved
    ordinal: int


class Rows:
    """Reads the index; all it says is of one state, as long as its connection's transaction lasts."""

    def __init__(self, connection: sqlite3.Connection, shelf: Shelf) -> None:
        self._connection = connection
        self._shelf = shelf
        self._kits: dict[int, LibraryKit] = {}
        self._parties: dict[int, Sequence[tuple[bool, str, str]]] = {}

    # Kits and entries

    def people_of(self, kit: int) -> Iterator[tuple[str, PartyRecord]]:
        """The people of a kit in its order: key and record."""
        for key, record in self._run(
            "SELECT key, record FROM party WHERE kit=? AND person=1 ORDER BY at", kit
        ):
            yield key, decode_party(record)

    def kit(self, number: int) -> LibraryKit:
        """A kit by its number."""
        return self._kits_of((number,))[number]

    def kits(self, state: KitState | None = None) -> tuple[LibraryKit, ...]:
        """Every kit, or those in a state, by path."""
        if state is not None:
            return tuple(map(_kit, self._run(f"{_KIT} WHERE state=? ORDER BY path", state.value)))
        return tuple(map(_kit, self._run(f"{_KIT} ORDER BY path")))

    def languages(self) -> tuple[str, ...]:
        """The languages that kits are written in."""
        return tuple(one for (one,) in self._run("SELECT DISTINCT language FROM kit") if one)

    def kit_at(self, path: str) -> LibraryKit | None:
        """The kit at a path."""
        return next(map(_kit, self._run(f"{_KIT} WHERE path=?", path)), None)

    def kits_with_id(self, kit_id: str) -> tuple[LibraryKit, ...]:
        """The kits that have an id, by path."""
        return tuple(map(_kit, self._run(f"{_KIT} WHERE id=? ORDER BY path", kit_id)))

    def group_totals(self) -> dict[Group, int]:
        """How many entries there are of each group."""
        totals = dict.fromkeys(Group, 0)
        for kit in self._shelf:
            for group, start, end in zip(Group, (0, *kit.ends), kit.ends, strict=False):
                totals[group] += end - start
        return totals

    def count_names(self) -> int:
        """How many names of people there are, those of kits that went included."""
        return next((int(count) for (count,) in self._run("SELECT count(*) FROM name WHERE person")), 0)

    def hits(self, places: Iterable[int]) -> list[LibraryHit]:
        """What stands at some places, without marks; places that were left behind are passed over."""
        located = ((place, self._shelf.locate(place)) for place in places)
        return self._hits([Place(place, *found) for place, found in located if found])

    def _kits_of(self, numbers: Iterable[int]) -> dict[int, LibraryKit]:
        if len(self._kits) > KNOWN_KITS:
            self._kits.clear()
        unknown = [number for number in numbers if number not in self._kits]
        for row in self._in_parts(_KIT + " WHERE number IN ({})", unknown):
            self._kits[row[0]] = _kit(row)
        return self._kits

    def _hits(self, places: Sequence[Place]) -> list[LibraryHit]:
        kits = self._kits_of({one.kit.number for one in places})
        numbers = [(one.kit.number << ORDINAL_BITS) + one.ordinal for one in places]
        rows = {
            row[0]: row[1:]
            for row in self._in_parts(
                "SELECT row, id, paragraph, text, who, kind FROM entry WHERE row IN ({})", numbers
            )
        }
        return [
            _hit(kits[one.kit.number], one, rows[number])
            for one, number in zip(places, numbers, strict=True)
            if number in rows
        ]

    # People

    def kits_of_people(self, keys: Iterable[str]) -> Iterator[int]:
        """The numbers of the kits that have somebody of some keys; one may come several times."""
        return (
            kit for (kit,) in self._in_parts("SELECT kit FROM party WHERE person AND key IN ({})", [*keys])
        )

    def parties(self, kit: int) -> Sequence[tuple[bool, str, str]]:
        """The people (True) and organisations (False) of a kit: id and key."""
        found = self._parties.get(kit)
        if found is None:
            if len(self._parties) > KNOWN_KITS:
                self._parties.clear()
            rows = self._run("SELECT person, id, key FROM party WHERE kit=?", kit)
            found = self._parties[kit] = [(bool(person), one, key) for person, one, key in rows]
        return found

    def places_of(self, expression: str, most: int | None = None) -> list[int]:
        """The places that an expression finds, the newest first; those that were left behind are passed over."""
        return [*islice((place for place in self._ask(expression) if self._shelf.locate(place)), most)]

    def kit_number(self, place: int) -> int:
        """The number of the kit at a place; 0 for one that was left behind."""
        found = self._shelf.locate(place)
        return found[0].number if found else 0

    def person_at(self, kit: int, at: int) -> str:
        """The id of a person by the number in the kit."""
        found = self._run("SELECT id FROM party WHERE kit=? AND person=1 AND at=?", kit, at)
        return next((one for (one,) in found), "")

    def people_keys(self, kit: int) -> list[tuple[str, str]]:
        """The people of a kit in its order: id and key of names."""
        return [(one, key) for is_person, one, key in self.parties(kit) if is_person]

    def records(
        self, *, kit: int | None = None, key: str | None = None, party_id: str | None = None
    ) -> list[tuple[int, str, str, PartyRecord]]:
        """Records of people by kit, by the key of their names, or by their id: kit, id, key, record."""
        statement = "SELECT kit, id, key, record FROM party WHERE "
        if kit is not None:
            rows = self._run(statement + "person=1 AND kit=?", kit)
        elif key is not None:
            rows = self._run(
                statement + "person AND key=?", key
            )  # as the index says it, which is not used else
        else:
            rows = self._run(statement + "person=1 AND id=?", party_id)
        return [(number, one, names, decode_party(record)) for number, one, names, record in rows]

    # Asking

    def _ask(self, expression: str, after: int | None = None) -> Iterator[int]:
        """The places that an expression finds, the greatest first."""
        if expression == NOTHING:
            return iter(())
        statement = "SELECT rowid FROM words WHERE words MATCH ?"
        values: tuple[object, ...] = (expression,)
        if after is not None:
            statement += " AND rowid<?"
            values += (after,)
        return (place for (place,) in self._run(statement + " ORDER BY rowid DESC", *values))

    def _run(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.OperationalError as error:
            if is_interrupt(error):
                raise Interrupted from error
            raise

    def _in_parts(self, statement: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        """Run a statement with a list in it, some hundred values at a time."""
        for at in range(0, len(values), 500):
            part = values[at : at + 500]
            yield from self._run(statement.format(",".join("?" * len(part))), *part)


_KIT = "SELECT number, path, id, label, language, date, state, message, groups, digest, embargo FROM kit"


def _kit(row: Sequence[Any]) -> LibraryKit:
    number, path, kit_id, label, language, date, state, message, groups, digest, embargo = row
    with sound_rows():
        counts, state = [int(count) for count in groups.split()], KitState(state)
    return LibraryKit(
        number,
        path,
        kit_id,
        label,
        language,
        date,
        state,
        message,
        counts[0],
        sum(counts),
        digest,
        embargo,
    )


def _hit(kit: LibraryKit, one: Place, row: Sequence[Any]) -> LibraryHit:
    entry, paragraph, text, who, kind = row
    return LibraryHit(kit, one.kit.group(one.ordinal), entry, paragraph, text, who, kind, (), one.place)
