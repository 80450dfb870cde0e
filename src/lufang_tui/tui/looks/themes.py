"""How the app looks: its own themes, what it does without colour, and where borders are two cells wide."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.color import Color

OWN = (
    Theme(
        name="lufang-dark",
        primary="#6ea8dc",
        secondary="#8fb8a0",
        accent="#f0b45a",
        warning="#f2c14e",
        error="#f08a80",
        success="#8ccf8c",
        foreground="#e8e6e1",
        background="#15181c",
        surface="#1b1f24",
        panel="#23282f",
        dark=True,
        variables={"foreground-muted": "#a9a7a3"},
    ),
    Theme(
        name="lufang-light",
        primary="#1f5f9e",
        secondary="#2f6b4f",
        accent="#a4500c",
        warning="#7a5200",
        error="#a8201a",
        success="#1f6b2d",
        foreground="#111417",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e9e6df",
        dark=False,
        variables={"foreground-muted": "#55585a"},
    ),
)
"""The program's own themes; a test computes the contrast of all that is drawn in them (WCAG 2.2, 1.4.3: 4.5:1)."""


class WithoutColour(LineFilter):
    """Takes every colour out, greys too; what is meant is told by reverse, bold, underline and signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments without colours."""
        del background
        return [
            Segment(text, None if style is None else _without_colour(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    """Also takes `dim` out, which is a grey where a terminal shows it."""
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
        meta=style.meta,
    )


_ASCII = str.maketrans(
    {
        **dict.fromkeys("─━═┄┈╌", "-"),
        **dict.fromkeys("│┃║┆┊╎▌▐▎▏▊▉▍▋┤├┫┣", "|"),
        **dict.fromkeys("┌┐└┘╭╮╰╯┏┓┗┛┬┴┼╋┳┻", "+"),
        **dict.fromkeys("▁▂▃▄▅▆▇█", "#"),
        "▔": "-",
    }
)
"""Lines and blocks, whose width is ambiguous (Unicode Standard Annex 11), to signs that have one cell everywhere.

▀ stays: pictures are made of it."""


class AsciiLines(LineFilter):
    """Draws borders, bars and scroll bars with ASCII, for terminals that would give them two cells each."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments with other signs."""
        del background
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(_ASCII), *segment[1:])
            for segment in segments
        ]
