"""A bare Textual app with the kinds of widgets that the browser has, and nothing behind them."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input, OptionList, Static, Tab, Tabs

PANES = ("Quotes", "People", "Timeline", "Figures", "Article", "Kit")


class Bare(App[None]):
    """Title, search box, tabs, list, reader, footer."""

    CSS = "OptionList, #reader { width: 1fr; height: 1fr; }"
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "quit", "Quit"),
        ("c", "bell", "Copy"),
        ("o", "bell", "Open"),
        ("slash", "search", "Search"),
        ("escape", "clear", "Clear"),
    ]

    def __init__(self, rows: int = 6) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Give the widgets."""
        yield Static("A title")
        yield Static(classes="banner")
        yield Input()
        yield Tabs(*(Tab(name) for name in PANES))
        with Horizontal():
            yield OptionList(*(f"row {number}" for number in range(self._rows)))
            yield Static("MARKER of the reader", id="reader", markup=False)
        yield Footer()

    def action_search(self) -> None:
        """Go to the search box."""
        self.query_one(Input).focus()

    def action_clear(self) -> None:
        """Empty the search box and leave it."""
        self.query_one(Input).value = ""
        self.query_one(OptionList).focus()


if __name__ == "__main__":
    Bare(*map(int, sys.argv[1:])).run()
