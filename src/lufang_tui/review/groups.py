"""The groups of a kit's entries: finding one, putting another in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import structs

from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.kit.model import Figure, Happening, Organisation, Person, Quote, Section
from lufang_tui.kit.press import UnknownId

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lufang_tui.kit.model import Entry, Kit

_GROUPS: dict[type[Entry], str] = {
    Quote: "quotes",
    Person: "people",
    Organisation: "organisations",
    Happening: "timeline",
    Figure: "figures",
    Section: "sections",
}


def group_of(entry: Entry) -> str:
    """Give the name of the group that an entry belongs to, as the kit's key for it."""
    return _GROUPS[type(entry)]


def find(kit: Kit, entry_id: str) -> Entry:
    """Give the entry with that id. Raises UnknownId."""
    for group in _GROUPS.values():
        entries: tuple[Entry, ...] = getattr(kit, group)
        for entry in entries:
            if entry.id == entry_id:
                return entry
    raise UnknownId(
        _("no entry of the kit has the id {id}{near}").format(id=excerpt(one_line(entry_id)), near="")
    )


def replaced(kit: Kit, entry: Entry) -> Kit:
    """Give the kit with this entry in the place of the one that has its id."""
    group = group_of(entry)
    entries: tuple[Entry, ...] = getattr(kit, group)
    return with_group(kit, group, (entry if one.id == entry.id else one for one in entries))


def with_group(kit: Kit, group: str, entries: Iterable[Entry]) -> Kit:
    """Give the kit with these entries as one of its groups."""
    changes: dict[str, Any] = {group: tuple(entries)}
    return structs.replace(kit, **changes)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Give `wanted`, or the same with the next free number at its end."""
    stem, number = re.fullmatch(r"(.*?)-?([0-9]*)", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    while wanted in taken:
        number = str(int(number or 1) + 1)
        wanted = f"{stem}-{number}"
    return wanted
