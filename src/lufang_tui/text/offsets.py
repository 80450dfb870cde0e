"""A map from offsets of a derived text back to the text it came from.

The derived text is a row of pieces: copied ones, character for character, and made ones (a joined line, an
expanded ligature), which stand for a whole stretch of the origin. All offsets are code points.
"""

from __future__ import annotations

from bisect import bisect_right


class OffsetMap:
    """Pieces are added from left to right; look-ups take O(log pieces)."""

    __slots__ = ("_copied", "_length", "_origin_ends", "_origins", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._origin_ends: list[int] = []
        self._copied: list[bool] = []
        self._length = 0

    def __len__(self) -> int:
        """The length of the derived text so far, in code points."""
        return self._length

    def copy(self, length: int, origin: int) -> None:
        """Add `length` characters that stand at `origin` as they are."""
        if length <= 0:
            return
        if self._copied and self._copied[-1] and self._origin_ends[-1] == origin:
            self._origin_ends[-1] = origin + length
            self._length += length
        else:
            self._append(length, origin, origin + length, copied=True)

    def make(self, length: int, origin: int, origin_end: int) -> None:
        """Add `length` characters that stand for the whole of `[origin, origin_end)`."""
        if length > 0:
            self._append(length, origin, origin_end, copied=False)

    def _append(self, length: int, origin: int, origin_end: int, *, copied: bool) -> None:
        self._starts.append(self._length)
        self._origins.append(origin)
        self._origin_ends.append(origin_end)
        self._copied.append(copied)
        self._length += length

    def to_origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the origin that `[start, end)` of the derived text came from.

        A made piece that is touched counts whole. An empty range gives an empty range.
        Raises ValueError where the range does not lie in the derived text.
        """
        if not 0 <= start <= end <= self._length:
            raise ValueError(f"[{start}, {end}) does not lie in a text of {self._length} characters")
        if not self._starts:
            return 0, 0
        if start == end:
            place = self._first(start) if start < self._length else self._last(start)
            return place, place
        return self._first(start), self._last(end)

    def _first(self, start: int) -> int:
        piece = bisect_right(self._starts, start) - 1
        return self._origins[piece] + (start - self._starts[piece] if self._copied[piece] else 0)

    def _last(self, end: int) -> int:
        piece = bisect_right(self._starts, end - 1) - 1
        if self._copied[piece]:
            return self._origins[piece] + end - self._starts[piece]
        return self._origin_ends[piece]
