"""The entries of one kind as lines: fields parted by tabs for scripts, or in aligned columns for a person.

quotes: id, kind, speakers with their signing titles, words · people: id, name, titles with organisations ·
timeline: id, EDTF date, expression, what · figures: id, number, file, caption. A field that is empty is `-`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import sign
from lufang_tui.text.cells import width
from lufang_tui.text.languages import is_chinese
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.kit.model import Role
    from lufang_tui.kit.press import PressKit

NOTHING = "-"


def to_table(press: PressKit, group: str, *, aligned: bool = False) -> str:
    """Give the lines of a group ("quotes", "people", "timeline" or "figures"), each with its line end.

    Tabs, line ends and control characters inside a field become spaces and visible symbols, so that a line is an
    entry and a tab parts two fields, always. `aligned` pads the fields but the last to columns, in cells.
    """
    rows = [[_field(text) for text in row] for row in _rows(press, group)]
    if not aligned:
        return "".join("\t".join(row) + "\n" for row in rows)
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "".join(text + " " * (cells + 2 - width(text)) for text, cells in zip(row[:-1], widths, strict=False))
        + row[-1]
        + "\n"
        for row in rows
    )


def _rows(press: PressKit, group: str) -> Iterator[list[str | None]]:
    kit = press.kit
    if group == "quotes":
        for quote in kit.quotes:
            yield [quote.id, quote.kind.value, sign(press, quote), " … ".join(quote.passages)]
    elif group == "people":
        for person in kit.people:
            yield [person.id, person.name, "; ".join(post(press, role) for role in person.roles)]
    elif group == "timeline":
        for happening in kit.timeline:
            yield [happening.id, happening.date, happening.when, happening.what]
    else:
        for figure in kit.figures:
            number = None if figure.number is None else str(figure.number)
            yield [figure.id, number, figure.file, figure.caption]


def post(press: PressKit, role: Role) -> str:
    """Give a title with its organisation, in the order of the kit's language."""
    organisation = press.organisation_of(role)
    if organisation is None:
        return role.title
    if is_chinese(press.kit.language):
        return f"{organisation.name}{role.title}"
    return f"{role.title}, {organisation.name}"


def _field(text: str | None) -> str:
    return " ".join(visible(text or "").split()) or NOTHING
