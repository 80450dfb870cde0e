"""The verdict on the words of a quotation: where they stand, and what was done to them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words as listed
from lufang_tui.verify.bearing import Sense, bearing, reverses
from lufang_tui.verify.differences import Change, changes, counted, gravest
from lufang_tui.verify.placing import Near, Piece, Place, blocks, exact, near, pieces, stand_apart
from lufang_tui.verify.quoted import Joint, Reading
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.verify.sources import Passage, Stated
    from lufang_tui.verify.words import Words

_STOP = re.compile(r"[。！？!?…;；]|\.(?!\d)")
_QUESTION = "?？"
_ATTITUDES = re.compile(
    r"(认为|觉得|相信|表示|意味着|意味|代表|等于|是说|think|thinks|believe|believes|say|says|said|saying|mean|means|claim|claims|expect|expects|that)\W*$"
)
_BRIDGES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "they",
        "them",
        "their",
        "he",
        "his",
        "him",
        "she",
        "her",
        "we",
        "our",
        "us",
        "i",
        "my",
        "you",
        "your",
        "who",
        "which",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "to",
        "of",
        "and",
    ]
)
"""Small words that something in brackets may stand for."""
_AROUND = " \t\n\r\u3000“”‘’\"'「」『』«»‹›，。、；：！？,.;:!?…⋯—–-·()（）"


class Wording(NamedTuple):
    """What was found out about the words."""

    verdict: Verdict
    passage: Passage | None = None
    start: int = 0
    """Words of the passage."""
    end: int = 0
    stated: Stated | None = None
    changes: tuple[Change, ...] = ()
    hidden: tuple[str, ...] = ()
    """What a cut or an ellipsis leaves out that bears on the sense."""
    told: bool = False
    """Of a paraphrase: whether the source tells it itself, without a speaker."""
    rivals: tuple[Stated, ...] = ()
    """Other statements that have the same words."""
    ratio: float = 1.0


Prefers = "Callable[[Stated], bool]"


def judge(
    texts: Sequence[str], passages: Sequence[Passage], names: Sequence[str], fits: Callable[[Stated], bool]
) -> Wording:
    """Give the verdict on a quotation.

    `texts`: what stands in its pairs of marks; `names`: of people and bodies, for telling altered names; `fits`: whether the
    draft's speaker is the one of a statement, by which one of several places is chosen.
    """
    from lufang_tui.verify.quoted import readings

    ways = [way for way in readings(texts) if way.parts]
    if not ways:
        return Wording(Verdict.NOT_FOUND)
    best: Wording | None = None
    for way in ways:
        found = [_Exact(way, place, texts, fits).wording() for place in exact(way, passages)]
        if not found:
            continue
        chosen = _chosen(found, fits)
        if best is None or _order(chosen) < _order(best):
            best = chosen
        if best.verdict.severity.rank < 2:
            break
    if best is not None:
        return best
    return _Approximate(ways, texts, passages, names, fits).wording()


def _order(wording: Wording) -> int:
    return wording.verdict.severity.rank


def _chosen(found: Sequence[Wording], fits: Callable[[Stated], bool]) -> Wording:
    """The place that the draft means: of its speaker, in marks, whole."""
    ranked = sorted(found, key=lambda one: (_rank(one, fits), one.verdict.severity.rank))
    best = ranked[0]
    rivals = tuple(
        one.stated
        for one in ranked[1:]
        if one.stated is not None and _rank(one, fits) == _rank(best, fits) and one.stated is not best.stated
    )
    return best._replace(rivals=rivals)


def _rank(wording: Wording, fits: Callable[[Stated], bool]) -> int:
    stated = wording.stated
    if stated is None:
        return 3 if wording.verdict is not Verdict.PARAPHRASE else 6
    translated = int(wording.passage is not None and wording.passage.official is not None)
    if wording.verdict is Verdict.PARAPHRASE:
        return 4 if fits(stated) else 5
    if wording.verdict is Verdict.SPLICED:
        return 7
    return (0 if fits(stated) else 1) + translated


class _Site(NamedTuple):
    """Who has the words of a place, and how: words `[start, end)` of the passage are one voice's."""

    stated: Stated | None
    quoted: bool
    """Whether they stand in marks."""
    start: int
    end: int


