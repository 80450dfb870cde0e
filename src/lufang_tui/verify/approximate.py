"""The verdict on words that stand nowhere as they are: altered, stitched together, reported in marks, or not found."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.verify import cuts
from lufang_tui.verify.bearing import Sense
from lufang_tui.verify.clauses import sentence
from lufang_tui.verify.conditions import conditions
from lufang_tui.verify.differences import changes, gravest, settled
from lufang_tui.verify.placing import blocks, near
from lufang_tui.verify.quoted import Joint, Reading
from lufang_tui.verify.stitching import clause_pieces, pieces, stand_apart
from lufang_tui.verify.verdicts import Verdict
from lufang_tui.verify.wording import Site, Wording, overlapping, rank, site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.placing import Near
    from lufang_tui.verify.stitching import Piece
    from lufang_tui.verify.words import Words

_HARDLY = 0.8
_BEFORE_LATIN, _BEFORE_HAN = 3, 6
_FEW = 6
"""From this likeness on, with no more words than these in one difference, a quotation is altered and not stitched."""


class Approximate:
    """A quotation that stands nowhere word for word."""

    def __init__(
        self,
        ways: Sequence[Reading],
        texts: Sequence[str],
        passages: Sequence[Passage],
        names: Sequence[str],
        fits: Callable[[Stated], bool],
    ) -> None:
        self._ways = ways
        self._texts = texts
        self._passages = passages
        self._names = names
        self._fits = fits

    def wording(self) -> Wording:
        """The verdict."""
        way = self._ways[-1] if len(self._ways[-1].whole) > 1 else self._ways[0]
        parted = next(
            (one for one in self._ways if any(part.joint is Joint.ELLIPSIS for part in one.parts)), None
        )
        if parted is not None:
            return self._in_parts(parted)
        stitched = self._stitched(way)
        if stitched is not None:
            return stitched
        found = [(one, reading) for reading in self._unlike() for one in near(reading.whole, self._passages)]
        if not found:
            return Wording(Verdict.NOT_FOUND)
        closest = max(one.ratio for one, _ in found)
        alike = [pair for pair in found if pair[0].ratio >= closest - 0.02]
        return min(
            (self._altered(one, reading) for one, reading in alike),
            key=lambda one: (rank(one, self._fits), -one.ratio),
        )

    def _in_parts(self, way: Reading) -> Wording:
        """A quotation with an ellipsis of which a part is altered, or whose parts do not belong together."""
        found: list[Wording] = []
        longest: Wording | None = None
        for part in way.parts:
            places = [(one, one.words.row.find(part.words.row)) for one in self._passages]
            place = next((pair for pair in places if pair[1] >= 0), None)
            if place is None:
                alone = Approximate(
                    [Reading([part._replace(joint=Joint.START)])],
                    self._texts,
                    self._passages,
                    self._names,
                    self._fits,
                )
                found.append(alone.wording())
                continue
            end = place[1] + len(part.words)
            told = Wording(Verdict.SPLICED, place[0], place[1], end, site(place[0], place[1], end).stated)
            if longest is None or end - place[1] > longest.end - longest.start:
                longest = told
        if found:
            return max(found, key=lambda one: (one.verdict is not Verdict.NOT_FOUND, one.ratio))
        return longest or Wording(Verdict.NOT_FOUND)

    def _unlike(self) -> Iterator[Reading]:
        seen: set[str] = set()
        for way in self._ways:
            if way.whole.row not in seen:
                seen.add(way.whole.row)
                yield way

    def _altered(self, place: Near, reading: Reading) -> Wording:
        row, draft = place.passage.words, reading.whole
        at = site(place.passage, place.start, place.end)
        if at.stated is None and not at.quoted:
            held = overlapping(place.passage, place.start, place.end)
            if held is not None:
                place = _within(place, held)
                at = Site(held, held.kind is Kind.DIRECT, place.start, place.end)
        place = _from_beginning(place, draft, at)
        differences = blocks(row.row[place.start : place.end], draft.row, place.start)
        found = settled(row, place.start, place.end, draft, changes(row, draft, differences, self._names))
        said = Wording(
            Verdict.ALTERED_WORDS,
            place.passage,
            place.start,
            place.end,
            at.stated,
            tuple(found),
            ratio=place.ratio,
        )
        if not at.quoted:
            return said._replace(verdict=Verdict.PARAPHRASE, told=at.stated is None)
        if not found:  # joined or parted at hyphens only
            whole = place.start <= at.start and place.end >= at.end
            return said._replace(verdict=Verdict.TYPOGRAPHY if whole else Verdict.TRIMMED)
        verdict = gravest(found).verdict
        if place.passage.official is False and verdict in (Verdict.ALTERED_WORDS, Verdict.ALTERED_MODALITY):
            verdict = Verdict.TRANSLATION_UNVERIFIED
        return said._replace(verdict=verdict)

    def _stitched(self, way: Reading) -> Wording | None:
        found = clause_pieces(way.whole, self._passages)
        if found is None:
            found = pieces(way.whole, self._passages)
            if found is None or not stand_apart(found) or self._hardly_altered(way):
                return None
        longest = max(found, key=lambda piece: piece.last - piece.first)
        end = longest.at + longest.last - longest.first
        at = site(longest.passage, longest.at, end)
        if not any(_quoted(piece) for piece in found):
            told = at.stated is None
            return Wording(Verdict.PARAPHRASE, longest.passage, longest.at, end, at.stated, told=told)
        cut = self._cut_condition(found)
        verdict = Verdict.TRUNCATED_CONDITION if cut else Verdict.SPLICED
        return Wording(verdict, longest.passage, longest.at, end, at.stated, hidden=tuple(cut))

    def _hardly_altered(self, way: Reading) -> bool:
        """Whether one stretch of a source is so like the words that nothing need be stitched together for them."""
        best = next(iter(near(way.whole, self._passages)), None)
        if best is None or best.ratio < _HARDLY:
            return False
        source = best.passage.words.row[best.start : best.end]
        return all(block.end - block.start <= _FEW for block in blocks(source, way.whole.row))

    @staticmethod
    def _cut_condition(found: Sequence[Piece]) -> list[str]:
        """The conditions that are left out without a sign between two pieces of one statement."""
        cut: list[str] = []
        for one, other in pairwise(found):
            start = one.at + one.last - one.first
            if one.passage is not other.passage or other.at < start:
                return []
            end = other.at + other.last - other.first
            if not site(one.passage, one.at, end).quoted:  # of two statements, nothing is cut off
                return []
            row = one.passage.words
            cut += cuts.limits(row, start, other.at, (Sense.CONDITION,)) or conditions(row, start, other.at)
        return cut


def _from_beginning(place: Near, draft: Words, at: Site) -> Near:
    """The stretch with the few words that go before it in its sentence, where the first word of the draft is another than the source's.

    What the draft left out there is a part of what it changed.
    """
    row = place.passage.words
    if not len(draft) or row.row[place.start : place.start + 1] == draft.row[:1]:
        return place
    first = sentence(row, place.start, at.start, place.end, at.end)[0]
    most = _BEFORE_LATIN if draft.kinds[0] == "w" else _BEFORE_HAN
    return place._replace(start=first) if place.start - first <= most else place


def _within(place: Near, stated: Stated) -> Near:
    """The part of a stretch that lies in a statement: what the draft adds to it stands for nothing beyond it."""
    first, last = place.passage.words.between(stated.start, stated.end)
    return place._replace(start=max(place.start, first), end=min(place.end, last))


def _quoted(piece: Piece) -> bool:
    return site(piece.passage, piece.at, piece.at + piece.last - piece.first).quoted
