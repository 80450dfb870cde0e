"""The app around the verify screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.tui.configured import ConfiguredApp
from lufang_tui.tui.verify.screen import VerifyScreen

if TYPE_CHECKING:
    from lufang_tui.verify.desk import Desk


class VerifyApp(ConfiguredApp):
    """Verifies one draft."""

    TITLE = "lufang"
    CSS_PATH = "../app.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def get_default_screen(self) -> VerifyScreen:
        """Return the draft as the only screen."""
        return VerifyScreen(self._desk)

    def on_ready(self) -> None:
        """Tell what is wrong with the settings."""
        self.tell_configuration()
