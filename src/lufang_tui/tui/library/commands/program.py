"""Tabs, the palette, and the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.library.commands.base import LibraryCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class ShowClippings(LibraryCommand):
    """Show the clippings: what was collected from all kits, to put in order, annotate, copy and export."""

    id = "clippings"
    keys = ("v",)
    name = N_("clippings")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open their screen."""
        from lufang_tui.tui.clippings.screen import ClippingsScreen

        screen.app.push_screen(ClippingsScreen())


class OpenKit(LibraryCommand):
    """Open a kit by its path, from a folder, or one that was open before."""

    id = "library.open-path"
    keys = ("ctrl+o",)
    name = N_("open kit…")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask which."""
        from lufang_tui.tui.dialogs.opening import open_kit

        open_kit(screen)


class NextKit(LibraryCommand):
    """Go to the next tab."""

    id = "next-kit"
    keys = ("]",)
    name = N_("next kit")
    hint = False
    by = 1

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where a kit is open."""
        return bool(screen.program.kits.browsers)

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Go there."""
        screen.program.kits.step(cls.by)


class PreviousKit(NextKit):
    """Go to the tab before."""

    id = "previous-kit"
    keys = ("[",)
    name = N_("previous kit")
    by = -1


class Palette(LibraryCommand):
    """Find a command, a saved search or a kit that is open by typing some of its name."""

    id = "palette"
    keys = ("ctrl+p",)
    name = N_("palette")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open the palette."""
        from lufang_tui.tui.dialogs.palette import offer
        from lufang_tui.tui.library.choices import LibraryChoices

        offer(screen.program, lambda: LibraryChoices(screen))


class ChooseTheme(LibraryCommand):
    """Choose the colours; the highlighted theme is shown at once."""

    id = "theme"
    keys = ("T",)
    name = N_("theme")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask for a theme."""
        from lufang_tui.tui.dialogs.theme_choice import choose_theme

        choose_theme(screen.app)


class Help(LibraryCommand):
    """Show this help."""

    id = "help"
    keys = ("?", "f1")
    name = N_("help")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open the help."""
        screen.show_help()


class Quit(LibraryCommand):
    """Leave the program."""

    id = "quit"
    keys = ("q",)
    name = N_("quit")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Leave."""
        screen.app.exit(0)
