"""Connections to the index in use, one for each thread, and what they share in memory."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from lufang_tui.library.database import connect
from lufang_tui.library.engine import Engine
from lufang_tui.library.planning import folded_names
from lufang_tui.library.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.database import IndexFiles
    from lufang_tui.library.names import LibraryNames
    from lufang_tui.library.records import LibraryKit


class _Shared:
    """What all threads know of one index file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shelf = Shelf()
        self.names: LibraryNames | None = None
        self.named_at = -1
        """The change as of which the names were read."""
        self.called: tuple[int, Sequence[tuple[int, str]]] = (-1, ())


class _Own:
    """What a thread has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connect(path)
        self.engine: Engine | None = None
        self.change = -1
        self.busy = False


class Connections:
    """Gives each thread an engine over the index as it is at that moment."""

    def __init__(self, files: IndexFiles, open_kit: Callable[[LibraryKit], PressKit]) -> None:
        self._files = files
        self._open_kit = open_kit
        self._lock = threading.RLock()
        self._local = threading.local()
        self._every: list[_Own] = []
        self._shared: _Shared | None = None

    @contextmanager
    def engine(self) -> Iterator[Engine | None]:
        """An engine within a read transaction; None where there is no index. Raises sqlite3.Error, Interrupted."""
        own = self._own_of_current()
        if own is None:
            yield None
            return
        if own.busy:  # within another call of this thread, whose state it then sees
            yield own.engine
            return
        own.busy = True
        try:
            if own.connection.in_transaction:  # an interrupt met the end of the one before
                own.connection.rollback()
            own.connection.execute("BEGIN")
            change = own.connection.execute("SELECT value FROM meta WHERE name='change'").fetchone()[0]
            if own.engine is None or own.change != change:
                own.engine = self._engine(own, change)
                own.change = change
            yield own.engine
        finally:
            own.busy = False
            with suppress(sqlite3.Error):
                own.connection.rollback()
            if own.connection.is_for_now:
                self._let_go(own)

    def interrupt(self) -> None:
        """End what runs in any thread."""
        with self._lock:
            for own in self._every:
                own.connection.interrupt()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for own in self._every:
                own.connection.interrupt()
                own.connection.close()
            self._every.clear()
            self._local = threading.local()

    def _own_of_current(self) -> _Own | None:
        while True:
            path = self._files.current()
            if path is None:
                return None
            try:
                return self._own(path)
            except sqlite3.Error:
                if self._files.current() == path:
                    raise  # else another index took its place between the two looks

    def _own(self, path: Path) -> _Own:
        own: _Own | None = getattr(self._local, "own", None)
        if own is not None and own.path != path and not own.busy:
            self._let_go(own)
            own = None
        if own is None:
            own = _Own(path)
            self._local.own = own
            with self._lock:
                self._every.append(own)
        return own

    def _let_go(self, own: _Own) -> None:
        """Close the connection of this thread."""
        with self._lock, suppress(ValueError):
            self._every.remove(own)
        own.connection.close()
        del self._local.own

    def _engine(self, own: _Own, change: int) -> Engine:
        with self._lock:
            shared = self._shared
            if shared is None or shared.path != own.path:
                shared = self._shared = _Shared(own.path)
            if shared.shelf.change < change:
                shared.shelf = shared.shelf.brought_up(own.connection, change)

            def names() -> LibraryNames:
                from lufang_tui.library.names import LibraryNames  # most searches ask for no names

                with self._lock:
                    known = shared.names = shared.names or LibraryNames()
                    if shared.named_at < change:
                        known.brought_up(own.connection)
                        shared.named_at = change
                return known

            def called() -> Sequence[tuple[int, str]]:
                with self._lock:
                    if shared.called[0] != change:
                        rows = own.connection.execute("SELECT number, id, label FROM kit WHERE rows>0")
                        shared.called = change, [(row[0], folded_names(row[1], row[2])) for row in rows]
                return shared.called[1]

            return Engine(own.connection, shared.shelf, names, self._open_kit, called)
