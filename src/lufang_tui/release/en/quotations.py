"""The quotations of an English release: whose attribution each has."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words
from lufang_tui.release.en.attributions import Attribution
from lufang_tui.release.en.drafts import FINITE, Draft
from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.marked import CLAUSE_WORDS, LEAST_WORDS, SIGNATURE, introduces, marked, trimmed
from lufang_tui.release.en.names import may_be_name
from lufang_tui.release.en.speakers import Subject, opening, owns_words
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from lufang_tui.release.en.drafts import Course
    from lufang_tui.release.en.frame import Sentence
    from lufang_tui.release.en.marked import Marked

_INTRODUCES_NEXT = re.compile(rf"\s*:\s*{BLANK}")
"""Behind an attribution that belongs to the next quotation: “…?” Ann Lee answered: “…”"""
_WENT_ON = re.compile(
    r"\s+(?:He|She|They)\s+(?:also\s+|then\s+|further\s+)?(?:went\s+on|added|adds|continued|further)\b"
)
"""Behind a quotation of whoever the sentence before it speaks of: … “…” She went on to say …"""
_LONGEST_LINK = 400  # code points between a cue and the quotation that it introduces
_NAMING = ("call", "describ", "dub", "label")
"""How cues begin that tell what something is called."""
_OBJECT_WORDS = 8  # between "called" and what it was called


@cache
def _beats() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, words("en-beats")), key=len, reverse=True))
    return re.compile(rf"\s(?P<beat>{known})\b[^.,;:]{{0,40}}[.]\s*$")


class Quotations:
    """Finds who speaks what stands in marks."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._pending: list[tuple[int, Span]] = []
        """Paragraph and words of quotations that no mark closed and nobody has spoken yet."""
        self._alone = False
        """Whether the sentence holds no words but quotations."""

    def take(self, sentence: Sentence, found: list[Attribution], used: set[int]) -> None:
        """Take the quotations of a sentence; adds the attributions that are theirs to `used`."""
        text, frame = self._course.text, self._course.frame
        self._alone = not frame[sentence.start : sentence.end].strip(f" {BLANK}.,*_-")
        for quote in marked(text, frame, sentence):
            self._take(sentence, quote, found, used)

    def _take(self, sentence: Sentence, quote: Marked, found: list[Attribution], used: set[int]) -> None:
        behind = next(
            (
                one
                for one in found
                if one.start >= quote.end
                and not one.ing
                and self._touches(quote.end, one.start)
                and not (
                    quote.ends_sentence and _INTRODUCES_NEXT.match(self._course.frame, one.end, sentence.end)
                )
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
            before is not None and self._is_introduced(sentence, before, quote, used)
        ):
            if quote.ahead == ":" and quote.stop and (quote.capital or before is None):
                self._by_opening(sentence, quote)
            elif before is None and self._alone:
                self._standing_alone(quote)

    def _is_introduced(self, sentence: Sentence, before: Attribution, quote: Marked, used: set[int]) -> bool:
        """Take a quotation that the attribution before it introduces."""
        if quote.start - before.end > _LONGEST_LINK:
            return False
        link = self._course.frame[before.end : quote.start]
        unsure = before.strict or (before.subject is not None and not before.subject.source)
        if unsure and not quote.capital and (not link.strip() or not before.strict):
            return False
        form = self._course.frame[slice(*before.cue)].lower()
        ahead = self._course.frame[sentence.start : before.start].rstrip()
        clause = quote.ends_sentence and FINITE.search(self._course.text[slice(*quote.words)]) is not None
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
        span = Span(*trimmed(self._course.text, start, end))
        self._course.drafts.append(Draft(Kind.PARTIAL, (span,), rule, one, self._course.paragraph))

    def _signed(self, quote: Marked) -> bool:
        """Take a quotation that a dash and a name sign."""
        match = SIGNATURE.match(self._course.frame, quote.end)
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
        subject = opening(self._course.frame, sentence.start, quote.start)
        if (not quote.capital or quote.length < 2) and (
            subject is None or not owns_words(self._course.frame, subject)
        ):
            return  # the plan: “cotton for all”
        colon = self._course.frame.rfind(":", sentence.start, quote.start)
        cue = Span(colon, colon + 1)
        self._direct(quote, Attribution(cue, subject, "quote", colon, colon + 1), "colon", inferred=True)

    def _touches(self, end: int, start: int) -> bool:
        between = self._course.frame[end:start].strip(" ,\u00a0")
        return between in ("", "is how", "was how", "as", "is what", "was what", "is the way")

    def _direct(self, quote: Marked, one: Attribution, rule: str, *, inferred: bool = False) -> None:
        pending = tuple(span for at, span in self._pending if quote.continues and at < self._course.paragraph)
        self._pending.clear()
        last = self._course.drafts[-1] if self._course.drafts else None
        if (
            last is not None
            and last.kind is Kind.DIRECT
            and last.paragraph == self._course.paragraph
            and last.attribution is one
        ):
            self._course.drafts[-1] = last._replace(spans=(*last.spans, quote.words))
            return
        self._course.drafts.append(
            Draft(Kind.DIRECT, (*pending, quote.words), rule, one, self._course.paragraph, inferred)
        )

    def _standing_alone(self, quote: Marked) -> None:
        """A sentence that is all quotation: it goes on with the one before it, or a colon introduced it."""
        last = self._course.drafts[-1] if self._course.drafts else None
        beat = self._beat(quote)
        if beat is not None and self._course.introduced is None:
            self._direct(quote, beat, "beat", inferred=True)
            return
        near = last is not None and last.paragraph >= self._course.paragraph - 1
        if self._course.introduced is not None:
            self._direct(quote, self._course.introduced, "after-colon")
        elif not quote.closed and last is not None and self._speaks_here(last) and quote.capital:
            self._direct(quote, last.attribution, "goes-on")  # type: ignore[arg-type]
        elif not quote.closed and not (near and quote.continues):
            self._pending.append((self._course.paragraph, quote.words))
        elif last is None or last.attribution is None or not (quote.capital or quote.continues):
            return
        elif last.paragraph == self._course.paragraph:
            if last.kind is Kind.DIRECT or last.rule == "fragment" or quote.stop:
                self._direct(quote, last.attribution, "goes-on")
        elif near and last.kind is Kind.DIRECT and quote.stop and quote.length >= LEAST_WORDS:
            if quote.continues:
                self._course.drafts[-1] = last._replace(
                    spans=(*last.spans, quote.words), paragraph=self._course.paragraph
                )
            else:
                self._direct(quote, last.attribution, "next-paragraph", inferred=True)

    def _beat(self, quote: Marked) -> Attribution | None:
        """Whoever did something in the sentence before, and nothing else stands there (Ann Lee paused. “Not yet.”)."""
        before = self._course.previous
        if before is None or before.paragraph != self._course.paragraph or not (quote.capital and quote.stop):
            return None
        if before.quotes:
            return None
        match = _beats().search(self._course.frame, before.start, before.end)
        if match is None and quote.length >= CLAUSE_WORDS and _WENT_ON.match(self._course.frame, quote.end):
            subject = opening(self._course.frame, before.start, before.end)
            end = before.end
            return subject and Attribution(Span(end - 1, end), subject, "quote", subject.first, end)
        if match is None:
            return None
        subject = opening(self._course.frame, before.start, match.start("beat"))
        if subject is None or subject.span.end < match.start("beat") - 1:
            return None
        return Attribution(Span(*match.span("beat")), subject, "quote", subject.first, match.end("beat"))

    def _speaks_here(self, last: Draft) -> bool:
        """Whether somebody has been quoted in this paragraph."""
        spoken = last.kind is Kind.DIRECT or last.rule == "fragment"
        return last.paragraph == self._course.paragraph and last.attribution is not None and spoken
