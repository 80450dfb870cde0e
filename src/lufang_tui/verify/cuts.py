"""What a cut leaves out: negations, conditions, numbers, and the sentence around it."""

from __future__ import annotations

import re

from lufang_tui.verify.bearing import Sense, bearing
from lufang_tui.verify.differences import counted
from lufang_tui.verify.words import Words

_STOP = re.compile(r"[。！？!?…;；]|\.(?!\d)")
_ATTITUDES = re.compile(
    r"(认为|觉得|相信|表示|意味着|意味|代表|等于|是说|think|thinks|believe|believes|say|says|said|saying|mean|means|claim|claims|expect|expects|that)\W*$"
)

_AND = frozenset(("and", "or", "but", "并", "且", "和", "也", "而", "或"))
_REACH = 3
"""Words beside a cut in which a number is looked for."""


def hides(row: Words, start: int, end: int) -> list[str]:
    """What a stretch that is left out has of negations, conditions and numbers."""
    senses = (Sense.NEGATION, Sense.CONDITION, Sense.CONCESSION, Sense.QUANTITY)
    return [one.text for one in bearing(row, start, end) if one.sense in senses] + counted(row, start, end)


def limits(row: Words, start: int, end: int, senses: tuple[Sense, ...]) -> list[str]:
    """The words of some senses in a stretch."""
    return [one.text for one in bearing(row, start, end) if one.sense in senses]


def opens_with_limit(row: Words, start: int, end: int) -> list[str]:
    """The condition or limitation that the sentence behind begins with."""
    found = bearing(row, start, min(end, start + 4))
    return [
        one.text for one in found if one.start == start and one.sense in (Sense.CONDITION, Sense.CONCESSION)
    ]


def denied_before(row: Words, left: int, start: int) -> list[str]:
    """A negation that governs the words: before them in the same clause, or in one that says whether they hold."""
    if left >= start:
        return []
    clause = clause_start(row, start, left)
    if clause == start:  # the cut is at a comma
        before = row.folded(left, start)
        if not _ATTITUDES.search(before):
            return []
        clause -= 1
        while clause > left and not has_stop(row.gap(clause)):
            clause -= 1
    return [one.text for one in bearing(row, clause, start) if one.sense is Sense.NEGATION]


def has_stop(gap: str) -> bool:
    """Whether what stands between two words ends a clause."""
    return any(character in "，。、；：！？,.;:!?…—–\n" for character in gap)


def clause_start(row: Words, start: int, left: int) -> int:
    """Where the clause begins that the word `start` goes on with, at `left` at the earliest."""
    while start > left and not has_stop(row.gap(start)):
        start -= 1
    return start


def clause_end(row: Words, start: int, end: int) -> int:
    """Where the clause of the word `start` ends, at `end` at the latest."""
    at = start + 1
    while at < end and not has_stop(row.gap(at)):
        at += 1
    return min(at, end)


def sentence(row: Words, start: int, least: int, end: int, most: int) -> tuple[int, int]:
    """The words from where the sentence of `start` begins to where that of `end` ends, inside of `[least, most)`."""
    left = start
    while left > least and not _STOP.search(row.gap(left)):
        left -= 1
    right = end
    while right < most and not _STOP.search(row.gap(right)):
        right += 1
    return left, right


def denied(text: str) -> list[str]:
    """The negations in a text."""
    row = Words(text)
    return [one.text for one in bearing(row) if one.sense is Sense.NEGATION]


def begins_anew(row: Words, at: int) -> bool:
    """Whether the words from `at` on are a further predicate, which says nothing of the one before."""
    return row.folded(at, at + 1) in _AND


def limit_of_number(row: Words, left: int, start: int) -> list[str]:
    """What limits the number that the words from `start` on begin with: at least, up to, 至少."""
    number = "n" in row.kinds[start : start + _REACH] or any(
        one.sense is Sense.QUANTITY for one in bearing(row, start, min(len(row), start + _REACH))
    )
    if not number:
        return []
    return [
        one.text
        for one in bearing(row, max(left, start - _REACH), start)
        if one.sense is Sense.QUANTITY and one.end == start
    ]
