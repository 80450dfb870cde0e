"""Commands of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        return not browser.typing

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

    # What is typed in the same burst comes after the clearing, not before it.
    priority = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where there is something to clear or leave."""
        return bool(browser.found.query) or browser.typing

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Clear it."""
        browser.searching.clear()


class NextHit(Command):
    """Go to the next place in the text that the search found; after the last one, to the first."""

    id = "next-hit"
    keys = ("n",)
    name = N_("next hit")
    by = 1

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only after a search."""
        return bool(browser.found.query) and browser.key is not None

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go there."""
        browser.searching.step(cls.by)


class PreviousHit(NextHit):
    """Go to the place before in the text that the search found; before the first one, to the last."""

    id = "previous-hit"
    keys = ("N",)
    name = N_("previous hit")
    by = -1
