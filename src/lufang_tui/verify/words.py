"""A text as a row of words that can be compared: one word, one character.

A Chinese character is a word; so is a Latin word, a number by its value, and a sign that says something (%, +, $). Marks,
stops and white space are none. Each word is written as one character of its own, so that rows are searched and aligned as
strings, and leads back to its place in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from lufang_tui.text.fold import SPACELESS, fold
from lufang_tui.text.numerals import NUMBER, value

_TOKEN = re.compile(
    rf"""
    (?P<number>{NUMBER.pattern})
    | (?P<latin>[^\W\d_{SPACELESS}]+(?:'[^\W\d_{SPACELESS}]+)*)
    | (?P<letter>[{SPACELESS}]|\w|[\ue0b0-\ue0b9])
    | (?P<sign>[%‰+=&@\#<>$¥€£₩₽°℃^§]|(?<=[0-9])[-–—~:/](?=[0-9]))
    """,
    re.VERBOSE,
)
_RAISED = {ord(raised): 0xE0B0 + digit for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_RAISED_BEHIND_DIGIT = re.compile("(?<=[0-9])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_VARIANTS = str.maketrans("著妳祂裏臺覆榦祇衹汚菸凴滙録緖呑疎雠", "着你他里台复干只只污烟凭汇录绪吞疏仇")
"""Characters of the traditional script that the Unihan table keeps apart."""
_SOFT = re.compile(r"(?<=[a-zA-Z])(?:\u00ad|[-‐]\n+)(?=[a-z])")
_FIRST_NUMERAL = re.compile("[a-z]+")
_FIRST = 0xF0000
_MOST = 0x10FFFD - _FIRST


class Words:
    """The words of one text."""

    __slots__ = ("__dict__", "_folded", "kinds", "row", "spans", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        prepared = text
        if _RAISED_BEHIND_DIGIT.search(text):  # folding would make 102 of 10²
            prepared = _RAISED_BEHIND_DIGIT.sub(lambda found: found[0].translate(_RAISED), text)
        if "­" in prepared or "\n" in prepared:  # a word that a line's end had parted, length kept
            prepared = _SOFT.sub(lambda found: "\u200b" * len(found[0]), prepared)
        self._folded = fold(prepared)
        self.spans: list[tuple[int, int]] = []
        """Where each word stands in the folded text."""
        kinds: list[str] = []
        row: list[str] = []
        self._read(self._folded.text.translate(_VARIANTS), row, kinds)
        self.row = "".join(row)
        """One character a word."""
        self.kinds = "".join(kinds)
        """One letter a word: n number, w word of an alphabet, c character of a script without spaces, s sign."""

    def _read(self, folded: str, row: list[str], kinds: list[str]) -> None:
        at = 0
        while (found := _TOKEN.search(folded, at)) is not None:
            start, at = found.span()
            if found["number"] is not None:
                normal = value(found)
                if normal is None:  # a row of numerals that is no number: each for itself
                    first = _FIRST_NUMERAL.match(folded, start)
                    at = first.end() if first else start + 1
                    one = NUMBER.fullmatch(folded, start, at)
                    normal = value(one) if one else None
                row.append(_symbol(f"#{normal}") if normal else folded[start])
                kinds.append("n" if normal else "c")
            elif found["latin"] is not None:
                row.append(_symbol(found["latin"]))
                kinds.append("w")
            elif found["letter"] is not None:
                row.append(found[0])
                kinds.append("c")
            else:
                row.append(_symbol("range" if found[0] in "-–—~" else found[0]))
                kinds.append("s")
            self.spans.append((start, at))

    def __len__(self) -> int:
        return len(self.row)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text, in code points, of the words `[start, end)`."""
        if start >= end:
            at = (
                self._folded.span(self.spans[start][0], self.spans[start][0])[0]
                if start < len(self)
                else len(self.text)
            )
            return at, at
        return self._folded.span(self.spans[start][0], self.spans[end - 1][1])

    def said(self, start: int, end: int) -> str:
        """The text of the words `[start, end)`, with the marks between them."""
        first, last = self.place(start, end)
        return self.text[first:last]

    def folded(self, start: int, end: int) -> str:
        """The same, folded."""
        return self._folded.text[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        places = [self._folded.span(*span) for span in self.spans]
        return [start for start, _ in places], [end for _, end in places]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie in the range `[start, end)` of the text; one that is cut is not among them."""
        starts, ends = self._places
        first, last = bisect_left(starts, start), bisect_right(ends, end)
        return first, max(first, last)

    def gap(self, at: int) -> str:
        """What stands in the text before the word `at` and behind the one before it; at an end, to that end."""
        starts, ends = self._places
        before = ends[at - 1] if at else 0
        behind = starts[at] if at < len(starts) else len(self.text)
        return self.text[before:behind]


_symbols: dict[str, str] = {}


def _symbol(word: str) -> str:
    """One character for a word, the same in the whole run."""
    found = _symbols.get(word)
    if found is None:
        # Beyond 65,000 words they share characters with words far away in the alphabet; a comparison of the
        # folded texts tells them apart again.
        found = _symbols[word] = chr(_FIRST + len(_symbols) % _MOST)
    return found
