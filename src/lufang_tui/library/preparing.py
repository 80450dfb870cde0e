"""A kit as the rows of the index: what is found, shown and looked through of each of its entries.

What an entry is found by is what the search over one kit looks through (`search.units`), and who is named in it is told
by the same names (`search.names`), so that both searches agree.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from lufang_tui.attribution import sign
from lufang_tui.library.filters import LETTERS, WIDE, WIDE_MONTHS, months_of, token, years_of
from lufang_tui.library.naming import shared_filters
from lufang_tui.library.parties import PartyRecord
from lufang_tui.library.tokens import row_text, tokens
from lufang_tui.search import fields
from lufang_tui.search.days import of_entry
from lufang_tui.search.names import Names, names_of, title_words
from lufang_tui.search.query import Group
from lufang_tui.search.units import folded_units
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.model import Person, Quote
    from lufang_tui.kit.press import PressKit
    from lufang_tui.search.units import Unit


class Row(NamedTuple):
    """An entry, or a heading or paragraph of the article."""

    entry: str
    paragraph: int | None
    kind: str | None
    text: str
    who: str
    first: int | None
    """Of a happening: the first day it covers, as an ordinal; None = open, or undated."""
    last: int | None
    words: str
    """What it is found by, as the index has it; the number of its kit is put before it."""


class Party(NamedTuple):
    """A person or organisation of a kit."""

    is_person: bool
    at: int
    """Its number among those of its kind in the kit."""
    id: str
    key: str
    """What all records with the same names have in common."""
    record: bytes
    """The rest, as JSON: `PartyRecord`."""


class Prepared(NamedTuple):
    """A kit for the index."""

    id: str
    label: str
    language: str
    date: str | None
    embargo: str | None
    first: int | None
    """The first day that the dateline's date covers, as an ordinal; None = open, or undated."""
    last: int | None
    groups: tuple[int, ...]
    """How many rows each group has, in the order of the panes."""
    rows: Sequence[Row]
    """In the kit's order, group after group."""
    parties: Sequence[Party]
    openings: Sequence[str]
    """The words that Chinese follows directly."""
    years: Sequence[int]
    """The years that its dates cover."""


