"""Where in the sources the words of a quotation stand: exactly, or nearly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from lufang_tui.text.align import nearest
from lufang_tui.verify.quoted import Joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.verify.passages import Passage
    from lufang_tui.verify.quoted import Part, Reading
    from lufang_tui.verify.words import Words

_MOST_PLACES = 60
"""Places of a part that are looked at in one passage; very short parts stand everywhere."""
_BRACKET_GAP = 4
"""Words for which something in brackets may stand."""
_LEAST_SCORE = 45.0
_LEAST_RATIO = 0.5
_LEAST_RATIO_SHORT = 0.6
_SHORT = 6
_NEAREST = 4
"""Passages that are aligned in full."""
_BORDER = re.compile('[。！？!?.“”"‘「」『』\\n]')


class Place(NamedTuple):
    """Where the parts of a reading stand; each pair counts words of the passage."""

    passage: Passage
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """The first word."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Behind the last word."""
        return self.spans[-1][1]


class Near(NamedTuple):
    """A stretch that is like the words."""

    passage: Passage
    start: int
    end: int
    ratio: float


class Block(NamedTuple):
    """A difference: words of the source `[start, end)` and of the quotation `[first, last)`."""

    start: int
    end: int
    first: int
    last: int


def exact(reading: Reading, passages: Sequence[Passage]) -> Iterator[Place]:
    """Give every place where all parts stand word for word, in order, in one passage."""
    if not reading.parts:
        return
    for passage in passages:
        row = passage.words.row
        first = reading.parts[0].words.row
        for at in _places(first, row):
            found = _follow(reading.parts, row, at)
            if found is not None:
                yield Place(passage, found)


def _places(needle: str, row: str) -> Iterator[int]:
    at = row.find(needle)
    count = 0
    while at >= 0 and count < _MOST_PLACES:
        yield at
        count += 1
        at = row.find(needle, at + 1)


def _follow(parts: Sequence[Part], row: str, at: int) -> tuple[tuple[int, int], ...] | None:
    """The places of all parts, the first of which stands at `at`."""
    spans = [(at, at + len(parts[0].words))]
    for part in parts[1:]:
        least = spans[-1][1]
        needle = part.words.row
        if part.joint is Joint.BRACKET:
            place = row.find(needle, least, least + _BRACKET_GAP + len(needle))
        else:
            place = row.find(needle, least)
        if place < 0:
            return None
        spans.append((place, place + len(needle)))
    return tuple(spans)


def near(row: Words, passages: Sequence[Passage]) -> list[Near]:
    """Give the stretches that are most like the words, the likest first; none that is hardly like them."""
    scored: list[tuple[float, int, int, Passage]] = []
    for passage in passages:
        words = passage.words.row
        if not words:
            continue
        if len(words) <= len(row):
            score = fuzz.ratio(
                row.row, words, score_cutoff=_LEAST_SCORE * 2 * len(words) / (len(words) + len(row)) * 0.8
            )
            if score:
                scored.append((score, 0, len(words), passage))
            continue
        found = fuzz.partial_ratio_alignment(row.row, words, score_cutoff=_LEAST_SCORE)
        if found is not None:
            scored.append((found.score, found.dest_start, found.dest_end, passage))
    scored.sort(key=lambda one: -one[0])
    least = _LEAST_RATIO_SHORT if len(row) < _SHORT else _LEAST_RATIO
    result = []
    for _, start, end, passage in scored[:_NEAREST]:
        settled = _settled(row, passage, start, end)
        if settled.ratio >= least:
            result.append(settled)
    result.sort(key=lambda one: -one.ratio)
    return result


def _settled(row: Words, passage: Passage, start: int, end: int) -> Near:
    """Find the true ends of a stretch that is like the words."""
    words = passage.words.row
    slack = len(row) // 2 + 8
    left = max(0, start - slack)
    window = words[left : end + slack]
    found = nearest(row.row, window)
    if found is None:
        first, last = start, min(len(words), end)
    else:
        first, last = left + found.start, left + found.end
    first, last = _widened(row.row, passage.words, first, last)
    distance = Levenshtein.distance(words[first:last], row.row)
    return Near(passage, first, last, 1 - distance / max(len(row), last - first, 1))


def _widened(needle: str, words: Words, first: int, last: int) -> tuple[int, int]:
    """Let words at either end that have no partner stand for the source's words beside them: a changed end is a change.

    They stand for none beyond the sentence or a quotation mark: what is added there is added.
    """
    found = list(Levenshtein.opcodes(words.row[first:last], needle))
    if found and found[0].tag == "insert":
        for _ in range(found[0].dest_end - found[0].dest_start):
            if not first or _BORDER.search(words.gap(first)):
                break
            first -= 1
    if found and found[-1].tag == "insert":
        for _ in range(found[-1].dest_end - found[-1].dest_start):
            if last >= len(words) or _BORDER.search(words.gap(last)):
                break
            last += 1
    return first, last


def blocks(source: str, needle: str, offset: int = 0) -> list[Block]:
    """The differences between a row of the source, which begins at the word `offset` of its passage, and the quotation's."""
    found: list[Block] = []
    for code in Levenshtein.opcodes(source, needle):
        if code.tag == "equal":
            continue
        block = Block(offset + code.src_start, offset + code.src_end, code.dest_start, code.dest_end)
        if found and found[-1].end == block.start and found[-1].last == block.first:
            before = found.pop()
            block = Block(before.start, block.end, before.first, block.last)
        found.append(block)
    return found
