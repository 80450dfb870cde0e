"""Finding the words in a text that turn a statement round or tie it to a condition (word lists in the lexicon)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_AROUND = 8
"""Code points shown on either side of a word."""


def reversals(texts: Sequence[str]) -> Mapping[str, list[str]]:
    """Give what is found, by kind (`negation`, `condition`): each word with a little of what stands around it."""
    kinds = {row[0]: row[1] for row in rows("reversing-words")}
    found: dict[str, list[str]] = {}
    for text in texts:
        folded = fold(text)
        seen: set[str] = set()
        for match in _pattern().finditer(folded.text):
            kind = kinds.get(match[0])
            if kind is None or kind in seen:  # harmless, or said already of this stretch
                continue
            seen.add(kind)
            start, end = folded.span(*match.span())
            found.setdefault(kind, []).append(_around(text, start, end))
    return found


def _around(text: str, start: int, end: int) -> str:
    """Give a stretch of the text with a little of what stands around it, words of an alphabet whole."""
    start, end = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = re.search(r"[A-Za-z'’]{1,20}\Z", text[:start])
    behind = re.match(r"[A-Za-z'’]{1,20}", text[end:])
    if before and text[start].isalpha():
        start = before.start()
    if behind and text[end - 1].isalpha():
        end += behind.end()
    return text[start:end].strip()


@cache
def _pattern() -> re.Pattern[str]:
    """Match harmless words first, so that what they hold is passed over; longer words before shorter ones."""
    harmless = sorted(words("harmless-words"), key=len, reverse=True)
    reversing = sorted((row[0] for row in rows("reversing-words")), key=len, reverse=True)
    return re.compile("|".join(map(_whole, [*harmless, *reversing])))


def _whole(word: str) -> str:
    if not word.isascii():
        return re.escape(word)
    return rf"{re.escape(word)}\b" if word == "n't" else rf"\b{re.escape(word)}\b"
