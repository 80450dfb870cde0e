"""Paragraphs broken into lines for one width: which line shows which place, and what is drawn on it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.cards.styled import Span, Styled


Breaker: TypeAlias = "Callable[[str, int], Sequence[tuple[int, int]]]"


class Line(NamedTuple):
    """A line on the screen: a stretch of one paragraph."""

    paragraph: int
    start: int
    end: int


class Layout:
    """The lines of some paragraphs. Nothing changes in it after it was made."""

    def __init__(self, paragraphs: Sequence[Styled], width: int, broken: Breaker) -> None:
        """Break `paragraphs` to `width` cells less their indents; `broken` breaks a text to a width, or knows how."""
        self._paragraphs = paragraphs
        self._first_lines: list[int] = []
        self._spans: dict[int, dict[int, list[Span]]] = {}
        self.lines: list[Line] = []
        for index, paragraph in enumerate(paragraphs):
            self._first_lines.append(len(self.lines))
            ranges = broken(paragraph.text, max(1, width - paragraph.indent))
            self.lines += (Line(index, start, end) for start, end in ranges)

    def line_of(self, paragraph: int, offset: int = 0) -> int:
        """Return the number of the line, from 0, that shows this place (an offset in code points)."""
        if not 0 <= paragraph < len(self._first_lines):
            return 0
        first = self._first_lines[paragraph]
        following = [*self._first_lines[paragraph + 1 : paragraph + 2], len(self.lines)][0]
        return max(first, bisect_right(self.lines, offset, first, following, key=_start) - 1)

    def spans(self, number: int) -> list[Span]:
        """Return the spans on one line; they are dealt out to the lines once for each paragraph."""
        paragraph = self.lines[number].paragraph
        dealt = self._spans.get(paragraph)
        if dealt is None:
            dealt = self._spans[paragraph] = {}
            for span in self._paragraphs[paragraph].spans:
                for line in range(self.line_of(paragraph, span.start), len(self.lines)):
                    if self.lines[line].paragraph != paragraph or self.lines[line].start >= span.end:
                        break
                    dealt.setdefault(line, []).append(span)
        return dealt.get(number, [])


def _start(line: Line) -> int:
    return line.start
