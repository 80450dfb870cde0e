"""Keeping the library up to date while the app runs: a look at its kits in the background, the reader's place kept."""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.library import Interrupted
from lufang_tui.tui.widgets.banner import Banner
from lufang_tui.tui.widgets.bars import TitleLine

if TYPE_CHECKING:
    from lufang_tui.library import Progress, Refreshed
    from lufang_tui.tui.library.screen import LibraryScreen

LEAST_PAUSE = 2.0
"""Seconds between two looks at least; a library that takes long to look at is looked at less often."""
SHARE = 20
"""A pause is so many times as long as the look before it."""
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
        self.looks = 0
        """How many looks have been told."""

    def after_first_screen(self) -> None:
        """Begin, once the reader sees something."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._screen.program.after_first_screen()
        self._tell_size()
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
        while not self._stopped.is_set():
            before = time.monotonic()
            self._look()
            self._now.wait(max(LEAST_PAUSE, SHARE * (time.monotonic() - before)))
            self._now.clear()

    def _look(self) -> None:
        screen = self._screen
        try:
            # Other processes cannot be started from here: Textual stands between them and standard error.
            done = screen.library.refresh(
                progress=self._progress, go_on=lambda: not self._stopped.is_set(), workers=1
            )
        except Interrupted:
            return
        except LufangError as error:
            self._hand_over(self._fail, str(error))
            return
        self._hand_over(self._tell, done, screen.library.trouble or done.rebuilt)

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
        if self._screen.is_mounted:
            self._screen.query_one(Banner).text = trouble

    def _tell(self, done: Refreshed, trouble: str) -> None:
        screen = self._screen
        self.looks += 1
        if not screen.is_mounted:
            return
        screen.query_one(Banner).text = trouble
        self._tell_size(done)
        changes = changes_of(done)
        if changes:
            screen.search_again()
        if changes or self._asked:
            screen.app.notify(changes or _("The library is up to date."), title=_("Library"), markup=False)
        self._asked = False

    def _tell_size(self, done: Refreshed | None = None) -> None:
        kits = done.kits if done is not None else len(self._screen.library.kits())
        said = _n("{count:,} kit", "{count:,} kits", kits).format(count=kits)
        if done is not None:
            quotes = _n("{count:,} quotation", "{count:,} quotations", done.quotes).format(count=done.quotes)
            said = f"{said} · {quotes}"
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
