"""Quotation marks: which ones a language uses, how they nest, and which characters of a text are such marks."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lufang_tui.text.languages import is_traditional

_CLOSES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_OPENING = frozenset('“‘「『"«„')
_CLOSING = frozenset('”’」』"»“')
# Straight single marks are left alone: they are apostrophes more often than not, and single already.


class Pair(NamedTuple):
    """An opening and a closing mark."""

    opening: str
    closing: str


class Marks(NamedTuple):
    """The marks of a language; deeper levels take turns."""

    outer: Pair
    inner: Pair

    def enclose(self, text: str) -> str:
        """Put the outer marks around `text` and turn the marks inside it, level by level, to the inner kind and back.

        Apostrophes and marks without a partner stay as they are, and so does every other character.
        """
        letters = list(text)
        for start, end, level in matched(text):
            pair = self.outer if level % 2 else self.inner
            letters[start], letters[end] = pair
        return f"{self.outer.opening}{''.join(letters)}{self.outer.closing}"


CURLED = Marks(Pair("“", "”"), Pair("‘", "’"))
"""Simplified Chinese (GB/T 15834-2011, 4.8) and English."""
CORNERED = Marks(Pair("「", "」"), Pair("『", "』"))
"""Traditional Chinese."""


def marks_of(language: str) -> Marks:
    """Give the marks that a language (a BCP 47 tag) nests."""
    return CORNERED if is_traditional(language) else CURLED


def matched(text: str) -> list[tuple[int, int, int]]:
    """Give the pairs of marks in `text`: offsets of both (code points), and how many pairs stand around them."""
    waiting: list[tuple[int, str]] = []
    awaited: Counter[str] = Counter()  # beside the list, so that a flood of marks takes no quadratic time
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if awaited[character] and not _is_apostrophe(text, at):
            # What was opened later and never closed has no partner.
            while True:
                start, mark = waiting.pop()
                awaited[mark] -= 1
                if mark == character:
                    break
            pairs.append((start, at))
        elif (closing := _CLOSES.get(character)) and not _is_inch(text, at):
            waiting.append((at, closing))
            awaited[closing] += 1
    return _levels(pairs)


def _levels(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    around: list[int] = []
    for start, end in sorted(pairs):
        while around and around[-1] < start:
            around.pop()
        found.append((start, end, len(around)))
        around.append(end)
    return found


def _is_inch(text: str, at: int) -> bool:
    """Whether the straight mark at `at` stands where none opens: behind a digit (6' 2"), before a space, at the end."""
    if text[at] != '"':
        return False
    return (at > 0 and text[at - 1].isdigit()) or at + 1 == len(text) or text[at + 1].isspace()


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether the mark at `at` is the apostrophe inside a word of an alphabet, as in “don’t”."""
    return (
        text[at] == "’" and 0 < at < len(text) - 1 and _alphabetic(text[at - 1]) and _alphabetic(text[at + 1])
    )


def _alphabetic(character: str) -> bool:
    """Whether the character is a letter or digit of a script that parts words (all of these stand below U+2E80)."""
    return character.isalnum() and character < "\u2e80"


def split_closers(text: str) -> tuple[str, str]:
    """Part `text` from the closing marks at its end; an apostrophe there is none."""
    ends = {end for _, end, _ in matched(text)}
    at = len(text)
    while at - 1 in ends:
        at -= 1
    return text[:at], text[at:]


def puts_in_marks(text: str, words: str) -> bool:
    """Whether `words` stand in `text` right between an opening and a closing mark, stops and spaces aside."""
    around = " \t\n\u3000，、；：。！？,;:.!?…"
    bare = words.strip(around)
    at = text.find(bare) if bare else -1
    while at >= 0:
        start, end = (
            at,
            at + len(bare),
        )  # walked by hand: slices would take quadratic time in a flood of words
        while start and text[start - 1] in around:
            start -= 1
        while end < len(text) and text[end] in around:
            end += 1
        if start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING:
            return True
        at = text.find(bare, at + 1)
    return False
