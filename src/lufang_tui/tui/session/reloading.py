"""Noticing that a kit's file changed, and showing the new version with the place kept.

A thread looks at the files' stamps. A save in progress is waited for: a file counts only when its stamp stays the same,
for longer where it then has faults. A version with faults does not replace a sound one on its own.
"""

from __future__ import annotations

from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.faults import BrokenKit
from lufang_tui.kit.opened import open_at, stamp_of
from lufang_tui.tui.browser import title
from lufang_tui.tui.session.loading import load_the_rest
from lufang_tui.tui.widgets.banner import Banner, EmbargoLine
from lufang_tui.tui.widgets.bars import PaneTabs, TitleLine
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.kit.faults import Fault
    from lufang_tui.kit.opened import Opened, Stamp
    from lufang_tui.tui.app import LufangApp
    from lufang_tui.tui.browser import Browser
    from lufang_tui.tui.session.kits import Kits

INTERVAL = 0.4
"""Seconds between two looks."""
LOOKS, LOOKS_AT_FAULTS = 1, 3
"""How many more looks must find the same stamp before a version is taken: a sound one, and one with faults or gone."""


class Waiting(NamedTuple):
    """A stamp that a file has got, and how many looks have found it."""

    stamp: Stamp | None
    looks: int


class Reloading:
    """Follows the files of all kits that are open."""

    def __init__(self, app: LufangApp, kits: Kits) -> None:
        self._app = app
        self._kits = kits
        self._seen: dict[Browser, Stamp | None] = {}
        self._waiting: dict[Browser, Waiting] = {}
        self._stopped = Event()

    def start(self) -> None:
        """Begin to look; the thread ends with the app."""
        Thread(target=self._follow, name="lufang-watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _follow(self) -> None:
        while not self._stopped.wait(INTERVAL):
            for browser in tuple(self._kits.browsers):
                path = browser.opened.path
                if path is not None:
                    self.look(browser, path)

    def look(self, browser: Browser, path: Path) -> None:
        """Look at one file, and read it once it has changed and rests. Called from the thread."""
        stamp = stamp_of(path)
        if stamp == self._seen.setdefault(browser, browser.opened.stamp):
            self._waiting.pop(browser, None)
            return
        waiting = self._waiting.get(browser)
        looks = waiting.looks + 1 if waiting is not None and waiting.stamp == stamp else 0
        self._waiting[browser] = Waiting(stamp, looks)
        if looks < LOOKS:
            return
        opened, error = _read(path)
        if (opened is None or opened.faults) and looks < LOOKS_AT_FAULTS:
            return
        if stamp_of(path) == stamp:
            self._seen[browser] = stamp
            self._app.call_later(partial(self.take, browser, opened, error, asked=False))

    def reload(self, browser: Browser) -> None:
        """Read a kit again because the reader asked for it; what can be read is shown, faults or not."""
        path = browser.opened.path
        if path is None:
            return

        def read() -> None:
            stamp = stamp_of(path)
            opened, error = _read(path)
            self._seen[browser] = stamp
            self._app.call_later(partial(self.take, browser, opened, error, asked=True))

        self._app.run_worker(read, thread=True, group="reload", exclusive=True)

    def take(
        self, browser: Browser, opened: Opened | None, error: LufangError | None, *, asked: bool
    ) -> None:
        """Show what was read, or say why the version before stays."""
        if browser not in self._kits.browsers or (not browser.is_mounted and not asked):
            self._take_unseen(browser, opened)
            return
        self._app.journal.event("reload", read=opened is not None, faults=len(opened.faults) if opened else 0)
        stale = bool(browser.banner)
        sound = stale or not browser.opened.faults
        if opened is None:
            faults = error.faults if isinstance(error, BrokenKit) else ()
            keep_version(browser, faults, _kept(len(faults), error))
        elif opened.faults and sound and not asked:
            keep_version(browser, opened.faults, _kept(len(opened.faults), None))
        else:
            told = _told(browser.opened, opened, mended=stale)
            show_version(browser, opened)
            self._kits.tell_tabs()
            if told or asked:
                self._app.notify(told or _("Read again: nothing changed."), markup=False)

    def _take_unseen(self, browser: Browser, opened: Opened | None) -> None:
        """Let a browser that was never shown begin with the new version; what cannot be read is told once it is shown."""
        if opened is None:
            self._seen[browser] = browser.opened.stamp
        elif browser in self._kits.browsers:
            browser.set_opened(opened)
            browser.searching.renew()


def show_version(browser: Browser, opened: Opened) -> None:
    """Show another version of a kit, the place kept."""
    browser.set_opened(opened)
    browser.query_one(TitleLine).tell(*title(opened.press.kit))
    browser.query_one(EmbargoLine).look()
    _renew(browser, "")
    load_the_rest(browser)


def keep_version(browser: Browser, faults: tuple[Fault, ...], reason: str) -> None:
    """Keep the version that is on the screen, list the faults of the newer one and say why."""
    browser.set_opened(browser.opened._replace(faults=faults))
    _renew(browser, reason)


def _renew(browser: Browser, banner: str) -> None:
    prose = browser.query_one(Prose)
    scroll = prose.scroll_offset.y
    browser.query_one(Banner).text = banner
    browser.query_one(PaneTabs).tell(browser.titles())
    if browser.pane_name not in browser.panes:
        browser.pane_name = next(iter(browser.panes))
    browser.searching.renew()
    browser.show_found()
    prose.scroll_to(y=scroll, animate=False, force=True)


def _read(path: Path) -> tuple[Opened | None, LufangError | None]:
    try:
        return open_at(path), None
    except LufangError as error:
        return None, error


def _told(before: Opened, after: Opened, *, mended: bool) -> str:
    from lufang_tui.cards.changes import what_changed

    changed = what_changed(before.press, after.press)
    parts = [changed] if changed else []
    if after.faults:
        count = len(after.faults)
        parts.append(
            _n("{count} fault (7 lists it)", "{count} faults (7 lists them)", count).format(count=count)
        )
    elif mended and not parts:
        return _("Reloaded: the file can be read again.")
    elif before.faults and not mended:
        parts.append(_("no faults any more"))
    return _("Reloaded: {changes}").format(changes=_(", ").join(parts)) if parts else ""


def _kept(faults: int, error: LufangError | None) -> str:
    if faults:
        return _n(
            "The file has {count} fault now; this is the version before. 7 lists it, r shows what can be read.",
            "The file has {count} faults now; this is the version before. 7 lists them, r shows what can be read.",
            faults,
        ).format(count=faults)
    reason = error.message if error is not None else ""
    return _("The file cannot be read now; this is the version before. {reason}").format(reason=reason)
