"""The detail of what is highlighted in the library: at once as far as it is known, whole once its kit is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.library import Target, glance, hit_key, hit_page, kit_page, person_page
from lufang_tui.errors import LufangError
from lufang_tui.library import Interrupted, LibraryHit, LibraryPerson
from lufang_tui.search.query import Group
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lufang_tui.cards.pane import Page
    from lufang_tui.library import PersonRecord
    from lufang_tui.tui.library.screen import LibraryScreen

GLANCE_SECONDS = 0.06
"""How long a detail may take before what is known of it is shown."""
MOST_EVENTS = 1000
"""Entries of a person's timeline that are shown, the newest."""


class Showing:
    """The detail of one screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._shown: object = None
        """What the detail is about; a page of anything else comes too late."""
        self._drawn: object = None
        """What it shows already, if only at a glance."""
        self.person: LibraryPerson | None = None
        """The person whose page is shown."""
        self.apart = False
        """Whether that page stands in the place of another entry's."""
        self._record: PersonRecord | None = None
        """By which record that person is known, whoever else it is taken for."""
        self.targets: Mapping[str, Target] = {}
        """Where the links of a person's page lead."""

    def show_entry(self) -> None:
        """Show what is highlighted."""
        screen = self._screen
        listed, key = screen.listed, screen.key or ""
        self.apart = False
        if person := listed.people.get(key):
            self.show_person(person)
            return
        self._end()
        if hit := listed.hits.get(key):
            (self._show_record if hit.group is Group.PEOPLE else self._show_hit)(hit)
        elif kit := listed.kits.get(key):
            self._draw(kit, kit_page(kit))
        else:
            self._draw(None, None)

    def renew(self, *, again: bool) -> None:
        """Show what is highlighted now; where the same was asked `again`, a person who is shown apart stays, as of now."""
        record, library = self._record, self._screen.library
        if not (again and self.apart and record is not None):
            self.show_entry()
            return

        def draw(person: LibraryPerson | None) -> None:
            if person is None:
                self.show_entry()
            else:
                self.show_person(person)

        self._read(record, lambda: library.person_of(record.kit, record.id), draw)

    def show_apart(self, person: LibraryPerson) -> None:
        """Show a person who is not in the list; `back` leads to what is highlighted."""
        self.apart = True
        self._record = person.records[0].record if person.records else None
        self.show_person(person)

    def show_person(self, person: LibraryPerson) -> None:
        """Show a person across kits."""
        self.person = person
        library = self._screen.library

        def read() -> tuple[Page, Mapping[str, Target]]:
            return person_page(person, library.timeline(person, MOST_EVENTS), library.namesakes(person))

        def draw(found: tuple[Page, Mapping[str, Target]]) -> None:
            self.targets = found[1]
            self._draw(person, found[0])

        self._read(person, read, draw)

    def _show_record(self, hit: LibraryHit) -> None:
        """Show the person of a record across kits, joined now: for a list of many that would take too long."""
        library = self._screen.library

        def draw(person: LibraryPerson | None) -> None:
            if person is None:
                self._show_hit(hit)
            else:
                self.show_person(person)

        self._read(hit, lambda: library.person_of(hit.kit, hit.id), draw)
        self._glance_later(hit)

    def _show_hit(self, hit: LibraryHit) -> None:
        screen = self._screen
        library, query = screen.library, screen.asked.query()

        def read() -> Page:
            press = library.press(hit.kit)
            return hit_page(hit, press, lambda text: library.highlights(hit, query, text))

        self._read(hit, read, lambda page: self._draw(hit, page))
        self._glance_later(hit)

    def _glance_later(self, hit: LibraryHit) -> None:
        """Show what is known of a hit if its kit is not read within a moment; mostly it is, and a frame is saved."""

        def look() -> None:
            if self._shown is hit and self._drawn is not hit and self._screen.is_mounted:
                self._draw(hit, glance(hit))

        self._screen.set_timer(GLANCE_SECONDS, look)

    def _read(self, subject: object, read: Callable[[], object], draw: Callable[..., None]) -> None:
        """Read in a thread what takes its time, and draw it if it is still wanted."""
        self._shown = subject
        screen = self._screen

        def work() -> None:
            if self._shown is not subject:  # the reader has moved on meanwhile
                return
            try:
                found = read()
            except (
                Interrupted,
                LufangError,
            ):  # what is known stays on the screen; the kit's state says what is wrong
                return
            screen.call_later(arrived, found)

        def arrived(found: object) -> None:
            if self._shown is subject and screen.is_mounted:
                draw(found)

        screen.reading.run(work)

    def _end(self) -> None:
        self.person = None
        self.targets = {}

    def _draw(self, subject: object, page: Page | None) -> None:
        prose = self._screen.query_one(Prose)
        if page is not None and _name(subject) == _name(self._drawn):
            prose.replace(page.paragraphs)  # a newer state of the same: the reader's place in it is kept
        else:
            prose.show(page.paragraphs if page is not None else ())
        self._shown = self._drawn = subject
        self._screen.refresh_bindings()


def _name(subject: object) -> object:
    """What tells a subject from others, whatever else of it has changed."""
    if isinstance(subject, LibraryHit):
        return hit_key(subject)
    return subject.key if isinstance(subject, LibraryPerson) else subject
