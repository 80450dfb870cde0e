"""The app around the review screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.tui.configured import ConfiguredApp
from lufang_tui.tui.review.screen import ReviewScreen

if TYPE_CHECKING:
    from lufang_tui.review import Session


class ReviewApp(ConfiguredApp):
    """Reviews one kit."""

    TITLE = "lufang"
    CSS_PATH = "../app.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def get_default_screen(self) -> ReviewScreen:
        """Return the review as the only screen."""
        return ReviewScreen(self._session)

    def on_ready(self) -> None:
        """Tell what is wrong with the settings."""
        self.tell_configuration()
