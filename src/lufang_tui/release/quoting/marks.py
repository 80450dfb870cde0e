"""Quotation marks as they stand in a text: families, and which way a mark looks."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Way(Enum):
    """What a mark does, by its shape."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3
    """A straight mark."""


class Mark(NamedTuple):
    """A mark, or a row of the same marks (““): `[start, end)`."""

    start: int
    end: int
    family: str
    """The two marks of its kind: “”, ‘’, 「」, 『』, «», or "" and '' for straight ones."""
    way: Way


PAIRS = ("“”", "‘’", "「」", "『』", "«»", "﹁﹂", "﹃﹄")
_KINDS: dict[str, tuple[str, Way]] = {
    **{pair[0]: (pair, Way.OPENS) for pair in PAIRS},
    **{pair[1]: (pair, Way.CLOSES) for pair in PAIRS},
    "„": ("“”", Way.OPENS),
    "‟": ("“”", Way.OPENS),
    "‚": ("‘’", Way.OPENS),
    "‛": ("‘’", Way.OPENS),
    '"': ('""', Way.EITHER),
    "＂": ('""', Way.EITHER),
    "〝": ("“”", Way.OPENS),
    "〞": ("“”", Way.CLOSES),
    "〟": ("“”", Way.CLOSES),
    "'": ("''", Way.EITHER),
    "＇": ("''", Way.EITHER),
    "`": ("''", Way.EITHER),
}
_ROWS = re.compile(f"([{re.escape(''.join(_KINDS))}])\\1*")
_INNER = ("‘’", "''")


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Give the marks of a stretch of the text in order; apostrophes are none."""
    for row in _ROWS.finditer(text, start, end):
        family, way = _KINDS[row[0][0]]
        if family in _INNER:
            if len(row[0]) == 1 and _is_apostrophe(text, row.start(), way):
                continue
            if family == "''" and len(row[0]) > 1:
                family = '""'
        yield Mark(row.start(), row.end(), family, way)


def _is_apostrophe(text: str, at: int, way: Way) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if way is Way.OPENS:
        return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return True  # don't, JD's
    if after.isdigit() and not before.isalnum():
        return after.isdigit() and text[at + 2 : at + 4].strip("0123456789") in ("s", "")  # the '90s
    return False


def looks_open(text: str, mark: Mark) -> bool | None:
    """Which way a mark looks by what stands beside it: True for opening, False for closing, None where nobody can tell."""
    before = text[mark.start - 1] if mark.start else "\n"
    after = text[mark.end] if mark.end < len(text) else "\n"
    opens_left = before.isspace() or before in "（([{《〈：:—–-…“‘「『\"'"
    closes_right = after.isspace() or after in "）)]}》〉，,。.；;：:！!？?、—–-…”’」』\"'"
    if before in "。！？!?" or (before in ",.，" and closes_right):
        return False
    if opens_left == closes_right:
        return None
    return opens_left