def key_of(names: Sequence[str]) -> str:
    """What all records with the same names have in common."""
    return blake2b("\n".join(names).encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


def prepare(press: PressKit) -> Prepared:
    """The rows of a kit."""
    return _Preparing(press).prepared()


class _Preparing:
    def __init__(self, press: PressKit) -> None:
        self._press = press
        self._names = Names(press.kit.people)
        self._released = dates(press.kit.dateline.date if press.kit.dateline else None)
        self._keys = [key_of(tuple(dict.fromkeys(names_of(one)))) for one in press.kit.people]
        self._shared = [
            tuple(dict.fromkeys(shared_filters(one, tuple(names_of(one))))) for one in press.kit.people
        ]
        # Quotations of the same speakers, who sign with the same role and stand in the text by the same words, are alike.
        self._signed: dict[tuple[tuple[str, ...], str | None, str | None], tuple[str, list[str]]] = {}
        self._openings: dict[str, None] = {}
        self._years: dict[int, None] = {}
        # A faulty kit may have an id twice.
        self._organisation_keys: dict[str, list[str]] = {}
        for one in press.kit.organisations:
            key = key_of(tuple(dict.fromkeys(fields.of_organisation(one))))
            self._organisation_keys.setdefault(one.id, []).append(key)
        self._person_keys: dict[str, list[str]] = {}
        self._title_words: dict[str, dict[str, None]] = {}
        for person, key in zip(press.kit.people, self._keys, strict=True):
            self._person_keys.setdefault(person.id, []).append(key)
            self._title_words.setdefault(person.id, {}).update(dict.fromkeys(title_words(person)))

    def prepared(self) -> Prepared:
        kit = self._press.kit
        date = kit.dateline.date if kit.dateline else None
        first, last = _ordinals(date)
        rows: list[Row] = []
        counts = dict.fromkeys(Group, 0)
        for group, unit in folded_units(self._press):
            rows.append(self._row(group, counts[group], unit))
            counts[group] += 1
        return Prepared(
            kit.id,
            kit.label,
            kit.language,
            date,
            kit.embargo,
            first,
            last,
            tuple(counts.values()),
            rows,
            [*self._parties()],
            [*self._openings],
            [*self._years],
        )

    def _row(self, group: Group, at: int, unit: Unit) -> Row:
        press, kit = self._press, self._press.kit
        filters = ["e", "g" + LETTERS[group]]
        named = (at,) if group is Group.PEOPLE else sorted(self._names.named_in(unit.folded))
        filters += dict.fromkeys("n" + self._keys[person] for person in named)
        filters += dict.fromkeys(one for person in named for one in self._shared[person])
        kind, who = None, ""
        mention: list[str] = []
        first = last = None
        if group not in (Group.PEOPLE, Group.TIMELINE):
            filters += self._released
            self._years |= _years(self._released)
        if group is Group.QUOTES:
            quote = kit.quotes[at]
            kind, text = quote.kind.value, "\n".join(quote.passages)
            who, about = self._signing(quote)
            filters += "k" + kind, *about
            if not quote.speakers and quote.mention:
                mention = tokens(fold(quote.mention).text).every
        elif group is Group.PEOPLE:
            person = kit.people[at]
            text, who = person.name, "; ".join(self._posts(person))
            filters += self._belonging(person)
        elif group is Group.TIMELINE:
            happening = kit.timeline[at]
            text, who = happening.what, happening.date or ""
            first, last = _ordinals(happening.date)
            covered = dates(happening.date)
            filters += covered
            self._years |= _years(covered)
        elif group is Group.FIGURES:
            text = kit.figures[at].caption or ""
        else:
            section = press.section(unit.hit.id)
            paragraph = unit.hit.paragraph
            heading = section.heading if section and section.heading else ""
            text = heading if paragraph is None else press.paragraphs(unit.hit.id)[paragraph].text
        found = tokens(unit.folded)
        self._openings |= dict.fromkeys(found.openings)
        return Row(
            unit.hit.id, unit.hit.paragraph, kind, text, who, first, last,
            row_text(filters, mention, unit.folded, found),
        )  # fmt: skip

    def _signing(self, quote: Quote) -> tuple[str, list[str]]:
        """Who speaks, as it is shown, and what it is filtered by."""
        alike = quote.speakers, quote.role, quote.mention
        if alike not in self._signed:
            self._signed[alike] = sign(self._press, quote) or "", [*self._about(quote)]
        return self._signed[alike]

    def _about(self, quote: Quote) -> Iterator[str]:
        """By whom a quotation is filtered: its speakers by names and ids, the bodies that they sign for."""
        organisations: dict[str, None] = {}
        words: dict[str, None] = {}
        for speaker in dict.fromkeys(quote.speakers):
            people = self._person_keys.get(speaker, ())
            bodies = self._organisation_keys.get(speaker, ())
            if people or bodies:
                yield token("i", speaker)
            yield from ("s" + key for key in people)
            yield from ("so" + key for key in bodies)
            if bodies:
                organisations[speaker] = None
            person = self._press.person(speaker)
            if person is not None:
                words |= self._title_words[person.id]
                role = self._press.signing_role(quote, person)
                if role and role.organisation:
                    organisations[role.organisation] = None
        yield from self._organisation_tokens(organisations)
        yield from (token("w", word) for word in words)

    def _belonging(self, person: Person) -> Iterator[str]:
        yield from self._organisation_tokens(
            dict.fromkeys(role.organisation for role in person.roles if role.organisation)
        )
        yield from (token("w", word) for word in dict.fromkeys(title_words(person)))

    def _organisation_tokens(self, ids: dict[str, None]) -> Iterator[str]:
        for one in ids:
            if keys := self._organisation_keys.get(one):
                yield from ("o" + key for key in keys)
                yield token("j", one)

    def _posts(self, person: Person) -> Iterator[str]:
        for role in person.roles:
            organisation = self._press.organisation_of(role)
            yield " ".join(part for part in (organisation and organisation.name, role.title) if part)

    def _parties(self) -> Iterator[Party]:
        encode = msgspec.json.encode
        folded: dict[str, tuple[str, ...]] = {}
        for at, one in enumerate(self._press.kit.organisations):
            names = tuple(dict.fromkeys(fields.of_organisation(one)))
            folded[one.id] = tuple(dict.fromkeys(fold(name).text for name in names))
            record = encode(PartyRecord(one.name, names))
            yield Party(False, at, one.id, key_of(names), record)
        for at, person in enumerate(self._press.kit.people):
            posts = []
            for role in person.roles:
                organisation = self._press.organisation_of(role)
                posts.append(
                    (role.title, organisation.name, folded[organisation.id])
                    if organisation
                    else (role.title, "", ())
                )
            names = tuple(dict.fromkeys(names_of(person)))
            record = encode(
                PartyRecord(person.name, names, tuple(posts), tuple(dict.fromkeys(title_words(person))))
            )
            yield Party(True, at, person.id, self._keys[at], record)


def _ordinals(date: str | None) -> tuple[int | None, int | None]:
    """The days that a date of a kit covers, as ordinals."""
    if date is None:
        return None, None
    return tuple(day.toordinal() if day else None for day in of_entry(date))  # type: ignore[return-value]


def dates(date: str | None) -> list[str]:
    """The tokens for a date of a kit: its years and months; WIDE and WIDE_MONTHS where there would be too many."""
    if date is None:
        return []
    first, last = of_entry(date)
    return [*(years_of(first, last) or [WIDE]), *(months_of(first, last) or [WIDE_MONTHS])]


def _years(tokens: Sequence[str]) -> dict[int, None]:
    return dict.fromkeys(int(one[1:]) for one in tokens if one[0] == "y" and one != WIDE)
