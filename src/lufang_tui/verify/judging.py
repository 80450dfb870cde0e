"""The verdict on the words of a quotation: where they stand, and what was done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.verify.approximate import Approximate
from lufang_tui.verify.exact import Exact
from lufang_tui.verify.placing import exact
from lufang_tui.verify.quoted import readings
from lufang_tui.verify.verdicts import Severity, Verdict
from lufang_tui.verify.wording import Wording, rank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.verify.passages import Passage, Stated

_NOTE = Severity.NOTE.rank


def judge(
    texts: Sequence[str], passages: Sequence[Passage], names: Sequence[str], fits: Callable[[Stated], bool]
) -> Wording:
    """Give the verdict on a quotation.

    `texts`: what stands in its pairs of marks; `names`: of people and bodies, for telling altered names; `fits`: whether the
    draft's speaker is the one of a statement, by which one of several places is chosen.
    """
    ways = [way for way in readings(texts) if way.parts]
    if not ways:
        return Wording(Verdict.NOT_FOUND)
    best: Wording | None = None
    for way in ways:
        found = [Exact(way, place, texts, names, fits).wording() for place in exact(way, passages)]
        if not found:
            continue
        chosen = _chosen(found, fits)
        if best is None or chosen.verdict.severity.rank < best.verdict.severity.rank:
            best = chosen
        if best.verdict.severity.rank <= _NOTE:
            break
    if best is not None:
        return best
    return Approximate(ways, texts, passages, names, fits).wording()


def _chosen(found: Sequence[Wording], fits: Callable[[Stated], bool]) -> Wording:
    """The place that the draft means: of its speaker, in marks, whole."""
    found = _with_the_rest(found)
    ranked = sorted(found, key=lambda one: (rank(one, fits), one.verdict.severity.rank))
    best = ranked[0]
    rivals = tuple(
        one.stated
        for one in ranked[1:]
        if one.stated is not None and rank(one, fits) == rank(best, fits) and one.stated is not best.stated
    )
    return best._replace(rivals=rivals)


def _with_the_rest(found: Sequence[Wording]) -> Sequence[Wording]:
    """The places without those in a part of an interrupted statement where the whole of it says that its rest must not be left out."""
    cut = {
        one.stated.quote
        for one in found
        if one.stated is not None
        and one.passage is not None
        and one.passage.joined
        and one.verdict.severity.rank > _NOTE
    }
    return [
        one
        for one in found
        if one.stated is None
        or one.stated.quote not in cut
        or (one.passage is not None and one.passage.joined)
    ]
