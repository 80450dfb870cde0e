"""What the parts of one HTML page share: the kit, what is wanted of it, its words, and where each place is.

Ids of entries are the ids of the page. What is named by the page itself has a dot in its id, which an entry's has not:
`part.people`, `opening.2` (a section's second paragraph), `zha-1.place` (the words of a quotation in the article).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.export.markup import EMPTY, Markup, element, joined, text
from lufang_tui.export.pictures import Pictures
from lufang_tui.export.wording import wording
from lufang_tui.text.languages import family

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.export.selected import Selected
    from lufang_tui.kit.model import Entry, Section
    from lufang_tui.kit.press import PressKit


class Mark(NamedTuple):
    """Words of a quotation in a section; offsets in code points of the section's text."""

    start: int
    end: int
    quote: str
    id: str | None
    """The id of the place, at a quotation's first passage."""


class Column(NamedTuple):
    """A column of a table."""

    heading: str
    cells: Sequence[Markup]
    class_: str | None = None


class Page:
    """One page in the making. Everything is computed once, when first asked for."""

    def __init__(
        self,
        press: PressKit,
        wanted: Selected,
        style: str | None,
        styles_folder: Path | None,
        *,
        prefix: str = "",
    ) -> None:
        """`prefix` stands before the ids of entries, where several kits share a page."""
        self.press = press
        self.wanted = wanted
        self.words = words = wording(press.kit.language)
        self.style = style
        self.styles_folder = styles_folder
        self.prefix = prefix
        self.pictures = Pictures(press.folder, words)
        same = family(press.kit.language) == family(words.language)
        self.language = None if same else words.language
        """The tag for the page's own words, where they are in another language than the kit."""

    @cached_property
    def _sections(self) -> set[str]:
        return {section.id for section in self.wanted.sections}

    @cached_property
    def marks(self) -> dict[str, list[Mark]]:
        """Section id -> the words that are quoted there, in order; of two that overlap the earlier one is kept."""
        found: dict[str, list[Mark]] = {}
        for quote in self.wanted.quotes:
            for index, anchor in enumerate(self.press.anchors.get(quote.id, ())):
                place = None if index else f"{quote.id}.place"
                found.setdefault(anchor.section, []).append(Mark(anchor.start, anchor.end, quote.id, place))
        return {section: _apart(sorted(marks, key=lambda mark: mark[:2])) for section, marks in found.items()}

    @cached_property
    def _places(self) -> set[str]:
        return {mark.id for section in self._sections for mark in self.marks.get(section, ()) if mark.id}

    @cached_property
    def quotes_of(self) -> dict[str, list[str]]:
        """The id of a person or organisation -> the ids of the quotations of theirs that are wanted."""
        found: dict[str, list[str]] = {}
        for quote in self.wanted.quotes:
            for speaker in quote.speakers:
                found.setdefault(speaker, []).append(quote.id)
        return found

    def address(self, entry: Entry) -> str | None:
        """Give the address, inside the page, of an entry's words in the article; None where they are not on it."""
        place = f"{entry.id}.place"
        if place in self._places:
            return f"#{place}"
        anchors = self.press.anchors.get(entry.id, ())
        if not anchors:
            return None
        return self.paragraph_address(anchors[0].section, self.press.paragraph_at(anchors[0]) + 1)

    def paragraph_address(self, section: str, number: int) -> str | None:
        """Give the address of a section's paragraph, counted from 1; None where the section is not on the page."""
        return f"#{section}.{number}" if section in self._sections else None

    def link(self, address: str | None, content: Markup) -> Markup:
        """Give content as a link to a place of the page; as it is where there is no such place."""
        return element("a", content, href=address) if address else content

    def own(self, name: str, words: str, *, class_: str | None = None) -> Markup:
        """Give an element with the page's own words."""
        return element(name, text(words), class_=class_, lang=self.language)

    def note(self, note: str | None) -> Markup:
        """Give an editor's note, set apart from what the release says."""
        if not note:
            return EMPTY
        return element(
            "p", self.own("span", f"{self.words.note}{self.words.colon}"), text(note), class_="note"
        )

    def table(self, columns: Sequence[Column], ids: Sequence[str | None]) -> Markup:
        """Give a table with the id of each row; a column without any cell is left out."""
        shown = [column for column in columns if any(column.cells)]
        head = joined([element("th", text(column.heading), scope="col") for column in shown])
        rows = [
            element("tr", *(self._cell(column, at) for column in shown), id=row_id)
            for at, row_id in enumerate(ids)
        ]
        return element(
            "table",
            Markup("\n"),
            element("thead", element("tr", head, lang=self.language)),
            Markup("\n"),
            element("tbody", *(Markup(f"\n{row}") for row in rows)),
        )

    def _cell(self, column: Column, at: int) -> Markup:
        content = column.cells[at]
        label = f"{column.heading}{self.words.colon.rstrip()}" if content else None
        return element("td", content, class_=column.class_, data_label=label)


def name_of(section: Section) -> str:
    """Give what a section is called: its heading, the editor's label, or its id."""
    return section.heading or section.label or section.id


def _apart(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
