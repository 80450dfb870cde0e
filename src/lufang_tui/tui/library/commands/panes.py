"""The panes, one command each; those that a kit has too are on its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands import panes
from lufang_tui.tui.library.commands.base import LibraryCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class Quotes(panes.Quotes):
    """Show the quotations, the newest first."""


class People(panes.People):
    """Show the people, each across all kits."""


class Article(panes.Article):
    """Show paragraphs and headings of the articles."""


class Kits(panes.PaneCommand):
    """Show the kits, and which of them are moved, deleted or unreadable."""

    id = "kits"
    keys = ("6",)
    name = N_("Kits")


Timeline, Figures = panes.Timeline, panes.Figures


class OtherSide(LibraryCommand):
    """Go from the list to the detail and back; in the detail, the arrows follow links or scroll."""

    id = "other-side"
    keys = ("tab", "shift+tab")
    name = N_("list ⇄ detail")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Move the focus."""
        screen.focus_other_side()
