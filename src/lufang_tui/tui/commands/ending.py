"""Commands that leave the program for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Suspend(Command):
    """Go to the shell for a while; fg comes back."""

    id = "suspend"
    keys = ("ctrl+z",)
    name = N_("to the shell")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Stop the process."""
        browser.app.action_suspend_process()
