"""The verdict on reported speech: it need not be verbatim, but must not say the opposite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.text.fold import fold
from lufang_tui.verify.clauses import clause_start
from lufang_tui.verify.denying import cue_denies, denied_at, denied_there
from lufang_tui.verify.differences import changes, counted, has_unit
from lufang_tui.verify.excluding import excluded, measured_otherwise, shared_otherwise
from lufang_tui.verify.likeness import alike, leads_with_adjunct, units, without_adjunct
from lufang_tui.verify.placing import blocks, near
from lufang_tui.verify.polarity import Claim, fields_of, limits_turned, opposed, tied, turned_fields
from lufang_tui.verify.verdicts import Verdict
from lufang_tui.verify.wording import Wording, overlapping, site
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.verify.differences import Change
    from lufang_tui.verify.likeness import Alike
    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.placing import Near
    from lufang_tui.verify.said import Said

_BEFORE = 2
"""Words before a stretch in which a negation still governs it."""
_ANEW = re.compile(r"(?:并|且)?(?:称|说|表示|强调|指出)|(?:saying|adding|insisting)\b")
"""Another verb of saying behind one that denies: 予以否认，称 …"""
_CERTAIN = re.compile(
    r"(?<![不未])(?:一定(?![程的数量])|必定|必将|必然|肯定会|肯定要|断定)|\b(?:will(?! (?:be able|have a chance))|definitely|certainly|is (?:certain|sure|bound) to)\b(?! not\b)"
)
"""What tells something for certain."""
_POSSIBLE = re.compile(r"可能(?!性)|也许|或许|恐怕|\b(?:could|might|may|perhaps|maybe|possibly)\b")
"""What tells something as no more than possible."""
_OPEN = re.compile(
    r"可能|也许|或许|大概|恐怕|未必|有望|估计|预计|希望|\b(?:could|might|may|can|perhaps|maybe|possibl[ey]|probably|likely|expects?|expected|hopes?|hoped|if|unless|would|should)\b"
)
"""What keeps a draft from telling it for certain."""
_ALIKE = 0.55
"""From this likeness on, a reported statement is taken for a rendering of the source's."""
_WHOLLY = 0.75
"""How much of its words a statement must have for one clause of it to say what another does not."""
_SURELY = 0.65
"""How much of its words a clause must have for another number in it to be told."""


def judge_reported(
    said: Said, row: Words, passages: Sequence[Passage], fits: Callable[[Stated], bool]
) -> Wording | None:
    """Give the verdict on reported speech, or None where the sources have nothing near it."""
    found: list[tuple[Near, Stated]] = []
    for one in near(row, passages):
        stated = site(one.passage, one.start, one.end).stated or overlapping(one.passage, one.start, one.end)
        if stated is not None and one.ratio >= _ALIKE:
            found.append((one, stated))
    denied = cue_denies(said.cue, said.before) and not _ANEW.match(fold(row.text).text)
    turned = _by_clause(row, passages, fits, denied=denied, led=leads_with_adjunct(fold(said.before).text))
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
    if excluded(fold(change.draft).text, fold(change.source).text):
        return True
    theirs = source.row[slice(*source.between(stated.start, stated.end))]
    block = change.block
    own = [row.row[at] for at in range(block.first, block.last) if row.kinds[at] == "n"]
    if own and "n" not in source.kinds[block.start : block.end]:  # it stands for words: no other number
        return False
    if not own:
        return has_unit(source, block.start, block.end) and has_unit(row, block.first, block.last)
    return any(
        row.kinds[at] == "n" and row.row[at] not in theirs and not _percent_later(row, at, theirs)
        for at in range(block.first, block.last)
    )


def _percent_later(row: Words, at: int, theirs: str) -> bool:
    """Whether the number behind a number says for both that they are per cent, as the source has it: from 71 to 88 per cent."""
    joined, other = row.folded(at + 1, min(len(row), at + 2)), row.folded(at + 2, min(len(row), at + 3))
    if joined not in ("to", "and", "or", "至", "到") or not other.endswith(("%", "per cent", "percent")):
        return False
    return Words(f"{row.said(at, at + 1)}%").row in theirs


