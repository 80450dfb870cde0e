"""The verdict on words that stand in a source one by one: whole, trimmed, with ellipses or brackets, or cut so that they mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words as listed
from lufang_tui.text.fold import fold
from lufang_tui.verify import cuts
from lufang_tui.verify.bearing import Sense, bearing, quantifies, reverses
from lufang_tui.verify.differences import Change, counted
from lufang_tui.verify.placing import Block
from lufang_tui.verify.quoted import Joint
from lufang_tui.verify.verdicts import Severity, Verdict
from lufang_tui.verify.wording import Wording, site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.verify.passages import Stated
    from lufang_tui.verify.placing import Place
    from lufang_tui.verify.quoted import Reading
    from lufang_tui.verify.words import Words

_QUESTION = "?？"
_PREDICATE = 3
"""Words of the shortest predicate."""
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my")
)
_ZH_DETERMINERS = ("这", "那", "该", "其", "此", "它", "他", "她", "我们")
"""Words with which a noun phrase begins: an editor may put another one for it in brackets."""
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


class Exact:
    """A place where every part stands word for word."""

    def __init__(
        self,
        reading: Reading,
        place: Place,
        texts: Sequence[str],
        names: Sequence[str],
        fits: Callable[[Stated], bool],
    ) -> None:
        self._reading = reading
        self._place = place
        self._passage = place.passage
        self._row = place.passage.words
        self._texts = texts
        self._names = names
        self._site = site(place.passage, place.start, place.end, fits)

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
        full = None
        if verdict is None:
            verdict, hidden = self._ends()
            row, place = self._row, self._place
            if verdict is not None:
                full = cuts.sentence(row, place.start, at.start, place.end, at.end)
        verdict = verdict or self._clean()
        if verdict.severity.rank <= Severity.NOTE.rank and self._passage.official is not None:
            verdict = (
                Verdict.TRANSLATION_OFFICIAL if self._passage.official else Verdict.TRANSLATION_UNOFFICIAL
            )
        return self._said(verdict, at.stated, hidden)._replace(changes=changed, full=full)

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
            if denied := cuts.denied(text):
                return Verdict.ALTERED_NEGATION, denied, ()
            if much := quantifies(fold(text).text):
                change = Change(Verdict.ALTERED_MODALITY, "", f"[{text}]", Block(0, 0, 0, 0))
                return Verdict.ALTERED_MODALITY, much, (change,)
        spans = self._place.spans
        for before, behind, part in zip(spans, spans[1:], self._reading.parts[1:], strict=False):
            start, end = before[1], behind[0]
            if start == end:
                continue
            if part.joint is Joint.BRACKET:
                if not self._stands_for(part.inserted, start, end):
                    said = self._row.said(start, end)
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
            if hidden := cuts.hides(self._row, start, end):
                return Verdict.ELLIPSIS_HIDES, hidden, ()
        return None, (), ()

    def _stands_for(self, inserted: str, start: int, end: int) -> bool:
        """Whether what an editor put in brackets may stand for these words of the source: a pronoun, another form."""
        said = [self._row.folded(at, at + 1) for at in range(start, end)]
        joined = self._row.folded(start, end)
        if said[0] in _DETERMINERS or joined.startswith(_ZH_DETERMINERS):
            return not counted(self._row, start, end) and not any(reverses(self._row, start, end))
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
        left, right = cuts.sentence(row, start, at.start, end, at.end)
        if limits := cuts.limits(row, left, start, (Sense.CONDITION,)):
            return Verdict.TRUNCATED_CONDITION, limits
        clause = cuts.clause_start(row, start, left)
        if (
            clause < start
            and (limits := cuts.limits(row, clause, start, (Sense.CONCESSION,)))
            and start - clause > len(limits)
        ):
            return Verdict.TRUNCATED_CONDITION, limits
        # A fragment claims no whole sentence, so what is said against it further on is not cut off.
        senses = (Sense.CONDITION, Sense.CONCESSION) if start == left else (Sense.CONDITION,)
        if limits := cuts.limits(row, end, right, senses):
            return Verdict.TRUNCATED_CONDITION, limits
        if right == end < at.end and (limits := cuts.opens_with_limit(row, end, at.end)):
            return Verdict.TRUNCATED_CONDITION, limits
        if denied := cuts.denied_before(row, left, start):
            return Verdict.ALTERED_NEGATION, denied
        if limits := cuts.limit_of_number(row, left, start):
            return Verdict.ALTERED_NUMBER, limits
        if cut := self._cut_name(left, right):
            return Verdict.ALTERED_NAME, cut
        if end < right and not cuts.has_stop(row.gap(end)):
            clause = cuts.clause_end(row, end, right)
            denied = [one.text for one in bearing(row, end, clause) if one.sense is Sense.NEGATION]
            if denied and not cuts.begins_anew(row, end):
                return Verdict.ALTERED_NEGATION, denied
            if self._passage.official is None and self._ends_too_soon(left):
                return Verdict.ALTERED_WORDS, [row.said(end, clause)]
        return None, ()

    def _ends_too_soon(self, left: int) -> bool:
        """Whether the draft ends as a sentence what the source goes on with.

        In English a stop before the closing mark may be the draft's own, unless the quotation is a sentence from its beginning.
        """
        last = self._reading.parts[-1].words
        mark = last.gap(len(last)).strip()[:1]
        if not mark or mark not in "。.！!":
            return False
        row, end = self._row, self._place.end
        if cuts.begins_anew(row, end) and cuts.clause_end(row, end, self._site.end) - end >= _PREDICATE:
            return False
        return last.kinds[-1] == "c" or self._place.start == left

    def _cut_name(self, left: int, right: int) -> list[str]:
        """A name that an end of the words cuts in two."""
        row = self._row
        for at in (self._place.start, self._place.end):
            if left < at < right and not row.gap(at).strip():
                text = row.folded(left, right)
                base, edge = row.spans[left][0], row.spans[at][0]
                for name in self._folded_names():
                    found = text.find(name)
                    while found >= 0:
                        if (
                            base + found < edge < base + found + len(name)
                            and row.spans[at - 1][0] >= base + found
                        ):
                            return [name]
                        found = text.find(name, found + 1)
        return []

    def _folded_names(self) -> list[str]:
        return [fold(name).text for name in self._names if len(name) > 1]

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
        own, theirs = _end_marks(last.gap(len(last))), _end_marks(self._row.gap(self._place.end))
        return bool(own) and bool(_questions(own)) != bool(_questions(theirs))


def _between(row: Words, start: int, end: int) -> str:
    return "".join(row.gap(at) for at in range(start + 1, end))


def _questions(text: str) -> int:
    return sum(text.count(mark) for mark in _QUESTION)


def _end_marks(gap: str) -> str:
    """The marks that end a sentence, right behind a word."""
    found = ""
    for character in gap:
        if character in "。.！!？?":
            found += character
        elif character in "，,、；;：:\n":
            break
    return found


def _bare(text: str) -> str:
    return text.strip(_AROUND)
