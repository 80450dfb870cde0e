"""The verdict on reported speech: it need not be verbatim, but must not say the opposite."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lufang_tui.text.fold import fold
from lufang_tui.verify.bearing import Sense, bearing, denials
from lufang_tui.verify.clauses import clause_start, clauses
from lufang_tui.verify.differences import changes, has_unit
from lufang_tui.verify.placing import blocks, near
from lufang_tui.verify.polarity import Claim, fields, limits_turned, opposed
from lufang_tui.verify.verdicts import Verdict
from lufang_tui.verify.wording import Wording, site
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.verify.differences import Change
    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.placing import Near
    from lufang_tui.verify.said import Said

_JOINING = frozenset(("and", "but", "while", "并", "且", "但", "而"))
_AS_GOOD = 0.15
"""Clauses that share so much less of the words than the likest are as good."""
_LEAD = 40
_NEGATED = 12
"""Code points before a cue in which a negation of it stands."""
_STEM = 4
_LEAST_CONTENT = 2
_SHARED = 0.6
_EMPTY_HAN = "的了是在和与也都就还将会要不没有无未已"
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "that",
        "this",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "we",
        "our",
        "not",
        "no",
        "never",
        "does",
        "do",
        "did",
        "company",
        "also",
        "said",
        "both",
        "any",
        "all",
    ]
)
_BEFORE = 2
"""Words before a stretch in which a negation still governs it."""
_ALIKE = 0.55
"""From this likeness on, a reported statement is taken for a rendering of the source's."""


def judge_reported(
    said: Said, row: Words, passages: Sequence[Passage], fits: Callable[[Stated], bool]
) -> Wording | None:
    """Give the verdict on reported speech, or None where the sources have nothing near it."""
    found: list[tuple[Near, Stated]] = []
    for one in near(row, passages):
        stated = site(one.passage, one.start, one.end).stated or _around(one)
        if stated is not None and one.ratio >= _ALIKE:
            found.append((one, stated))
    denied = cue_denies(said.cue, said.before)
    turned = _by_clause(row, denied, passages, fits)
    if turned is not None and (turned.verdict is not Verdict.REPORTED or not found):
        return turned
    if not found:
        return None
    best, stated = max(found, key=lambda pair: (fits(pair[1]), pair[0].ratio))
    source = best.passage.words
    differences = changes(source, row, blocks(source.row[best.start : best.end], row.row, best.start), ())
    said_so = Wording(
        Verdict.REPORTED, best.passage, best.start, best.end, stated, tuple(differences), ratio=best.ratio
    )
    if turned is None:  # no clause of theirs has enough of its words: the stretch as a whole
        first = min(source.between(stated.start, stated.end)[0], best.start)
        start = max(clause_start(source, best.start, first), best.start - _BEFORE)
        theirs = Claim(source, start, best.end, denied_at(best.passage, stated))
        if opposed(theirs, Claim(row, 0, len(row), denied)):
            return said_so._replace(verdict=Verdict.OPPOSITE)
    if any(_other_number(change, source, stated, row) for change in differences):
        return said_so._replace(verdict=Verdict.ALTERED_NUMBER)
    return said_so


def _other_number(change: Change, source: Words, stated: Stated, row: Words) -> bool:
    """Whether a change puts another number for one of the source's, that the whole statement has not."""
    if change.verdict is not Verdict.ALTERED_NUMBER or not change.source or not change.draft:
        return False
    theirs = source.row[slice(*source.between(stated.start, stated.end))]
    block = change.block
    own = [row.row[at] for at in range(block.first, block.last) if row.kinds[at] == "n"]
    if own and "n" not in source.kinds[block.start : block.end]:  # it stands for words: no other number
        return False
    if not own:
        return has_unit(source, block.start, block.end) and has_unit(row, block.first, block.last)
    return any(symbol not in theirs for symbol in own)


