"""The statements of an English release: each quotation and reported clause with its attribution."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words
from lufang_tui.release.en.attributions import Attribution, attributions
from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.marked import (
    CLAUSE_WORDS,
    LEAST_WORDS,
    SIGNATURE,
    Marked,
    introduces,
    marked,
    trimmed,
    without_stop,
)
from lufang_tui.release.en.names import may_be_name
from lufang_tui.release.en.speakers import Subject, opening, owns_words
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from lufang_tui.release.en.frame import Sentence

_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|do|does|did|not|we|I|you|it|they|he|she|this|must|should|may|might|\w+n['’]t)\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"(?:is|are|was|were|will|would|can|could|has|have|had|does|did|must|should|may|might|(?!was)[a-z]{3,}(?:s|ed))\s"
)
"""How the rest of a clause begins that an attribution interrupts: The plan, according to her, is dead."""
_INTRODUCES_NEXT = re.compile(rf"\s*:\s*{BLANK}")
"""Behind an attribution that belongs to the next quotation: “…?” Ann Lee answered: “…”"""
_WENT_ON = re.compile(
    r"\s+(?:He|She|They)\s+(?:also\s+|then\s+|further\s+)?(?:went\s+on|added|adds|continued|further)\b"
)
"""Behind a quotation of whoever the sentence before it speaks of: … “…” She went on to say …"""
_DOCUMENT = re.compile(
    r"\b(?:report|survey|statistics|data|study|paper|poll|figures|research|analysis|review|index|estimates?)\b"
)
_STRAYS = ('"', "”", "''", '""', "’’", "”")
_TAIL = re.compile(
    r"\s*[.,;]?\s*$|,\s|\s+(?:in|on|at|during|of|to|after|before|earlier|later|yesterday|today|last|this\s+(?:week|month|year|morning|afternoon|evening|spring|summer|fall|autumn|winter)|when|while|as|\w+day)\b[^¤]{0,80}$"
)
_LONGEST_LINK = 400  # code points between a cue and the quotation that it introduces
_NAMING = ("call", "describ", "dub", "label")
"""How cues begin that tell what something is called."""
_OBJECT_WORDS = 8  # between "called" and what it was called


@cache
def _beats() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, words("en-beats")), key=len, reverse=True))
    return re.compile(rf"\s(?P<beat>{known})\b[^.,;:]{{0,40}}[.]\s*$")


class Draft(NamedTuple):
    """A statement whose speaker is not yet resolved."""

    kind: Kind
    spans: tuple[Span, ...]
    rule: str
    attribution: Attribution | None
    paragraph: int
    inferred: bool = False


class Judge:
    """Goes through the sentences of a release in order and gathers its statements."""

    def __init__(self, text: str, frame: str) -> None:
        self._text = text
        self._frame = frame
        self.drafts: list[Draft] = []
        self._introduced: Attribution | None = None
        """The attribution at the end of the last paragraph, where a colon closed it."""
        self._paragraph = -1
        self._previous: Sentence | None = None
        self._pending: list[tuple[int, Span]] = []
        """Paragraph and words of quotations that no mark closed and nobody has spoken yet."""
        self._only_quotations = False
        """Whether the sentence holds no words but quotations."""
        self._report: int | None = None
        """The draft whose report may go on with the next sentence."""

    def take(self, sentence: Sentence) -> list[Attribution]:
        """Take the next sentence; gives its attributions."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._report = None
        found = attributions(self._frame, sentence)
        used: set[int] = set()
        known = len(self.drafts), len(self.drafts[-1].spans) if self.drafts else 0
        if self._text[sentence.start : sentence.end].strip() in _STRAYS:
            self._lost_mark()
            return found
        self._only_quotations = not self._frame[sentence.start : sentence.end].strip(f" {BLANK}.,*_-")
        for quote in marked(self._text, self._frame, sentence):
            self._quotation(sentence, quote, found, used)
        reported = self._reports(sentence, found, used)
        if reported is not None:
            self._report = reported
        elif known == (len(self.drafts), len(self.drafts[-1].spans) if self.drafts else 0) and self._goes_on(
            sentence, found
        ):
            self._extend(sentence)
        else:
            self._report = None
        self._introduced = self._colon(sentence, found)
        self._previous = sentence
        return found

    def _lost_mark(self) -> None:
        """A closing mark that nothing opened: the sentence before it is direct speech of whoever spoke there."""
        before, last = self._previous, self.drafts[-1] if self.drafts else None
        if before is None or last is None or last.attribution is None or last.paragraph != before.paragraph:
            return
        span = Span(*trimmed(self._text, before.start, before.end))
        if self._report is not None and last.spans[-1].start < before.start < last.spans[-1].end:
            start, end = trimmed(self._text, last.spans[-1].start, before.start)
            self.drafts[-1] = last._replace(spans=(Span(start, without_stop(self._text, start, end)),))
        elif last.kind is not Kind.DIRECT or span.start <= last.spans[-1].end:
            return
        self.drafts.append(Draft(Kind.DIRECT, (span,), "lost-mark", last.attribution, before.paragraph, True))

    # -- quotations in marks

    def _quotation(self, sentence: Sentence, quote: Marked, found: list[Attribution], used: set[int]) -> None:
        behind = next(
            (
                one
                for one in found
                if one.start >= quote.end
                and not one.ing
                and self._touches(quote.end, one.start)
                and not (quote.ends_sentence and _INTRODUCES_NEXT.match(self._frame, one.end, sentence.end))
            ),
            None,
        )
        before = max(
            (one for one in found if one.end <= quote.start), key=lambda one: one.cue.start, default=None
        )
        if not quote.alone and quote.is_title and (quote.of_work or not quote.parted):
            return
        if behind is not None and (quote.stop or quote.length >= LEAST_WORDS or quote.capital):
            if quote.alone or (quote.capital and (quote.parted or quote.length >= CLAUSE_WORDS)):
                self._direct(quote, behind, "after-quotation")
                used.add(behind.cue.start)
            elif quote.length >= LEAST_WORDS:
                first = max([sentence.start, *(one.end for one in found if one.end <= quote.start)])
                self._partial(first, quote.end, behind, "fragment")
                used.add(behind.cue.start)
        elif not self._signed(quote) and not (
            before is not None and self._introduced_by(sentence, before, quote, used)
        ):
            if quote.ahead == ":" and quote.stop and (quote.capital or before is None):
                self._by_opening(sentence, quote)
            elif before is None and self._only_quotations:
                self._standing_alone(quote)

    def _introduced_by(self, sentence: Sentence, before: Attribution, quote: Marked, used: set[int]) -> bool:
        """Take a quotation that the attribution before it introduces."""
        if quote.start - before.end > _LONGEST_LINK:
            return False
        link = self._frame[before.end : quote.start]
        unsure = before.strict or (before.subject is not None and not before.subject.source)
        if unsure and not quote.capital and (not link.strip() or not before.strict):
            return False
        form = self._frame[slice(*before.cue)].lower()
        ahead = self._frame[sentence.start : before.start].rstrip()
        clause = quote.ends_sentence and _FINITE.search(self._text[slice(*quote.words)]) is not None
        if (
            link.strip() == ","
            and not (quote.capital or clause)
            and ahead.endswith(",")
            and BLANK not in ahead
        ):
            # Prices fell, she said, “like leaves in autumn.”: the last words of her sentence
            used.add(before.cue.start)
            if quote.length >= LEAST_WORDS:
                self._partial(quote.start, quote.end, before, "described")
            return True
        if introduces(link, quote, inverted=before.inverted, names=form.startswith(_NAMING)):
            self._direct(quote, before, "before-quotation")
        elif (
            before.kind == "quote"
            and quote.length >= LEAST_WORDS
            and len(link.split()) <= _OBJECT_WORDS
            and BLANK not in link
        ):
            self._partial(before.end, quote.end, before, "described")
        else:
            return False
        used.add(before.cue.start)
        return True

    def _partial(self, start: int, end: int, one: Attribution, rule: str) -> None:
        """A reported sentence of which the last words stand in marks."""
        span = Span(*trimmed(self._text, start, end))
        self.drafts.append(Draft(Kind.PARTIAL, (span,), rule, one, self._paragraph))

    def _signed(self, quote: Marked) -> bool:
        """Take a quotation that a dash and a name sign."""
        match = SIGNATURE.match(self._frame, quote.end)
        if not quote.alone or quote.length < LEAST_WORDS or match is None:
            return False
        if not may_be_name(match["name"].split()):
            return False
        span = Span(*match.span("name"))
        dash = Span(*match.span("dash"))
        subject = Subject(span, span.start, "name")
        self._direct(quote, Attribution(dash, subject, "quote", dash.start, span.end), "signature")
        return True

    def _by_opening(self, sentence: Sentence, quote: Marked) -> None:
        """Take a quotation behind a colon without a cue: whom the sentence opens with speaks."""
        subject = opening(self._frame, sentence.start, quote.start)
        if (not quote.capital or quote.length < 2) and (
            subject is None or not owns_words(self._frame, subject)
        ):
            return  # the plan: “cotton for all”
        colon = self._frame.rfind(":", sentence.start, quote.start)
        cue = Span(colon, colon + 1)
        self._direct(quote, Attribution(cue, subject, "quote", colon, colon + 1), "colon", inferred=True)

    def _touches(self, end: int, start: int) -> bool:
        between = self._frame[end:start].strip(" ,\u00a0")
        return between in ("", "is how", "was how", "as", "is what", "was what", "is the way")

    def _direct(self, quote: Marked, one: Attribution, rule: str, *, inferred: bool = False) -> None:
        pending = tuple(span for at, span in self._pending if quote.continues and at < self._paragraph)
        self._pending.clear()
        last = self.drafts[-1] if self.drafts else None
        if (
            last is not None
            and last.kind is Kind.DIRECT
            and last.paragraph == self._paragraph
            and last.attribution is one
        ):
            self.drafts[-1] = last._replace(spans=(*last.spans, quote.words))
            return
        self.drafts.append(Draft(Kind.DIRECT, (*pending, quote.words), rule, one, self._paragraph, inferred))

    def _standing_alone(self, quote: Marked) -> None:
        """A sentence that is all quotation: it goes on with the one before it, or a colon introduced it."""
        last = self.drafts[-1] if self.drafts else None
        beat = self._beat(quote)
        if beat is not None and self._introduced is None:
            self._direct(quote, beat, "beat", inferred=True)
            return
        near = last is not None and last.paragraph >= self._paragraph - 1
        if self._introduced is not None:
            self._direct(quote, self._introduced, "after-colon")
        elif not quote.closed and last is not None and self._speaks_here(last) and quote.capital:
            self._direct(quote, last.attribution, "goes-on")  # type: ignore[arg-type]
        elif not quote.closed and not (near and quote.continues):
            self._pending.append((self._paragraph, quote.words))
        elif last is None or last.attribution is None or not (quote.capital or quote.continues):
            return
        elif last.paragraph == self._paragraph:
            if last.kind is Kind.DIRECT or last.rule == "fragment" or quote.stop:
                self._direct(quote, last.attribution, "goes-on")
        elif near and last.kind is Kind.DIRECT and quote.stop and quote.length >= LEAST_WORDS:
            if quote.continues:
                self.drafts[-1] = last._replace(spans=(*last.spans, quote.words), paragraph=self._paragraph)
            else:
                self._direct(quote, last.attribution, "next-paragraph", inferred=True)

    def _beat(self, quote: Marked) -> Attribution | None:
        """Whoever did something in the sentence before, and nothing else stands there (Ann Lee paused. “Not yet.”)."""
        before = self._previous
        if before is None or before.paragraph != self._paragraph or not (quote.capital and quote.stop):
            return None
        if before.quotes:
            return None
        match = _beats().search(self._frame, before.start, before.end)
        if match is None and quote.length >= CLAUSE_WORDS and _WENT_ON.match(self._frame, quote.end):
            subject = opening(self._frame, before.start, before.end)
            end = before.end
            return subject and Attribution(Span(end - 1, end), subject, "quote", subject.first, end)
        if match is None:
            return None
        subject = opening(self._frame, before.start, match.start("beat"))
        if subject is None or subject.span.end < match.start("beat") - 1:
            return None
        return Attribution(Span(*match.span("beat")), subject, "quote", subject.first, match.end("beat"))

    def _speaks_here(self, last: Draft) -> bool:
        """Whether somebody has been quoted in this paragraph."""
        spoken = last.kind is Kind.DIRECT or last.rule == "fragment"
        return last.paragraph == self._paragraph and last.attribution is not None and spoken

    def _colon(self, sentence: Sentence, found: list[Attribution]) -> Attribution | None:
        if not self._frame[sentence.start : sentence.end].rstrip(" *_").endswith(":"):
            return None
        return found[-1] if found else None

    # -- reported clauses

    def _reports(self, sentence: Sentence, found: list[Attribution], used: set[int]) -> int | None:
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
                    last = len(self.drafts) - 1 if one.explicit and not self._by_document(one) else None
            elif self._closes(sentence, one):
                first = found[number - 1].end if number else sentence.start
                self._around(one, first, min(sentence.end, following))
        return last

    def _by_document(self, one: Attribution) -> bool:
        """Whether a paper speaks, of which the release reports one sentence and then goes on by itself."""
        if one.subject is None or one.subject.kind != "noun":
            return False
        return _DOCUMENT.search(self._frame[slice(*one.subject.span)]) is not None

    def _clause_end(self, start: int, following: int, end: int) -> int:
        """Where a clause ends: before a participle with its own clause (…, adding that), or with the sentence."""
        if following < end and re.search(r",\s*(?:and\s+)?$", self._frame[start:following]):
            return following
        return end

    def _add_report(self, one: Attribution, start: int, end: int, rule: str) -> bool:
        start, end = trimmed(self._text, start, end)
        end = without_stop(self._text, start, end)
        inside = self._frame[start:end]
        if len(self._text[start:end].split()) < (2 if one.explicit else LEAST_WORDS):
            return False
        quoted = re.findall(f"{BLANK}+", inside)
        partial = (
            any(self._is_clause(start, run) for run in re.finditer(f"{BLANK}+", inside)) if quoted else False
        )
        kind = Kind.PARTIAL if partial else Kind.INDIRECT
        self.drafts.append(Draft(kind, (Span(start, end),), rule, one, self._paragraph))
        return True

    def _around(self, one: Attribution, start: int, end: int) -> None:
        """A report that an attribution closes or interrupts: "Prices, she said, will fall."."""
        goes_on = re.match(
            r"\s*,\s+(?!\w+ing\b|who\b|which\b|when\b|according\b)", self._frame[one.end : end]
        )
        tail = trimmed(self._text, one.end + goes_on.end(), end) if goes_on else (end, end)
        if one.inverted and not _FINITE.search(self._text[slice(*tail)]):
            tail = (end, end)  # who the speaker is: …, said Ann Lee, the mayor
        tail = (tail[0], without_stop(self._text, *tail))
        first = trimmed(self._text, start, one.start)
        first = (first[0], without_stop(self._text, *first))
        if re.match(r"[Aa]s\b", self._text[first[0] : first[0] + 3]) or re.match(
            r"[Aa]s\b", self._text[one.start - 3 : one.start]
        ):
            if tail[1] > tail[0]:
                self._add_report(one, *tail, "as-said")
            return
        verb = _VERB_FIRST.match(self._text[slice(*tail)])
        if (one.kind == "according" and not verb) or len(self._text[slice(*tail)].split()) < 2:
            self._add_report(one, *first, "clause-before")
        elif first[1] > first[0]:
            self.drafts.append(
                Draft(Kind.INDIRECT, (Span(*first), Span(*tail)), "interrupted", one, self._paragraph)
            )

    def _is_clause(self, start: int, run: re.Match[str]) -> bool:
        words_in = self._text[start + run.start() : start + run.end()]
        return len(words_in.split()) >= CLAUSE_WORDS and _FINITE.search(words_in) is not None

    def _closes(self, sentence: Sentence, one: Attribution) -> bool:
        """Whether an attribution closes a sentence whose first part it reports (…, she said on Monday.)."""
        if (
            one.ing
            or one.strict
            or one.relative
            or (one.subject is not None and not one.subject.source)
            or one.kind == "quote"
            or BLANK in self._frame[max(sentence.start, one.start - 3) : one.start]
        ):
            return False
        ahead = self._frame[sentence.start : one.start]
        rest = self._frame[one.end : sentence.end]
        if one.kind == "according":
            return one.clause is None and re.search(r"[\w,]\s*$", ahead) is not None
        return ahead.rstrip().endswith(",") and BLANK not in rest and _TAIL.match(rest) is not None

    def _goes_on(self, sentence: Sentence, found: list[Attribution]) -> bool:
        """Whether a sentence goes on with what the one before reported."""
        if self._report is None or any(
            self._closes(sentence, one) or one.clause is not None for one in found if not one.ing
        ):
            return False
        draft = self.drafts[self._report]
        if draft.paragraph != sentence.paragraph:
            return False
        opening = self._text[sentence.start : sentence.end].lstrip().lower()
        return not any(opening.startswith(f"{start} ") for start in words("en-narration"))

    def _extend(self, sentence: Sentence) -> None:
        if self._report is None:
            return
        draft = self.drafts[self._report]
        span = draft.spans[-1]
        start, end = trimmed(self._text, span.start, sentence.end)
        end = without_stop(self._text, start, end)
        rule = draft.rule if draft.rule.endswith("-goes-on") else f"{draft.rule}-goes-on"
        self.drafts[self._report] = draft._replace(spans=(*draft.spans[:-1], Span(start, end)), rule=rule)
