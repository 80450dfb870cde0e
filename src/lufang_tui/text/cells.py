"""Terminal widths: how many cells a text takes, by the tables that the terminal app draws with.

A cell is a column of the terminal; a Chinese character takes two. Line breaking lives beside this module.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from rich.cells import cell_len, get_character_cell_size, split_graphemes

ELLIPSIS: Final = "…"
OPENING_MARKS: Final = frozenset("（《「『【〔〈〖〘〚“‘［｛｟＜«‹([{$￥¥£€＄￡№")
"""Marks that belong to what follows them: nothing may end with one."""

_JOINING = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
_REGIONAL = ("\U0001f1e6", "\U0001f1ff")
_SKIN = ("\U0001f3fb", "\U0001f3ff")


def width(text: str) -> int:
    """Return the number of terminal cells that `text` takes on one line."""
    return cell_len(text)


def advances(text: str) -> list[int]:
    """Return one number of cells for each code point, such that a cut is allowed only before a number that is not 0.

    The cells of a cluster (a base with its combining marks, selectors and joined characters, a flag, an emoji with its
    skin tone) all stand at its first code point. The sum is the width of a text in which
    `safe.visible` left no joiner that joins nothing.
    """
    if _JOINING.search(text) is None:
        return list(map(get_character_cell_size, text))
    cells = [0] * len(text)
    first = 0
    flag_open = False
    for start, _, size in split_graphemes(text)[0]:
        regional = _REGIONAL[0] <= text[start] <= _REGIONAL[1]
        follows = start > 0 and (_SKIN[0] <= text[start] <= _SKIN[1] or (regional and flag_open))
        if not follows:
            first = start
        cells[first] += size
        flag_open = regional and not follows
    return cells


def fit(text: str, cells: int) -> str:
    """Return `text` if it fits into `cells` terminal cells, else its beginning and `…`, at most `cells` wide.

    No cluster is split, and neither a space nor an opening mark is left before the `…`. The cost grows with `cells`,
    not with the text.
    """
    if cells <= 0:
        return ""
    head = text[: 4 * cells + 64]
    if len(head) < len(text) and width(head) <= cells:
        head = text
    sums = list(accumulate(advances(head)))
    if not sums or (sums[-1] <= cells and len(head) == len(text)):
        return text
    end = next((index for index, taken in enumerate(sums) if taken >= cells), len(sums))
    while end and (head[end - 1].isspace() or head[end - 1] in OPENING_MARKS):
        end -= 1
    return head[:end] + ELLIPSIS
