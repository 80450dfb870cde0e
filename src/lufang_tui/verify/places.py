"""Lines and columns of a draft's file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from lufang_tui.verify.report import Where


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
        self._pairs = [found.start() for found in re.finditer("[\U00010000-\U0010ffff]", text)]
        self._mark = text.startswith("\ufeff")

    def line(self, at: int) -> int:
        """The number of a line, from 1."""
        return bisect_right(self._starts, at)

    def where(self, start: int, end: int) -> Where:
        """A range with its lines and columns."""
        first, last = self.line(start), self.line(end)
        column, units = self._columns(first, start)
        end_column, end_units = self._columns(last, end)
        return Where(start, end, first, column, last, end_column, units, end_units)

    def _columns(self, line: int, at: int) -> tuple[int, int]:
        """The column of a place in a line: in code points, and in UTF-16 code units."""
        start = self._starts[line - 1]
        column = at - start + 1 - (self._mark and line == 1)
        return column, column + bisect_left(self._pairs, at) - bisect_left(self._pairs, start)
