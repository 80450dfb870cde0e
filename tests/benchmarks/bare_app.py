"""A bare Textual app with the kinds of widgets that the browser has, and nothing behind them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Footer, Input, OptionList, Static, Tab, Tabs


class Bare(App[None]):
    """Title, search box, tabs, list, reader, footer."""

    CSS = "OptionList, #reader { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "quit", "Quit"),
        ("c", "bell", "Copy"),
        ("o", "bell", "Open"),
    ]

    def compose(self) -> ComposeResult:
        """Give the widgets."""
        yield Static("A title")
        yield Input()
        yield Tabs(*(Tab(name) for name in ("Quotes", "People", "Timeline", "Figures", "Article")))
        with Horizontal():
            yield OptionList(*(f"row {number}" for number in range(6)))
            yield Static("MARKER of the reader", id="reader", markup=False)
        yield Footer()


if __name__ == "__main__":
    Bare().run()
