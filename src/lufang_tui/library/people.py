"""People across kits: records of kits that are one person, and namesakes that are not.

Two records are joined where they have a name in common, in any form that their kits have, and an organisation. Nothing
else joins them, since many people have the same name; what somebody has said about two records counts before that.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from lufang_tui.library.pieces import any_filter, both
from lufang_tui.library.records import Join, Joined, LibraryPerson, PersonEvent, PersonRecord, Post
from lufang_tui.search.days import of_entry
from lufang_tui.search.query import Condition, Field, Group, Query
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.library.engine import Engine
    from lufang_tui.library.parties import PartyRecord
    from lufang_tui.library.records import LibraryHit, LibraryKit

MOST_RECORDS = 20_000
"""So many records of one name are compared."""


class _Record:
    """A record of a kit with what it is joined by."""

    def __init__(self, kit: LibraryKit, person_id: str, key: str, record: PartyRecord) -> None:
        self.kit = kit
        self.id = person_id
        self.names_key = key
        self.party = record
        self.names = frozenset(fold(name).text.strip() for name in record.names)
        self.organisations = {name: post[1] for post in record.posts for name in post[2]}
        """Folded name of an organisation, in any form -> its name as the kit has it."""

    @property
    def key(self) -> str:
        """See `PersonRecord.key`."""
        return f"{self.kit.id}/{self.id}"

    @property
    def age(self) -> tuple[str, str, str]:
        """What records are sorted by: those of older kits first, undated ones last."""
        return self.kit.date or "\uffff", self.kit.path, self.id

    def public(self) -> PersonRecord:
        """The record as others see it."""
        organisations = tuple(dict.fromkeys(post[1] for post in self.party.posts if post[1]))
        return PersonRecord(
            self.kit, self.id, self.party.name, organisations, tuple(post[0] for post in self.party.posts)
        )


class People:
    """The people of one state of the index."""

    def __init__(self, engine: Engine, corrections: Sequence[tuple[str, str, bool]]) -> None:
        self._engine = engine
        self._same: dict[str, set[str]] = defaultdict(set)
        self._different: dict[str, set[str]] = defaultdict(set)
        for one, other, same in corrections:
            table = self._same if same else self._different
            table[one].add(other)
            table[other].add(one)
        self._known: dict[tuple[int, str], LibraryPerson] = {}

    def found(self, query: Query | None, limit: int) -> tuple[LibraryPerson, ...]:
        """See `Library.people`."""
        asked = query or Query.EMPTY
        only = Condition(Field.IN, choices=(Group.PEOPLE.value,))
        people: dict[str, LibraryPerson] = {}
        for _place, kit, ordinal in self._engine.places(Query(asked.terms, (*asked.conditions, only))):
            person_id = self._engine.person_at(kit.number, kit.at(ordinal))
            person = self._person(self._engine.kit(kit.number), person_id)
            if person is not None:
                people.setdefault(person.key, person)
            if limit and len(people) >= limit:
                break
        return tuple(people.values())

    def of(self, kit: LibraryKit, person_id: str) -> LibraryPerson | None:
        """See `Library.person_of`."""
        return self._person(kit, person_id)

    def records_of(self, key: str) -> tuple[PersonRecord, ...]:
        """See `Library.records_of`."""
        return tuple(
            _Record(self._engine.kit(number), one_id, names, party).public()
            for number, one_id, names, party in self._keyed(key)
        )

    def _keyed(self, key: str) -> list[tuple[int, str, str, PartyRecord]]:
        kit_id, _, person_id = key.partition("/")
        found = self._engine.records(party_id=person_id)
        return [one for one in found if self._engine.kit(one[0]).id == kit_id]

    def namesakes(self, person: LibraryPerson) -> tuple[LibraryPerson, ...]:
        """See `Library.namesakes`."""
        record = person.records[0].record
        self._person(record.kit, record.id)
        mine = {fold(name).text for one in person.records for name in (one.record.name,)}
        others = {
            one.key: one
            for one in self._known.values()
            if one.key != person.key and fold(one.name).text in mine
        }
        return tuple(others.values())

    def timeline(self, person: LibraryPerson, limit: int) -> tuple[PersonEvent, ...]:
        """See `Library.timeline`."""
        kits: dict[int, set[str]] = defaultdict(set)
        for joined in person.records:
            record = joined.record
            for party_id, key in self._engine.people_keys(record.kit.number):
                if party_id == record.id:
                    kits[record.kit.number].add(key)
        tokens = sorted({"n" + key for keys in kits.values() for key in keys})
        expression = both((any_filter(*tokens), any_filter("gq", "gt", "gf")))
        places = [
            place for place in self._engine.places_of(expression) if self._engine.kit_number(place) in kits
        ]
        events = [self._event(hit) for hit in self._engine.hits(places)]
        events.sort(
            key=lambda event: (event.first is not None, event.first or dt.date.min, event.hit.place),
            reverse=True,
        )
        return tuple(events[: limit or None])

    @staticmethod
    def _event(hit: LibraryHit) -> PersonEvent:
        date = (hit.who if hit.group is Group.TIMELINE else None) or hit.kit.date
        first = None
        if date:
            start, end = of_entry(date)
            first = start or end
        return PersonEvent(date, first, hit)

    # Joining

    def _person(self, kit: LibraryKit, person_id: str) -> LibraryPerson | None:
        known = self._known.get((kit.number, person_id))
        if known is None:
            records = self._records_around(kit.number, person_id)
            for person, members in self._joined(records):
                for record in members:
                    self._known[record.kit.number, record.id] = person
            known = self._known.get((kit.number, person_id))
        return known

    def _records_around(self, kit: int, person_id: str) -> list[_Record]:
        """All records that may be the same person as one, or a namesake: by any form of the name, and as was said."""
        found: dict[tuple[int, str], _Record] = {}
        waiting = [one for one in self._engine.records(kit=kit) if one[1] == person_id]
        names: set[str] = set()
        while waiting and len(found) < MOST_RECORDS:
            number, one_id, key, party = waiting.pop()
            if (number, one_id) in found:
                continue
            record = _Record(self._engine.kit(number), one_id, key, party)
            found[number, one_id] = record
            for name in record.names - names:
                names.add(name)
                for other in self._engine.names.of_name(name):
                    waiting += self._engine.records(key=other)
            for other in self._same.get(record.key, ()):
                waiting += self._keyed(other)
        return sorted(found.values(), key=lambda one: one.age)

    def _joined(self, records: Sequence[_Record]) -> Iterator[tuple[LibraryPerson, list[_Record]]]:
        groups = _Groups(records, self._different)
        by_key = {record.key: at for at, record in enumerate(records)}
        for at, record in enumerate(records):
            for other in sorted(self._same.get(record.key, ())):
                if other in by_key:
                    groups.join(by_key[other], at, Join.SAME, "")
        seen: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, record in enumerate(records):
            for name in sorted(record.names):
                for organisation in sorted(record.organisations):
                    # The first one with whom nobody has said that this is another.
                    for before in seen[name, organisation]:
                        if groups.join(before, at, Join.ORGANISATION, record.organisations[organisation]):
                            break
                    else:
                        seen[name, organisation].append(at)
        members = groups.members()
        for group in members:
            yield self._public(group, groups, len(members) - 1), [records[at] for at in group]

    @staticmethod
    def _public(group: Sequence[int], groups: _Groups, namesakes: int) -> LibraryPerson:
        records = groups.records
        first = records[group[0]]
        joined = [
            Joined(records[at].public(), records[groups.why[at][0]].key, *groups.why[at][1:])
            if at in groups.why
            else Joined(records[at].public(), records[at].key, None)
            for at in group
        ]
        return LibraryPerson(
            first.key,
            records[group[-1]].party.name,
            tuple(reversed(joined)),
            _posts([records[at] for at in group]),
            namesakes,
        )


class _Group:
    """Records that are one person's."""

    def __init__(self, at: int, key: str, unlike: Iterable[str]) -> None:
        self.members = [at]
        self.oldest = at
        self.keys = {key}
        self.unlike = set(unlike)
        """The keys of records of which somebody said that they are not one of these."""

    def take(self, other: _Group) -> None:
        """Take in another group."""
        self.members += other.members
        self.oldest = min(self.oldest, other.oldest)
        self.keys |= other.keys
        self.unlike |= other.unlike


