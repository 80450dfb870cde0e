"""Clauses that speak of the same: how much of what one says another has."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.verify.bearing import is_unit
from lufang_tui.verify.clauses import clauses, has_end
from lufang_tui.verify.denying import denied_at
from lufang_tui.verify.polarity import Claim, fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.words import Words

_STEM = 4
_LEAST = 2
"""Words that say something which two clauses must share."""
_SHARED = 0.6
_SHARED_HERE = 0.25
"""What a clause itself must have where its statement as a whole has nearly all of it."""
_SHARED_THERE = 0.75
_SURELY = 0.75
_TOGETHER = 0.65
"""What two neighbouring clauses must have between them."""
_AS_GOOD = 0.15
"""Clauses that share so much less of the words than the likest are as good."""
_JOINING = frozenset(
    (
        "and",
        "but",
        "while",
        "because",
        "unless",
        "if",
        "although",
        "though",
        "whatever",
        "regardless",
        "且",
        "但",
        "而",
    )
)
_HAN_JOINING = frozenset("并")
_NOT_JOINED = ("未", "不", "没", "非", "无")
"""What stands behind 并 where it only stresses a negation."""
_PARTICLES = re.compile(r"更(?![新换改正名])(?<!变更)|比(?![赛例较分重如])(?<![对占评环同相]比)")
"""Characters that only compare, and are no part of a word."""
_EMPTY_HAN = "的了是在和与也都就还将会要不没有无未已"


_ADJUNCT = re.compile(r"(?:without|absent|没有|没|若没有|如果没有|要是没有|缺了|离开)(?! (?:a )?doubt)")
_UNTIL = re.compile(r"(?:但|而|且)?(?:在|直到|直至).{2,16}(?:之前|以前|之后|以后)")
"""The time of what the clause behind says."""
_ADJUNCT_LATIN, _ADJUNCT_HAN = 4, 8
"""Words of the longest adjunct that is no clause of its own: Without it, we would close."""
_FEW = 2
"""Words that say something in a short clause."""


class Alike(NamedTuple):
    """A clause of the source that has most of the words of one of the draft."""

    share: float
    whole: float
    """How much of them its statement has."""
    passage: Passage
    stated: Stated
    claim: Claim


def units(row: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a stretch, parted at conjunctions."""
    begin = None
    for first, last in clauses(row, start, end):
        begin = first if begin is None else begin
        if last < end and begin == first and _is_adjunct(row, first, last):
            continue
        yield from pairwise((begin, *_joints(row, begin, last), last))
        begin = None


def without_adjunct(claim: Claim) -> Claim:
    """A clause without the adjunct that it begins with."""
    last = next(clauses(claim.row, claim.start, claim.end), (0, claim.end))[1]
    return (
        claim._replace(start=last)
        if last < claim.end and _is_adjunct(claim.row, claim.start, last)
        else claim
    )


def leads_with_adjunct(text: str) -> bool:
    """Whether a folded sentence begins with what things would be without."""
    return _ADJUNCT.match(text.lstrip()) is not None


def _is_adjunct(row: Words, first: int, last: int) -> bool:
    """Whether a clause is no more than an adjunct of the one behind it: without it, 没有水源, 在报告出来之前."""
    if has_end(row.gap(last)):
        return False
    if _UNTIL.fullmatch(row.folded(first, last)):
        return True
    most = _ADJUNCT_LATIN if row.kinds[first] == "w" else _ADJUNCT_HAN
    return last - first <= most and _ADJUNCT.match(row.folded(first, last)) is not None


def alike(
    row: Words, unit: tuple[int, int], passages: Sequence[Passage], fits: Callable[[Stated], bool]
) -> list[Alike]:
    """The clauses of statements that `fits` takes which have most of the words of a unit, the likest first."""
    whole = content(row, *unit)
    taken = [
        (passage, stated)
        for passage in passages
        for stated in (passage.statements if passage.official is None else ())
        if fits(stated)
    ]
    for way in (_by_itself, _together, _short):
        found = [one for passage, stated in taken for one in way(whole, passage, stated)]
        if found:
            break
    best = max((one.share for one in found), default=0.0)
    if best >= _SURELY:  # else the unit may stand for several of them
        found = [one for one in found if one.share >= best - _AS_GOOD]
    return sorted(found, key=lambda one: -one.share)


def _told(whole: frozenset[str], stated: Stated) -> list[frozenset[str]]:
    """A content, with the speaker's names and without them, as far as it is enough to know a clause by."""
    return [one for one in (whole, whole - _names(stated)) if len(one) >= _LEAST]


