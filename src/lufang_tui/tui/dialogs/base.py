"""A screen over the browser that is answered once, however many keys come in one burst."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A modal screen; once it is answered, what was typed or clicked meanwhile answers nothing more."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with an answer, unless another key has closed it already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
