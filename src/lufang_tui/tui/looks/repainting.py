"""What a message in the corner leaves behind when it goes.

Textual draws anew only what it covered, and where its edge went through a character of two cells it draws half of that
one, so that the terminal loses the character. Everything is drawn again instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def repaint_after_messages(screen: Screen[Any]) -> None:
    """Draw a screen, which is mounted, anew whenever a message on it has gone."""
    shown = 0

    def look(_screen: Screen[Any]) -> None:
        nonlocal shown
        before, shown = shown, len(screen.query("Toast"))
        if shown < before:
            screen.call_after_refresh(screen.refresh)

    screen.screen_layout_refresh_signal.subscribe(screen, look)
