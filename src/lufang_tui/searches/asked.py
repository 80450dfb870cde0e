"""What is asked of the library: a query as typed, and the values of facets that it is narrowed to, each for itself."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from lufang_tui.search.query import Condition, Field, Query
from lufang_tui.search.syntax import parse
from lufang_tui.search.term import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.search.query import Group


class Narrowing(StrEnum):
    """What a search can be narrowed by, beside what is typed."""

    KIT = "kit"
    """One kit; of several one suffices."""
    DATE = "date"
    """A year, or several in a row (`2017..2019`); there is one at most."""
    KIND = "kind"
    """A kind of quotation; of several one suffices."""


class Chip(msgspec.Struct, frozen=True):
    """One value that a search is narrowed to."""

    by: Narrowing
    value: str
    """A kit's path, a year or a range of them, a kind."""
    label: str
    """What to show of it; a kit's label is untrusted."""


class Asked(msgspec.Struct, frozen=True):
    """A search over the library."""

    text: str = ""
    """The query as typed."""
    chips: tuple[Chip, ...] = ()

    def query(self, group: Group | None = None) -> Query:
        """Read it as a query; with a `group`, only that one is looked in."""
        typed = parse(self.text)
        conditions = [*typed.conditions, *self._conditions()]
        if group is not None:
            conditions.append(Condition(Field.IN, choices=(group.value,)))
        return Query(typed.terms, tuple(conditions), typed.faults)

    def toggled(self, chip: Chip) -> Asked:
        """Narrow it by a chip, or no longer; years become a range, see `_with_years`."""
        if chip.by is Narrowing.DATE:
            return self._with_years(chip)
        if any(_same(one, chip) for one in self.chips):
            return Asked(self.text, tuple(one for one in self.chips if not _same(one, chip)))
        return Asked(self.text, (*self.chips, chip))

    def _with_years(self, chip: Chip) -> Asked:
        """Narrow it to years: one beside those that are chosen makes the range longer, one at its end makes it shorter.

        One within the range is left alone. A chip with several years takes the place of what is chosen, or takes itself
        away; so does one beside a date that is no year.
        """
        there = next((one for one in self.chips if one.by is Narrowing.DATE), None)
        others = self.leaving(Narrowing.DATE)
        chosen, new = _years(there) if there else None, _years(chip)
        if there is not None and _same(there, chip):
            return others
        if chosen is None or new is None or new[0] < new[1]:
            return Asked(self.text, (*others.chips, chip))
        (first, last), year = chosen, new[0]
        if first < year < last:
            first = last = year
        elif year == first:
            first += 1
        elif year == last:
            last -= 1
        else:
            first, last = min(first, year), max(last, year)
        return Asked(self.text, (*others.chips, years(first, last)))

    def has(self, chip: Chip) -> bool:
        """Whether it is narrowed by a chip, or by a range that a year is in."""
        if chip.by is Narrowing.DATE and (one := _years(chip)) is not None:
            ranges = [_years(other) for other in self.chips if other.by is Narrowing.DATE]
            return any(other is not None and other[0] <= one[0] <= one[1] <= other[1] for other in ranges)
        return any(_same(one, chip) for one in self.chips)

    def leaving(self, by: Narrowing) -> Asked:
        """Ask the same, narrowed by nothing of a kind."""
        return Asked(self.text, tuple(one for one in self.chips if one.by is not by))

    def with_text(self, text: str) -> Asked:
        """Ask something else, narrowed to the same."""
        return Asked(text, self.chips)

    def without(self, index: int) -> Asked:
        """Take a chip away, given its index; out of range it stays as it is."""
        return Asked(self.text, (*self.chips[:index], *self.chips[index + 1 :]))

    def __bool__(self) -> bool:
        """Whether it asks for anything in particular."""
        return bool(self.text.strip() or self.chips)

    def _conditions(self) -> Iterator[Condition]:
        kits = tuple(Term(chip.value, whole=True) for chip in self.chips if chip.by is Narrowing.KIT)
        if kits:
            yield Condition(Field.KIT, terms=kits)
        kinds = tuple(chip.value for chip in self.chips if chip.by is Narrowing.KIND)
        if kinds:
            yield Condition(Field.KIND, choices=kinds)
        for chip in self.chips:
            if chip.by is Narrowing.DATE:
                from lufang_tui.search.days import days

                first, last = days(chip.value)
                yield Condition(Field.DATE, first=first, last=last)


_YEARS = re.compile(r"([0-9]{4})(?:\.\.([0-9]{4}))?")
_TYPED = re.compile(r"([0-9]{4})\s*(?:\.{2,3}|-|–|—|~|到|至)\s*([0-9]{4})")


def years(first: int, last: int) -> Chip:
    """The chip for the years from one to another, both included."""
    if first == last:
        return Chip(Narrowing.DATE, f"{first:04}", f"{first:04}")
    return Chip(Narrowing.DATE, f"{first:04}..{last:04}", f"{first:04}–{last:04}")


def typed_years(text: str) -> Chip | None:
    """The chip for a range of years as somebody types it: 2017..2019, 2017-2019; None where it is none."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or found[1] > found[2]:
        return None
    return years(int(found[1]), int(found[2]))


def _years(chip: Chip) -> tuple[int, int] | None:
    """The first and the last year of a chip; None where it is about something else."""
    found = _YEARS.fullmatch(chip.value)
    return (int(found[1]), int(found[2] or found[1])) if found else None


def _same(one: Chip, other: Chip) -> bool:
    """Whether two chips narrow to the same; a kit's label may have changed."""
    return (one.by, one.value) == (other.by, other.value)
