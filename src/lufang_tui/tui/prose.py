"""The widget that shows long text: the detail of an entry, the article, the help page.

It breaks its own lines, since a terminal toolkit's wrapping knows no Chinese rules, and draws only what is visible.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lufang_tui.cards.styled import Role, Styled
from lufang_tui.i18n import N_
from lufang_tui.text.breaks import wrap
from lufang_tui.text.cells import fit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.drawing import component_style, segments
from lufang_tui.tui.keys import keys
from lufang_tui.tui.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.events import Click, Resize
    from textual.selection import Selection

GUTTER = 2
"""Cells left of the text: one for the mark of the chosen paragraph, one empty."""
BAR = "▌"


class Prose(ScrollView, can_focus=True):
    """Paragraphs with roles, wrapped to the width; follows links, marks one paragraph, keeps selected text clean."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"prose--{role}" for role in Role),
        "prose--bar",
        "prose--cursor",
        "prose--selection",
    }
    DEFAULT_CSS = """
    Prose {
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .prose--words { text-style: bold; }
        & > .prose--heading { text-style: bold underline; }
        & > .prose--label { color: $foreground 60%; }
        & > .prose--marked { text-style: bold underline; }
        & > .prose--quoted { text-style: underline; }
        & > .prose--link { color: $text-primary; }
        & > .prose--doubt { color: $text-warning; }
        & > .prose--hit { background: $warning; color: $background; text-style: bold; }
        & > .prose--bar { color: $accent; }
        & > .prose--cursor { text-style: reverse; }
        & > .prose--selection { background: $screen-selection-background; color: $screen-selection-foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("down", "j"), "down", N_("Next link or line"), id="prose.down", show=False),
        Binding(keys("up", "k"), "up", N_("Previous link or line"), id="prose.up", show=False),
        Binding(keys("pagedown"), "page_down", N_("Page down"), id="prose.page_down", show=False),
        Binding(keys("pageup"), "page_up", N_("Page up"), id="prose.page_up", show=False),
        Binding(keys("home", "g"), "scroll_home", N_("To the top"), id="prose.home", show=False),
        Binding(keys("end", "G"), "scroll_end", N_("To the end"), id="prose.end", show=False),
        Binding(keys("enter"), "follow", N_("Follow the link"), id="prose.follow", show=False),
    ]

    class Followed(Message):
        """The reader followed a link."""

        def __init__(self, prose: Prose, link: str) -> None:
            super().__init__()
            self.prose = prose
            self.link = link
            """The link of the paragraph."""

        @property
        def control(self) -> Prose:
            """The widget it happened in."""
            return self.prose

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.paragraphs: Sequence[Styled] = ()
        self.marked: int | None = None
        """The paragraph with a bar beside it."""
        self.cursor: int | None = None
        """The paragraph whose link Enter follows."""
        self._width = 0
        self._wraps: LRUCache[tuple[str, int], list[tuple[int, int]]] = LRUCache(4096)
        self._broken = Layout((), 0, self._wrap)
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._styles: dict[Role, Style] = {}
        self._wanted: tuple[int, int] | None = None

    def show(self, paragraphs: Sequence[Styled], marked: int | None = None) -> None:
        """Show these paragraphs from the top; `marked` is the index of the one with a bar beside it.

        Where they are the very ones that are shown already, only the mark moves.
        """
        self.marked = marked
        if paragraphs is self.paragraphs:
            self._redraw()
            return
        self.paragraphs = paragraphs
        self.cursor = next((index for index, item in enumerate(paragraphs) if item.link), None)
        self._wanted = None
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def replace(self, paragraphs: Sequence[Styled]) -> None:
        """Show a newer state of the same paragraphs, the place kept."""
        self.paragraphs = paragraphs
        if self.cursor is not None and self.cursor >= len(paragraphs):
            self.cursor = None
        self._lay_out()

    def reveal(self, paragraph: int, offset: int = 0) -> None:
        """Scroll so that this place (an offset in code points) is visible, a third down from the top if it was not."""
        if not self._width:
            self._wanted = (paragraph, offset)
            return
        line = self.line_of(paragraph, offset)
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        if not top <= line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def line_of(self, paragraph: int, offset: int = 0) -> int:
        """Return the number of the line, from 0, that shows this place."""
        return self._broken.line_of(paragraph, offset)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they are broken now."""
        return self._broken.lines

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        shown = self.paragraphs if self._width else ()
        self._broken = Layout(shown, self._width - GUTTER, self._wrap)
        self._strips.clear()
        self.virtual_size = Size(self._width, len(self.lines))
        self.refresh()

    def _wrap(self, text: str, width: int) -> list[tuple[int, int]]:
        ranges = self._wraps.get((text, width))
        if ranges is None:
            ranges = self._wraps[text, width] = wrap(text, width)
        return ranges

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self._follow_width()

    def _follow_width(self) -> None:
        """Break the lines anew where the width is another, and keep the place."""
        if self.scrollable_content_region.width == self._width:
            return
        top = self.lines[self.scroll_offset.y] if self.scroll_offset.y < len(self.lines) else None
        self._lay_out()
        if self._wanted is not None:
            self.reveal(*self._wanted)
            self._wanted = None
        elif top is not None:
            self.scroll_to(y=self.line_of(top.paragraph, top.start), animate=False, force=True)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._styles = {}
        self._strips.clear()

    def on_focus(self) -> None:
        """Show the link that Enter follows."""
        self._redraw()

    def on_blur(self) -> None:
        """Hide it."""
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part."""
        self._follow_width()  # the first frame is drawn before the first resize is told
        number = y + self.scroll_offset.y
        if number >= len(self.lines):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._draw(number)
        return strip

    def _draw(self, number: int) -> Strip:
        line = self.lines[number]
        paragraph = self.paragraphs[line.paragraph]
        base = self.rich_style
        if not self._styles:
            self._styles = {role: self._style(role.value) for role in Role}
        words = base
        if line.paragraph == self.cursor and self.has_focus:
            words += self._style("cursor")
        drawn = segments(
            paragraph.text,
            line.start,
            line.end,
            self._broken.spans(number),
            base=words,
            styles=self._styles,
        )
        if (selected := self._selected(line)) is not None:
            drawn = _overlay(
                drawn, selected[0] - line.start, selected[1] - line.start, self._style("selection")
            )
        text = Strip(drawn).apply_offsets(line.start, line.paragraph)
        bar = BAR if line.paragraph == self.marked else " "
        lead = fit(paragraph.lead, paragraph.indent) if line.start == 0 else ""
        gutter = Strip(
            [
                Segment(bar, base + self._style("bar")),
                Segment(" " * (GUTTER - 1), base),
                Segment(lead, base + self._styles[Role.LABEL]),
                Segment(" " * (paragraph.indent - cell_width(lead)), base),
            ]
        )
        return Strip.join([gutter, text]).adjust_cell_length(self.size.width, base)

    def _style(self, name: str) -> Style:
        return component_style(self, f"prose--{name}")

    def _selected(self, line: Line) -> tuple[int, int] | None:
        selection = self.text_selection
        span = selection.get_span(line.paragraph) if selection is not None else None
        if span is None:
            return None
        start = max(line.start, span[0])
        end = line.end if span[1] == -1 else min(line.end, span[1])
        return (start, end) if start < end else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what the mouse selected, as it stands in the paragraphs: soft line ends are not in it."""
        return selection.extract("\n".join(paragraph.text for paragraph in self.paragraphs)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        del selection
        self._redraw()

    def on_click(self, event: Click) -> None:
        """Follow the link under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        if number < len(self.lines):
            self._follow(self.lines[number].paragraph)

    def action_follow(self) -> None:
        """Follow the link at the cursor."""
        if self.cursor is not None:
            self._follow(self.cursor)

    def action_down(self) -> None:
        """Go to the next link if it is in sight, else scroll."""
        if not self._to_link(1):
            self.scroll_down(animate=False)

    def action_up(self) -> None:
        """Go to the previous link if it is in sight, else scroll."""
        if not self._to_link(-1):
            self.scroll_up(animate=False)

    def _follow(self, paragraph: int) -> None:
        link = self.paragraphs[paragraph].link
        if link is not None:
            self.post_message(self.Followed(self, link))

    def _to_link(self, step: int) -> bool:
        if self.cursor is None:
            return False
        places = range(self.cursor + step, len(self.paragraphs) if step > 0 else -1, step)
        place = next((index for index in places if self.paragraphs[index].link), None)
        if place is None:
            return False
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= self.line_of(place) < top + height:
            return False
        self.cursor = place
        self._redraw()
        return True


def _overlay(drawn: list[Segment], start: int, end: int, style: Style) -> list[Segment]:
    """Lay a style over some of the characters of a drawn line."""
    result: list[Segment] = []
    at = 0
    for text, own, _ in drawn:
        cuts = [0, *sorted({min(max(edge - at, 0), len(text)) for edge in (start, end)}), len(text)]
        for first, last in pairwise(cuts):
            if first < last:
                inside = start <= at + first < end
                result.append(Segment(text[first:last], (own + style if own else style) if inside else own))
        at += len(text)
    return result
