"""Lines and columns of a draft's file."""

from __future__ import annotations

import re
from bisect import bisect_right

from lufang_tui.verify.report import Where


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]

    def line(self, at: int) -> int:
        """The number of a line, from 1."""
        return bisect_right(self._starts, at)

    def where(self, start: int, end: int) -> Where:
        """A range with its lines and columns."""
        first, last = self.line(start), self.line(end)
        return Where(
            start, end, first, start - self._starts[first - 1] + 1, last, end - self._starts[last - 1] + 1
        )
