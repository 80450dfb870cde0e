"""Words of which each excludes the others, held against each other: days, periods, parts, and units behind the same number (word lists)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows
from lufang_tui.verify.months import MAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lufang_tui.verify.words import Words

_AHEAD = 24
"""Code points behind a number in which its unit stands."""
_SCALES = re.compile(
    r"[\s-]*(?:[万亿千百]|million|billion|trillion|thousand)?[\s-]*(?:多|(?:more|further|extra|additional|full|whole|consecutive) )?"
)
_NUMBER = "(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WHOSE = "(?:the |its |our |their |his |her |these |those )?"
_PART_OF = re.compile(rf"\b{_NUMBER} (?:out )?of {_WHOSE}(?:\w+ )?{_NUMBER}\b")
_ALL_OF_THEM = re.compile(rf"\ball (?:of )?{_WHOSE}{_NUMBER}\b")


def excluded(text: str, source: str) -> bool:
    """Whether a folded text has a word where the source has only others that exclude it: 明年 for 今年."""
    return _exclude("exclusives", text, source)


def shared_otherwise(text: str, source: str) -> bool:
    """Whether a folded clause holds of so many, and the source's of so many others: few of them, most of them."""
    if _ALL_OF_THEM.search(text) and _PART_OF.search(source) and not _ALL_OF_THEM.search(source):
        return True
    return _exclude("shares", text, source)


def measured_otherwise(own: tuple[Words, int, int], source: tuple[Words, int, int]) -> bool:
    """Whether a number of one stretch of words stands in that of the source with other units of its dimension only."""
    theirs: dict[tuple[str, int], set[int]] = {}
    for number, dimension, unit in _measures(*source):
        theirs.setdefault((number, dimension), set()).add(unit)
    return any(
        (number, dimension) in theirs and unit not in theirs[number, dimension]
        for number, dimension, unit in _measures(*own)
    )


def _exclude(name: str, text: str, source: str) -> bool:
    for pattern, sides in _rows(name):
        own, theirs = ({sides[match[0]] for match in pattern.finditer(one)} for one in (text, source))
        if own and theirs and not own & theirs:
            return True
    return False


def _measures(row: Words, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The numbers of a stretch that have a unit: the number, its dimension and the unit in it."""
    for at in range(start, end):
        if row.kinds[at] != "n" or at + 1 >= len(row):
            continue
        behind = row.folded(at + 1, min(len(row), at + _AHEAD))[:_AHEAD]
        behind = behind[_SCALES.match(behind).end() :]  # type: ignore[union-attr]  # it matches nothing at least
        for dimension, (pattern, sides) in enumerate(_rows("measures")):
            if (found := pattern.match(behind)) is not None:
                yield row.row[at], dimension, sides[found[0]]


@cache
def _rows(name: str) -> tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]:
    """Of every row of a list: a pattern of its words, the longest first, and which of its sides each is."""
    made = []
    for row in rows(name):
        sides = {word: side for side, listed in enumerate(row) for word in listed.split("|")}
        body = "|".join(_whole(word) for word in sorted(sides, key=len, reverse=True))
        made.append((re.compile(body), sides))
    return tuple(made)


def _whole(word: str) -> str:
    if word == "may":
        return MAY
    if not word.isascii():
        return re.escape(word)
    days = "(?=s?\\b)" if word.isalpha() and word.endswith("day") else r"(?!\w)"  # on Fridays
    return rf"(?<!\w){re.escape(word)}{days}"
