"""The line of tabs, one a kit; it is there only where more than one kit is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from lufang_tui.cards.styled import one_line
from lufang_tui.text.cells import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click

TAB = "kit"
NARROWEST = 8
"""Cells that a label keeps at least; where that is too much for all, those far from the open one are left out."""
GAP = 2


class KitTabs(Widget):
    """The kits that are open; a click goes to one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KitTabs { height: 1; padding: 0 1; background: $panel-darken-1; }
    KitTabs.-alone { display: none; }
    """

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """The kit's, counted from 0."""

    labels: reactive[tuple[str, ...]] = reactive(())
    active: reactive[int] = reactive(0)

    def __init__(self, labels: Sequence[str], active: int) -> None:
        super().__init__()
        self.tell(labels, active)

    def tell(self, labels: Sequence[str], active: int) -> None:
        """Show these tabs, `active` as the open one (counted from 0)."""
        self.labels = tuple(one_line(label) for label in labels)
        self.active = active
        self.set_class(len(labels) < 2, "-alone")

    def render(self) -> Content:
        """Draw the tabs, their labels cut to what there is room for."""
        room = self.content_size.width
        shown = self._shown(room)
        left, right = shown.start > 0, shown.stop < len(self.labels)
        each = (room - 2 * left - 2 * right + GAP) // len(shown) - GAP if shown else 0
        drawn = [self._tab(index, each) for index in shown]
        whole = Content(" " * GAP).join(drawn)
        return Content.assemble("‹ " if left else "", whole, " ›" if right else "")

    def _shown(self, room: int) -> range:
        """Return the tabs that fit, the open one among them."""
        most = max(1, (room - 4 + GAP) // (NARROWEST + GAP))
        count = len(self.labels)
        if count <= most:
            return range(count)
        first = max(0, min(self.active - most // 2, count - most))
        return range(first, first + most)

    def _tab(self, index: int, width: int) -> Content:
        number = f"{index + 1} "
        key = Content.styled(number, "$foreground-muted")
        label = fit(self.labels[index], max(1, width - len(number)))
        # Weight and line, not colour alone, tell which one is open.
        words = Content.styled(label, "bold underline" if index == self.active else "$foreground-muted")
        return (key + words).stylize(Style.from_meta({TAB: index}))

    def on_click(self, event: Click) -> None:
        """Go to the kit under the mouse."""
        index = event.style.meta.get(TAB)
        if isinstance(index, int):
            self.post_message(self.Chosen(index))
