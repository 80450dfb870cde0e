"""The widget that lists entries: two lines each, drawn only where visible, so that its cost does not grow with the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lufang_tui.cards.styled import EMPTY, Role, Row, Styled, one_line
from lufang_tui.i18n import N_
from lufang_tui.text.cells import fit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.drawing import component_style, segments
from lufang_tui.tui.keys import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.events import Click, Resize

HEIGHT = 2
BAR = "▌"


class EntryList(ScrollView, can_focus=True):
    """Entries, told as keys and a function that gives the row of a key; one of them is highlighted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"list--{role}" for role in Role),
        "list--bar",
        "list--cursor",
        "list--empty",
    }
    DEFAULT_CSS = """
    EntryList {
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .list--words { text-style: bold; }
        & > .list--heading { text-style: bold; }
        & > .list--label { color: $foreground 60%; }
        & > .list--marked { text-style: bold; }
        & > .list--quoted { text-style: underline; }
        & > .list--link { color: $text-primary; }
        & > .list--doubt { color: $text-warning; }
        & > .list--hit { background: $warning; color: $background; text-style: bold; }
        & > .list--bar { color: $foreground 40%; }
        & > .list--cursor { background: $foreground 10%; }
        & > .list--empty { color: $foreground 60%; }
        &:focus > .list--bar { color: $accent; }
        &:focus > .list--cursor { background: $primary 40%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("down", "j"), "move(1)", N_("Next entry"), id="list.down", show=False),
        Binding(keys("up", "k"), "move(-1)", N_("Previous entry"), id="list.up", show=False),
        Binding(keys("pagedown"), "page(1)", N_("Page down"), id="list.page_down", show=False),
        Binding(keys("pageup"), "page(-1)", N_("Page up"), id="list.page_up", show=False),
        Binding(keys("home", "g"), "first", N_("First entry"), id="list.first", show=False),
        Binding(keys("end", "G"), "last", N_("Last entry"), id="list.last", show=False),
        Binding(keys("enter", "right", "l"), "choose", N_("Into the detail"), id="list.choose", show=False),
    ]

    class Highlighted(Message):
        """Another entry is highlighted, or none."""

        def __init__(self, key: str | None) -> None:
            super().__init__()
            self.key = key
            """The entry's key."""

    class Chosen(Message):
        """The reader pressed Enter or clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key
            """The entry's key."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.keys: Sequence[str] = ()
        self.cursor = 0
        self._row: Callable[[str], Row] = lambda _: Row(EMPTY)
        self._empty = EMPTY
        self._strips: LRUCache[tuple[int, int, bool], tuple[Strip, Strip]] = LRUCache(256)

    @property
    def key(self) -> str | None:
        """The key of the highlighted entry."""
        return self.keys[self.cursor] if self.keys else None

    def show(self, entries: Sequence[str], row: Callable[[str], Row], *, key: str | None, empty: str) -> None:
        """Show these entries; the highlight goes to `key`, else stays at its row. `empty` is said where there are none."""
        self.keys = entries
        self._row = row
        self._empty = Styled(empty)
        self._strips.clear()
        try:
            cursor = entries.index(key) if key is not None else 0
        except ValueError:
            cursor = self.cursor
        self.cursor = max(0, min(cursor, len(entries) - 1))
        self._measure()
        self._into_sight()
        self.refresh()

    def highlight(self, key: str) -> bool:
        """Highlight this entry; False where it is not in the list."""
        if key not in self.keys:
            return False
        self._go(self.keys.index(key))
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part."""
        width = self.scrollable_content_region.width  # without the scroll bar
        index, half = divmod(y + self.scroll_offset.y, HEIGHT)
        if not self.keys and y == 0:
            return self._draw_line(self._empty, "", self._partial("empty"), " ", width)
        if index >= len(self.keys):
            return Strip.blank(width, self.rich_style)
        cache = (index, width, index == self.cursor)
        strips = self._strips.get(cache)
        if strips is None:
            strips = self._strips[cache] = self._draw(index, width)
        return strips[half]

    def _draw(self, index: int, width: int) -> tuple[Strip, Strip]:
        row = self._row(self.keys[index])
        chosen = index == self.cursor
        style = self._partial("cursor") if chosen else None
        bar = BAR if chosen else " "
        return (
            self._draw_line(row.head, fit(one_line(row.aside), width // 3), style, bar, width),
            self._draw_line(row.body, "", style, bar, width),
        )

    def _draw_line(self, words: Styled, aside: str, style: Style | None, bar: str, width: int) -> Strip:
        base = self.rich_style + style if style else self.rich_style
        room = width - 2 - cell_width(aside) - (2 if aside else 1)
        if room < 8:
            aside, room = "", width - 3
        shown = fit(words.text, room)
        styles = {role: self._partial(role.value) for role in Role}
        drawn = [Segment(bar, base + self._partial("bar")), Segment(" ", base)]
        drawn += segments(shown, 0, len(shown), words.spans, base=base, styles=styles)
        if aside:
            drawn.append(Segment(" " * (room - cell_width(shown) + 1), base))
            drawn.append(Segment(aside, base + styles[Role.LABEL]))
        return Strip(drawn).adjust_cell_length(width, base)

    def _partial(self, name: str) -> Style:
        return component_style(self, f"list--{name}")

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, event: Resize) -> None:
        """Keep the highlight in sight."""
        del event
        self._measure()
        self._into_sight()

    def on_focus(self) -> None:
        """Draw the highlight stronger."""
        self._strips.clear()
        self.refresh()

    def on_blur(self) -> None:
        """Draw the highlight weaker."""
        self._strips.clear()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.keys) * HEIGHT)

    def _into_sight(self) -> None:
        if self.keys and self.size:
            place = Region(0, self.cursor * HEIGHT, 1, HEIGHT)
            self.scroll_to_region(place, animate=False, force=True, immediate=True, x_axis=False)

    def _go(self, index: int) -> None:
        index = max(0, min(index, len(self.keys) - 1))
        if not self.keys or index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self.refresh_lines(before * HEIGHT, HEIGHT)
        self.refresh_lines(index * HEIGHT, HEIGHT)
        self._into_sight()
        self.post_message(self.Highlighted(self.keys[index]))

    def on_click(self, event: Click) -> None:
        """Highlight the entry under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (offset.y + self.scroll_offset.y) // HEIGHT
        if index < len(self.keys):
            self._go(index)

    def action_move(self, step: int) -> None:
        """Move the highlight by some entries."""
        self._go(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move the highlight by what fits on the screen."""
        self._go(self.cursor + step * max(1, self.scrollable_content_region.height // HEIGHT))

    def action_first(self) -> None:
        """Highlight the first entry."""
        self._go(0)

    def action_last(self) -> None:
        """Highlight the last entry."""
        self._go(len(self.keys) - 1)

    def action_choose(self) -> None:
        """Say that the highlighted entry is chosen."""
        if self.key is not None:
            self.post_message(self.Chosen(self.key))
