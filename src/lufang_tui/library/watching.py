"""Noticing that kits of the library change while the app runs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.library.scanning import scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from lufang_tui.library.library import Library
    from lufang_tui.library.records import Progress, Refreshed, Source
    from lufang_tui.library.stamps import Stamp

EVERY = 2.0
"""Seconds between two looks, where looking takes no time."""
SHARE = 0.05
"""Of one core that looking may take: with many kits it happens less often."""


class Watcher:
    """Looks at the files of a library again and again, and refreshes it when one is new, changed or gone.

    Made for a thread of its own: `Thread(target=watcher.run, args=(stop,))`. File systems differ in what they tell of
    themselves, network ones tell nothing; looking works on all of them, at some fifty thousand files a second.
    """

    def __init__(
        self,
        library: Library,
        refreshed: Callable[[Refreshed], None],
        *,
        failed: Callable[[LufangError], None] | None = None,
        every: float = EVERY,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """`workers` and `progress` are handed on to `Library.refresh`."""
        self._library = library
        self._refreshed = refreshed
        self._failed = failed
        self._every = every
        self._workers = workers
        self._progress = progress
        self._seen: tuple[tuple[Source, ...], dict[str, Stamp]] | None = None

    def run(self, stop: Event) -> None:
        """Look until `stop` is set. A refresh that runs then is ended, and what it has done is kept."""
        while not stop.is_set():
            started = time.monotonic()
            self.look(lambda: not stop.is_set())
            took = time.monotonic() - started
            stop.wait(max(self._every, took / SHARE))

    def look(self, go_on: Callable[[], bool] | None = None) -> bool:
        """Look once; whether something had changed since the last time. The first look refreshes in any case."""
        try:
            sources = self._library.sources
            known = self._seen[1] if self._seen else ()
            now = sources, scan(sources, known, go_on)
            if now == self._seen or (go_on is not None and not go_on()):
                return False
            done = self._library.refresh(go_on=go_on, workers=self._workers, progress=self._progress)
        except LufangError as error:
            if self._failed is not None:
                self._failed(error)
            return False
        self._seen = now
        self._refreshed(done)
        return True
