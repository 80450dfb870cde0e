"""The kits that are open, one browser each: opening, switching, closing, reloading, and remembering the place in each."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.opened import absolute, open_at
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.session.reloading import Reloading
from lufang_tui.tui.session.resuming import place_of
from lufang_tui.tui.widgets.kit_tabs import KitTabs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.screen import Screen

    from lufang_tui.kit.opened import Opened
    from lufang_tui.tui.app import LufangApp
    from lufang_tui.tui.library.screen import LibraryScreen

NOTICE_SECONDS = 15.0
"""How long a notice stays that says what could not be opened."""


class Kits:
    """The tabs of the app."""

    def __init__(
        self,
        app: LufangApp,
        opened: Sequence[Opened],
        waiting: Sequence[Path],
        library: LibraryScreen | None = None,
    ) -> None:
        """`library` is the first tab, where there is one."""
        self._app = app
        self._waiting = tuple(waiting)
        self._made = 0
        self._modes: dict[Screen[None], str] = {}
        self.library = library
        if library is not None:
            self._made += 1
            self._modes[library] = mode_name(1)
        self.browsers: list[Browser] = []
        """In the order of the tabs."""
        self.reloading = Reloading(app, self)
        for kit in opened:
            self._make(kit)

    def _make(self, opened: Opened) -> Browser:
        browser = Browser(opened)
        self._made += 1
        # A mode is a stack of screens: a kit keeps its dialogs, and its widgets while another one is shown.
        mode = mode_name(self._made)
        self._modes[browser] = mode
        if self._made > 1:
            self._app.add_mode(mode, lambda: browser)
        self.browsers.append(browser)
        return browser

    @property
    def screens(self) -> list[Browser | LibraryScreen]:
        """The screens of the tabs, in their order."""
        return [*([self.library] if self.library is not None else []), *self.browsers]

    @property
    def current(self) -> Browser | LibraryScreen:
        """The tab that is shown, or lies under a dialog."""
        screen = self._app.screen_stack[0]
        return next((one for one in self.screens if one is screen), self.screens[0])

    def start(self) -> None:
        """Do what the first screen does not wait for: note what is open, read the other kits, watch the files."""
        # Textual has shown the first kit as its default screen: as a mode it would have parsed all styles twice for it.
        self._app.add_mode(mode_name(1), lambda: self.screens[0])
        self._remember_recent(*(browser.opened for browser in self.browsers))
        self.tell_tabs()
        if self._waiting:
            self._app.run_worker(self._read_waiting, thread=True, group="open")
        self.reloading.start()

    def _read_waiting(self) -> None:
        for path in self._waiting:
            try:
                opened = open_at(path)
            except LufangError as error:
                self._app.call_later(self._tell_fault, path, error)
            else:
                self._app.call_later(partial(self.add, opened, show=False))

    def _tell_fault(self, path: Path, error: LufangError) -> None:
        self._app.journal.event("not-opened", error=type(error).__name__)
        self._app.notify(
            first_line(error),
            title=_("Not opened: {name}").format(name=path.name),
            severity="error",
            timeout=NOTICE_SECONDS,
            markup=False,
        )

    def add(self, opened: Opened, *, show: bool) -> Browser:
        """Give a kit a tab, unless it has one; `show` goes there. Returns its browser."""
        browser = next((one for one in self.browsers if _same(one.opened, opened)), None)
        if browser is None:
            browser = self._make(opened)
            self._app.journal.event("opened", kit=opened.press.kit.id, faults=len(opened.faults))
        self._remember_recent(opened)
        if show:
            self.show(browser)
        else:
            self.tell_tabs()
        return browser

    def show(self, screen: Browser | LibraryScreen) -> None:
        """Go to the tab of a screen."""
        if screen is not self._app.screen_stack[0]:
            self._app.switch_mode(self._modes[screen])
        self.tell_tabs()

    def show_tab(self, index: int) -> None:
        """Go to a tab, counted from 0."""
        self.show(self.screens[index])

    def step(self, by: int) -> None:
        """Go to the next tab or the one before; the first follows the last."""
        index = self.screens.index(self.current) + by
        self.show(self.screens[index % len(self.screens)])

    def close(self, browser: Browser) -> None:
        """Close a tab; its place is kept. The last one is not closed: that is for whoever quits."""
        if len(self.screens) < 2:
            return
        self.remember_places()
        self._app.save()
        is_shown = browser is self.current
        index = self.screens.index(browser)
        self.browsers.remove(browser)
        if is_shown:
            self.show(self.screens[min(index, len(self.screens) - 1)])
        self._app.remove_mode(self._modes.pop(browser))
        self.tell_tabs()

    def tell_tabs(self) -> None:
        """Tell every browser which tabs there are; one alone needs none."""
        for screen in self.screens:
            if screen.is_mounted:
                for tabs in screen.query(KitTabs):
                    tabs.tell(*self.tabs(screen))

    def tabs(self, screen: Browser | LibraryScreen) -> tuple[tuple[str, ...], int]:
        """Give the labels of all tabs and the index of a screen's own."""
        labels = [one.press.kit.label for one in self.browsers]
        told = (
            f"{label} ({_file_name(one.opened)})" if labels.count(label) > 1 else label
            for label, one in zip(labels, self.browsers, strict=True)
        )
        first = (_("Library"),) if self.library is not None else ()
        return (*first, *told), self.screens.index(screen)

    def remember_places(self) -> None:
        """Note where the reader is in every kit that was shown."""
        if self.library is not None and self.library.is_mounted and self.library.resumed:
            from lufang_tui.tui.library.resuming import library_place
            from lufang_tui.tui.library.screen import NAME

            self._app.memory.remember_place(NAME, library_place(self.library))
        for browser in self.browsers:
            if browser.is_mounted and browser.resuming.done:
                self._app.memory.remember_place(browser.opened.name, place_of(browser))

    def _remember_recent(self, *opened: Opened) -> None:
        new = [absolute(kit.path) for kit in opened if kit.path is not None]
        if new:
            before = self._app.state.recent
            self._app.remember(recent=(*new, *(path for path in before if path not in new)))


def mode_name(number: int) -> str:
    """Return the name of the mode of a kit, which are counted from 1 as they are opened."""
    return f"kit-{number}"


def _file_name(opened: Opened) -> str:
    """Tell kits of the same label apart by what they were opened as."""
    return opened.press.kit.id if opened.path is None else opened.path.absolute().name


def _same(one: Opened, other: Opened) -> bool:
    if one.file and other.file:
        return os.path.realpath(one.file) == os.path.realpath(other.file)
    return one.name == other.name


def first_line(error: LufangError) -> str:
    """Say an error on one line; a kit with many faults has many."""
    lines = str(error).splitlines() or [type(error).__name__]
    if len(lines) == 1:
        return lines[0]
    return _("{first} (and {count} more: lufang check)").format(first=lines[0], count=len(lines) - 1)
