"""The verdict on words that stand in a source one by one: whole, trimmed, with ellipses or brackets, or cut so that they mislead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lufang_tui.text.fold import fold
from lufang_tui.verify import cuts
from lufang_tui.verify.bearing import quantifies, reverses
from lufang_tui.verify.brackets import stands_for
from lufang_tui.verify.clauses import sentence
from lufang_tui.verify.differences import Change, counted
from lufang_tui.verify.ends import FAIR, Lost, Stretch, lost
from lufang_tui.verify.placing import Block
from lufang_tui.verify.quoted import Joint, dotted, has_dots
from lufang_tui.verify.verdicts import Severity, Verdict
from lufang_tui.verify.wording import Wording, site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lufang_tui.verify.passages import Stated
    from lufang_tui.verify.placing import Place
    from lufang_tui.verify.quoted import Reading
    from lufang_tui.verify.words import Words

_QUESTION = "?？"
_AROUND = " \t\n\r\u3000“”‘’\"'「」『』«»‹›，。、；：！？,.;:!?…⋯—–-·()（）《》〈〉"


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
                full = sentence(row, place.start, at.start, place.end, at.end)
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
                if not stands_for(self._row, part.inserted, start, end):
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
            if part.joint is Joint.ELLIPSIS and (hidden := cuts.hides(self._row, start, end)):
                return Verdict.ELLIPSIS_HIDES, hidden, ()
        return None, (), ()

    def _ends(self) -> Lost:
        """What is left out of the statement before and behind the words, and around an attribution in their middle."""
        at, spans, parts = self._site, self._place.spans, self._reading.parts
        translated = self._passage.official is not None
        for number, (span, part) in enumerate(zip(spans, parts, strict=True)):
            first, last = number == 0, number == len(spans) - 1
            opens = first or part.joint is Joint.INTERRUPTED
            closes = last or parts[number + 1].joint is Joint.INTERRUPTED
            if not opens and not closes:
                continue
            least = at.start if first else spans[number - 1][1] if opens else span[0]
            most = at.end if last else spans[number + 1][0] if closes else span[1]
            dots = (self._dots[0] and first, self._dots[1] and last)
            stretch = Stretch(self._row, *span, least, most, part.words, dots)
            found = lost(stretch, self._names, translated=translated)
            if found.verdict is not None:
                return found
        return FAIR

    @cached_property
    def _dots(self) -> tuple[bool, bool]:
        """Whether the draft has an ellipsis before its words, and behind them, that the source has not."""
        row, place = self._row, self._place
        first, last = dotted(self._texts)
        return first and not has_dots(row.gap(place.start)), last and not has_dots(row.gap(place.end))

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
        marked = (self._dots[0] and self._place.start > self._site.start) or (
            self._dots[1] and self._place.end < self._site.end
        )
        if Joint.ELLIPSIS in gaps or marked:
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
