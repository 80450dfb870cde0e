"""Quotation marks in a paragraph: which stretches stand in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "«": "»",
    "‹": "›",
    "„": "“",
    "‚": "‘",
    '"': '"',
    "＂": "＂",
}
"""Opening mark -> closing mark."""
OPENS, CLOSES = frozenset('“‘「『«‹„‚"＂'), frozenset('”’」』»›"＂')
"""Marks at the beginning and at the end of a stretch, as Chinese and English write them."""
_MARK = re.compile('[“”‘’「」『』«»‹›„‚"＂]')


class Marked(NamedTuple):
    """The stretches of one text that stand in marks, by their opening marks; offsets of the marks themselves."""

    opens: list[int]
    closes: list[int]
    furthest: list[int]
    """For each stretch the furthest closing mark of it and those before it."""

    def covers(self, start: int, end: int) -> bool:
        """Whether [start, end) lies inside one stretch in marks; its own outer marks may be part of it."""
        at = bisect_right(self.opens, start) - 1
        return at >= 0 and self.furthest[at] >= end - 1

    def exactly(self, start: int, end: int) -> bool:
        """Whether [start, end) is all that stands between two marks, but for one mark of punctuation."""
        at = bisect_right(self.opens, start - 1) - 1
        return at >= 0 and self.opens[at] == start - 1 and self.closes[at] in (end, end + 1)

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch in marks, or a part of one, lies inside [start, end)."""
        at = bisect_right(self.opens, end - 1) - 1
        return at >= 0 and self.furthest[at] >= start


def marked(text: str) -> Marked:
    """Find the stretches of a paragraph that stand in marks.

    An opening mark that is never closed opens to the end of the paragraph, as it does where a statement runs
    over several paragraphs. An apostrophe closes nothing. Two apostrophes ('') are a mark of old wire copy.
    """
    text = text.replace("''", '" ').replace("``", '" ')
    stack: list[int] = []
    spans: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if (
            mark == "’"
            and text[at - 1 : at].isalpha()
            and text[at + 1 : at + 2].isalpha()
            and text[at - 1 : at].isascii()
        ):
            continue
        depth = next(
            (depth for depth in range(len(stack) - 1, -1, -1) if PAIRS[text[stack[depth]]] == mark), None
        )
        if depth is not None:
            spans.append((stack[depth], at))
            del stack[depth:]
        elif mark in PAIRS:
            stack.append(at)
    spans += [(at, len(text)) for at in stack]
    spans.sort()
    closes = [close for _, close in spans]
    return Marked([start for start, _ in spans], closes, list(accumulate(closes, max)))


def carries_outer_marks(text: str) -> bool:
    """Whether a text begins with an opening mark that its own last character closes."""
    words = text.strip()
    if len(words) < 2 or PAIRS.get(words[0]) != words[-1]:
        return False
    found = marked(words)
    return found.opens[0] == 0 and found.closes[0] == len(words) - 1
