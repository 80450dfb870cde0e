"""Commands that open a pane, one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Quotes(Command):
    """Show the quotations."""

    id = "quotes"
    keys = ("1",)
    name = N_("Quotes")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the pane that has the command's name."""
        browser.open_pane(cls.id)


class People(Quotes):
    """Show the people, each with every entry that names them."""

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
    """Read the article."""

    id = "article"
    keys = ("5",)
    name = N_("Article")