def _by_itself(whole: frozenset[str], passage: Passage, stated: Stated) -> list[Alike]:
    """The clauses of one statement that have most of a content."""
    row, there = passage.words, passage.words.between(stated.start, stated.end)
    own = _told(whole, stated)
    said = _share(own, row, *there)
    least = _SHARED_HERE if said >= _SHARED_THERE else _SHARED
    for stretches, enough in ((units, least), (clauses, _SHARED)):
        kept = [
            Alike(share, said, passage, stated, Claim(row, *part, denied_at(passage, stated)))
            for part in stretches(row, *there)
            if (share := _share(own, row, *part)) >= enough
        ]
        if kept:  # what conjunctions join is looked at as one only where no part has the words
            return kept
    return []


def _together(whole: frozenset[str], passage: Passage, stated: Stated) -> list[Alike]:
    """Where two neighbouring clauses have most of the words between them: that which has more of them."""
    row, there = passage.words, passage.words.between(stated.start, stated.end)
    own, found = _told(whole, stated), []
    for one, other in pairwise(units(row, *there)):
        share = _share(own, row, one[0], other[1])
        if share < _TOGETHER or has_end(row.gap(other[0])):
            continue
        part = max((other, one), key=lambda part: max(len(words & content(row, *part)) for words in own))
        found.append(Alike(share, share, passage, stated, Claim(row, *part, denied_at(passage, stated))))
    return found


def _short(whole: frozenset[str], passage: Passage, stated: Stated) -> list[Alike]:
    """The clauses of few words that have all that a clause of few words says, or of which it has all."""
    own = whole - _names(stated)
    if not own or len(own) > _FEW:
        return []
    row, found = passage.words, []
    for part in units(row, *row.between(stated.start, stated.end)):
        theirs = content(row, *part)
        if theirs and len(theirs) <= _FEW and (own <= theirs or theirs <= own):
            found.append(Alike(1.0, 1.0, passage, stated, Claim(row, *part, denied_at(passage, stated))))
    return found


@lru_cache(20_000)
def content(row: Words, start: int, end: int) -> frozenset[str]:
    """The words that say something: of Chinese pairs of characters, of others their beginnings, of opposites their field."""
    if start >= end:
        return frozenset()
    base, places = row.spans[start][0], fields(row.folded(start, end))
    found = {field for field, _, _ in places}
    covered = {at for _, first, last in places for at in range(first, last)}
    covered |= {found.start() for found in _PARTICLES.finditer(row.folded(start, end))}
    for at in range(start, end):
        if row.spans[at][0] - base in covered:
            continue
        word = row.folded(at, at + 1)
        if row.kinds[at] == "n":  # numbers are held against each other for themselves
            continue
        if row.kinds[at] == "c":
            if at + 1 < end and row.kinds[at + 1] == "c" and row.spans[at + 1][0] - base not in covered:
                pair = row.folded(at, at + 2)
                measures = at > start and row.kinds[at - 1] == "n" and is_unit(pair)
                if not measures and not any(sign in pair for sign in _EMPTY_HAN):
                    found.add(pair)
        elif word not in words("en-empty-words") and len(word) > 2:
            found.add(word[:_STEM])
    return frozenset(found)


def _share(own: Sequence[frozenset[str]], row: Words, start: int, end: int) -> float:
    """How much of a content, told in several ways, a stretch has; nothing where it shares too few words to be known by."""
    there = content(row, start, end)
    return max((len(one & there) / len(one) for one in own if len(one & there) >= _LEAST), default=0.0)


def _joints(row: Words, first: int, last: int) -> list[int]:
    """Where a conjunction parts a clause."""
    return [
        at
        for at in range(first + 1, last)
        if (word := row.folded(at, at + 1)) in _JOINING
        or (word in _HAN_JOINING and not row.folded(at + 1, min(last, at + 2)).startswith(_NOT_JOINED))
    ]


@lru_cache(2_000)
def _names(stated: Stated) -> frozenset[str]:
    """The content of the names of the speakers and their bodies, for which the source may have *we*."""
    from lufang_tui.verify.words import Words

    names = [
        name
        for who in stated.speakers
        for name in (*who.names, *(body for post in who.posts for body in post.bodies))
    ]
    found: set[str] = set()
    for name in dict.fromkeys(names):
        row = Words(name)
        found |= content(row, 0, len(row))
    return frozenset(found)
