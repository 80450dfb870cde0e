"""The entries of one kind as lines: fields parted by tabs for scripts, or in aligned columns for a person.

quotes: id, kind, speakers with their signing titles, words · people: id, name, titles with organisations ·
timeline: id, EDTF date, expression, what · figures: id, number, file, caption. A field that is empty is `-`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import sign
from lufang_tui.kit.model import Figure, Happening, Person, Quote
from lufang_tui.text.languages import is_chinese
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lufang_tui.kit.model import Entry, Role
    from lufang_tui.kit.press import PressKit

NOTHING = "-"


def to_table(
    press: PressKit, group: str, entries: Iterable[Entry] | None = None, *, aligned: bool = False
) -> str:
    """Give the lines of a group ("quotes", "people", "timeline" or "figures"), each with its line end.

    `entries` are those of the group that are wanted; all of them where left out.

    Tabs, line ends and control characters inside a field become spaces and visible symbols, so that a line is an
    entry and a tab parts two fields, always. `aligned` pads the fields but the last to columns, in cells.
    """
    rows = [fields(press, entry) for entry in (getattr(press.kit, group) if entries is None else entries)]
    if not aligned:
        return "".join("\t".join(row) + "\n" for row in rows)
    from lufang_tui.text.cells import width  # its tables come with rich, which lines for a script do not need

    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "".join(text + " " * (cells + 2 - width(text)) for text, cells in zip(row[:-1], widths, strict=False))
        + row[-1]
        + "\n"
        for row in rows
    )


def fields(press: PressKit, entry: Entry) -> list[str]:
    """Give the fields of an entry's line, safe to show, without tabs and line ends; an empty one is `-`."""
    return [field(text) for text in _row(press, entry)]


def _row(press: PressKit, entry: Entry) -> list[str | None]:
    if isinstance(entry, Quote):
        return [entry.id, entry.kind.value, sign(press, entry), " … ".join(entry.passages)]
    if isinstance(entry, Person):
        return [entry.id, entry.name, "; ".join(post(press, role) for role in entry.roles)]
    if isinstance(entry, Happening):
        return [entry.id, entry.date, entry.when, entry.what]
    if isinstance(entry, Figure):
        number = None if entry.number is None else str(entry.number)
        return [entry.id, number, entry.file, entry.caption]
    return [entry.id]


def post(press: PressKit, role: Role) -> str:
    """Give a title with its organisation, in the order of the kit's language."""
    organisation = press.organisation_of(role)
    if organisation is None:
        return role.title
    if is_chinese(press.kit.language):
        return f"{organisation.name}{role.title}"
    return f"{role.title}, {organisation.name}"


def field(text: str | None) -> str:
    """Give one field of a line, safe to show, without tabs and line ends; `-` where there is nothing."""
    return " ".join(visible(text or "").split()) or NOTHING