def site(passage: Passage, start: int, end: int) -> _Site:
    """Tell in whose mouth the source has the words `[start, end)`."""
    row = passage.words
    first, last = row.place(start, end)
    holding = [one for one in passage.statements if one.start <= first and last <= one.end]
    stated = min(holding, key=lambda one: one.end - one.start, default=None)
    if stated is not None and (stated.kind is Kind.DIRECT or passage.official is not None):
        return _Site(
            stated,
            passage.official is not None or stated.kind is Kind.DIRECT,
            *row.between(stated.start, stated.end),
        )
    inside = [span for span in passage.marked if span[0] <= first and last <= span[1]]
    if inside:
        span = min(inside, key=lambda one: one[1] - one[0])
        return _Site(stated, True, *row.between(*span))
    if stated is not None:
        return _Site(stated, False, *row.between(stated.start, stated.end))
    return _Site(None, False, start, end)


class _Exact:
    """A place where every part stands word for word."""

    def __init__(
        self, reading: Reading, place: Place, texts: Sequence[str], fits: Callable[[Stated], bool]
    ) -> None:
        self._reading = reading
        self._place = place
        self._passage = place.passage
        self._row = place.passage.words
        self._texts = texts
        self._fits = fits
        self._site = site(place.passage, place.start, place.end)

    def wording(self) -> Wording:
        """The verdict for this place."""
        at = self._site
        if at.stated is None and not at.quoted:
            if self._crosses():
                return self._said(Verdict.SPLICED, self._first_stated())
            return self._said(Verdict.PARAPHRASE, None)._replace(told=True)
        if not at.quoted:
            return self._said(Verdict.PARAPHRASE, at.stated)
        verdict, hidden, changed = self._joints()
        if verdict is None:
            verdict, hidden = self._ends()
        verdict = verdict or self._clean()
        if verdict.severity.rank < 2 and self._passage.official is not None:
            verdict = (
                Verdict.TRANSLATION_OFFICIAL if self._passage.official else Verdict.TRANSLATION_UNOFFICIAL
            )
        return self._said(verdict, at.stated, hidden)._replace(changes=changed)

    def _said(self, verdict: Verdict, stated: Stated | None, hidden: Sequence[str] = ()) -> Wording:
        return Wording(
            verdict, self._passage, self._place.start, self._place.end, stated, hidden=tuple(hidden)
        )

    def _first_stated(self) -> Stated | None:
        return site(self._passage, *self._place.spans[0]).stated

    def _crosses(self) -> bool:
        """Whether the parts belong to several voices: each for itself is somebody's words."""
        if len(self._place.spans) < 2:
            return False
        sites = [site(self._passage, *span) for span in self._place.spans]
        return any(one.quoted or one.stated for one in sites)

    def _joints(self) -> tuple[Verdict | None, Sequence[str], tuple[Change, ...]]:
        """What stands between the parts."""
        for text in self._reading.insertions:
            if denied := _denied(text):
                return Verdict.ALTERED_NEGATION, denied, ()
        spans = self._place.spans
        for before, behind, part in zip(spans, spans[1:], self._reading.parts[1:], strict=False):
            start, end = before[1], behind[0]
            if start == end:
                continue
            if part.joint is Joint.BRACKET:
                if not self._stands_for(part.inserted, start, end):
                    said = self._row.said(start, end)
                    from lufang_tui.verify.placing import Block

                    change = Change(
                        Verdict.ALTERED_WORDS, said, f"[{part.inserted}]", Block(start, end, 0, 0)
                    )
                    verdict = (
                        Verdict.ALTERED_NUMBER if counted(self._row, start, end) else Verdict.ALTERED_WORDS
                    )
                    if list(reverses(self._row, start, end)):
                        verdict = Verdict.ALTERED_NEGATION
                    return verdict, (), (change._replace(verdict=verdict),)
                continue
            if hidden := hides(self._row, start, end):
                return Verdict.ELLIPSIS_HIDES, hidden, ()
        return None, (), ()

    def _stands_for(self, inserted: str, start: int, end: int) -> bool:
        """Whether what an editor put in brackets may stand for these words of the source: a pronoun, another form."""
        said = [self._row.folded(at, at + 1) for at in range(start, end)]
        joined = self._row.folded(start, end)
        if (
            all(word in _BRIDGES for word in said)
            or joined in listed("pronouns")
            or joined in listed("zh-pronouns")
        ):
            return True
        own = inserted.strip().casefold()
        return len(said) == 1 and len(own) > 3 and own[:4] == said[0][:4] and not set(own) & set("0123456789")

    def _ends(self) -> tuple[Verdict | None, Sequence[str]]:
        """What is left out of the statement before and behind the words."""
        row, at = self._row, self._site
        start, end = self._place.start, self._place.end
        left, right = _sentence(row, start, at.start, end, at.end)
        if limits := _limits(row, left, start, (Sense.CONDITION,)):
            return Verdict.TRUNCATED_CONDITION, limits
        if limits := _limits(row, end, right, (Sense.CONDITION, Sense.CONCESSION)):
            return Verdict.TRUNCATED_CONDITION, limits
        if right == end < at.end and (limits := _opens_with_limit(row, end, at.end)):
            return Verdict.TRUNCATED_CONDITION, limits
        if denied := _denied_before(row, left, start):
            return Verdict.ALTERED_NEGATION, denied
        if end < right and not _has_stop(row.gap(end)):
            clause = _clause_end(row, end, right)
            if denied := [one.text for one in bearing(row, end, clause) if one.sense is Sense.NEGATION]:
                return Verdict.ALTERED_NEGATION, denied
        return None, ()

    def _clean(self) -> Verdict:
        if self._asks_otherwise():
            return Verdict.ALTERED_WORDS
        if self._reading.insertions:
            return Verdict.BRACKETED
        spans = self._place.spans
        gaps = [
            part.joint
            for before, behind, part in zip(spans, spans[1:], self._reading.parts[1:], strict=False)
            if before[1] < behind[0]
        ]
        if Joint.ELLIPSIS in gaps:
            return Verdict.ELLIPSIS
        if gaps or self._place.start > self._site.start or self._place.end < self._site.end:
            return Verdict.TRIMMED
        if len(spans) > 1:  # an attribution in the middle is the draft's own
            return Verdict.VERBATIM if self._same_text_in_parts() else Verdict.TYPOGRAPHY
        return (
            Verdict.VERBATIM
            if _bare(self._texts[0]) == _bare(self._row.said(*spans[0]))
            else Verdict.TYPOGRAPHY
        )

    def _same_text_in_parts(self) -> bool:
        return all(
            _bare(part.words.text) == _bare(self._row.said(*span))
            for part, span in zip(self._reading.parts, self._place.spans, strict=True)
        )

    def _asks_otherwise(self) -> bool:
        """Whether a question became a statement, or a statement a question."""
        source, draft = "", ""
        for span, part in zip(self._place.spans, self._reading.parts, strict=True):
            source += _between(self._row, *span)
            draft += _between(part.words, 0, len(part.words))
        if _questions(source) != _questions(draft):
            return True
        last = self._reading.parts[-1].words
        own, theirs = _end_mark(last.gap(len(last))), _end_mark(self._row.gap(self._place.end))
        return own is not None and theirs is not None and (own in _QUESTION) != (theirs in _QUESTION)


