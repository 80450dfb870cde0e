"""Whether two clauses that speak of the same say the opposite: negations counted, opposites held against each other (word lists)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.verify.bearing import Sense, bearing
from lufang_tui.verify.comparing import exchanged
from lufang_tui.verify.listed import Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lufang_tui.verify.words import Words

LIMITS = "limit"
"""The field of words that limit a number from above or below: what they turn round is the number."""
_LEVEL = "level"
"""The field of what is above or below something else: 高于预期."""
_MOVED = re.compile(
    r"\b(?P<up>up)(?= (?:by )?[$\d])|\bdown(?= (?:by )?[$\d])|(?P<more>高|多)出?(?=\d)|[低少]出?(?=\d)"
)
"""What a number has risen or fallen by: up 6 percent, 比去年低8.5%."""
_AMOUNT = "amount"
_JOINING = frozenset(("tie", "bound"))
"""The fields of conjunctions."""


class Claim(NamedTuple):
    """A clause: the words `[start, end)` of a row; `denied`: whether what leads into it denies it."""

    row: Words
    start: int
    end: int
    denied: bool = False

    @property
    def text(self) -> str:
        """Its text, folded."""
        return self.row.folded(self.start, self.end)


class _Sided(NamedTuple):
    field: str
    side: int
    start: int
    """Code points of the folded text."""
    end: int


def opposed(one: Claim, other: Claim) -> bool:
    """Whether one clause denies what the other says."""
    pairs, matched = _turned(one, other)
    turns = sum(
        1
        for field in pairs
        if field != LIMITS and not (field == _LEVEL and LIMITS in pairs and _counted(one, other))
    )
    turns += exchanged(one, other)
    first, second = (_denials(claim, spans) for claim, spans in zip((one, other), matched, strict=True))
    return (first + second + turns + one.denied + other.denied) % 2 == 1


def turned_fields(one: Claim, other: Claim) -> frozenset[str]:
    """The fields in which two clauses take different sides."""
    return frozenset(_turned(one, other)[0])


def fields_of(claim: Claim) -> frozenset[str]:
    """The fields of the opposites in a clause."""
    return frozenset(one.field for one in _sided(claim.text))


def tied(one: Claim, other: Claim) -> bool:
    """Whether what turns one of two conditions is its conjunction alone: unless it rains, if it rains."""
    return turned_fields(one, other) == {"tie"}


def limits_turned(one: Claim, other: Claim) -> bool:
    """Whether a number is limited from above in one clause, and from below in the other."""
    return _counted(one, other) and LIMITS in _turned(one, other)[0]


def _counted(one: Claim, other: Claim) -> bool:
    """Whether both have a number."""
    return all("n" in claim.row.kinds[claim.start : claim.end] for claim in (one, other))


def fields(text: str) -> list[tuple[str, int, int]]:
    """The fields of the opposites in a folded text by which it is known what it speaks of, with their places."""
    return [(one.field, one.start, one.end) for one in _sided(text) if one.field not in _JOINING]


def _turned(
    one: Claim, other: Claim
) -> tuple[list[str], tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """The fields in which the two take different sides, and the places of the words that were held against each other."""
    found, spans = [], ([], [])  # type: ignore[var-annotated]
    sides = [_sided(claim.text) for claim in (one, other)]
    for field in {word.field for word in sides[0]} & {word.field for word in sides[1]}:
        rows_ = [[word for word in side if word.field == field] for side in sides]
        first, second = ([word.side for word in row] for row in rows_)
        if len(first) == len(second):
            found += [field for a, b in zip(first, second, strict=True) if a != b]
        elif len(set(first)) == len(set(second)) == 1:
            if first[0] != second[0]:
                found.append(field)
        else:
            continue
        for side, row in zip(spans, rows_, strict=True):
            side += [(word.start, word.end) for word in row]
    return found, spans


def _denials(claim: Claim, matched: Sequence[tuple[int, int]]) -> int:
    """How many negations a clause has; neither … nor is one, and a word that was held against its opposite is none."""
    if claim.start >= claim.end:
        return 0
    base = claim.row.spans[claim.start][0]
    places = {}
    for one in bearing(claim.row, claim.start, claim.end):
        if one.sense is Sense.NEGATION:
            places[claim.row.spans[one.start][0] - base, claim.row.spans[one.end - 1][1] - base] = one.text
    for word, first, last in _negative_verbs().find(claim.text):
        if not any(start < last and first < end for start, end in places):
            places[first, last] = word
    said = [
        text
        for (start, end), text in places.items()
        if not any(first < end and start < last for first, last in matched)
    ]
    return len(said) - min(said.count("neither"), said.count("nor"))


def _sided(text: str) -> list[_Sided]:
    found = [
        _Sided(field, side, start, end)
        for word, start, end in _opposites().find(text)
        for field, side in _table()[word]
    ]
    for moved in _MOVED.finditer(text):
        if not any(one.start < moved.end() and moved.start() < one.end for one in found):
            found.append(_Sided(_AMOUNT, 0 if moved["up"] or moved["more"] else 1, *moved.span()))
    return sorted(found, key=lambda one: one.start)


@cache
def _table() -> Mapping[str, tuple[tuple[str, int], ...]]:
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    for field, *sides in rows("opposites"):
        for side, listed in enumerate(sides):
            for word in listed.split("|"):
                for form in _forms(word):
                    table[form] = (*table.get(form, ()), (field, side))
    return table


@cache
def _opposites() -> Listed:
    return Listed(_table())


@cache
def _negative_verbs() -> Listed:
    return Listed(form for word in words("negative-verbs") for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    """A word, and the regular forms of a Latin verb."""
    yield word
    if not word.isascii() or " " in word:
        return
    if word.endswith("e"):
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y") and word[-2] not in "aeo":
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    elif word.endswith(("s", "sh", "ch", "x")):
        yield from (f"{word}es", f"{word}ed", f"{word}ing")
    else:
        yield from (f"{word}s", f"{word}ed", f"{word}ing")
