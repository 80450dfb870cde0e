"""The search box: a query as it is typed or pasted, its faults marked, earlier queries at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from textual.message import Message
from textual.widgets import Input

from lufang_tui.cards.styled import one_line
from lufang_tui.i18n import _
from lufang_tui.tui.keyboard.moves import BOX, bindings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual.binding import BindingType
    from textual.events import Paste

MAX_QUERY = 500
"""Code points of a query at most."""
FAULT = "bold underline reverse"
"""How a stretch looks that could not be read: not by colour, which a terminal may not have."""


class FaultMarker(Highlighter):
    """Marks what of a query could not be read."""

    def highlight(self, text: Text) -> None:
        """Mark it."""
        if not text.plain.strip():
            return
        from lufang_tui.search import parse

        for fault in parse(text.plain).faults:
            text.stylize(FAULT, fault.position, fault.position + max(1, fault.length))


class SearchBox(Input):
    """The search box: tells every change of the query."""

    DEFAULT_CSS = """
    SearchBox, SearchBox:focus {
        border: none; height: 1; padding: 0; width: 1fr; background: $background;
        & > .input--placeholder { color: $foreground 60%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(BOX)

    class Asked(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query
            """The query as typed."""

    class Left(Message):
        """The reader wants to go to what was found."""

    def __init__(self, earlier: Callable[[], Sequence[str]] = tuple, *, placeholder: str = "") -> None:
        """Give the earlier queries, the newest first, whenever they are asked for."""
        super().__init__(
            placeholder=placeholder or _("search the kit: words, or a name in pinyin"),
            id="query",
            select_on_focus=False,
            highlighter=FaultMarker(),
        )
        self._earlier = earlier
        self._walk: list[str] = []
        """What stood in the box when the walk through earlier queries began, and these."""
        self._at = 0

    def validate_value(self, value: str) -> str:
        """Keep a query on one line, of the length that it may have, with control characters visible."""
        return one_line(value[:MAX_QUERY])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the new query."""
        event.stop()
        if self._walk and self.value != self._walk[self._at]:
            self._walk = []
        self.post_message(self.Asked(event.value))

    def on_paste(self, event: Paste) -> None:
        """Put several lines on one, and say so where something is cut."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = MAX_QUERY - len(self.value) + end - start
        # Of a large paste only the beginning is looked at.
        head = " ".join(event.text[: 8 * MAX_QUERY].splitlines()).strip()
        if len(head) > room or len(event.text) > 8 * MAX_QUERY:
            self.notify(
                _("A query has at most {count} characters; the rest of the paste was left out.").format(
                    count=MAX_QUERY
                ),
                severity="warning",
                markup=False,
            )
        self.replace(one_line(head[: max(0, room)]), start, end)

    def action_leave(self) -> None:
        """Go to what was found."""
        self._walk = []
        self.post_message(self.Left())

    def action_earlier(self) -> None:
        """Show the query before this one."""
        if not self._walk:
            mine = self.value
            self._walk = [mine, *(query for query in self._earlier() if query != mine)]
            self._at = 0
        self._show(self._at + 1)

    def action_later(self) -> None:
        """Show the query after this one; after the last, go to what was found."""
        if self._walk and self._at > 0:
            self._show(self._at - 1)
        else:
            self.action_leave()

    def _show(self, place: int) -> None:
        if place < len(self._walk):
            self._at = place
            self.value = self._walk[place]
            self.cursor_position = len(self.value)
