"""Commands of the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Help(Command):
    """Show this help: every key, the query language, where settings are."""

    id = "help"
    keys = ("?", "f1")
    name = N_("help")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the help page."""
        browser.show_help()


class Palette(Command):
    """Find a command, a person, a section or a kit by typing some of its name."""

    id = "palette"
    keys = ("ctrl+p",)
    name = N_("palette")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the palette."""
        from lufang_tui.tui.dialogs.palette import open_palette

        open_palette(browser)


class ChooseTheme(Command):
    """Choose the colours; the highlighted theme is shown at once."""

    id = "theme"
    keys = ("T",)
    name = N_("theme")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask for a theme."""
        from lufang_tui.tui.dialogs.theme_choice import choose_theme

        choose_theme(browser.app)


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
