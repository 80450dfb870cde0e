"""Comparisons, and whether their sides were exchanged: the old line is safer than the new one, 甲比乙更安全."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words

if TYPE_CHECKING:
    from lufang_tui.verify.polarity import Claim

_THAN = re.compile(r"\bthan\b|(?<![相对占评配之])比(?![赛例较分如重率])")
_LATIN = re.compile(r"[a-z]{3,}|\d+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_EMPTY = frozenset("的了是在和与也都就还更要将会很")
_REACH = 12
"""Characters on either side of 比 in which what is compared stands."""


def exchanged(one: Claim, other: Claim) -> bool:
    """Whether both compare, and what is on one side of the one is on the other side of the other."""
    sides = [_sides(claim.text) for claim in (one, other)]
    if sides[0] is None or sides[1] is None:
        return False
    (left, right), (own_left, own_right) = sides[0], sides[1]
    return bool((left - right) & (own_right - own_left)) and bool((right - left) & (own_left - own_right))


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """The words that say something on both sides of a comparison; None where there is none."""
    found = list(_THAN.finditer(text))
    if len(found) != 1:
        return None
    return _content(text[: found[0].start()], -_REACH), _content(text[found[0].end() :], _REACH)


def _content(text: str, reach: int) -> frozenset[str]:
    latin = {word for word in _LATIN.findall(text) if word not in words("en-empty-words")}
    han = [one for one in _HAN.findall(text) if one not in _EMPTY]
    return frozenset(latin | set(han[reach:] if reach < 0 else han[:reach]))