def _by_clause(
    row: Words, denied: bool, passages: Sequence[Passage], fits: Callable[[Stated], bool]
) -> Wording | None:
    """Hold every clause against the clauses of the speaker's that have most of its words.

    Gives what says the opposite or limits a number the other way; reported speech where at least one clause has its like;
    None where none has.
    """
    seen: Wording | None = None
    for first, last in clauses(row, 0, len(row)):
        alike = _alike(row, first, last, passages, fits)
        if not alike:
            continue
        own = Claim(row, first, last, denied)
        share, passage, stated, theirs = alike[0]
        told = Wording(Verdict.REPORTED, passage, theirs.start, theirs.end, stated, ratio=share)
        if all(opposed(claim, own) for _, _, _, claim in alike):
            return told._replace(verdict=Verdict.OPPOSITE)
        if all(limits_turned(claim, own) for _, _, _, claim in alike):
            return told._replace(verdict=Verdict.ALTERED_NUMBER)
        seen = seen or told
    return seen


def _alike(
    row: Words, first: int, last: int, passages: Sequence[Passage], fits: Callable[[Stated], bool]
) -> list[tuple[float, Passage, Stated, Claim]]:
    """The clauses that have most of the words `row[first:last]`, the likest first; none that is hardly like them."""
    own = _content(row, first, last)
    if len(own) < _LEAST_CONTENT:
        return []
    found = []
    for passage in passages:
        if passage.official is not None:
            continue
        for stated in passage.statements:
            theirs = passage.words.between(stated.start, stated.end)
            denied = denied_at(passage, stated)
            for parts in _segments(passage.words, *theirs):
                shares = [(_share(own, passage.words, *part), part) for part in parts]
                telling = [one for one in shares[1:] if one[0] >= _SHARED] or shares[:1]
                found += [
                    (share, passage, stated, Claim(passage.words, *part, denied))
                    for share, part in telling
                    if share >= _SHARED and fits(stated)
                ]
    best = max((one[0] for one in found), default=0.0)
    return sorted((one for one in found if one[0] >= best - _AS_GOOD), key=lambda one: -one[0])


def _share(own: set[str], row: Words, start: int, end: int) -> float:
    """How much of some content a stretch has; nothing where it shares too few words to be known by."""
    shared = len(own & _content(row, start, end))
    return shared / len(own) if shared >= _LEAST_CONTENT else 0.0


def _segments(row: Words, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The clauses of a stretch, each with the parts that conjunctions join in it behind it."""
    for first, last in clauses(row, start, end):
        joints = [at for at in range(first + 1, last) if row.folded(at, at + 1) in _JOINING]
        yield [(first, last), *(pairwise((first, *joints, last)) if joints else ())]


def _content(row: Words, start: int, end: int) -> set[str]:
    """The words that say something: of Chinese pairs of characters, of others their beginnings, of opposites their field."""
    if start >= end:
        return set()
    base, places = row.spans[start][0], fields(row.folded(start, end))
    found = {field for field, _, _ in places}
    covered = {at for _, first, last in places for at in range(first, last)}
    for at in range(start, end):
        if row.spans[at][0] - base in covered:
            continue
        word = row.folded(at, at + 1)
        if row.kinds[at] == "c":
            if at + 1 < end and row.kinds[at + 1] == "c" and row.spans[at + 1][0] - base not in covered:
                pair = row.folded(at, at + 2)
                if not any(sign in pair for sign in _EMPTY_HAN):
                    found.add(pair)
        elif word not in _EMPTY and len(word) > 2:
            found.add(word[:_STEM])
    return found


def _around(place: Near) -> Stated | None:
    first, last = place.passage.words.place(place.start, place.end)
    best, most = None, (last - first) // 2
    for stated in place.passage.statements:
        shared = min(last, stated.end) - max(first, stated.start)
        if shared > most:
            best, most = stated, shared
    return best


def denied_at(passage: Passage, stated: Stated) -> bool:
    """Whether the source leads into a statement with a word that denies it."""
    return cue_denies(stated.cue, passage.text[max(0, stated.start - _LEAD) : stated.start])


def cue_denies(cue: str | None, before: str) -> bool:
    """Whether a cue denies what follows; `before`: what stands before that, in which a denial may itself be denied."""
    folded, text = fold(cue or "").text, fold(before).text
    denying = bool(folded) and any(word in folded for word in denials())
    lead = text[: max(0, text.rfind(folded))] if folded else ""
    near_by = Words(lead[-_NEGATED:])
    negated = any(one.sense is Sense.NEGATION and one.end == len(near_by) for one in bearing(near_by))
    return denying != negated
