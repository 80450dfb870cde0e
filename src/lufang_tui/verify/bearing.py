"""The words on which the sense of a statement hangs: negations, conditions, modal words, opposites, units (word lists)."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold
from lufang_tui.verify.clauses import clause_end, has_stop
from lufang_tui.verify.months import is_may

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lufang_tui.verify.words import Words


_OUTERMOST = frozenset(
    ("最多", "至多", "最少", "至少", "起码", "最快", "最早", "最迟", "最晚", "at least", "at most", "up to")
)
_WHOLES = frozenset(
    ("all", "every", "everyone", "everybody", "everything", "none", "nobody", "nothing", "always", "never")
)
_QUARTERS = re.compile(
    r"\b(?:the|this|last|next|that|each|every|per|first|second|third|fourth|final|current|previous) $"
)
_THING = re.compile(
    r"(?:(?<=about)|(?<=above)|(?<=below)|(?<=under)|(?<=around)) (?:the|an?|this|that|these|those|its|their|his|her|our|my)\b(?! (?:same|half|third|quarter|dozen|hundred|thousand|million))"
)
"""What a preposition that may limit a number stands before where it limits none: about the planet."""
_AHEAD = 7
"""Words between such a limit and its number: 最多能收治六百名."""


class Sense(StrEnum):
    """What a bearing word does; the values are those of the word list."""

    NEGATION = "negation"
    CONDITION = "condition"
    CONCESSION = "concession"
    MODALITY = "modality"
    SCOPE = "scope"
    QUANTITY = "quantity"
    LIMIT = "limit"
    HARMLESS = "harmless"


class Bearing(NamedTuple):
    """A bearing word; `start` and `end` count the words of the row that it was found in."""

    start: int
    end: int
    sense: Sense
    text: str
    """Folded."""


def bearing(row: Words, start: int = 0, end: int | None = None) -> list[Bearing]:
    """Find the bearing words of `row[start:end]`; words that only look like one are passed over."""
    last = len(row) if end is None else end
    if start >= last:
        return []
    offset = row.spans[start][0]
    text = row.folded(start, last)
    found: list[Bearing] = []
    for match in _pattern().finditer(text):
        sense = _senses()[match[0]]
        if sense is Sense.HARMLESS:
            continue
        first, behind = _covered(row.spans, match, offset)
        if (match[0] == "may" and is_may(row, first)) or (
            match[0] == "quarter" and _is_period(text, match.start())
        ):
            continue
        if match[0].startswith("只") and sense is not Sense.CONCESSION:
            if row.kinds[max(0, first - 1) : first] == "n":  # 三只: it counts
                continue
            if row.kinds[behind : behind + 1] == "n":  # 只有两位: it sets no condition
                sense = Sense.SCOPE
        if match[0] == "一些" and (behind >= len(row) or has_stop(row.gap(behind))):  # 慢一些
            continue
        if sense is Sense.LIMIT:
            if not _is_beside_number(row, first, behind):
                found += reverses(row, first, behind)  # 未到货 limits no number, and denies
                continue
            sense = Sense.QUANTITY
        found.append(Bearing(first, behind, sense, match[0]))
    return found


def _is_beside_number(row: Words, start: int, end: int) -> bool:
    """Whether a number, or a word that is one, stands right behind or before a stretch."""
    if row.folded(start, end).startswith(("不", "未")):  # 不到三成, but not 拿不到这三分
        return "n" in row.kinds[end : end + 1] or row.folded(end, min(len(row), end + 2)) in ("一半", "半数")
    ahead = _AHEAD if row.folded(start, end) in _OUTERMOST else 2
    last = min(clause_end(row, start, len(row)), end + ahead)
    if "n" in row.kinds[max(0, start - 2) : start] + row.kinds[end:last]:
        return True
    behind = row.folded(end, min(len(row), end + 2))
    if behind.split(" ")[0] in _WHOLES or behind.startswith(("全部", "所有")):  # nearly all
        return True
    return any(word in behind for word in ("half", "third", "quarter", "一半", "分之", "半数"))


def reverses(row: Words, start: int, end: int) -> Iterator[Bearing]:
    """The negations of `row[start:end]`, those that are part of a longer word included: 不 cut out of 不仅 as well."""
    if start >= end:
        return
    offset = row.spans[start][0]
    for match in _negations().finditer(row.folded(start, end)):
        yield Bearing(*_covered(row.spans, match, offset), Sense.NEGATION, match[0])


def harmless(row: Words) -> list[Bearing]:
    """Find the words that hold a bearing word and are none."""
    if not len(row):
        return []
    return [
        Bearing(*_covered(row.spans, match, row.spans[0][0]), Sense.HARMLESS, match[0])
        for match in _pattern().finditer(row.folded(0, len(row)))
        if _senses()[match[0]] is Sense.HARMLESS
    ]


def quantifies(text: str) -> list[str]:
    """The words of a folded text that say how much or how many, with or without a number beside them."""
    wanted = (Sense.QUANTITY, Sense.LIMIT, Sense.SCOPE)
    found = [match for match in _pattern().finditer(text) if not _is_period(text, match.start())]
    own = any(
        character.isdigit() for character in text
    )  # a limit of a number that stands beside it: about 84 hectares
    return [
        match[0]
        for match in found
        if _senses()[match[0]] in wanted
        and not (_senses()[match[0]] is Sense.LIMIT and (own or _THING.match(text, match.end())))
    ]


def _is_period(text: str, at: int) -> bool:
    """Whether a quarter at a place of a folded text is one of the year's: in the quarter, last quarter."""
    return text.startswith("quarter", at) and _QUARTERS.search(text, 0, at) is not None


@cache
def limits_number() -> tuple[str, ...]:
    """The folded words that limit a number beside them."""
    return tuple(word for word, sense in _senses().items() if sense is Sense.LIMIT)


def is_unit(text: str) -> bool:
    """Whether a folded word counts or measures."""
    return text in words("units")


@cache
def denials() -> tuple[str, ...]:
    """Cues that turn a statement round, folded; those that deny a denial are left out."""
    found = [fold(row[0]).text for row in rows("denials")]
    return tuple(word for word in found if not word.startswith(("不", "未", "没", "not ")))


def _covered(spans: Sequence[tuple[int, int]], match: re.Match[str], offset: int) -> tuple[int, int]:
    """The words that a match touches."""
    first = bisect_left(spans, (offset + match.start() + 1,)) - 1
    last = bisect_left(spans, (offset + match.end(),))
    return max(0, first), max(last, first + 1)


@cache
def _senses() -> Mapping[str, Sense]:
    return {word: Sense(sense) for word, sense in rows("bearing-words")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_whole(word) for word in sorted(_senses(), key=len, reverse=True)))


@cache
def _negations() -> re.Pattern[str]:
    negations = (word for word, sense in _senses().items() if sense is Sense.NEGATION)
    return re.compile("|".join(_whole(word) for word in sorted(negations, key=len, reverse=True)))


def _whole(word: str) -> str:
    if not word.isascii():
        return re.escape(word)
    if "'" in word:
        return rf"{re.escape(word)}\b"
    ending = r"(?:\b|(?=n't\b))" if _senses()[word] is Sense.MODALITY else r"\b"  # mustn't is a must, too
    return rf"\b{re.escape(word)}{ending}"
