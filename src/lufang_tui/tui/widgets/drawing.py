"""Drawing text with roles: the styles of a widget's component classes, laid over each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from lufang_tui.cards.styled import Role, Span


def component_style(widget: Widget, name: str) -> Style:
    """Return what a component class lays over other styles: only what it sets, its colours as they are when blended."""
    own = widget.get_component_rich_style(name, partial=True)
    blended = widget.get_component_rich_style(name)
    return own + Style(
        color=blended.color if own.color else None, bgcolor=blended.bgcolor if own.bgcolor else None
    )


def segments(
    text: str, start: int, end: int, spans: Iterable[Span], *, base: Style, styles: Mapping[Role, Style]
) -> list[Segment]:
    """Draw `text[start:end]`: `base`, and over it the style of each span's role in the spans' order."""
    inside = [span for span in spans if span.start < end and span.end > start]
    cuts = {start, end}
    for span in inside:
        cuts.update((max(start, span.start), min(end, span.end)))
    drawn: list[Segment] = []
    edges = sorted(cuts)
    for first, last in pairwise(edges):
        style = base
        for span in inside:
            if span.start <= first and last <= span.end:
                style += styles[span.role]
        drawn.append(Segment(text[first:last], style))
    return drawn
