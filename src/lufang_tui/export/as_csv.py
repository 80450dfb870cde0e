r"""The entries of one kind as CSV (RFC 4180): UTF-8 with a byte order mark, a header line, CRLF line ends.

Spreadsheets take UTF-8 for what it is only where a byte order mark says so. The columns are named as in the JSON
document. A cell that is empty is unknown. Characters that must not reach a terminal are visible symbols; a line break
inside a cell stays a line feed. Several passages of one statement stand on lines of their own.

Spreadsheets also take a cell for a formula that begins with = + - @ (or their full-width forms), a tab or a carriage
return. `defuse` puts an apostrophe before these, and before an apostrophe in their place, at the beginning of a cell
and after a semicolon, a tab and a line break inside of it, quotation marks and spaces between them passed over, where a spreadsheet set to another separator would begin a
cell. A reader that wants the words as they are undoes it with `restore`: one apostrophe less in each of these places.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from lufang_tui.attribution import attribute, sign
from lufang_tui.export.as_json import speaker_name
from lufang_tui.kit.model import Figure, Happening, Person, Quote
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lufang_tui.export.selected import Selected
    from lufang_tui.kit.model import Entry
    from lufang_tui.kit.press import PressKit

    Row = Sequence[str | None]

GROUPS = ("quotes", "people", "timeline", "figures")
"""The groups of entries that have a table, in the order of the panes."""

_ENTRY = ("note", "review")
_PLACE = ("section", "paragraph")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "quotes": ("id", "kind", "speaker_name", "signed", "mention", "cue", "text", *_PLACE, *_ENTRY),
    "people": ("id", "name", "aliases", "role", "title", "organisation_name", *_ENTRY),
    "timeline": ("id", "date", "when", "what", "text", *_PLACE, *_ENTRY),
    "figures": ("id", "number", "file", "caption", "alt", "credit", "section", "after_paragraph", *_ENTRY),
}
"""The header lines. People have a line for each role; somebody without one has a line as well."""

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"""((?:^|[;\t\r\n])["\s]*)(?=[=+\-@\t\r'＝＋－＠])""")
_DEFUSED = re.compile(r"""((?:^|[;\t\r\n])["\s]*)'""")


def first_table(
    press: PressKit,
    selection: Selected | None = None,
    *,
    style: str | None = None,
    styles_folder: Path | None = None,
    embargo_notice: str | None = None,
) -> str:
    """Give the table of the first group that has entries; that of the quotations where none has."""
    wanted = press.kit if selection is None else selection
    group = next((name for name in GROUPS if getattr(wanted, name)), GROUPS[0])
    return to_csv(
        press, group, selection, style=style, styles_folder=styles_folder, embargo_notice=embargo_notice
    )


def to_csv(
    press: PressKit,
    group: str,
    selection: Selected | None = None,
    *,
    style: str | None = None,
    styles_folder: Path | None = None,
    embargo_notice: str | None = None,
) -> str:
    """Give the table of a group ("quotes", "people", "timeline" or "figures").

    With a `style` quotations have a column `attributed`, with a notice every line has a column `embargo_notice`.
    Raises what `attribution.attribute` raises for `style`.
    """
    entries: Sequence[Entry] = getattr(press.kit if selection is None else selection, group)
    header = [*COLUMNS[group]]
    if style is not None and group == "quotes":
        header.append("attributed")
    if embargo_notice is not None:
        header.append("embargo_notice")
    stream = io.StringIO(_BYTE_ORDER_MARK)
    stream.seek(0, io.SEEK_END)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    for entry, row in _rows(press, entries):
        cells = [*row]
        if style is not None and isinstance(entry, Quote):
            cells.append(attribute(press, entry, style, folder=styles_folder))
        if embargo_notice is not None:
            cells.append(embargo_notice)
        writer.writerow([defuse(visible(text or "")) for text in cells])
    return stream.getvalue()


def joined_tables(tables: Sequence[tuple[str, str]]) -> str:
    """Give tables of one group of several kits as one, with a column `kit` before the others; nothing for none."""
    stream = io.StringIO(_BYTE_ORDER_MARK)
    stream.seek(0, io.SEEK_END)
    writer = csv.writer(stream, lineterminator="\r\n")
    header: list[str] = []
    for kit, table in tables:
        rows = csv.reader(io.StringIO(table.removeprefix(_BYTE_ORDER_MARK), newline=""))
        found = next(rows, [])
        if not header:
            header = found
            writer.writerow(["kit", *header])
        for row in rows:
            named = dict(zip(found, row, strict=True))
            writer.writerow([defuse(kit), *(named.get(name, "") for name in header)])
    return stream.getvalue()


def defuse(text: str) -> str:
    """Give a cell's text so that no spreadsheet takes it, or a part of it, for a formula."""
    return _FORMULA.sub(r"\1'", text)


def restore(cell: str) -> str:
    """Give back the text that `defuse` was given."""
    return _DEFUSED.sub(r"\1", cell)


def _rows(press: PressKit, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Row]]:
    for entry in entries:
        about = (entry.note, entry.review.value if entry.review else None)
        if isinstance(entry, Quote):
            yield entry, [*_quotation(press, entry), *_place(press, entry), *about]
        elif isinstance(entry, Person):
            yield from ((entry, [*row, *about]) for row in _person(press, entry))
        elif isinstance(entry, Happening):
            words = (entry.id, entry.date, entry.when, entry.what, entry.text)
            yield entry, [*words, *_place(press, entry), *about]
        elif isinstance(entry, Figure):
            yield entry, [*_figure(entry), *about]


def _quotation(press: PressKit, quote: Quote) -> Row:
    return [
        quote.id,
        quote.kind.value,
        speaker_name(press, quote),
        sign(press, quote),
        quote.mention,
        quote.cue,
        "\n".join(quote.passages),
    ]


def _person(press: PressKit, person: Person) -> Iterator[Row]:
    aliases = "; ".join(person.aliases)
    for role in person.roles or (None,):
        organisation = press.organisation_of(role)
        yield [
            person.id,
            person.name,
            aliases,
            role.id if role else None,
            role.title if role else None,
            organisation.name if organisation else None,
        ]


def _figure(figure: Figure) -> Row:
    return [
        figure.id,
        None if figure.number is None else str(figure.number),
        figure.file,
        figure.caption or "",
        figure.alt,
        figure.credit,
        figure.section,
        None if figure.after_paragraph is None else str(figure.after_paragraph),
    ]


def _place(press: PressKit, entry: Entry) -> Row:
    """Give the section's id and the number, from 1, of the paragraph in which the first passage starts."""
    anchors = press.anchors.get(entry.id, ())
    return (anchors[0].section, str(press.paragraph_at(anchors[0]) + 1)) if anchors else (None, None)
