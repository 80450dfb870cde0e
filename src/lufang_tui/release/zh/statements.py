"""Statements in Chinese: the words that a cue leads into, or that stand before it, and who says them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.release.model import Span, Statement
from lufang_tui.release.zh.cues import Cue, cues
from lufang_tui.release.zh.sentences import Paragraph, ends_sentence, final_trimmed
from lufang_tui.release.zh.words import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.quoting import Quoted
    from lufang_tui.release.zh.subjects import Subject, Subjects

_STEPS = 4
"""Quotations before a cue that are looked at. This and the next two keep the time linear, whatever a text holds."""
_SENTENCES = 40
"""Sentences that one statement may go on for."""
_FAR = 800
"""Code points behind a cue in which its statement is looked at closely."""
_SPEECH = 8
"""Characters from which on words in marks inside a sentence are a clause rather than a term."""
_HE = frozenset({"他", "她", "他们", "她们"})
_BETWEEN = re.compile(r"[，,、；;]?\s*(?:以及|和|并且|并|而且|且|又|还)?\s*(?=[“\"「])")
_TOLD_SO = re.compile(
    "的(?:回答|话|解释|说法|看法|观点|建议|忠告|心愿|愿望|感受|体会|感慨|理由|口头禅|评价|寄语)[^，。：；]{0,10}$"
)
_CLOSING = re.compile("[”」]")
_CONDITION = re.compile("如果|假如|倘若|只要|只有|虽然|尽管|即使|因为|由于|除非|无论|不管|一旦")
_TERM_BEHIND = re.compile(
    "的(?!时候)|之|等|这|一词|一说|为|是|中|上|与|和|及|型|式|化|类|战略|计划|项目|活动|工程|精神|理念|政策|口号|目标|要求|原则|模式|方针|称号"
)
_ASIDE = re.compile(
    "，(?:这(?:不|倒|也|就|是|一|种|才|对|无疑)|但(?:幸运|遗憾|事实|实际)|为[^，。]{2,12}找|可见|由此可见)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[图圖表见下上摄][^（）()]*[）)]$")
_PREDICATE = re.compile(
    "要|将|会|能|应|是|有|不|没|无|未|已|可|必须|准备|愿|使|把|让|了$|更|最|毫|再|从|靠|到|来|正在|继续|坚持|推动|保持|实现"
)


class _Said(NamedTuple):
    """The statement that was made last, for what goes on with it."""

    place: int
    cue: Cue
    subject: Subject | None
    start: int
    end: int


class Statements:
    """Finds the statements of one text, paragraph by paragraph."""

    def __init__(self, folded: str, subjects: Subjects) -> None:
        self._text = folded
        self._subjects = subjects
        self.found: list[Statement] = []

    def read(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> None:
        """Find the statements of a paragraph; `following` are the ones behind it."""
        _Reader(self._text, self._subjects, paragraph, following, self.found).read()


class _Reader:
    """One paragraph."""

    def __init__(
        self,
        text: str,
        subjects: Subjects,
        paragraph: Paragraph,
        following: Sequence[Paragraph],
        found: list[Statement],
    ) -> None:
        self._text = text
        self._subjects = subjects
        self._paragraph = paragraph
        self._following = following
        self._found = found
        self._claimed: set[int] = set()
        self._last: _Said | None = None
        self._open_until = -1
        self._inner: Subject | None = None

    def read(self) -> None:
        for cue in cues(self._text, self._paragraph.span):
            if cue.start < self._open_until or self._paragraph.around(cue.start) is not None:
                continue
            self._take(cue)
        self._beside_names()
        self._continue()

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
            if item.start in self._claimed or self._is_before(item, cue):
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
            self._cut(last, sentence.start)
        if last is not None and not inside and subject is None and cue.start > last.end:
            same = self._paragraph.sentence(last.cue.start).start == sentence.start
            if same or self._only_joins(sentence.start, cue.start):
                subject = last.subject
        self._make(cue, subject, sentence, least)

    def _take_inside(self, cue: Cue, last: _Said, least: int) -> None:
        """A second cue in the sentence of a reported statement: a further one of the same speaker, or part of it."""
        begin = self._paragraph.clause_start(cue.start, max(least, last.start))
        own = self._subjects.in_clause(begin, cue.start)
        if own is None and self._inner is not None and cue.quoted:
            own = self._inner
        if own is None and begin > last.start:
            self._cut(last, begin)
            self._make(cue, last.subject, self._paragraph.sentence(cue.start), cue.start, joined=True)
            return
        if own is not None and own.likely and cue.mark == "：" and begin > last.start and cue.how == "open":
            self._cut(last, begin)
            self._make(cue, own, self._paragraph.sentence(cue.start), begin)
            return
        item = self._paragraph.quote_at(cue.after) if cue.quoted else None
        if (
            item is not None
            and item.closed
            and own is not None
            and own.likely
            and item.inner.end - item.inner.start >= _SPEECH
        ):
            self._add(Kind.DIRECT, [item.inner], cue, own, "nested")
            self._inner = own
            self._claimed.add(item.start)

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
        return subject.name is not None or (
            words in _HE if subject.pronoun else cue.how in ("open", "clause", "stop")
        )

    def _only_joins(self, start: int, end: int) -> bool:
        return end - start <= 12 and self._subjects.in_clause(start, end) is None

    def _make(
        self, cue: Cue, subject: Subject | None, sentence: Span, least: int, *, joined: bool = False
    ) -> None:
        before = self._quotes_before(cue)
        spoken = list(before)
        if before:
            least = before[-1].end
            subject = self._subjects.before(self._paragraph, cue.start, least) or subject
        passages = [item.inner for item in before]
        rule = "quote-before" if before else ""
        item = self._paragraph.quote_at(cue.after) if cue.quoted else None
        if item is not None and (direct := self._direct(cue, item, subject)):
            spoken += direct
            passages += self._over_paragraphs(direct)
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
            self._claimed.update(one.start for one in spoken)
            if not spoken[-1].closed:
                self._open_until = self._paragraph.span.end
            if self._add(Kind.DIRECT, passages, cue, subject, rule):
                self._last = _Said(len(self._found) - 1, cue, subject, cue.start, spoken[-1].end)
            return
        if before:
            self._claimed.update(one.start for one in before)
            if self._add(Kind.DIRECT, passages, cue, subject, rule):
                self._last = _Said(len(self._found) - 1, cue, subject, cue.start, cue.end)
            if cue.mark != "，" and cue.after < sentence.end:
                return
        self._indirect(cue, subject, sentence, joined=joined)

    def _quotes_before(self, cue: Cue) -> list[Quoted]:
        """The quotation that ends right before the cue's clause, as in “…”某某说."""
        if cue.mark == "：":
            return []
        item = self._paragraph.last_quote(cue.start)
        if item is None or item.start in self._claimed or not self._is_before(item, cue):
            return []
        found = [item]
        earlier = self._paragraph.last_quote(item.start)
        while earlier is not None and earlier.start not in self._claimed:
            between = self._text[earlier.end : found[0].start]
            if between.strip("，、 ") or not between:
                break
            found.insert(0, earlier)
            earlier = self._paragraph.last_quote(earlier.start)
        return found

    def _is_before(self, item: Quoted, cue: Cue) -> bool:
        """Whether only a speaker stands between a quotation and the cue behind it."""
        between = self._text[item.end : cue.start]
        inner = self._text[item.inner.start : item.inner.end]
        if cue.mark == "：" or len(inner) < 2 or len(between) > 40:
            return False
        parted = between.startswith(("，", ","))
        words = between.lstrip("，, ")
        if (
            not words
            or any(stop in words for stop in "，。；！？：")
            or words.startswith(("的", "等", "之", "是"))
        ):
            return False
        least = 5 if cue.mark and cue.quoted else _SPEECH
        if not (inner[-1] in "，。！？!?…,；" or (parted and len(inner) >= least)):
            return False
        found = self._subjects.in_clause(cue.start - len(words), cue.start)
        return found is not None and found.likely

    def _direct(self, cue: Cue, first: Quoted, subject: Subject | None) -> list[Quoted]:
        """The quotations behind a cue that are speech; empty where they stand inside a reported sentence."""
        if not first.closed:
            return [first] if cue.mark or first.end - first.start > _SPEECH else []
        items = [first]
        while True:
            found = _BETWEEN.match(self._text, items[-1].end, self._paragraph.span.end)
            after = self._paragraph.quote_at(found.end()) if found else None
            if (
                after is None
                or not after.closed
                or found is None
                or (found.end() == items[-1].end and not ends_sentence(self._text, items[-1]))
            ):
                break
            if len(self._text[after.inner.start : after.inner.end]) < 4:
                break
            items.append(after)
        inner = self._text[first.inner.start : first.inner.end]
        whole = self._is_whole(cue, items)
        if not whole:
            return []
        if cue.mark == "：" or ends_sentence(self._text, items[-1]):
            return items
        if subject is None or not subject.likely:
            return items if len(inner) >= _SPEECH and cue.how == "open" else []
        return items if len(inner) >= (4 if cue.mark else 3) else []

    def _is_whole(self, cue: Cue, items: list[Quoted]) -> bool:
        """Whether the quotations are all of the statement, by what stands behind them."""
        end = items[-1].end
        inner = self._text[items[0].inner.start : items[0].inner.end]
        tail = self._text[end : min(end + _SPEECH, self._paragraph.sentence(items[-1].start).end)]
        if not tail.strip() or tail[0] in "。！？!?；;）)…" or ends_sentence(self._text, items[-1]):
            return True
        if tail[0] in "，,、":
            if _CONDITION.match(inner) and len(items) == 1 and not ends_sentence(self._text, items[0]):
                return False
            return (
                len(inner) >= _SPEECH
                or any(mark in inner for mark in "，。！？")
                or tail[1:2] in "说称并认表这"
            )
        if tail.startswith(("时", "后", "的时候", "之后", "呢", "吗", "，")):
            return True
        if _TERM_BEHIND.match(tail):
            return False
        return len(inner) >= 2 * _SPEECH and bool(cue.mark)

    def _over_paragraphs(self, items: list[Quoted]) -> list[Span]:
        """The passages: one a paragraph where the closing mark comes paragraphs later."""
        spans = [item.inner if item.closed else final_or_all(self._text, item.inner) for item in items]
        if items[-1].closed:
            return spans
        for paragraph in self._following:
            going = next((item for item in paragraph.quoted if item.continues), None)
            if going is None:
                break
            spans.append(going.inner)
            if going.closed:
                break
        return spans

    def _indirect(self, cue: Cue, subject: Subject | None, sentence: Span, *, joined: bool) -> None:
        """The reported words behind a cue, to the end of the sentence and beyond where the speech goes on."""
        if cue.after >= self._paragraph.span.end:
            self._next_paragraph(cue, subject)
            return
        if not self._may_report(cue, subject, sentence, joined=joined):
            return
        end = sentence.end if cue.after < sentence.end else self._paragraph.sentence(cue.after).end
        closing = self._stray_close(cue.after, end)
        if closing is not None:
            end = closing
        aside = _ASIDE.search(self._text, cue.after, min(end, cue.after + _FAR)) if not cue.mark else None
        if aside and self._paragraph.around(aside.start()) is None:
            end = aside.start()
        rule = "report-colon" if cue.mark == "：" else "report-comma" if cue.mark else "report-tight"
        if cue.mark and cue.goes_on:
            end = self._reach(end)
        elif subject is not None and subject.hearsay:
            rule = "report-hearsay"
        span = final_trimmed(self._text, cue.after, end)
        bracket = _BRACKET.search(self._text, max(span.start, span.end - 60), span.end)
        if bracket:
            span = final_trimmed(self._text, span.start, bracket.start())
        if span.end - span.start < 4:
            return
        if not self._add(self._kind(span), [span], cue, subject, rule):
            return
        self._last = _Said(len(self._found) - 1, cue, subject, cue.after, end)

    def _stray_close(self, start: int, end: int) -> int | None:
        """A closing mark that nothing opens ends what is reported: it belongs to a quotation around it."""
        for at in _CLOSING.finditer(self._text, start, min(end, start + _FAR)):
            if self._paragraph.around(at.start()) is None:
                return at.start()
        return None

    def _may_report(self, cue: Cue, subject: Subject | None, sentence: Span, *, joined: bool) -> bool:
        """Whether a cue without marks behind it reports: somebody must say it, weak cues beside who says it."""
        if subject is not None and subject.likely:
            beside = joined or self._subjects.has_own(self._paragraph, cue.start, sentence.start)
            return cue.how not in ("comma", "colon") or cue.mark == "：" or beside
        if cue.how in ("open", "clause") and subject is None:
            return joined or cue.start == sentence.start
        return False

    def _reach(self, end: int) -> int:
        """Where a statement ends that may go on: before a narrator's sentence, or words in marks of their own."""
        for _step in range(_SENTENCES):
            if end >= self._paragraph.span.end:
                break
            sentence = self._paragraph.sentence(end)
            if sentence.start >= self._paragraph.span.end or _narrator().match(self._text, sentence.start):
                return end
            item = self._paragraph.quote_at(sentence.start)
            if item is not None and (not item.closed or item.end >= sentence.end - 1):
                return end
            if sentence.end <= end:
                return end
            end = sentence.end
        return end

    def _kind(self, span: Span) -> Kind:
        """A reported sentence with a clause in marks is a partial quotation, one with names in marks is not."""
        for item in self._paragraph.quotes_in(span.start, min(span.end, span.start + _FAR)):
            inner = self._text[item.inner.start : item.inner.end]
            behind = self._text[item.end : item.end + 1]
            if (
                len(inner) >= 3
                and behind in "，。；、！？"
                and (item.end - item.start) * 4 >= span.end - span.start
                and _PREDICATE.search(inner)
            ):
                return Kind.PARTIAL
        return Kind.INDIRECT

    def _next_paragraph(self, cue: Cue, subject: Subject | None) -> None:
        """A cue whose colon ends the paragraph: what it leads into stands in the next one."""
        if cue.mark != "：" or not self._following:
            return
        after = self._following[0]
        item = after.quote_at(after.span.start)
        if item is not None:
            spans = [item.inner]
            if not item.closed:
                for paragraph in self._following[1:]:
                    going = next((one for one in paragraph.quoted if one.continues), None)
                    if going is None:
                        break
                    spans.append(going.inner)
                    if going.closed:
                        break
            self._add(Kind.DIRECT, spans, cue, subject, "quote-next-paragraph")

    def _beside_names(self) -> None:
        """董事长某某：“…”: a name and a colon, as interviews have it."""
        for item in self._paragraph.outer:
            if item.start in self._claimed or item.start < self._open_until:
                continue
            colon = item.start - 1
            if colon <= self._paragraph.span.start or self._text[colon] not in "：:":
                continue
            sentence = self._paragraph.sentence(colon)
            begin = self._paragraph.clause_start(colon, sentence.start)
            told = _TOLD_SO.search(self._text, begin, colon)
            end = told.start() if told else colon
            subject = self._subjects.in_clause(begin, end)
            if (
                subject is None
                or subject.mention.end < end
                or not (subject.name or self._subjects.is_sure(subject))
            ):
                continue
            self._claimed.add(item.start)
            self._add(Kind.DIRECT, self._over_paragraphs([item]), None, subject, "quote-name")

    def _continue(self) -> None:
        """Sentences in marks behind a statement, without a cue of their own: the same speaker goes on."""
        if self._last is None:
            return
        for item in self._paragraph.outer:
            if item.start in self._claimed or item.start < self._last.cue.start or not item.closed:
                continue
            sentence = self._paragraph.sentence(item.start)
            inner = self._text[item.inner.start : item.inner.end]
            if (
                sentence.start == item.start
                and item.end >= sentence.end - 1
                and len(inner) >= _SPEECH
                and ends_sentence(self._text, item)
            ):
                self._add(Kind.DIRECT, [item.inner], None, self._last.subject, "quote-continued")
                self._claimed.add(item.start)

    def _cut(self, last: _Said, at: int) -> None:
        """End the last statement before `at`."""
        made = self._found[last.place]
        if made.kind is Kind.DIRECT:
            return
        first = made.spans[0]
        span = final_trimmed(self._text, first.start, min(first.end, at))
        if span.end - span.start >= 2:
            self._found[last.place] = made._replace(spans=(span,), kind=self._kind(span))

    def _add(
        self, kind: Kind, spans: Sequence[Span], cue: Cue | None, subject: Subject | None, rule: str
    ) -> bool:
        """Take a statement down; gives whether it has any words."""
        stated = tuple(span for span in spans if self._text[span.start : span.end].strip())
        if not stated:
            return False
        mention, speakers, inferred = self._subjects.resolve(self._paragraph, subject)
        said = Span(cue.start, cue.end) if cue else None
        # A sentence in marks without a cue is given to who spoke before it.
        inferred = inferred or rule == "quote-continued"
        self._found.append(Statement(kind, stated, rule, said, mention, speakers, inferred))
        return True


def final_or_all(text: str, span: Span) -> Span:
    """The words of a quotation that is not closed, without white space at the end."""
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)


@cache
def _narrator() -> re.Pattern[str]:
    # A date in front belongs to the narrator: 9月1日，新规正式施行.
    return re.compile(rf"{any_of('zh-narrator')}|(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日，")
