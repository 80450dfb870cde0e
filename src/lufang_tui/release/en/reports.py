"""The reported clauses of an English release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words
from lufang_tui.release.en.drafts import FINITE, Draft
from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.marked import CLAUSE_WORDS, LEAST_WORDS, trimmed, without_stop
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from lufang_tui.release.en.attributions import Attribution
    from lufang_tui.release.en.drafts import Course
    from lufang_tui.release.en.frame import Sentence

_VERB_FIRST = re.compile(
    r"(?:is|are|was|were|will|would|can|could|has|have|had|does|did|must|should|may|might|(?!was)[a-z]{3,}(?:s|ed))\s"
)
"""How the rest of a clause begins that an attribution interrupts: The plan, according to her, is dead."""
_DOCUMENT = re.compile(
    r"\b(?:report|survey|statistics|data|study|paper|poll|figures|research|analysis|review|index|estimates?)\b"
)
_TAIL = re.compile(
    r"\s*[.,;]?\s*$|,\s|\s+(?:in|on|at|during|of|to|after|before|earlier|later|yesterday|today|last|this\s+(?:week|month|year|morning|afternoon|evening|spring|summer|fall|autumn|winter)|when|while|as|\w+day)\b[^¤]{0,80}$"
)


class Reports:
    """Finds who is reported to have said what."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def take(self, sentence: Sentence, found: list[Attribution], used: set[int]) -> int | None:
        """Take the reported clauses of a sentence; gives the draft that the next sentence may go on with."""
        last = None
        told = 0  # where the last clause ends; what stands within it is no statement of its own
        for number, one in enumerate(found):
            if one.cue.start in used or one.cue.start < told:
                continue
            following = found[number + 1].start if number + 1 < len(found) else sentence.end
            if one.clause is not None and one.clause < sentence.end:
                end = self._clause_end(one.clause, following, sentence.end)
                told = end
                if (
                    self._add_report(one, one.clause, end, "that" if one.explicit else "bare")
                    and end >= sentence.end - 2
                ):
                    last = (
                        len(self._course.drafts) - 1 if one.explicit and not self._by_document(one) else None
                    )
            elif self._closes(sentence, one):
                first = found[number - 1].end if number else sentence.start
                self._around(one, first, min(sentence.end, following))
        return last

    def _by_document(self, one: Attribution) -> bool:
        """Whether a paper speaks, of which the release reports one sentence and then goes on by itself."""
        if one.subject is None or one.subject.kind != "noun":
            return False
        return _DOCUMENT.search(self._course.frame[slice(*one.subject.span)]) is not None

    def _clause_end(self, start: int, following: int, end: int) -> int:
        """Where a clause ends: before a participle with its own clause (…, adding that), or with the sentence."""
        if following < end and re.search(r",\s*(?:and\s+)?$", self._course.frame[start:following]):
            return following
        return end

    def _add_report(self, one: Attribution, start: int, end: int, rule: str) -> bool:
        start, end = trimmed(self._course.text, start, end)
        end = without_stop(self._course.text, start, end)
        inside = self._course.frame[start:end]
        if len(self._course.text[start:end].split()) < (2 if one.explicit else LEAST_WORDS):
            return False
        quoted = re.findall(f"{BLANK}+", inside)
        partial = (
            any(self._is_clause(start, run) for run in re.finditer(f"{BLANK}+", inside)) if quoted else False
        )
        kind = Kind.PARTIAL if partial else Kind.INDIRECT
        self._course.drafts.append(Draft(kind, (Span(start, end),), rule, one, self._course.paragraph))
        return True

    def _around(self, one: Attribution, start: int, end: int) -> None:
        """A report that an attribution closes or interrupts: "Prices, she said, will fall."."""
        goes_on = re.match(
            r"\s*,\s+(?!\w+ing\b|who\b|which\b|when\b|according\b)", self._course.frame[one.end : end]
        )
        tail = trimmed(self._course.text, one.end + goes_on.end(), end) if goes_on else (end, end)
        if one.inverted and not FINITE.search(self._course.text[slice(*tail)]):
            tail = (end, end)  # who the speaker is: …, said Ann Lee, the mayor
        tail = (tail[0], without_stop(self._course.text, *tail))
        first = trimmed(self._course.text, start, one.start)
        first = (first[0], without_stop(self._course.text, *first))
        if re.match(r"[Aa]s\b", self._course.text[first[0] : first[0] + 3]) or re.match(
            r"[Aa]s\b", self._course.text[one.start - 3 : one.start]
        ):
            if tail[1] > tail[0]:
                self._add_report(one, *tail, "as-said")
            return
        verb = _VERB_FIRST.match(self._course.text[slice(*tail)])
        if (one.kind == "according" and not verb) or len(self._course.text[slice(*tail)].split()) < 2:
            self._add_report(one, *first, "clause-before")
        elif first[1] > first[0]:
            self._course.drafts.append(
                Draft(Kind.INDIRECT, (Span(*first), Span(*tail)), "interrupted", one, self._course.paragraph)
            )

    def _is_clause(self, start: int, run: re.Match[str]) -> bool:
        words_in = self._course.text[start + run.start() : start + run.end()]
        return len(words_in.split()) >= CLAUSE_WORDS and FINITE.search(words_in) is not None

    def _closes(self, sentence: Sentence, one: Attribution) -> bool:
        """Whether an attribution closes a sentence whose first part it reports (…, she said on Monday.)."""
        if (
            one.ing
            or one.strict
            or one.relative
            or (one.subject is not None and not one.subject.source)
            or one.kind == "quote"
            or BLANK in self._course.frame[max(sentence.start, one.start - 3) : one.start]
        ):
            return False
        ahead = self._course.frame[sentence.start : one.start]
        rest = self._course.frame[one.end : sentence.end]
        if one.kind == "according":
            return one.clause is None and re.search(r"[\w,]\s*$", ahead) is not None
        return ahead.rstrip().endswith(",") and BLANK not in rest and _TAIL.match(rest) is not None

    def goes_on(self, sentence: Sentence, found: list[Attribution]) -> bool:
        """Whether a sentence goes on with what the one before reported."""
        if self._course.report is None or any(
            self._closes(sentence, one) or one.clause is not None for one in found if not one.ing
        ):
            return False
        draft = self._course.drafts[self._course.report]
        if draft.paragraph != sentence.paragraph:
            return False
        opening = self._course.text[sentence.start : sentence.end].lstrip().lower()
        return not any(opening.startswith(f"{start} ") for start in words("en-narration"))

    def extend(self, sentence: Sentence) -> None:
        if self._course.report is None:
            return
        draft = self._course.drafts[self._course.report]
        span = draft.spans[-1]
        start, end = trimmed(self._course.text, span.start, sentence.end)
        end = without_stop(self._course.text, start, end)
        rule = draft.rule if draft.rule.endswith("-goes-on") else f"{draft.rule}-goes-on"
        self._course.drafts[self._course.report] = draft._replace(
            spans=(*draft.spans[:-1], Span(start, end)), rule=rule
        )
