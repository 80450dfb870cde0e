"""Commands of the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Help(Command):
    """Show this help."""

    id = "help"
    keys = ("?",)
    name = N_("help")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the help page."""
        browser.show_help()


class Quit(Command):
    """Leave the program."""

    id = "quit"
    keys = ("q",)
    name = N_("quit")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Leave."""
        browser.app.exit(0)
