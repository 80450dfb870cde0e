"""The detail of what is highlighted in the library: at once as far as it is known, whole once its kit is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.library import Target, glance, hit_page, kit_page, person_page
from lufang_tui.errors import LufangError
from lufang_tui.library import Interrupted
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lufang_tui.cards.pane import Page
    from lufang_tui.library import LibraryHit, LibraryPerson
    from lufang_tui.tui.library.screen import LibraryScreen

MOST_EVENTS = 1000
"""Entries of a person's timeline that are shown, the newest."""


class Showing:
    """The detail of one screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._shown: object = None
        """What the detail is about; a page of anything else comes too late."""
        self.person: LibraryPerson | None = None
        """The person whose page is shown."""
        self.apart = False
        """Whether that page stands in the place of another entry's."""
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
            self._show_hit(hit)
        elif kit := listed.kits.get(key):
            self._draw(kit, kit_page(kit))
        else:
            self._draw(None, None)

    def show_apart(self, person: LibraryPerson) -> None:
        """Show a person who is not in the list; `back` leads to what is highlighted."""
        self.apart = True
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

    def _show_hit(self, hit: LibraryHit) -> None:
        screen = self._screen
        library, query = screen.library, screen.asked.query()

        def read() -> Page:
            press = library.press(hit.kit)
            return hit_page(hit, press, lambda text: library.highlights(hit, query, text))

        self._draw(hit, glance(hit))
        self._read(hit, read, lambda page: self._draw(hit, page))

    def _read(self, subject: object, read: Callable[[], object], draw: Callable[..., None]) -> None:
        """Read in a thread what takes its time, and draw it if it is still wanted."""
        self._shown = subject
        screen = self._screen

        def work() -> None:
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

        screen.run_worker(work, thread=True, group="detail", exclusive=True)

    def _end(self) -> None:
        self.person = None
        self.targets = {}

    def _draw(self, subject: object, page: Page | None) -> None:
        self._shown = subject
        self._screen.query_one(Prose).show(page.paragraphs if page is not None else ())
        self._screen.refresh_bindings()
