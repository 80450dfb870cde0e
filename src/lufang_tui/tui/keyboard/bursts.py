"""Keys that arrive together, as over a slow line: each is to mean what it means after the one before.

Textual sends a key to the widget that has the focus when the key arrives, though a key before it, still waiting in that
widget's queue, may move the focus, and runs bindings with priority at once, ahead of what waits there.
"""

from __future__ import annotations

from asyncio import Event, create_task, wait_for
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.widgets import Input

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Awaitable, Callable, Container, Iterable

    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Event as TextualEvent
    from textual.message_pump import MessagePump

ESCAPE = "\x1b"
_ALT = "alt+"


def parted(key: Key, bound: Container[str]) -> tuple[Key, ...]:
    """Return the keys that were pressed: Escape and a character where a terminal's Alt and that character mean nothing.

    A terminal sends the same bytes for both, so only a key that is bound with Alt is taken for one.
    """
    if key.character and key.key.startswith(_ALT) and key.key not in bound:
        return Key("escape", ESCAPE), Key(_named(key), key.character)
    return (key,)


PATIENCE = 0.5
"""Seconds for which the next key waits at most for one widget; nothing that is drawn takes as long."""
ROUNDS = 8
"""How often what a key brings about may bring about more."""


HELD = frozenset({"up", "down", "pageup", "pagedown", "j", "k"})
"""Keys that people hold down and that move within a widget: the next of a row goes to the same one, and need not wait.

So a machine that is slow to draw draws less, as Textual does, instead of falling behind.
"""


class InTurn:
    """Keys and pastes one after the other: the next is taken when everything that the one before brought about is done."""

    def __init__(self, app: App[Any], take: Callable[[TextualEvent], Awaitable[None]]) -> None:
        """Hand each to `take`, in the queue of `app`."""
        self._app = app
        self._take = take
        self._waiting: deque[TextualEvent] = deque()
        self._watch: Task[None] | None = None
        self._last: TextualEvent | None = None

    async def arrived(self, events: Iterable[TextualEvent]) -> None:
        """Take these now, or in their turn."""
        for event in events:
            if self._is_held(event):
                await self._take(event)
            else:
                self._waiting.append(event)
        if self._watch is None:
            await self._next()

    def _is_held(self, event: TextualEvent) -> bool:
        last, here = self._last, self._app.focused
        return (
            isinstance(event, Key)
            and isinstance(last, Key)
            and event.key == last.key in HELD
            and not self._waiting
            and self._watch is not None
            and not isinstance(here, Input)
        )

    async def _next(self) -> None:
        self._watch = None
        if self._waiting:
            target = self._app.focused or self._app.screen
            self._last = self._waiting.popleft()
            await self._take(self._last)
            self._watch = create_task(self._when_done(target))

    async def _when_done(self, target: DOMNode) -> None:
        for _ in range(ROUNDS):
            nodes = {
                *target.ancestors_with_self,
                *(self._app.focused or self._app.screen).ancestors_with_self,
            }
            for node in sorted(nodes, key=lambda node: -len(node.ancestors)):
                await _queue_passed(node)
            if not any(node.message_queue_size for node in nodes):
                break
        self._app.call_later(self._next)


async def _queue_passed(node: MessagePump) -> None:
    """Wait until what waits in a queue now has been dealt with."""
    passed = Event()
    if node.is_running and node.call_later(passed.set):
        with suppress(TimeoutError):
            await wait_for(passed.wait(), PATIENCE)


def read_as_typed() -> None:
    """Let Escape and a printed character that come in one piece be those two keys.

    Textual takes some for what the Option key of a Mac types (3 becomes £), or for a word further (f), and offers no way to
    say otherwise; so these entries leave its table (tests/tui/test_morning.py fails where they stay).
    """
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

    for sequence in tuple(ANSI_SEQUENCES_KEYS):
        if len(sequence) == len(ESCAPE) + 1 and sequence.startswith(ESCAPE) and sequence[-1].isprintable():
            del ANSI_SEQUENCES_KEYS[sequence]  # type: ignore[attr-defined]


def _named(key: Key) -> str:
    """The name of the key without Alt; Textual tells capitals by `shift+` only where Alt is held."""
    name = key.key.removeprefix(_ALT)
    return (key.character or name) if name.startswith("shift+") else name
