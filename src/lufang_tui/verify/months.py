"""May, the month, told from may, the modal verb, by what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lufang_tui.verify.words import Words

_BEFORE = (
    "in",
    "by",
    "of",
    "since",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "from",
    "next",
    "last",
    "this",
    "as",
    "through",
    "during",
)
_LED = "|".join(rf"(?<=\b{word} )" for word in _BEFORE)
MAY = rf"(?:{_LED})may\b(?! (?:be|have|not)\b)|\bmay(?= \d{{1,4}}\b)"
"""The month in a folded text: in May, as early as May, May 12."""
_MONTH = re.compile(MAY)


def is_may(row: Words, at: int) -> bool:
    """Whether the word `at`, which is may, is the month: with a capital inside a sentence, or where a month stands."""
    said = row.said(at, at + 1)
    if not said[:1].isupper():
        return False
    if at and not any(stop in row.gap(at) for stop in '.!?:;“"‘\n。'):
        return True
    return _MONTH.search(row.folded(max(0, at - 1), min(len(row), at + 2))) is not None
