"""Searching from the browser: from what stands in the search box to what is found, and through the hits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from lufang_tui.cards import PANES
from lufang_tui.cards.article import ArticlePane
from lufang_tui.cards.styled import one_line
from lufang_tui.i18n import _, _n
from lufang_tui.tui.acting import hits
from lufang_tui.tui.acting.finder import Finder
from lufang_tui.tui.widgets.bars import SearchPrompt
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.tui.widgets.search_box import MAX_QUERY, SearchBox

if TYPE_CHECKING:
    from lufang_tui.cards import Pane
    from lufang_tui.tui.acting.finder import Found
    from lufang_tui.tui.browser import Browser

SMALL = 2_000
"""Entries up to which an answer takes no longer than drawing it, so that a thread would only delay it."""
MAX_HISTORY = 100


class Searching:
    """The search of one browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.finder = Finder(browser.press, searched(browser))
        self.found: Found = self.finder.everything
        """The newest answer."""
        self._wanted = ""
        """What stands in the box; an answer to anything else is dropped."""
        self._running = False
        self._leaving = False
        self._glanced = False
        """Whether what is shown is a part of the answer, of which the whole is still to come."""

    def renew(self) -> None:
        """Search the kit that is open now for the same."""
        self.finder = Finder(self._browser.press, searched(self._browser))
        self.found = self.finder.find(self._wanted)

    def ask(self, query: str) -> None:
        """Search for what stands in the box now; a query that was typed over meanwhile is left out."""
        if query != self._browser.query_one(SearchBox).value:
            return
        self._wanted = query
        self._leaving = False
        if query == self.found.query and not self._glanced:
            self.tell()
        elif self.finder.everything.total <= SMALL or not query.strip():
            self._glanced = False
            self._show(self.finder.find(query))
        else:
            self._glance(query)
            if not self._running:
                self._start()

    def _glance(self, query: str) -> None:
        """Show what is found in as much of a large kit as is read already; the whole answer comes after it."""
        found = self.finder.glance(query)
        if found is not None and found.total:
            self._glanced = True
            self._show(found)

    def _start(self) -> None:
        self._running = True
        self._browser.run_worker(partial(self._find, self.finder, self._wanted), thread=True, group="find")

    def _find(self, finder: Finder, query: str) -> None:
        found = finder.find(query)
        self._browser.call_later(self._arrived, finder, found)

    def _arrived(self, finder: Finder, found: Found) -> None:
        """Show an answer of the thread if it is still asked for; else ask for what is."""
        self._running = False
        if self.found.query == self._wanted and not self._glanced:
            return
        if finder is not self.finder or found.query != self._wanted:
            self._start()
            return
        self._glanced = False
        self._show(found)
        if self._leaving:
            self.leave()

    def _show(self, found: Found) -> None:
        self.found = found
        self._browser.show_found()

    def search_for(self, query: str) -> None:
        """Search for a text at once, without waiting for the box to tell."""
        query = one_line(query[:MAX_QUERY])
        self._wanted = query
        if query != self.found.query or self._glanced:
            self._glanced = False
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
            self._browser.set_focus(self._browser.query_one(EntryList))

    def leave(self) -> None:
        """Go to what was found: where the open pane has nothing, to the first that has."""
        browser, keys = self._browser, self.found.keys
        self._leaving = self.found.query != self._wanted or self._glanced
        self.keep()
        if not keys.get(browser.pane_name) and not self._leaving:
            found = (pane.name for pane in PANES if keys.get(pane.name))
            browser.open_pane(next(found, browser.pane_name))
        browser.set_focus(browser.query_one(EntryList))

    def keep(self) -> None:
        """Keep the query among the earlier ones, as the newest."""
        query, program = self._wanted.strip(), self._browser.program
        if query and program.state.history[:1] != (query,):
            others = (earlier for earlier in program.state.history if earlier != query)
            program.remember(history=(query, *others)[:MAX_HISTORY])

    def tell(self) -> None:
        """Say how many were found, and what of the query could not be read."""
        found = self.found
        counted = _n("{count} hit   esc clears", "{count} hits   esc clears", found.total)
        self._browser.query_one("#hits", SearchPrompt).text = (
            ("≥ " if self._glanced else "") + counted.format(count=found.total) if found.query else ""
        )
        self._browser.query_one("#reading").border_title = Content(self.fault())

    def fault(self) -> str:
        """Say what of the query could not be read, first its place; empty where all could."""
        return fault_of(self.found.query)

    def advice(self, others: int) -> str:
        """Say why a pane shows nothing, and what would find more; `others` were found in other panes."""
        if others:
            return _("Nothing here; {count} in other panes.").format(count=others)
        from lufang_tui.search import parse

        query = parse(self.found.query)
        if not query.sought and not query.conditions:
            return _("Nothing found: every entry has what the query leaves out with “-”.")
        if len(query.terms) + len(query.conditions) > 1:
            return _("Nothing found that has all of this. Take a word away to find more.")
        if query.conditions:
            return _("Nothing found. Without the field, the word is looked for everywhere.")
        return _("Nothing found. A shorter word, or a name in pinyin, may find more.")

    def step(self, by: int) -> None:
        """Go to the next hit in the text, or by -1 to the one before; round at the ends."""
        hit, pane = hits.step(self._browser, by), self._browser.pane
        if hit is None or not isinstance(pane, ArticlePane):
            return
        key = pane.key_at(hit[0])
        if key is not None and self._browser.query_one(EntryList).highlight(key):
            # Showing the entry brings its beginning into sight; the hit is to be.
            self._browser.call_later(self._browser.query_one(Prose).go_to_hit, hit)


def fault_of(query: str) -> str:
    """Say what of a query could not be read, first its place; empty where all could."""
    if not query.strip():
        return ""
    from lufang_tui.search import parse

    faults = parse(query).faults
    if not faults:
        return ""
    first = faults[0]
    where = query[first.position : first.position + first.length]
    more = f" (+{len(faults) - 1})" if len(faults) > 1 else ""
    return f"! {one_line(where)}{more}: {one_line(first.message)}"


def searched(browser: Browser) -> tuple[Pane, ...]:
    """Return the panes that a query narrows."""
    return tuple(pane for pane in browser.panes.values() if pane.searched)
