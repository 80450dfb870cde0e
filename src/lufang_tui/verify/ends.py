"""What the ends of a quotation cut off from the statement that it is a part of, and whether that misleads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.text.fold import fold
from lufang_tui.verify import cuts
from lufang_tui.verify.bearing import Sense, bearing
from lufang_tui.verify.clauses import clause_end, clause_start, has_stop, sentence
from lufang_tui.verify.differences import counted
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.words import Words

_PREDICATE = 3
"""Words of the shortest predicate."""


class Lost(NamedTuple):
    """What an end cuts off that bears on the sense. `verdict` is None where that is nothing."""

    verdict: Verdict | None = None
    hidden: Sequence[str] = ()


FAIR = Lost()


class Stretch(NamedTuple):
    """Running words of the draft where the source has them."""

    row: Words
    """Of the source."""
    start: int
    end: int
    least: int
    """Where the voice begins, or the stretch before ends."""
    most: int
    own: Words
    """The draft's words."""
    dots: tuple[bool, bool] = (False, False)
    """Whether the draft marks with an ellipsis that something is left out before them, and behind them."""

    @property
    def sentence(self) -> tuple[int, int]:
        """From where the sentence of the first word begins to where that of the last one ends."""
        return sentence(self.row, self.start, self.least, self.end, self.most)


def lost(stretch: Stretch, names: Sequence[str], *, translated: bool) -> Lost:
    """Say what the ends of a stretch cut off; `names`: of people and bodies, folded; `translated`: whether the source is a translation."""
    left, right = stretch.sentence
    for found, marked in (
        (_before(stretch, left), stretch.dots[0]),
        (_behind(stretch, left, right), stretch.dots[1]),
    ):
        if found.verdict is not None:
            return Lost(Verdict.ELLIPSIS_HIDES, found.hidden) if marked else found
    if cut := _cut_name(stretch, left, right, names):
        return Lost(Verdict.ALTERED_NAME, cut)
    return FAIR if translated or stretch.dots[1] else _too_soon(stretch, left, right)


_IN_TWO = {
    Sense.NEGATION: Verdict.ALTERED_NEGATION,
    Sense.MODALITY: Verdict.ALTERED_MODALITY,
    Sense.SCOPE: Verdict.ALTERED_MODALITY,
    Sense.QUANTITY: Verdict.ALTERED_NUMBER,
}


def _before(one: Stretch, left: int) -> Lost:
    row, start = one.row, one.start
    if left < start and (parted := cuts.cut_in_two(row, start)) is not None:
        return Lost(_IN_TWO.get(parted.sense, Verdict.ALTERED_WORDS), [parted.text])
    if limits := cuts.limited_before(row, left, start):
        return Lost(Verdict.TRUNCATED_CONDITION, limits)
    if denied := cuts.denied_before(row, left, start):
        return Lost(Verdict.ALTERED_NEGATION, denied)
    if limits := cuts.limit_of_number(row, left, start) or cuts.share_before(row, left, start):
        return Lost(Verdict.ALTERED_NUMBER, limits)
    if hedges := cuts.hedged_before(row, left, start):
        return Lost(Verdict.ALTERED_MODALITY, hedges)
    if one.dots[0] and (numbers := counted(row, clause_start(row, start, left), start)):
        return Lost(Verdict.ALTERED_NUMBER, numbers)
    return FAIR


def _behind(one: Stretch, left: int, right: int) -> Lost:
    row, end = one.row, one.end
    if end < right and (parted := cuts.cut_in_two(row, end)) is not None:
        return Lost(_IN_TWO.get(parted.sense, Verdict.ALTERED_WORDS), [parted.text])
    if degree := cuts.degree_behind(row, end, right):
        return Lost(Verdict.ALTERED_MODALITY, degree)
    # A fragment claims no whole sentence, so what is said against it further on is not cut off.
    if limits := cuts.limited_behind(row, end, right, whole=one.start == left, marked=one.dots[1]):
        return Lost(Verdict.TRUNCATED_CONDITION, limits)
    if right == end < one.most and (limits := cuts.opens_with_limit(row, end, one.most)):
        return Lost(Verdict.TRUNCATED_CONDITION, limits)
    if limits := cuts.limit_behind_number(row, end, right):
        return Lost(Verdict.ALTERED_NUMBER, limits)
    if end < right and not has_stop(row.gap(end)):
        clause = clause_end(row, end, right)
        denied = [word.text for word in bearing(row, end, clause) if word.sense is Sense.NEGATION]
        if denied and not cuts.begins_anew(row, end):
            return Lost(Verdict.ALTERED_NEGATION, denied)
        if one.dots[1] and (numbers := counted(row, end, clause)):
            return Lost(Verdict.ALTERED_NUMBER, numbers)
    return FAIR


def _too_soon(one: Stretch, left: int, right: int) -> Lost:
    """A draft that ends as a sentence what the source goes on with.

    In English a stop before the closing mark may be the draft's own, unless the quotation is a sentence from its beginning.
    """
    row, end, own = one.row, one.end, one.own
    if end >= right or has_stop(row.gap(end)):
        return FAIR
    mark = own.gap(len(own)).strip()[:1]
    if not mark or mark not in "。.！!":
        return FAIR
    if cuts.begins_anew(row, end) and clause_end(row, end, one.most) - end >= _PREDICATE:
        return FAIR
    if own.kinds[-1] != "c" and one.start != left:
        return FAIR
    return Lost(Verdict.ALTERED_WORDS, [row.said(end, clause_end(row, end, right))])


def _cut_name(one: Stretch, left: int, right: int, names: Sequence[str]) -> list[str]:
    """A name that an end of the words cuts in two."""
    row = one.row
    for at in (one.start, one.end):
        if not left < at < right or row.gap(at).strip():
            continue
        text = row.folded(left, right)
        base, edge = row.spans[left][0], row.spans[at][0]
        for name in (fold(name).text for name in names if len(name) > 1):
            found = text.find(name)
            while found >= 0:
                if base + found < edge < base + found + len(name) and row.spans[at - 1][0] >= base + found:
                    return [name]
                found = text.find(name, found + 1)
    return []
