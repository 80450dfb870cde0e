"""Statements in Chinese: the words that a cue leads into, or that stand before it, and who says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.release.zh.cues import Cue, cues, is_over
from lufang_tui.release.zh.log import Log, Said
from lufang_tui.release.zh.passages import SPEECH, Passages
from lufang_tui.release.zh.reported import kind_of, reported
from lufang_tui.release.zh.unled import Unled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.model import Span, Statement
    from lufang_tui.release.zh.antecedents import Antecedents
    from lufang_tui.release.zh.mentions import Subject
    from lufang_tui.release.zh.sentences import Paragraph
    from lufang_tui.release.zh.subjects import Subjects

_STEPS = 4
"""Quotations before a cue that are looked at: whatever a text holds, the time stays linear."""
_DOCUMENT = re.compile("(?:报|报告|文|文章|书|声明|公告|公报|通报|通知|》)$")
_HE = frozenset({"他", "她", "他们", "她们"})


class Statements:
    """Finds the statements of one text, paragraph by paragraph."""

    def __init__(self, folded: str, subjects: Subjects, antecedents: Antecedents) -> None:
        self._text = folded
        self._subjects = subjects
        self._antecedents = antecedents
        self.found: list[Statement] = []
        """The statements so far, in the order of their cues."""

    def read(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> None:
        """Find the statements of a paragraph; `following` are the ones behind it."""
        passages = Passages(self._text, self._subjects, paragraph, following)
        log = Log(self._text, paragraph, self._antecedents, self.found)
        _Reader(self._text, self._subjects, paragraph, passages, log).read()


class _Reader:
    """One paragraph."""

    def __init__(
        self, text: str, subjects: Subjects, paragraph: Paragraph, passages: Passages, log: Log
    ) -> None:
        self._text = text
        self._subjects = subjects
        self._paragraph = paragraph
        self._passages = passages
        self._log = log
        self._last: Said | None = None
        self._open_until = -1
        self._inner: Subject | None = None

    def read(self) -> None:
        for cue in cues(self._text, self._paragraph.span):
            if cue.start < self._open_until or self._paragraph.around(cue.start) is not None:
                continue
            if is_over(
                self._text, cue.after, self._paragraph.span.end, cue.mark
            ) and not self._passages.before(cue):
                continue  # …，及时回应。: a verb at the end of what is reported
            self._take(cue)
        left = Unled(self._subjects, self._paragraph, self._passages, self._log)
        left.beside_names(self._open_until)
        left.led_by_act(self._open_until)
        left.interrupted()
        left.before_who_acts()
        left.going_on(self._last)

    def _take(self, cue: Cue) -> None:
        if self._last is None or cue.start >= self._last.end:
            self._inner = None
        sentence = self._paragraph.sentence(cue.start)
        last = self._last
        inside = last is not None and cue.start < last.end
        least = sentence.start
        item = self._paragraph.last_quote(cue.start)
        for _step in range(_STEPS):
            if item is None or item.start < sentence.start:
                break
            if item.start in self._passages.claimed or self._passages.is_before(item, cue):
                least = max(least, item.end)
                break
            item = self._paragraph.last_quote(item.start)
        if last is not None and inside and cue.start < self._paragraph.sentence(last.cue.start).end:
            self._take_inside(cue, last, least)
            return
        subject = self._subjects.before(self._paragraph, cue.start, least)
        if inside and last is not None:
            if subject is None and self._only_joins(sentence.start, cue.start):
                subject = last.subject
            elif not self._changes_speaker(cue, subject):
                return
            self._log.cut(last, sentence.start)
        if last is not None and not inside and subject is None and cue.start > last.end:
            same = self._paragraph.sentence(last.cue.start).start == sentence.start
            if same or self._only_joins(sentence.start, cue.start):
                subject = last.subject
        self._make(cue, subject, sentence, least)

    def _take_inside(self, cue: Cue, last: Said, least: int) -> None:
        """A second cue in the sentence of a reported statement: a further one of the same speaker, or part of it."""
        begin = self._paragraph.clause_start(cue.start, max(least, last.start))
        own = self._subjects.in_clause(begin, cue.start)
        if own is None and self._inner is not None and cue.quoted:
            own = self._inner
        if own is None and begin > last.start:
            self._log.cut(last, begin)
            self._make(cue, last.subject, self._paragraph.sentence(cue.start), cue.start, joined=True)
            return
        if own is not None and own.likely and cue.mark == "：" and begin > last.start and cue.how == "open":
            self._log.cut(last, begin)
            self._make(cue, own, self._paragraph.sentence(cue.start), begin)
            return
        item = self._paragraph.quote_at(cue.after) if cue.quoted else None
        if (
            item is not None
            and item.closed
            and own is not None
            and own.likely
            and item.inner.end - item.inner.start >= SPEECH
        ):
            self._log.add(Kind.DIRECT, [item.inner], cue, own, "nested")
            self._inner = own
            self._passages.claimed.add(item.start)

    def _changes_speaker(self, cue: Cue, subject: Subject | None) -> bool:
        """Whether a cue in a sentence behind a statement ends that statement."""
        if subject is None or not subject.likely:
            return False
        if cue.quoted and cue.mark == "：":
            return True
        words = self._text[subject.mention.start : subject.mention.end]
        said = self._last.subject if self._last else None
        # 报告指出，…。报告还提到，…: the same words once more begin a further statement.
        if said is not None and cue.mark and words == self._text[said.mention.start : said.mention.end]:
            return True
        if subject.pronoun and words in _HE and cue.mark:
            return True
        if subject.pronoun or subject.name is not None:
            return subject.name is not None or words in _HE
        begins = subject.mention.start == self._paragraph.sentence(cue.start).start
        return cue.how in ("open", "clause", "stop") or (
            begins and (self._subjects.is_human(subject) or _DOCUMENT.search(words) is not None)
        )

    def _only_joins(self, start: int, end: int) -> bool:
        return end - start <= 12 and self._subjects.in_clause(start, end) is None

    def _make(
        self, cue: Cue, subject: Subject | None, sentence: Span, least: int, *, joined: bool = False
    ) -> None:
        before = self._passages.before(cue)
        spoken = list(before)
        if before:
            least = before[-1].end
            subject = self._subjects.before(self._paragraph, cue.start, least) or subject
        passages = [item.inner for item in before]
        rule = "quote-before" if before else ""
        item = self._paragraph.quote_at(cue.after) if cue.quoted else None
        if item is not None and (direct := self._passages.behind(cue, item, subject)):
            spoken += direct
            passages += self._passages.over_paragraphs(direct)
            rule = (
                "quote-around"
                if before
                else "quote-colon"
                if cue.mark == "："
                else "quote-comma"
                if cue.mark
                else "quote-tight"
            )
            item = None
            self._passages.claimed.update(one.start for one in spoken)
            if not spoken[-1].closed:
                self._open_until = self._paragraph.span.end
            if self._log.add(Kind.DIRECT, passages, cue, subject, rule):
                self._last = Said(len(self._log.found) - 1, cue, subject, cue.start, spoken[-1].end)
            return
        if before:
            self._passages.claimed.update(one.start for one in before)
            if self._log.add(Kind.DIRECT, passages, cue, subject, rule):
                self._last = Said(len(self._log.found) - 1, cue, subject, cue.start, cue.end)
            if cue.mark != "，" and cue.after < sentence.end:
                return
        self._indirect(cue, subject, sentence, joined=joined)

    def _indirect(self, cue: Cue, subject: Subject | None, sentence: Span, *, joined: bool) -> None:
        """The reported words behind a cue, to the end of the sentence and beyond where the speech goes on."""
        if cue.after >= self._paragraph.span.end:
            if cue.mark == "：":
                self._log.add(
                    Kind.DIRECT, self._passages.next_paragraph(), cue, subject, "quote-next-paragraph"
                )
            return
        if not self._may_report(cue, subject, sentence, joined=joined):
            return
        according = subject is not None and subject.hearsay
        span, end = reported(self._text, self._paragraph, cue, according=according)
        rule = "report-colon" if cue.mark == "：" else "report-comma" if cue.mark else "report-tight"
        if not (cue.mark and cue.goes_on) and subject is not None and subject.hearsay:
            rule = "report-hearsay"
        if span.end - span.start < 4:
            return
        if self._log.add(kind_of(self._text, self._paragraph, span), [span], cue, subject, rule):
            self._last = Said(len(self._log.found) - 1, cue, subject, cue.after, end)

    def _may_report(self, cue: Cue, subject: Subject | None, sentence: Span, *, joined: bool) -> bool:
        """Whether a cue without marks behind it reports: somebody must say it, weak cues beside who says it."""
        if subject is not None and subject.likely:
            beside = joined or self._subjects.has_own(self._paragraph, cue.start, sentence.start)
            return cue.how not in ("comma", "colon") or cue.mark == "：" or beside
        if cue.how in ("open", "clause") and subject is None:
            return joined or cue.start == sentence.start
        return False
