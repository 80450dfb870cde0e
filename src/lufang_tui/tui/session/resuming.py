"""Where the reader is in a kit, as a value that can be kept, and going back there at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lufang_tui.tui.browser import Browser

MAX_QUERY = 500


def place_of(browser: Browser) -> dict[str, Any]:
    """Return where the reader is: pane, entry of each pane, row of the open one, query, and how far the detail is scrolled."""
    return {
        "pane": browser.pane_name,
        "keys": {pane: key for pane, key in browser.chosen.items() if key is not None},
        "row": browser.query_one(EntryList).cursor,
        "query": browser.found.query[:MAX_QUERY],
        "scroll": round(browser.query_one(Prose).scroll_offset.y),
    }


class Resuming:
    """Going to a place once, when a browser is shown for the first time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.done = False
        """Whether the browser has shown its first screen, so that its place is the reader's own."""

    def first_screen(self, place: Mapping[str, Any]) -> None:
        """Show the first screen at a place, of which nothing is trusted; an empty one is the beginning."""
        browser = self._browser
        pane, row, query = place.get("pane"), place.get("row"), place.get("query")
        keys = place.get("keys")
        if isinstance(keys, dict):
            browser.chosen.update(
                {name: key for name, key in keys.items() if name in browser.panes and isinstance(key, str)}
            )
        if isinstance(pane, str) and pane in browser.panes:
            browser.pane_name = pane
        if isinstance(row, int) and row > 0:
            # Where the entry is gone, the list stays at its row.
            browser.query_one(EntryList).cursor = min(row, 1_000_000_000)
        if isinstance(query, str) and query.strip():
            browser.searching.search_for(query)
        browser.show_found()
        browser.call_after_refresh(self._scroll, place.get("scroll"))

    def _scroll(self, lines: object) -> None:
        self.done = True
        if isinstance(lines, int) and 0 < lines < 1_000_000_000:
            self._browser.query_one(Prose).scroll_to(y=lines, animate=False)
