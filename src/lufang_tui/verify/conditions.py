"""What ties a statement to a condition: conjunctions, adjuncts and frames of both languages (word lists).

Which words limit a statement by themselves is in `bearing`; here is what the clause around them decides.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.verify.bearing import Sense, bearing
from lufang_tui.verify.clauses import clauses, opening, sentence

if TYPE_CHECKING:
    from lufang_tui.verify.words import Words

_OPEN_DENIALS = frozenset(("cannot", "不得", "禁止"))
"""Negations that say what may not be."""
_ANYTHING = r"[^,;:.!?。、\n]{0,40}?"


class Side(StrEnum):
    """Where a condition stands to what it limits; the values are those of the word list."""

    FRONT = "front"
    BEHIND = "behind"
    ANY = "any"
    CUT = "cut"
    """Where an ellipsis stands for it: what counts only with words left on both sides."""


class _Frame(NamedTuple):
    pattern: re.Pattern[str]
    side: Side
    when: str
    """`modal`: it counts only for what may, must or will be; `denied`: only where that is denied; else `always`."""


def conditions(row: Words, start: int, end: int, side: Side = Side.ANY) -> list[str]:
    """The conditions in `row[start:end]`, folded; `side`: where the stretch stands to what it may limit."""
    found: list[str] = []
    for first, last in clauses(row, start, end):
        text = row.folded(first, last)
        begin = opening(text)
        masked = _not_ends().sub(lambda one: "□" * len(one[0]), text[begin:])
        # A clause that goes on where the stretch ends is whole for what stands at its end.
        for frame in _frames():
            if Side.ANY not in (frame.side, side) and frame.side is not side:
                continue
            match = frame.pattern.search(masked)
            if match is None or not _counts(frame, row, first, last):
                continue
            found.append(match[0].strip())
            break
    return found


def waited_for(row: Words, left: int, start: int, end: int) -> list[str]:
    """The clause on which the words `[start, end)` hang by 方可, 才能 and the like, where it stands in `row[left:start]`."""
    left = sentence(row, start, left, start, start)[0]
    if left >= start:
        return []
    first = next(iter(clauses(row, start, end)), None)
    if first is None:
        return []
    text = row.folded(*first)
    mark = next((word for word in _results() if word in text), None)
    if mark is None:
        return []
    before = list(clauses(row, left, start))[-1]
    return [row.said(*before)]


def _counts(frame: _Frame, row: Words, first: int, last: int) -> bool:
    """Whether the rest of the sentence is such that a frame counts in it."""
    if frame.when == "always":
        return True
    left, right = sentence(row, first, 0, last, len(row))
    rest = [*bearing(row, left, first), *bearing(row, last, right)]
    if frame.when == "denied":
        return any(one.sense is Sense.NEGATION for one in rest)
    return any(one.sense is Sense.MODALITY or one.text in _OPEN_DENIALS for one in rest)


@cache
def _frames() -> tuple[_Frame, ...]:
    return tuple(
        _Frame(_compiled(pattern), Side(side), when)
        for pattern, side, when in rows("conditions")
        if when != "not"
    )


@cache
def _not_ends() -> re.Pattern[str]:
    return re.compile("|".join(pattern for pattern, _, when in rows("conditions") if when == "not"))


@cache
def _results() -> tuple[str, ...]:
    return tuple(sorted(words("zh-results"), key=len, reverse=True))


def _compiled(pattern: str) -> re.Pattern[str]:
    latin = pattern.isascii() or re.search("[a-z]", pattern) is not None
    body = pattern.replace("…", _ANYTHING)
    if latin:
        ending = "" if body.endswith((")", " ")) and "approv" in body else r"\b" if body[-1].isalnum() else ""
        return re.compile((r"" if body.startswith("^") else r"\b") + f"(?:{body})" + ending)
    return re.compile(body)
