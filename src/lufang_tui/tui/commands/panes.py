"""Commands that open a pane, one each; those of the library that have the same names are on the same keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lufang_tui.i18n import N_
from lufang_tui.kit.model import Figure
from lufang_tui.tui.commands.base import Command, ScreenCommand

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class WithPanes(Protocol):
    """A screen that has panes: a kit's, the library's."""

    def open_pane(self, name: str) -> None:
        """Open a pane where the reader left it."""


class PaneCommand(ScreenCommand[WithPanes]):
    """Opens the pane that has the command's name."""

    hint = False

    @classmethod
    def run(cls, screen: WithPanes) -> None:
        """Open it."""
        screen.open_pane(cls.id)


class Quotes(PaneCommand):
    """Show the quotations."""

    id = "quotes"
    keys = ("1",)
    name = N_("Quotes")


class People(PaneCommand):
    """Show the people, each with every entry that names them."""

    id = "people"
    keys = ("2",)
    name = N_("People")


class Timeline(PaneCommand):
    """Show what happened when."""

    id = "timeline"
    keys = ("3",)
    name = N_("Timeline")


class Figures(PaneCommand):
    """Show the pictures' captions and files."""

    id = "figures"
    keys = ("4",)
    name = N_("Figures")


class Article(PaneCommand):
    """Read the article."""

    id = "article"
    keys = ("5",)
    name = N_("Article")


class Kit(PaneCommand):
    """Show the kit itself: source, contacts, boilerplate, embargo, organisations, and what nobody has reviewed."""

    id = "kit"
    keys = ("6",)
    name = N_("Kit")


class TimelineView(Command):
    """Show the timeline as a drawn line, or as a list again."""

    id = "timeline-line"
    keys = ("t",)
    name = N_("line ⇄ list")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only in the timeline."""
        return browser.pane_name == "timeline" and bool(browser.pane.keys())

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Switch."""
        from lufang_tui.cards.timeline import LINE

        browser.pane.view = "" if browser.pane.view else LINE
        browser.open_pane(browser.pane_name)


class OpenPicture(Command):
    """Open the picture's file in another program, after asking."""

    id = "open-picture"
    keys = ("o",)
    name = N_("open picture")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where a figure has a file."""
        if not browser.is_mounted or browser.pane_name != "figures":
            return False
        entry = browser.press.entries.get(browser.key or "")
        return isinstance(entry, Figure) and entry.file is not None

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask, then open it."""
        from lufang_tui.tui.widgets.picture import open_picture

        entry = browser.press.entries.get(browser.key or "")
        if isinstance(entry, Figure):
            open_picture(browser, entry)
