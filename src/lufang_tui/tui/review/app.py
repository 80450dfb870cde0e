"""The app around the review screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from lufang_tui.tui.review.screen import ReviewScreen

if TYPE_CHECKING:
    from lufang_tui.review import Session


class ReviewApp(App[int]):
    """Reviews one kit."""

    TITLE = "lufang"
    CSS_PATH = "../app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def get_default_screen(self) -> ReviewScreen:
        """Return the review as the only screen."""
        return ReviewScreen(self._session)
