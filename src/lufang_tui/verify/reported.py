"""The verdict on reported speech: it need not be verbatim, but must not say the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from lufang_tui.text.fold import fold
from lufang_tui.verify import cuts
from lufang_tui.verify.bearing import Sense, bearing, denials, opposites
from lufang_tui.verify.differences import changes
from lufang_tui.verify.placing import blocks, near
from lufang_tui.verify.verdicts import Verdict
from lufang_tui.verify.wording import Wording, site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.verify.draft import Said
    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.placing import Near
    from lufang_tui.verify.words import Words

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
    if not found:
        return _by_clause(row, passages, fits)
    best, stated = max(found, key=lambda pair: (fits(pair[1]), pair[0].ratio))
    source = best.passage.words
    differences = changes(source, row, blocks(source.row[best.start : best.end], row.row, best.start), ())
    said_so = Wording(
        Verdict.REPORTED, best.passage, best.start, best.end, stated, tuple(differences), ratio=best.ratio
    )
    first = min(source.between(stated.start, stated.end)[0], best.start)
    start = max(cuts.clause_start(source, best.start, first), best.start - _BEFORE)
    if _denials(row) != _denials(source, start, best.end):
        return said_so._replace(verdict=Verdict.OPPOSITE)
    if any(_opposed(change.source, change.draft) for change in differences) or _denied(said.cue):
        return said_so._replace(verdict=Verdict.OPPOSITE)
    if any(
        change.verdict is Verdict.ALTERED_NUMBER and change.source and change.draft for change in differences
    ):
        return said_so._replace(verdict=Verdict.ALTERED_NUMBER)
    return said_so


def _by_clause(row: Words, passages: Sequence[Passage], fits: Callable[[Stated], bool]) -> Wording | None:
    """Reported speech in words of its own, held against the clause of the speaker's that has most of them.

    Only what says the opposite is told: where the words differ so much, nothing can be said to be right.
    """
    own = _content(row, 0, len(row))
    if len(own) < _LEAST_CONTENT:
        return None
    best: tuple[float, Passage, Stated, int, int] | None = None
    for passage in passages:
        for stated in passage.statements:
            if passage.official is not None:
                continue
            for start, end in _clauses(passage.words, *passage.words.between(stated.start, stated.end)):
                theirs = _content(passage.words, start, end)
                if not theirs:
                    continue
                share = len(own & theirs) / len(own)
                if share >= _SHARED and (best is None or share > best[0]) and fits(stated):
                    best = share, passage, stated, start, end
    if best is None:
        return None
    _, passage, stated, start, end = best
    if _denials(row) == _denials(passage.words, start, end):
        return None
    return Wording(Verdict.OPPOSITE, passage, start, end, stated, ratio=best[0])


def _clauses(row: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for at in range(start + 1, end + 1):
        if at == end or cuts.has_stop(row.gap(at)):
            yield first, at
            first = at


def _content(row: Words, start: int, end: int) -> set[str]:
    """The words that say something: of Chinese pairs of characters, of others their beginnings."""
    found = set()
    for at in range(start, end):
        word = row.folded(at, at + 1)
        if row.kinds[at] == "c":
            if at + 1 < end and row.kinds[at + 1] == "c":
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


def _denials(row: Words, start: int = 0, end: int | None = None) -> int:
    """How many negations there are, modulo two; neither … nor is one."""
    found = [one.text for one in bearing(row, start, end) if one.sense is Sense.NEGATION]
    return (len(found) - min(found.count("neither"), found.count("nor"))) % 2


def _opposed(source: str, draft: str) -> bool:
    one, other = fold(source).text.strip(), fold(draft).text.strip()
    if not one or not other:
        return False
    for word, others in opposites().items():
        if (
            word in one
            and any(against in other for against in others)
            and Levenshtein.distance(one, other) <= max(len(one), len(other))
        ):
            return True
    return False


def _denied(cue: str | None) -> bool:
    return bool(cue) and any(word in fold(cue or "").text for word in denials())
