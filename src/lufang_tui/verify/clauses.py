"""The clauses and sentences of a row of words: where they begin and end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.verify.words import Words

_STOP = re.compile(r"[。！？!?…;；]|\.(?!\d)")
_OPENING = re.compile(
    r"(?:(?:and|but|so|or|then|also|yet|because|that)\b[, ]*)+|(?:但是?|并且?|而且?|所以|因此|且|也|只是|不过)"
)


def has_stop(gap: str) -> bool:
    """Whether what stands between two words ends a clause."""
    return any(character in "，。、；：！？,.;:!?…—–\n" for character in gap)


def has_end(gap: str) -> bool:
    """Whether what stands between two words ends a sentence."""
    return _STOP.search(gap) is not None


def parts(row: Words, at: int) -> bool:
    """Whether a clause ends before the word `at`; the stop of an abbreviation ends none: Dec. 15."""
    gap = row.gap(at)
    if not has_stop(gap):
        return False
    if gap.strip() != "." or not at or at >= len(row):
        return True
    before, behind = row.folded(at - 1, at), row.said(at, at + 1)[:1]
    if (
        len(before) == 1 and before.isalpha() and before.isascii() and (gap == "." or behind.islower())
    ):  # 6 a.m. on
        return False
    kind = _abbreviations().get(before)
    return kind is None or (kind == "other" and behind.isupper())


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("en-abbreviations")}


def clause_start(row: Words, start: int, left: int) -> int:
    """Where the clause begins that the word `start` goes on with, at `left` at the earliest."""
    while start > left and not parts(row, start):
        start -= 1
    return start


def clause_end(row: Words, start: int, end: int) -> int:
    """Where the clause of the word `start` ends, at `end` at the latest."""
    at = start + 1
    while at < end and not parts(row, at):
        at += 1
    return min(at, end)


def clauses(row: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of `row[start:end]`, those that it cuts as far as they lie in it."""
    while start < end:
        last = clause_end(row, start, end)
        yield start, last
        start = last


def sentence(row: Words, start: int, least: int, end: int, most: int) -> tuple[int, int]:
    """The words from where the sentence of `start` begins to where that of `end` ends, inside of `[least, most)`."""
    left = start
    while left > least and not (_STOP.search(row.gap(left)) and parts(row, left)):
        left -= 1
    right = end
    while right < most and not (_STOP.search(row.gap(right)) and parts(row, right)):
        right += 1
    return left, right


def opening(text: str) -> int:
    """How many code points of a folded clause are conjunctions that only join it to the one before."""
    found = _OPENING.match(text)
    return found.end() if found else 0