def _between(row: Words, start: int, end: int) -> str:
    return "".join(row.gap(at) for at in range(start + 1, end))


def _questions(text: str) -> int:
    return sum(text.count(mark) for mark in _QUESTION)


def _end_mark(gap: str) -> str | None:
    for character in gap:
        if character in "。.！!？?":
            return character
        if character in "，,、；;：:\n":
            return None
    return None


def _bare(text: str) -> str:
    return text.strip(_AROUND)


def hides(row: Words, start: int, end: int) -> list[str]:
    """What a stretch that is left out has of negations, conditions and numbers."""
    senses = (Sense.NEGATION, Sense.CONDITION, Sense.CONCESSION)
    return [one.text for one in bearing(row, start, end) if one.sense in senses] + counted(row, start, end)


def _limits(row: Words, start: int, end: int, senses: tuple[Sense, ...]) -> list[str]:
    return [one.text for one in bearing(row, start, end) if one.sense in senses]


def _opens_with_limit(row: Words, start: int, end: int) -> list[str]:
    """The condition or limitation that the sentence behind begins with."""
    found = bearing(row, start, min(end, start + 4))
    return [
        one.text for one in found if one.start == start and one.sense in (Sense.CONDITION, Sense.CONCESSION)
    ]


def _denied_before(row: Words, left: int, start: int) -> list[str]:
    """A negation that governs the words: before them in the same clause, or in one that says whether they hold."""
    if left >= start:
        return []
    clause = start
    while clause > left and not _has_stop(row.gap(clause)):
        clause -= 1
    if clause == start:  # the cut is at a comma
        before = row.folded(left, start)
        if not _ATTITUDES.search(before):
            return []
        clause -= 1
        while clause > left and not _has_stop(row.gap(clause)):
            clause -= 1
    return [one.text for one in bearing(row, clause, start) if one.sense is Sense.NEGATION]


