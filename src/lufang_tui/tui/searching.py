"""Searching from the browser: from what stands in the search box to what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards import PANES
from lufang_tui.tui.bars import SearchBox
from lufang_tui.tui.entry_list import EntryList
from lufang_tui.tui.finder import Finder

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser
    from lufang_tui.tui.finder import Found


class Searching:
    """The search of one browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.finder = Finder(browser.press, tuple(browser.panes.values()))
        self.found: Found = self.finder.everything
        """The newest answer."""

    def ask(self, query: str) -> None:
        """Search for what stands in the box now."""
        if query != self.found.query:
            self.found = self.finder.find(query)
            self._browser.show_found()

    def search_for(self, query: str) -> None:
        """Search for a text at once, without waiting for the box to tell."""
        if query != self.found.query:
            self.found = self.finder.find(query)
            self._browser.query_one(SearchBox).value = query
            self._browser.show_found()

    def focus(self) -> None:
        """Go to the search box at once."""
        self._browser.set_focus(self._browser.query_one(SearchBox))

    def clear(self) -> None:
        """Clear the search; leave the box if it is empty already."""
        box = self._browser.query_one(SearchBox)
        if box.value:
            box.value = ""
        else:
            self._browser.query_one(EntryList).focus()

    def leave(self) -> None:
        """Go to what was found: where the open pane has nothing, to the first that has."""
        browser, keys = self._browser, self.found.keys
        if not keys.get(browser.pane_name):
            found = (pane.name for pane in PANES if keys.get(pane.name))
            browser.open_pane(next(found, browser.pane_name))
        browser.query_one(EntryList).focus()