class _Groups:
    """Records in groups of one person each; two of whom somebody said that they differ never come into one."""

    def __init__(self, records: Sequence[_Record], different: dict[str, set[str]]) -> None:
        self.records = records
        self.why: dict[int, tuple[int, Join, str]] = {}
        """Record -> the one that it was joined to, and why."""
        keys = [record.key for record in records]
        self._of = [_Group(at, key, different.get(key, ())) for at, key in enumerate(keys)]

    def join(self, one: int, other: int, why: Join, organisation: str) -> bool:
        """Join two records with all that are joined to them; False where that must not be."""
        first, second = self._of[one], self._of[other]
        if first is second:
            return True
        if not first.keys.isdisjoint(second.unlike):
            return False
        if first.oldest > second.oldest:
            first, second = second, first
            one, other = other, one
        self.why[other if other not in self.why else second.oldest] = (one, why, organisation)
        # The smaller one goes into the larger: a spokesman may stand in thousands of kits.
        smaller, larger = sorted((first, second), key=lambda group: len(group.members))
        for at in smaller.members:
            self._of[at] = larger
        larger.take(smaller)
        return True

    def members(self) -> list[list[int]]:
        """The groups, each from its oldest record on."""
        groups = {group.oldest: group for group in self._of}
        return [sorted(groups[oldest].members) for oldest in sorted(groups)]


def _posts(records: Iterable[_Record]) -> tuple[Post, ...]:
    """The titles of some records, oldest first, over time."""
    held: dict[tuple[str, str], list[_Record]] = defaultdict(list)
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for record in records:
        for title, organisation, _ in record.party.posts:
            post = fold(title).text, fold(organisation).text
            names.setdefault(post, (title, organisation))
            held[post].append(record)
    posts = []
    for post, those in held.items():
        dates = [one.kit.date for one in those if one.kit.date]
        posts.append(
            Post(
                *names[post],
                dates[0] if dates else None,
                dates[-1] if dates else None,
                len({one.kit.number for one in those}),
            )
        )
    posts.sort(key=lambda post: (post.last or "", post.first or ""), reverse=True)
    return tuple(posts)