def _has_stop(gap: str) -> bool:
    return any(character in "，。、；：！？,.;:!?…—–\n" for character in gap)


def _clause_end(row: Words, start: int, end: int) -> int:
    at = start + 1
    while at < end and not _has_stop(row.gap(at)):
        at += 1
    return min(at, end)


def _sentence(row: Words, start: int, least: int, end: int, most: int) -> tuple[int, int]:
    """The words from where the sentence of `start` begins to where that of `end` ends, inside of `[least, most)`."""
    left = start
    while left > least and not _STOP.search(row.gap(left)):
        left -= 1
    right = end
    while right < most and not _STOP.search(row.gap(right)):
        right += 1
    return left, right


def _denied(text: str) -> list[str]:
    from lufang_tui.verify.words import Words

    row = Words(text)
    return [one.text for one in bearing(row) if one.sense is Sense.NEGATION]


class _Approximate:
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
            key=lambda one: (_rank(one, self._fits), -one.ratio),
        )

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
            overlapping = _overlapping(place)
            if overlapping is not None:
                at = _Site(overlapping, overlapping.kind is Kind.DIRECT, place.start, place.end)
        found = changes(
            row, draft, blocks(row.row[place.start : place.end], draft.row, place.start), self._names
        )
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
        found = pieces(way.whole, self._passages)
        if found is None or not stand_apart(found):
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

    @staticmethod
    def _cut_condition(found: Sequence[Piece]) -> list[str]:
        """The conditions that are left out without a sign between two pieces of one statement."""
        cut: list[str] = []
        for one, other in itertools.pairwise(found):
            start = one.at + one.last - one.first
            if one.passage is not other.passage or other.at < start:
                return []
            cut += _limits(one.passage.words, start, other.at, (Sense.CONDITION,))
        return cut


def _quoted(piece: Piece) -> bool:
    return site(piece.passage, piece.at, piece.at + piece.last - piece.first).quoted


def _overlapping(place: Near) -> Stated | None:
    """The statement that most of a stretch lies in."""
    first, last = place.passage.words.place(place.start, place.end)
    best: Stated | None = None
    most = (last - first) // 2
    for stated in place.passage.statements:
        shared = min(last, stated.end) - max(first, stated.start)
        if shared > most:
            best, most = stated, shared
    return best
