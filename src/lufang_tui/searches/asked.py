"""What is asked of the library: a query as typed, and the values of facets that it is narrowed to, each for itself."""

from __future__ import annotations

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
    """A year; there is one at most."""
    KIND = "kind"
    """A kind of quotation; of several one suffices."""


class Chip(msgspec.Struct, frozen=True):
    """One value that a search is narrowed to."""

    by: Narrowing
    value: str
    """A kit's path, a year, a kind."""
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
        """Narrow it by a chip, or no longer; a year takes the place of another one."""
        if any(_same(one, chip) for one in self.chips):
            return Asked(self.text, tuple(one for one in self.chips if not _same(one, chip)))
        others = (one for one in self.chips if one.by is not Narrowing.DATE or chip.by is not Narrowing.DATE)
        return Asked(self.text, (*others, chip))

    def has(self, chip: Chip) -> bool:
        """Whether it is narrowed by a chip."""
        return any(_same(one, chip) for one in self.chips)

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


def _same(one: Chip, other: Chip) -> bool:
    """Whether two chips narrow to the same; a kit's label may have changed."""
    return (one.by, one.value) == (other.by, other.value)
