"""Keys one after the other: what is typed ahead meets what the key before it has opened."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Event
    from textual.screen import Screen

ROUNDS: Final = 2
"""The first takes the key through the widgets to its command, the second what the command has told them."""
PATIENCE: Final = 0.5
"""Seconds after which the next key is dealt with all the same, since what had the key before is gone."""


class KeyOrder:
    """Hands keys and pastes on to Textual, each when the one before has been dealt with.

    Textual itself hands a key to the widget that has the focus at that moment. Over a slow line, where several arrive in
    one piece, `/zwx`, Enter and `c` would all be typed into the search box.
    """

    def __init__(self, app: App[int], deal: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._deal = deal
        """Gives an event to Textual."""
        self._waiting: deque[Event] = deque()
        self._dealing = False
        self._number = 0
        """Of the event that is being dealt with."""

    async def take(self, event: Event) -> None:
        """Deal with an event now, or after those before it."""
        self._waiting.append(event)
        if not self._dealing:
            await self._next()
        elif len(self._waiting) == 1:
            self._be_patient()

    async def _next(self) -> None:
        self._dealing = bool(self._waiting)
        if not self._dealing:
            return
        self._number += 1
        screen = self._app.screen
        way = (self._app.focused or screen).ancestors_with_self * ROUNDS
        await self._deal(self._waiting.popleft())
        if self._waiting:
            self._be_patient()
        self._follow(way, screen, self._number)

    def _follow(self, way: Sequence[DOMNode], screen: Screen[object], number: int) -> None:
        """Queue up behind the event at every widget on its way up to the app, one after the other."""
        if number != self._number:
            return
        if not way:
            self._app.call_later(self._through, screen, number)
        elif not way[0].call_later(self._follow, way[1:], screen, number):
            self._follow(way[1:], screen, number)  # the widget is gone

    async def _through(self, screen: Screen[object], number: int) -> None:
        if self._waiting and self._app.screen is not screen:
            # A screen that has just opened gets the focus with its first layout.
            self._app.screen.call_after_refresh(self._app.call_later, self._go_on, number)
        else:
            await self._go_on(number)

    async def _go_on(self, number: int) -> None:
        """Turn to the next event, unless that has been done."""
        if number == self._number and self._dealing:
            await self._next()

    def _be_patient(self) -> None:
        number = self._number
        self._app.set_timer(PATIENCE, lambda: self._app.call_later(self._go_on, number))
