"""Commands on whole kits: opening, switching, closing, reading again, and what is wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class OpenKit(Command):
    """Open another kit: by its path, from a folder, or one that was open before."""

    id = "open"
    keys = ("O",)
    name = N_("open kit…")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask which."""
        from lufang_tui.tui.dialogs.opening import open_kit

        open_kit(browser)


class NextKit(Command):
    """Go to the next kit."""

    id = "next-kit"
    keys = ("]",)
    name = N_("next kit")
    by = 1

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where several are open."""
        return len(browser.program.kits.screens) > 1

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go there."""
        browser.program.kits.step(cls.by)


class PreviousKit(NextKit):
    """Go to the kit before."""

    id = "previous-kit"
    keys = ("[",)
    name = N_("previous kit")
    by = -1


class CloseKit(Command):
    """Close this kit; the last one asks whether to leave."""

    id = "close-kit"
    keys = ("W",)
    name = N_("close kit")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Close it."""
        from lufang_tui.tui.dialogs.opening import close_kit

        close_kit(browser)


class Reload(Command):
    """Read the kit's file again and show what can be read, the place kept."""

    id = "reload"
    keys = ("r",)
    name = N_("reload")

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Not for the festival kit, which ships with the program."""
        return browser.opened.path is not None

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Read it."""
        browser.program.kits.reloading.reload(browser)


class Faults(Command):
    """Show what is wrong with the kit's file."""

    id = "faults"
    keys = ("7",)
    name = N_("Faults")

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where something is."""
        return cls.id in browser.panes

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the pane."""
        browser.open_pane(cls.id)
