"""The verdict on reported speech: it need not be verbatim, but must not say the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from lufang_tui.text.fold import fold
from lufang_tui.verify.bearing import Sense, bearing, denials, opposites
from lufang_tui.verify.differences import changes
from lufang_tui.verify.placing import blocks, near
from lufang_tui.verify.verdicts import Verdict
from lufang_tui.verify.wording import Wording, site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.verify.draft import Said
    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.placing import Near
    from lufang_tui.verify.words import Words

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
        return None
    best, stated = max(found, key=lambda pair: (fits(pair[1]), pair[0].ratio))
    source = best.passage.words
    differences = changes(source, row, blocks(source.row[best.start : best.end], row.row, best.start), ())
    said_so = Wording(
        Verdict.REPORTED, best.passage, best.start, best.end, stated, tuple(differences), ratio=best.ratio
    )
    if any(change.verdict is Verdict.ALTERED_NEGATION for change in differences) and _denials(
        row
    ) != _denials(source, best.start, best.end):
        return said_so._replace(verdict=Verdict.OPPOSITE)
    if any(_opposed(change.source, change.draft) for change in differences) or _denied(said.cue):
        return said_so._replace(verdict=Verdict.OPPOSITE)
    if any(
        change.verdict is Verdict.ALTERED_NUMBER and change.source and change.draft for change in differences
    ):
        return said_so._replace(verdict=Verdict.ALTERED_NUMBER)
    return said_so


def _around(place: Near) -> Stated | None:
    first, last = place.passage.words.place(place.start, place.end)
    best, most = None, (last - first) // 2
    for stated in place.passage.statements:
        shared = min(last, stated.end) - max(first, stated.start)
        if shared > most:
            best, most = stated, shared
    return best


def _denials(row: Words, start: int = 0, end: int | None = None) -> int:
    """How many negations there are, modulo two."""
    return sum(one.sense is Sense.NEGATION for one in bearing(row, start, end)) % 2


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
