"""What the app remembers while it runs, and when it writes that down: every few seconds, when a kit is closed, on quitting."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from lufang_tui.state import NotKept, State, load_state, save_state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class Memory:
    """The state of a running program, and as much of it as is written."""

    def __init__(self, path: Path | None = None, state: State | None = None, *, fresh: bool = False) -> None:
        """Read the state at `path`, or the user's own; given a state, nothing is read and nothing written.

        `fresh` forgets the places for this run.
        """
        self._fresh = fresh
        self._path = path
        self._writes = state is None
        self._lock = Lock()
        self.state = load_state(path) if state is None else state
        self._written = self.state
        self._trouble = self.state.trouble

    @classmethod
    def of_nothing(cls) -> Memory:
        """Give an empty memory, which is never written."""
        return cls(state=State())

    def remember(self, **changes: Any) -> None:
        """Change fields of the state, such as `history`; each takes the whole new value."""
        self.state = self.state._replace(**changes)

    def place(self, kit: str) -> Mapping[str, Any]:
        """Give where the reader was in a kit; empty where that is not known."""
        return {} if self._fresh else self.state.places.get(kit, {})

    def remember_place(self, kit: str, place: Mapping[str, Any]) -> None:
        """Remember where the reader is in a kit, which becomes the newest."""
        places = {name: where for name, where in self.state.places.items() if name != kit}
        self.remember(places={**places, kit: place})

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return self._writes and self.state != self._written

    def save(self, tell: Callable[[str], None]) -> None:
        """Write what changed; may be called from a thread. What goes wrong is told once, and once only."""
        with self._lock:
            if self.changed:
                saving = self.state
                try:
                    save_state(saving, self._written, self._path)
                except NotKept as error:
                    self._trouble = self._trouble or str(error)
                self._written = saving
        self.tell_trouble(tell)

    def tell_trouble(self, tell: Callable[[str], None]) -> None:
        """Say what went wrong, if it was not said yet."""
        if self._trouble:
            trouble, self._trouble = self._trouble, ""
            tell(trouble)
