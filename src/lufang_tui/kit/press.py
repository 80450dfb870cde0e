"""A kit that is open: its records, the folder it lies in, and where its words stand.

This is what search, attribution, export and the panes work with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.anchor import Anchor, Anchoring, anchor_kit
from lufang_tui.kit.faults import excerpt, one_line, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lufang_tui.kit.folder import KitFolder
    from lufang_tui.kit.model import Entry, Kit, Organisation, Person, Quote, Role, Section


class UnknownId(LufangError):
    """No entry of the kit has that id."""


class Paragraph(Struct, frozen=True):
    """A paragraph of a section; offsets count code points of the section's text."""

    start: int
    end: int
    text: str


class PressKit:
    """An open kit. Everything is computed once, when first asked for."""

    def __init__(self, kit: Kit, folder: KitFolder, anchoring: Anchoring | None = None) -> None:
        self.kit = kit
        self.folder = folder
        self._anchoring = anchoring

    @cached_property
    def anchoring(self) -> Anchoring:
        """Where passages stand, and which stand nowhere or in several places."""
        return self._anchoring or anchor_kit(self.kit)

    @property
    def anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Entry id -> one anchor a passage, for the quotations and timeline entries that stand in the article."""
        return self.anchoring.anchors

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its id, in the kit's order."""
        return {entry.id: entry for entry in self._all()}

    def entry(self, entry_id: str) -> Entry:
        """The entry with that id. Raises UnknownId with the nearest known one."""
        found = self.entries.get(entry_id)
        if found is None:
            near = suggestion(entry_id, self.entries)
            raise UnknownId(
                _("no entry of the kit has the id {id}{near}").format(
                    id=excerpt(one_line(entry_id)), near=near
                )
            )
        return found

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.kit.people}

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        return {organisation.id: organisation for organisation in self.kit.organisations}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.kit.sections}

    @cached_property
    def _paragraphs(self) -> dict[str, tuple[Paragraph, ...]]:
        return {section.id: paragraphs(section.text) for section in self.kit.sections}

    def person(self, entry_id: str | None) -> Person | None:
        """The person with that id."""
        return self._people.get(entry_id or "")

    def organisation(self, entry_id: str | None) -> Organisation | None:
        """The organisation with that id."""
        return self._organisations.get(entry_id or "")

    def section(self, entry_id: str | None) -> Section | None:
        """The section with that id."""
        return self._sections.get(entry_id or "")

    def speakers(self, quote: Quote) -> tuple[Person | Organisation, ...]:
        """Who speaks, people or organisations, in the kit's order; empty where the release names nobody."""
        found = (self.person(speaker) or self.organisation(speaker) for speaker in quote.speakers)
        return tuple(speaker for speaker in found if speaker is not None)

    def signing_role(self, quote: Quote, person: Person) -> Role | None:
        """The role with which a person signs a quotation: the one it names, else the first."""
        named = next((role for role in person.roles if role.id == quote.role), None)
        return named or (person.roles[0] if person.roles else None)

    def organisation_of(self, role: Role | None) -> Organisation | None:
        """The organisation in which a role is held."""
        return self.organisation(role.organisation) if role else None

    def paragraphs(self, section_id: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a section, in order; empty for an unknown section."""
        return self._paragraphs.get(section_id, ())

    def paragraph_at(self, anchor: Anchor) -> int:
        """The index, from 0, of the paragraph in which an anchor starts."""
        starts = self._paragraph_starts.get(anchor.section, ())
        return max(0, bisect_right(starts, anchor.start) - 1)

    @cached_property
    def _paragraph_starts(self) -> dict[str, list[int]]:
        return {name: [part.start for part in parts] for name, parts in self._paragraphs.items()}

    def _all(self) -> Iterator[Entry]:
        kit = self.kit
        for group in (kit.organisations, kit.people, kit.sections, kit.quotes, kit.figures, kit.timeline):
            yield from group


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a section's text: they part at blank lines, white space around them left out."""
    found: list[Paragraph] = []
    for part in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text):
        words = part[0]
        start = part.start() + len(words) - len(words.lstrip())
        stripped = words.strip()
        found.append(Paragraph(start, start + len(stripped), stripped))
    return tuple(found)
