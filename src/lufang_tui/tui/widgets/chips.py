"""The line of chips: what a search is narrowed to; a click on one, or its letter in jump mode, takes it away. It is there only where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from lufang_tui.cards.styled import one_line
from lufang_tui.text.cells import fit

if TYPE_CHECKING:
    from textual.events import Click

CHIP = "chip"
GAP = 2
WIDEST = 32
"""Cells of a chip's label at most."""


class Chips(Widget):
    """Values that a search is narrowed to, in the order in which they were chosen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Chips { height: 1; padding: 0 1; }
    Chips.-none { display: none; }
    """

    class Removed(Message):
        """A chip was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The chip's, counted from 0."""

    labels: reactive[tuple[str, ...]] = reactive(())
    letters: reactive[Mapping[int, str]] = reactive[Mapping[int, str]]({})
    """Index of a chip -> the letters that take it away in jump mode."""

    def on_mount(self) -> None:
        """Hide until there is one."""
        self.set_class(not self.labels, "-none")

    def watch_labels(self, labels: tuple[str, ...]) -> None:
        """Come and go."""
        self.set_class(not labels, "-none")

    def render(self) -> Content:
        """Draw those that fit; the last ones are the newest, so the first are left out."""
        drawn = [self._chip(index, label) for index, label in enumerate(self.labels)]
        while len(drawn) > 1 and sum(one.cell_length + GAP for one in drawn) > self.content_size.width:
            drawn = drawn[1:]
        return Content(" " * GAP).join(drawn)

    def _chip(self, index: int, label: str) -> Content:
        letters = self.letters.get(index)
        sign = (letters, "bold reverse") if letters else ("×", "bold")
        chip = Content.assemble((f" {fit(one_line(label), WIDEST)} ", "reverse"), " ", sign)
        return chip.stylize(Style.from_meta({CHIP: index}))

    def on_click(self, event: Click) -> None:
        """Take away the chip under the mouse."""
        index = event.style.meta.get(CHIP)
        if isinstance(index, int):
            self.post_message(self.Removed(index))
