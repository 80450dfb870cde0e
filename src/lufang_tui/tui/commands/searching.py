"""Commands of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Search(Command):
    """Search the whole kit as you type; every pane shows what it has."""

    id = "search"
    keys = ("/",)
    name = N_("search")
    hint = True
    # The keys that follow in the same burst must already meet the search box, so it is focused at once.
    priority = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Not while typing: the key is a character then."""
        return not isinstance(browser.focused, Input)

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go to the search box."""
        browser.searching.focus()


class ClearSearch(Command):
    """Clear the search, or leave the search box if it is empty."""

    id = "clear"
    keys = ("escape",)
    name = N_("clear")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where there is something to clear or leave."""
        return bool(browser.found.query) or isinstance(browser.focused, Input)

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Clear it."""
        browser.searching.clear()
