"""What the first screen does not wait for: the search, the release as received, the other kits, the log."""

from __future__ import annotations

import gc
import time
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _n

if TYPE_CHECKING:
    from lufang_tui.cards import Source
    from lufang_tui.tui.browser import Browser


LARGE = 10_000
"""Entries of a kit from which on the collector of garbage is felt."""
PAUSE = 0.0005
"""Seconds between two steps of folding a kit."""


class SourceLoaded(Message):
    """The release as received is loaded."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source


def after_first_screen(browser: Browser) -> None:
    """Do the rest, once the reader sees something."""
    if not gc.isenabled():
        # The kit and the modules stay for good: they need not be looked through again and again.
        gc.freeze()
        gc.enable()
    browser.program.after_first_screen()  # before the thread: it loads the rooms that both need
    load_the_rest(browser)
    faults = len(browser.opened.faults)
    if faults:
        browser.notify(
            _n(
                "This kit has {count} fault: what can be read is shown, 7 lists it.",
                "This kit has {count} faults: what can be read is shown, 7 lists them.",
                faults,
            ).format(count=faults),
            severity="warning",
            timeout=10,
            markup=False,
        )


def load_the_rest(browser: Browser) -> None:
    """Load the search and the release of a kit, in a thread."""
    browser.run_worker(partial(_load, browser), thread=True, group="load", exclusive=True)


def _load(browser: Browser) -> None:
    from lufang_tui.cards.source import load_source

    worker = get_current_worker()

    def go_on() -> bool:
        time.sleep(PAUSE)  # lets the screen take its turn: threads of one process share one interpreter
        return not worker.is_cancelled

    try:
        source = load_source(browser.press)
    except LufangError as error:
        browser.log.warning(str(error))
        source = None
    if source is not None and not worker.is_cancelled:
        browser.post_message(SourceLoaded(source))
    finder = browser.searching.finder
    if finder.prepare(go_on) and finder.everything.total > LARGE:
        # What was folded stays with the kit. To look through it for garbage takes a tenth of a second, always while a key is answered.
        gc.freeze()
