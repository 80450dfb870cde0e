"""The app around the verify screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from lufang_tui.tui.verify.screen import VerifyScreen

if TYPE_CHECKING:
    from lufang_tui.verify.desk import Desk


class VerifyApp(App[int]):
    """Verifies one draft."""

    TITLE = "lufang"
    CSS_PATH = "../app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def get_default_screen(self) -> VerifyScreen:
        """Return the draft as the only screen."""
        return VerifyScreen(self._desk)
