"""What dialogs are made of: a screen that is answered once, however many keys come in one burst, and a line to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from lufang_tui.text.safe import visible
from lufang_tui.tui.looks.repainting import repaint_after_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Resize


class Dialog(ModalScreen[ScreenResultType]):
    """A modal screen; once it is answered, what was typed or clicked meanwhile answers nothing more."""

    SHARES: ClassVar[Mapping[str, float]] = {}
    """Selector of a part -> how much of the terminal's height it takes at most, so that the key hints stay in sight.

    Textual heeds a share in CSS only where the box around has a height of its own.
    """

    def on_mount(self) -> None:
        """Leave no half characters behind a message; what a dialog does itself comes beside it."""
        repaint_after_messages(self)

    def on_resize(self, event: Resize) -> None:
        """Give every part its share of the height."""
        for selector, share in self.SHARES.items():
            for part in self.query(selector):
                part.styles.max_height = max(1, int(event.size.height * share))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with an answer, unless another key has closed it already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class Field(Input):
    """A line to type in."""

    DEFAULT_CSS = """
    Field, Field:focus { border: none; height: 1; padding: 0; background: $panel; }
    """

    def validate_value(self, value: str) -> str:
        """Let no control character that was pasted reach the terminal."""
        return visible(value)
