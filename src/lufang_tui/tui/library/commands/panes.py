"""The panes, one command each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.library.commands.base import LibraryCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class Quotes(LibraryCommand):
    """Show the quotations, the newest first."""

    id = "quotes"
    keys = ("1",)
    name = N_("Quotes")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open the pane that has the command's name."""
        screen.open_pane(cls.id)


class People(Quotes):
    """Show the people, each across all kits."""

    id = "people"
    keys = ("2",)
    name = N_("People")


class Timeline(Quotes):
    """Show what happened when."""

    id = "timeline"
    keys = ("3",)
    name = N_("Timeline")


class Figures(Quotes):
    """Show the pictures' captions and files."""

    id = "figures"
    keys = ("4",)
    name = N_("Figures")


class Article(Quotes):
    """Show paragraphs and headings of the articles."""

    id = "article"
    keys = ("5",)
    name = N_("Article")


class Kits(Quotes):
    """Show the kits, and which of them are moved, deleted or unreadable."""

    id = "kits"
    keys = ("6",)
    name = N_("Kits")


class OtherSide(LibraryCommand):
    """Go from the list to the detail and back; in the detail, the arrows follow links or scroll."""

    id = "other-side"
    keys = ("tab", "shift+tab")
    name = N_("list ⇄ detail")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Move the focus."""
        screen.focus_other_side()
