"""Line breaking for Chinese and Latin text: the part of UAX #14 that press releases need, with kinsoku.

No line starts with a closing mark or ends with an opening one (W3C, Requirements for Chinese Text Layout, 3.1.3);
`“ ” ‘ ’` open and close by their shape. Words, numbers and addresses stay whole unless they are longer than a line.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from lufang_tui.text.cells import OPENING_MARKS, advances
from lufang_tui.text.cells import width as cell_width

NO_START: Final = frozenset(
    "，。、；：？！）》」』】〕〉〗〙〛”’…—·～％‰℃℉°′″‼⁇⁈⁉！．｡､･・：；］｝｠＞»›"
    "!),.:;?]}%¢‐‑–〜゠ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Marks that no line starts with."""
NO_END: Final = OPENING_MARKS
"""Marks that no line ends with."""

_GLUE = frozenset("\"'\u00a0\u2007\u202f")
"""Straight quotation marks, whose shape does not tell their side, and no-break spaces: no break on either side."""
_STICK_TO_WORD = _GLUE | frozenset("/+-~*\\|=_&^")
"""Marks that stay with what stands before them unless a space parts them."""
_SPACES = frozenset(" \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
"""Spaces at which a line may end: not the no-break ones."""
_IDEOGRAPHIC_MARKS = frozenset("“”…—")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break one paragraph (no newline in it) into lines of at most `width` cells.

    Returns (start, end) of each line in code points, white space at its end left out; an empty paragraph is one empty
    line. Where the rules leave no break (a word or a run of marks wider than the line) a line is cut between clusters,
    inside a word before a forbidden place. A cluster wider than `width` has a line of its own. Linear in the text.
    """
    width = max(1, width)
    cells = advances(text)
    sums = list(accumulate(cells, initial=0))
    lines: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while True:
        limit = bisect_right(sums, sums[start] + width, start) - 1
        past_spaces = _skip_spaces(text, limit)
        if past_spaces == length:
            lines.append((start, _without_spaces_at_end(text, start, limit)))
            return lines
        following = _break(text, cells, start, limit, past_spaces)
        lines.append((start, _without_spaces_at_end(text, start, following)))
        if following == length:
            return lines
        start = following


def _break(text: str, cells: list[int], start: int, limit: int, past_spaces: int) -> int:
    """Return where the next line starts, given that at most `text[start:limit]` and then spaces fit."""
    first = _skip_spaces(text, start)
    if past_spaces > limit and past_spaces > first and _may_break(text, cells, past_spaces):
        return past_spaces
    for place in range(limit, first, -1):
        if cells[place] and _may_break(text, cells, place):
            return place
    for place in range(limit, first, -1):
        if cells[place] and _may_cut(text, cells, place):
            return place
    if past_spaces > limit:
        return past_spaces
    if limit > start:
        return limit
    return _skip_spaces(
        text, next((place for place in range(start + 1, len(text)) if cells[place]), len(text))
    )


def _may_break(text: str, cells: list[int], place: int) -> bool:
    """Tell whether a line may end before `place` without harm."""
    after = text[place]
    if after in NO_START or after in _SPACES:
        return False
    before = text[_base(cells, place)]
    if before in _SPACES:
        last = _without_spaces_at_end(text, 0, place)
        return last == 0 or text[last - 1] not in NO_END
    if before in NO_END or after in _STICK_TO_WORD or before in _GLUE:
        return False
    return _ideographic(before) or _ideographic(after)


def _may_cut(text: str, cells: list[int], place: int) -> bool:
    """Tell whether a word may be cut before `place`, when it is longer than a line."""
    before, after = text[_base(cells, place)], text[place]
    return after not in NO_START and before not in NO_END and before not in _SPACES and after not in _SPACES


def _base(cells: list[int], place: int) -> int:
    """Return where the cluster that ends before `place` starts."""
    place -= 1
    while place and not cells[place]:
        place -= 1
    return place


def _ideographic(character: str) -> bool:
    if character < "\u2010":
        return False
    if character in _IDEOGRAPHIC_MARKS:
        return True
    if (
        character < "\u2e80"
        or "０" <= character <= "９"
        or "Ａ" <= character <= "Ｚ"
        or "ａ" <= character <= "ｚ"
    ):
        return False
    return cell_width(character) == 2


def _skip_spaces(text: str, place: int) -> int:
    while place < len(text) and text[place] in _SPACES:
        place += 1
    return place


def _without_spaces_at_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return end
