"""Keeping the library up to date while the app runs: a look at its kits in the background, the reader's place kept."""

from __future__ import annotations

import gc
import sys
import time
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.library import Interrupted, Watcher
from lufang_tui.library.watching import EVERY, SHARE
from lufang_tui.tui.widgets.bars import TitleLine

if TYPE_CHECKING:
    from lufang_tui.library import Progress, Refreshed
    from lufang_tui.tui.library.screen import LibraryScreen

CALM_SECONDS = 3.0
"""How long nothing may have been asked before the kits are looked at again."""
PROGRESS_SECONDS = 0.25
"""How often progress is shown at most."""


class Watching:
    """Looks after the library of one screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._stopped = Event()
        self._now = Event()
        self._asked = False
        self._told_at = 0.0
        self._states: tuple[int, int, int] | None = None
        """How many kits were gone, unreadable and faulty at the last look."""
        self.looks = 0
        """How many looks have been told."""

    def after_first_screen(self) -> None:
        """Begin, once the reader sees something."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._screen.program.after_first_screen()
        Thread(target=self._follow, name="lufang-library", daemon=True).start()

    def stop(self) -> None:
        """Look no more; the thread ends with the look that is running."""
        self._stopped.set()
        self._now.set()

    def look_now(self) -> None:
        """Look at once, and tell what came of it."""
        self._asked = True
        self._now.set()

    def _follow(self) -> None:
        library = self._screen.library
        with suppress(Interrupted, LufangError):  # the first search reads it then, and tells what is wrong
            library.prepare()
        watcher = Watcher(
            library,
            lambda done: self._hand_over(self._tell, done, library.trouble or done.rebuilt),
            failed=lambda error: self._hand_over(self._fail, str(error)),
            workers=None if self._can_start_processes() else 1,
            progress=self._progress,
        )
        while not self._stopped.is_set():
            before = time.monotonic()
            if not watcher.look(lambda: not self._stopped.is_set()):
                self._hand_over(self._tell_that_nothing_changed)
            self._now.wait(max(EVERY, (time.monotonic() - before) / SHARE))
            self._wait_for_calm()
            self._now.clear()

    def _wait_for_calm(self) -> None:
        """Wait until the reader has stopped typing: a look at many files takes the interpreter's time, which keys need."""
        finding = self._screen.finding
        while (left := finding.asked_at + CALM_SECONDS - time.monotonic()) > 0 and not self._now.is_set():
            self._now.wait(left)

    def _can_start_processes(self) -> bool:
        """Start what Python starts processes with, which wants the real standard error; Textual has put its own there."""
        if self._screen.app.is_headless or sys.__stderr__ is None:
            return False
        from contextlib import redirect_stderr
        from multiprocessing.resource_tracker import ensure_running

        try:
            with redirect_stderr(sys.__stderr__):
                ensure_running()
        except (OSError, ValueError):
            return False
        return True

    def _hand_over(self, what: object, *arguments: object) -> None:
        if not self._stopped.is_set():
            self._screen.app.call_later(what, *arguments)  # type: ignore[arg-type]

    def _progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._told_at >= PROGRESS_SECONDS:
            self._told_at = now
            self._hand_over(self._show_progress, progress)

    def _show_progress(self, progress: Progress) -> None:
        if self._screen.is_mounted:
            said = _("reading kits: {done:,} of {total:,}").format(done=progress.done, total=progress.total)
            self._screen.query_one(TitleLine).tell(_("Library"), said)

    def _fail(self, trouble: str) -> None:
        self._asked = False
        self._screen.show_trouble(trouble)

    def _tell(self, done: Refreshed, trouble: str) -> None:
        screen = self._screen
        self.looks += 1
        if not screen.is_mounted:
            return
        screen.show_trouble(trouble)
        self._tell_size(done)
        changes = changes_of(done)
        states = (done.missing, done.unreadable, done.faulty)
        if changes or (self._states is not None and states != self._states):
            screen.search_again()
        self._states = states
        if changes or self._asked:
            screen.app.notify(changes or _("The library is up to date."), title=_("Library"), markup=False)
        self._asked = False

    def _tell_that_nothing_changed(self) -> None:
        self.looks += 1
        if self._asked and self._screen.is_mounted:
            self._screen.app.notify(_("The library is up to date."), title=_("Library"), markup=False)
        self._asked = False

    def tell_kits(self, kits: int) -> None:
        """Say how many kits there are, until a look has told more."""
        if not self.looks:
            said = _n("{count:,} kit", "{count:,} kits", kits).format(count=kits)
            self._screen.query_one(TitleLine).tell(_("Library"), said)

    def _tell_size(self, done: Refreshed) -> None:
        kits = _n("{count:,} kit", "{count:,} kits", done.kits).format(count=done.kits)
        quotes = _n("{count:,} quotation", "{count:,} quotations", done.quotes).format(count=done.quotes)
        said = f"{kits} · {quotes}"
        missing = done.missing + done.unreadable
        if missing:
            lost = _n("{count} gone or unreadable", "{count} gone or unreadable", missing)
            said = f"{said} · {lost.format(count=missing)}"
        self._screen.query_one(TitleLine).tell(_("Library"), said)


def changes_of(done: Refreshed) -> str:
    """Say what a refresh changed, in one line; empty where nothing did."""
    told = [
        (done.added, _("{count} new")),
        (done.changed, _("{count} changed")),
        (done.moved, _("{count} moved")),
        (done.removed, _("{count} taken out")),
    ]
    return _(", ").join(said.format(count=count) for count, said in told if count)
