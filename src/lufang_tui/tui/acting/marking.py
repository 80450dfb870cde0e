"""Marking entries of a kit, in any pane, to copy them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _, _n
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.tui.browser import Browser


class Marking:
    """The marks of one browser: pane and key of each entry."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._marked: set[tuple[str, str]] = set()

    def __len__(self) -> int:
        return len(self.entries())

    def entries(self) -> Sequence[tuple[str, str]]:
        """Return pane and key of what is marked, in the order of the panes and their lists; what is gone is left out."""
        if not self._marked:
            return ()
        listed = ((name, key) for name, pane in self._browser.panes.items() for key in tuple(pane.keys()))
        return [entry for entry in listed if entry in self._marked]

    def toggle(self) -> None:
        """Mark the highlighted entry, or take its mark away; the highlight goes on to the next."""
        browser = self._browser
        if browser.key is None:
            return
        self._marked ^= {(browser.pane_name, browser.key)}
        self.show()
        self._tell()
        browser.query_one(EntryList).action_move(1)

    def clear(self) -> None:
        """Take every mark away."""
        self._marked.clear()
        self.show()
        self._tell()
        self._browser.refresh_bindings()

    def show(self) -> None:
        """Draw the marks of the pane that is open."""
        pane = self._browser.pane_name
        marks = frozenset(key for name, key in self._marked if name == pane)
        entries = self._browser.query_one(EntryList)
        if entries.marks != marks:
            entries.marks = marks

    def _tell(self) -> None:
        """Say how many are marked, and how many of them the search hides."""
        marked = self.entries()
        found = self._browser.found.keys
        hidden = sum(
            self._browser.panes[pane].searched and key not in found.get(pane, ()) for pane, key in marked
        )
        said = _n("{count} entry marked", "{count} entries marked", len(marked)).format(count=len(marked))
        if hidden:
            said = f"{said} {_n('({count} hidden by the search)', '({count} hidden by the search)', hidden)}"
            said = said.format(count=hidden)
        self._browser.app.notify(said if marked else _("Nothing is marked."), timeout=2, markup=False)
