"""Quotations that are stitched together: what they are made of, word for word, and whether it stands apart in the sources."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.verify.clauses import clauses, has_end, has_stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.passages import Passage
    from lufang_tui.verify.words import Words

_PIECE = 4
"""Words of the shortest piece that a splice is made of."""
_PIECE_HAN = 6
_STITCHED = 6
"""Words that must be left out between two pieces for them to stand apart; fewer where a sentence ends between them."""
_MOST_PIECES = 6
_CLAUSE_LATIN, _CLAUSE_HAN = 3, 4
"""Words of the shortest clause."""
_CONJUNCTION = 2
"""Words that may be left out between two clauses that stand beside each other."""
_OPENERS = frozenset(("and", "but", "so", "or", "then", "while", "且", "并", "但", "而", "也"))


class Piece(NamedTuple):
    """A stretch of the quotation `[first, last)` that stands word for word in the sources."""

    first: int
    last: int
    passage: Passage
    at: int


def pieces(row: Words, passages: Sequence[Passage]) -> list[Piece] | None:
    """Cover the words with stretches that stand word for word in the sources; None where that does not work."""
    needle = row.row
    found: list[Piece] = []
    at = uncovered = 0
    while at < len(needle):
        piece = _longest(needle, at, passages, found[-1] if found else None)
        if piece is None:
            uncovered += 1
            at += 1
            if uncovered > len(needle) // 10:
                return None
            continue
        found.append(piece)
        at = piece.last
        if len(found) > _MOST_PIECES:
            return None
    return found if len(found) > 1 else None


def _longest(needle: str, at: int, passages: Sequence[Passage], before: Piece | None) -> Piece | None:
    """The longest stretch from `at` on that stands somewhere, behind the piece before it if it can."""
    best: Piece | None = None
    length = _PIECE - 1
    for passage in passages:
        words = passage.words.row
        place = words.find(needle[at : at + length + 1]) if at + length < len(needle) else -1
        while place >= 0:
            while (
                at + length < len(needle)
                and words[place + length : place + length + 1] == needle[at + length]
            ):
                length += 1
            best = Piece(at, at + length, passage, place)
            if at + length >= len(needle):
                break
            place = words.find(needle[at : at + length + 1], place)
    if best is not None and before is not None and best.passage is not before.passage:
        behind = before.passage.words.row.find(needle[best.first : best.last], before.at)
        if behind >= 0:
            best = best._replace(passage=before.passage, at=behind)
    elif best is not None and before is not None:
        behind = best.passage.words.row.find(
            needle[best.first : best.last], before.at + before.last - before.first
        )
        if behind >= 0:
            best = best._replace(at=behind)
    return best


def clause_pieces(row: Words, passages: Sequence[Passage]) -> list[Piece] | None:
    """Cover the words with whole clauses that stand word for word in the sources, but not as they do there.

    None where a clause stands nowhere so, or where they stand beside each other in this order. A conjunction that opens a
    clause may be the draft's own.
    """
    found: list[Piece] = []
    apart = False
    for first, last in clauses(row, 0, len(row)):
        begin = first
        while begin < last and row.folded(begin, begin + 1) in _OPENERS:
            begin += 1
        piece = next(
            (
                one
                for start in dict.fromkeys((first, begin))
                if (one := _stands(row.row, start, last, passages, found)) is not None
            ),
            None,
        )
        if piece is None:
            return None
        if found:
            before = found[-1]
            gap = piece.at - (before.at + before.last - before.first)
            apart = apart or piece.passage is not before.passage or gap < 0 or gap > _CONJUNCTION
        found.append(piece)
    return found if apart and len(found) > 1 and all(_is_clause(row, one) for one in found) else None


def _stands(
    needle: str, first: int, last: int, passages: Sequence[Passage], found: Sequence[Piece]
) -> Piece | None:
    """Where some words stand, behind the piece before them if they can."""
    words = needle[first:last]
    if not words:
        return None
    if found:
        before = found[-1]
        at = _clause_at(before.passage.words, words, before.at + before.last - before.first)
        if at >= 0:
            return Piece(first, last, before.passage, at)
    for passage in passages:
        at = _clause_at(passage.words, words, 0)
        if at >= 0:
            return Piece(first, last, passage, at)
    return None


def _clause_at(row: Words, words: str, start: int) -> int:
    """Where some words are a clause, but for a conjunction before them; -1 where they are none."""
    at = row.row.find(words, start)
    while at >= 0:
        begin = at
        while begin and not has_stop(row.gap(begin)) and row.folded(begin - 1, begin) in _OPENERS:
            begin -= 1
        end = at + len(words)
        if (not begin or has_stop(row.gap(begin))) and (end >= len(row) or has_stop(row.gap(end))):
            return at
        at = row.row.find(words, at + 1)
    return -1


def _is_clause(row: Words, piece: Piece) -> bool:
    """Whether a piece is long enough for a clause of its own."""
    least = _CLAUSE_LATIN if "w" in row.kinds[piece.first : piece.last] else _CLAUSE_HAN
    return piece.last - piece.first >= least


def stand_apart(found: Sequence[Piece]) -> bool:
    """Whether two neighbouring pieces are joined that do not stand beside each other in the source."""
    return any(_apart(one, other) for one, other in pairwise(found))


def _apart(one: Piece, other: Piece) -> bool:
    row = one.passage.words
    least = _PIECE if row.kinds[one.at] == "w" else _PIECE_HAN
    if min(one.last - one.first, other.last - other.first) < least or other.first - one.last > 2:
        return False
    if one.passage is not other.passage:
        return True
    gap = other.at - (one.at + one.last - one.first)
    ended = any(has_end(row.gap(at)) for at in range(one.at + one.last - one.first + 1, other.at + 1))
    return gap < 0 or gap - (other.first - one.last) >= (_PIECE if ended else _STITCHED)
