"""The clippings while the app runs: one list for all kits that are open, changed in the file behind the screen's back.

Changes are made in a thread, one after the other in the order of the keys, and shown once they are on the disk.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.signal import Signal

from lufang_tui.cards.styled import one_line
from lufang_tui.keeping import Kept, NotKept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lufang_tui.clippings import Clipping
    from lufang_tui.clippings.changes import Change, Clippings
    from lufang_tui.keeping import KeptList
    from lufang_tui.tui.app import LufangApp

LOOK_SECONDS = 1.0
"""How often the file is looked at for what another program collected."""


def _clippings() -> KeptList[Clipping]:
    """The user's clippings; their room, and the search with it, is loaded after the first screen."""
    from lufang_tui.clippings import CLIPPINGS

    return CLIPPINGS


class Shelf:
    """Where the clippings lie."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the file at `path`, or the user's own."""
        self._path = path

    def load(self) -> Kept[Clipping]:
        """Read them. Raises NotKept."""
        return _clippings().load(self._path)

    def change(self, what: Change) -> Kept[Clipping]:
        """Change them. Raises NotKept."""
        return _clippings().change(what, self._path)

    def stamp(self) -> object:
        """What is another one once their file has changed."""
        return _clippings().stamp(self._path)


class ShelfOfNothing(Shelf):
    """Clippings that are kept as long as the app runs."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: Clippings = ()

    def load(self) -> Kept[Clipping]:
        """Give them."""
        return Kept(self._kept)

    def change(self, what: Change) -> Kept[Clipping]:
        """Change them."""
        self._kept = what(self._kept)
        return Kept(self._kept)

    def stamp(self) -> object:
        """Nobody else changes them."""
        return None


class Collected:
    """The clippings of a running app."""

    def __init__(self, app: LufangApp, shelf: Shelf) -> None:
        self._app = app
        self._shelf = shelf
        self._turn = asyncio.Lock()
        self._stamp: object = None
        self.clippings: Clippings = ()
        """As they were on the disk when it was looked at last, in the reader's order."""
        self.changed: Signal[Clippings] = Signal(app, "clippings")
        """Told to every screen that shows them."""

    @property
    def ids(self) -> frozenset[str]:
        """What the clippings are told from others by."""
        return frozenset(clipping.id for clipping in self.clippings)

    def find(self, clipping_id: str | None) -> Clipping | None:
        """The clipping of that id."""
        return next((one for one in self.clippings if one.id == clipping_id), None)

    def start(self) -> None:
        """Read them, and follow what other programs do."""
        self._run(self._shelf.load)
        self._app.set_interval(LOOK_SECONDS, self._look)

    def change(
        self,
        what: Change,
        then: Callable[[], object] = lambda: None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        """Make a change; `then` is called once it is on the disk.

        What goes wrong is told, and the list stays as it was; `otherwise` is called then.
        """
        self._run(partial(self._shelf.change, what), then, otherwise)

    def _run(
        self,
        work: Callable[[], Kept[Clipping]],
        then: Callable[[], object] = lambda: None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        self._app.run_worker(self._work(work, then, otherwise), group="clippings")

    async def _work(
        self, work: Callable[[], Kept[Clipping]], then: Callable[[], object], otherwise: Callable[[], object]
    ) -> None:
        async with self._turn:
            try:
                kept = await asyncio.to_thread(work)
            except NotKept as error:
                self._app.notify(one_line(str(error)), severity="error", timeout=10, markup=False)
                otherwise()
                return
            finally:
                self._stamp = self._shelf.stamp()
            self.clippings = kept.items
        if kept.trouble:
            self._app.notify(one_line(kept.trouble), severity="warning", timeout=15, markup=False)
        self.changed.publish(kept.items)
        then()

    def _look(self) -> None:
        if not self._turn.locked() and self._shelf.stamp() != self._stamp:
            self._run(self._shelf.load)
