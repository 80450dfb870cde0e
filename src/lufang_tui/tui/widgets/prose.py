"""The widget that shows long text: the detail of an entry, the article, the help page.

It breaks its own lines, since a terminal toolkit's wrapping knows no Chinese rules, and draws only what is visible.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lufang_tui.cards.styled import Role, Styled
from lufang_tui.text.breaks import wrap
from lufang_tui.text.cells import fit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.keyboard.moves import DETAIL, bindings
from lufang_tui.tui.widgets.drawing import component_style, segments
from lufang_tui.tui.widgets.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.style import Style
    from textual.binding import BindingType
    from textual.events import Click, Resize
    from textual.selection import Selection

GUTTER = 2
"""Cells left of the text: one for the mark of the chosen paragraph, one empty."""
BAR = "▌"
HERE = "»"
"""Left of the line with the hit that the reader went to."""
LINK = "›"
DOUBT = "!"
"""Signs before a paragraph that leads somewhere, and before one that says what to beware of; colour alone says nothing."""
MEASURE = 88
"""Cells of a line at most: longer ones are hard to follow from their end to the next one's start."""


class Prose(ScrollView, can_focus=True):
    """Paragraphs with roles, wrapped to the width; follows links, marks one paragraph, keeps selected text clean."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"prose--{role}" for role in Role),
        "prose--bar",
        "prose--cursor",
        "prose--selection",
        "prose--jump",
        "prose--current",
    }
    DEFAULT_CSS = """
    Prose {
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;  /* a stable gutter would add the other bar's line to an automatic height */
        & > .prose--words { text-style: bold; }
        & > .prose--heading { text-style: bold underline; }
        & > .prose--label { color: $foreground 60%; }
        & > .prose--marked { text-style: bold underline; }
        & > .prose--quoted { text-style: underline; }
        & > .prose--link { color: $text-primary; }
        & > .prose--doubt { color: $text-warning; }
        & > .prose--hit { background: $warning; color: $background; text-style: bold; }
        & > .prose--bar { color: $accent; }
        & > .prose--jump { text-style: bold reverse; }
        & > .prose--current { text-style: bold reverse underline; }
        & > .prose--cursor { text-style: reverse; }
        & > .prose--selection { background: $screen-selection-background; color: $screen-selection-foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(DETAIL)

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
        self._labels: Mapping[int, str] = {}
        self.hit: tuple[int, int, int] | None = None
        """The hit that the reader went to: paragraph, start and end in code points."""

    @property
    def hits(self) -> list[tuple[int, int, int]]:
        """Every hit in the text: paragraph, start and end in code points."""
        return [
            (index, span.start, span.end)
            for index, paragraph in enumerate(self.paragraphs)
            for span in sorted(paragraph.spans)
            if span.role is Role.HIT
        ]

    def go_to_hit(self, hit: tuple[int, int, int]) -> None:
        """Show that the reader is at this hit, and bring it into sight."""
        self.hit = hit
        self._redraw()
        self.reveal(hit[0], hit[1])

    def show(self, paragraphs: Sequence[Styled], marked: int | None = None) -> None:
        """Show these paragraphs from the top; `marked` is the index of the one with a bar beside it.

        Where they are the very ones that are shown already, only the mark moves.
        """
        self.marked = marked
        if paragraphs is self.paragraphs:
            self.cursor = self._link_from(marked or 0)
            self._redraw()
            return
        self.paragraphs = paragraphs
        if self.text_selection is not None:
            self.screen.clear_selection()  # it was of the words before
        self.hit = None
        self.cursor = self._link_from(marked or 0)
        self._wanted = None
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def replace(self, paragraphs: Sequence[Styled]) -> None:
        """Show a newer state of the same paragraphs, the place kept."""
        self.paragraphs = paragraphs
        self.hit = None
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

    def visible_links(self) -> Iterator[int]:
        """Yield the paragraphs that lead somewhere and whose first line is in sight."""
        top = self.scroll_offset.y
        for line in self.lines[top : top + self.scrollable_content_region.height]:
            if line.start == 0 and self.paragraphs[line.paragraph].link is not None:
                yield line.paragraph

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Show letters left of paragraphs, given by their indices; the others show none."""
        self._labels = labels
        self._redraw()

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        shown = self.paragraphs if self._width else ()
        self._broken = Layout(shown, min(self._width - GUTTER, MEASURE), self._wrap)
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
        here = self.hit is not None and self.hit[0] == line.paragraph and self.hit[1] < line.end
        if self.hit is not None and here and self.hit[2] > line.start:
            first, last = max(line.start, self.hit[1]), min(line.end, self.hit[2])
            drawn = _overlay(drawn, first - line.start, last - line.start, self._style("current"))
        else:
            here = False
        if (selected := self._selected(line)) is not None:
            drawn = _overlay(
                drawn, selected[0] - line.start, selected[1] - line.start, self._style("selection")
            )
        text = Strip(drawn).apply_offsets(line.start, line.paragraph)
        label = self._labels.get(line.paragraph, "") if line.start == 0 else ""
        sign, gap = _sign(paragraph, line), " "
        if line.paragraph == self.marked:
            sign, gap = BAR, sign
        bar = label or (HERE if here else sign)
        lead = fit(paragraph.lead if line.start == 0 else paragraph.rest, paragraph.indent)
        gutter = Strip(
            [
                Segment(bar, base + self._style("jump" if label else "bar")),
                Segment(gap[len(bar) - 1 :], base + self._styles[Role.LABEL]),
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

    def _link_from(self, paragraph: int) -> int | None:
        """The first paragraph with a link from this one on, else the first of all."""
        links = [index for index, item in enumerate(self.paragraphs) if item.link]
        return next((index for index in links if index >= paragraph), links[0] if links else None)

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


def _sign(paragraph: Styled, line: Line) -> str:
    """What stands left of the first line of a paragraph."""
    if line.start or not paragraph.text:
        return " "
    if paragraph.link is not None:
        return LINK
    return DOUBT if any(span.role is Role.DOUBT for span in paragraph.spans) else " "


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
