"""The widget that lists entries: two lines each, drawn only where visible, so that its cost does not grow with the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lufang_tui.cards.styled import EMPTY, Role, Row, Styled, one_line
from lufang_tui.text.breaks import wrap
from lufang_tui.text.cells import fit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.keyboard.moves import LIST, bindings
from lufang_tui.tui.widgets.drawing import component_style, segments
from lufang_tui.tui.widgets.snippet import snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from rich.style import Style
    from textual.binding import BindingType
    from textual.events import Click, Resize

HEIGHT = 2
MARGIN = 3
"""Cells beside the words: two for the bar, one before the edge."""
BAR = "▌"
MARK = "●"
"""Left of the second line of an entry that is marked."""


class EntryList(ScrollView, can_focus=True):
    """Entries, told as keys and a function that gives the row of a key; one of them is highlighted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"list--{role}" for role in Role),
        "list--bar",
        "list--cursor",
        "list--empty",
        "list--jump",
    }
    DEFAULT_CSS = """
    EntryList {
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;  /* a stable gutter would add the other bar's line to an automatic height */
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
        & > .list--jump { text-style: bold reverse; }
        & > .list--empty { color: $foreground 60%; }
        &:focus > .list--bar { color: $accent; }
        &:focus > .list--cursor { background: $primary 40%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)

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
        self._row: Callable[[str], Row] = lambda _key: Row(EMPTY)
        self._empty = ""
        self._marks: AbstractSet[str] = frozenset()
        self._tags: Mapping[str, str] = {}
        self._styles: dict[str, Style] = {}
        self._labels: Mapping[int, str] = {}
        self._strips: LRUCache[tuple[int, int, bool], tuple[Strip, Strip]] = LRUCache(256)

    @property
    def key(self) -> str | None:
        """The key of the highlighted entry."""
        return self.keys[self.cursor] if self.keys else None

    def show(self, entries: Sequence[str], row: Callable[[str], Row], *, key: str | None, empty: str) -> None:
        """Show these entries; the highlight goes to `key`, else stays at its row. `empty` is said where there are none."""
        before, above = self.key, self.cursor * HEIGHT - self.scroll_offset.y
        self.keys = entries
        self._row = row
        self._empty = one_line(empty)
        self._strips.clear()
        try:
            cursor = entries.index(key) if key is not None else 0
        except ValueError:
            cursor = self.cursor
        self.cursor = max(0, min(cursor, len(entries) - 1))
        self._measure()
        if before is not None and before == self.key and self.size:
            self.scroll_to(y=self.cursor * HEIGHT - above, animate=False, force=True, immediate=True)
        self._into_sight()
        self.refresh()

    @property
    def marks(self) -> AbstractSet[str]:
        """The keys of the entries that are marked; they may be of other lists too."""
        return self._marks

    @marks.setter
    def marks(self, marks: AbstractSet[str]) -> None:
        self._marks = frozenset(marks)
        self._strips.clear()
        self.refresh()

    @property
    def tags(self) -> Mapping[str, str]:
        """Keys -> a word at the right end of the second line, such as that an entry is among the clippings."""
        return self._tags

    @tags.setter
    def tags(self, tags: Mapping[str, str]) -> None:
        if tags != self._tags:
            self._tags = dict(tags)
            self._strips.clear()
            self.refresh()

    def highlight(self, key: str) -> bool:
        """Highlight this entry; False where it is not in the list."""
        if key not in self.keys:
            return False
        self._go(self.keys.index(key))
        return True

    def visible_rows(self) -> range:
        """Return the indices of the entries that are in sight, if only with their first line."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return range(
            min(len(self.keys), -(-top // HEIGHT)), min(len(self.keys), -(-(top + height) // HEIGHT))
        )

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Show letters left of entries, given by their indices; the others show none."""
        self._labels = labels
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part."""
        width = self.scrollable_content_region.width  # without the scroll bar
        index, half = divmod(y + self.scroll_offset.y, HEIGHT)
        if not self.keys and width > MARGIN:
            said = [self._empty[start:end] for start, end in wrap(self._empty, width - MARGIN)]
            if y < len(said):
                return self._draw_line(Styled(said[y]), "", self._partial("empty"), " ", width)
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
        label = self._labels.get(index, "")
        key = self.keys[index]
        return (
            self._draw_line(row.head, fit(one_line(row.aside), width // 3), style, label or bar, width),
            self._draw_line(
                row.body, self._tags.get(key, ""), style, MARK if key in self._marks else bar, width
            ),
        )

    def _draw_line(self, words: Styled, aside: str, style: Style | None, bar: str, width: int) -> Strip:
        base = self.rich_style + style if style else self.rich_style
        room = width - 2 - cell_width(aside) - (2 if aside else 1)
        if room < 8:
            aside, room = "", width - MARGIN
        shown, spans = snippet(words, room)[:2]
        styles = {role: self._partial(role.value) for role in Role}
        sign = self._partial("bar" if bar in {BAR, MARK, " "} else "jump")
        drawn = [Segment(bar, base + sign), Segment(" " * (2 - len(bar)), base)]
        drawn += segments(shown, 0, len(shown), spans, base=base, styles=styles)
        if aside:
            drawn.append(Segment(" " * (room - cell_width(shown) + 1), base))
            drawn.append(Segment(aside, base + styles[Role.LABEL]))
        return Strip(drawn).adjust_cell_length(width, base)

    def _partial(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = component_style(self, f"list--{name}")
        return style

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def on_resize(self, event: Resize) -> None:
        """Keep the highlight in sight."""
        del event
        self._measure()
        self._into_sight()

    def on_focus(self) -> None:
        """Draw the highlight stronger."""
        self._styles.clear()
        self._strips.clear()
        self.refresh()

    def on_blur(self) -> None:
        """Draw the highlight weaker."""
        self._styles.clear()
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
        index = self.row_at(event)
        if index is not None:
            self._go(index)

    def row_at(self, event: Click) -> int | None:
        """Return the index of the entry under the mouse; None where there is none."""
        offset = event.get_content_offset(self)
        index = len(self.keys) if offset is None else (offset.y + self.scroll_offset.y) // HEIGHT
        return index if index < len(self.keys) else None

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