def _by_clause(
    row: Words, passages: Sequence[Passage], fits: Callable[[Stated], bool], *, denied: bool, led: bool
) -> Wording | None:
    """Hold every clause against the clauses of the speaker's that have most of its words.

    Gives what says the opposite, gives another number or limits it the other way; reported speech where at least one clause
    has its like; None where none has.
    """
    seen: Wording | None = None
    against: list[Wording] = []
    by_tie = False
    for unit in units(row, 0, len(row)):
        found = alike(row, unit, passages, fits)
        if led:
            found = [one._replace(claim=without_adjunct(one.claim)) for one in found]
        if not found:
            continue
        own = Claim(row, *unit, denied)
        best = found[0]
        told = Wording(
            Verdict.REPORTED, best.passage, best.claim.start, best.claim.end, best.stated, ratio=best.share
        )
        if _all_opposed(found, own) or denied_there(best, own):
            against.append(told._replace(verdict=Verdict.OPPOSITE))
            by_tie = by_tie or tied(best.claim, own)
        elif _in_every_statement(found, own, _numbers_otherwise):
            return told._replace(verdict=Verdict.ALTERED_NUMBER)
        elif _in_every_statement(found, own, _surer):
            return told._replace(verdict=Verdict.ALTERED_MODALITY)
        seen = seen or told
    if against and not (by_tie and len(against) % 2 == 0):  # unless it rains, we play: if it rains, we do not
        return against[0]
    return seen


def _all_opposed(found: Sequence[Alike], own: Claim) -> bool:
    """Whether all the likest clauses are denied; one without the word that turns another of its statement does not count."""
    turned = {one: turned_fields(one.claim, own) for one in found}
    telling = [
        one
        for one in found
        if turned[one]
        or not any(
            other.stated is one.stated
            and (other.share >= one.share or one.whole >= _WHOLLY)
            and turned[other] - fields_of(one.claim)
            for other in found
        )
    ]
    return all(opposed(one.claim, own) and not _meant_elsewhere(one, own) for one in telling)


def _meant_elsewhere(one: Alike, own: Claim) -> bool:
    """Whether another clause of the statement has the draft's numbers and turns nothing: two hours by day and three by night."""
    turned = turned_fields(one.claim, own)
    numbers = _numbers(own)
    if not turned or not numbers or numbers <= _numbers(one.claim):
        return False
    row = one.claim.row
    for part in units(row, *row.between(one.stated.start, one.stated.end)):
        other = one.claim._replace(start=part[0], end=part[1])
        if (
            numbers <= _numbers(other)
            and turned <= fields_of(other)
            and not turned & turned_fields(other, own)
        ):
            return True
    return False


def _numbers(claim: Claim) -> set[str]:
    return {claim.row.row[at] for at in range(claim.start, claim.end) if claim.row.kinds[at] == "n"}


def _in_every_statement(found: Sequence[Alike], own: Claim, says: Callable[[Alike, Claim], bool]) -> bool:
    """Whether a clause of every statement among them does."""
    return all(
        any(says(one, own) for one in found if one.stated is stated)
        for stated in {one.stated for one in found}
    )


def _surer(one: Alike, own: Claim) -> bool:
    """Whether a clause makes certain what its like in the source holds for possible only: 一定 for 可能, *will* for *could*."""
    return (
        _CERTAIN.search(own.text) is not None
        and _OPEN.search(own.text) is None
        and _POSSIBLE.search(one.claim.text) is not None
        and _CERTAIN.search(one.claim.text) is None
    )


def _numbers_otherwise(one: Alike, own: Claim) -> bool:
    """Whether a clause gives another number than its like in the source, or limits it the other way."""
    return limits_turned(one.claim, own) or _counts_otherwise(one, own)


def _counts_otherwise(one: Alike, own: Claim) -> bool:
    """Whether a clause gives a number or a day that its like in the source has not, and has another one."""
    if max(one.share, one.whole) < _SURELY:
        return False
    theirs = one.claim.row
    start, end = theirs.between(one.stated.start, one.stated.end)
    if excluded(own.text, theirs.folded(start, end)) or shared_otherwise(own.text, one.claim.text):
        return True
    if measured_otherwise((own.row, own.start, own.end), (theirs, start, end)):
        return True
    if not counted(theirs, one.claim.start, one.claim.end):
        return False
    return any(
        own.row.kinds[at] == "n"
        and own.row.row[at] not in theirs.row[start:end]
        and counted(own.row, at, at + 1)
        and not _percent_later(own.row, at, theirs.row[start:end])
        for at in range(own.start, own.end)
    )
