"""Moving about in a kit: from an entry to another one or to its place in the article, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.article import ArticlePane
from lufang_tui.cards.pane import article_key, link
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Place(NamedTuple):
    """Where the reader was."""

    pane: str
    key: str | None
    query: str
    in_detail: bool
    view: str = ""


class Moving:
    """The jumps of one browser, and the way back."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.trail: list[Place] = []
        """Where the reader jumped from, the last place last."""

    def jump(self, target: str) -> None:
        """Go to an entry of a pane (`pane/key`), so that one key leads back."""
        pane, _, key = target.partition("/")
        self.trail.append(self.here())
        self._browser.searching.keep()
        self._go(pane, key)

    def show_in_article(self) -> None:
        """Go to the place of the highlighted entry in the article, if it has one."""
        browser = self._browser
        anchor = browser.pane.anchor(browser.key) if browser.key is not None else None
        if anchor is None:
            return
        index = browser.press.paragraph_at(anchor)
        self.jump(link("article", article_key(anchor.section, index)))
        paragraph = browser.press.paragraphs(anchor.section)[index]
        prose = browser.query_one(Prose)
        if prose.marked is not None:
            prose.reveal(prose.marked, max(0, anchor.start - paragraph.start))

    def go_back(self) -> None:
        """Go back to where the reader jumped from."""
        place = self.trail.pop()
        self._browser.searching.search_for(place.query)
        self._go(place.pane, place.key, place.view)
        self._browser.set_focus(self._browser.query_one(Prose if place.in_detail else EntryList))

    def here(self) -> Place:
        """Give the place where the reader is."""
        browser = self._browser
        return Place(
            browser.pane_name,
            browser.key,
            browser.found.query,
            isinstance(browser.focused, Prose),
            browser.pane.view,
        )

    def catch_up(self) -> None:
        """Let the list follow where the article was read on: highlight what is in sight, if the marked place is not."""
        browser, prose = self._browser, self._browser.query_one(Prose)
        pane, top, height = browser.pane, prose.scroll_offset.y, prose.scrollable_content_region.height
        if not isinstance(pane, ArticlePane) or prose.marked is None or not 0 <= top < len(prose.lines):
            return
        if top <= prose.line_of(prose.marked) < top + height:
            return
        in_sight = min(top + height // 3, len(prose.lines) - 1)
        key = pane.key_at(prose.lines[in_sight].paragraph)
        if key is not None:
            browser.query_one(EntryList).highlight(key)

    def _go(self, pane: str, key: str | None, view: str = "") -> None:
        browser = self._browser
        if pane not in browser.panes:
            return
        if key is not None:
            browser.chosen[pane] = key
            browser.panes[pane].view = view
            if browser.panes[pane].searched and key not in browser.found.keys.get(pane, ()):
                browser.searching.search_for("")
        browser.open_pane(pane)
        if not isinstance(browser.focused, Prose | EntryList):
            browser.set_focus(browser.query_one(EntryList))
