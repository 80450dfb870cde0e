"""Speech in marks that no cue leads into: behind a colon, before who acts, and sentences that go on with a statement."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.release.model import Span
from lufang_tui.release.zh.mentions import Subject
from lufang_tui.release.zh.passages import SPEECH
from lufang_tui.release.zh.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.release.quoting import Quoted
    from lufang_tui.release.zh.log import Log, Said
    from lufang_tui.release.zh.passages import Passages
    from lufang_tui.release.zh.sentences import Paragraph
    from lufang_tui.release.zh.subjects import Subjects

_TOLD_SO = re.compile(
    "的(?:[那这一][句番席]|[句番席])?(?:回答|话|解释|说法|看法|观点|建议|忠告|心愿|愿望|感受|体会|感慨|理由|口头禅|评价|寄语)[^，。：；]{0,10}$"
)
_WRITTEN = re.compile(
    "标语|横幅|条幅|口号|主题|标题|题目|题为|题写|题词|座右铭|校训|家训|厂训|名言|诗句|歌词|对联|[写印贴挂刻绣镌喷涂标]着|[写印贴挂刻绣镌喷涂标]有|上书|名为|名叫|叫做|称为|概括为|归纳为"
    "|分别|包括|如下|例如|比如|诸如|词语|短语|词汇|成语|答案|密码|暗号|屏幕|字样|[是为有即如]$"
)
"""Before a colon: what stands behind it was written down, or is a word."""
_HIS = re.compile(
    "([他她])的(?:话|声音|语气|嗓门|眼[里眶睛圈]|脸上?|心里?|回答|答案|第一反应|解释|理由|态度|想法)"
)
_WORDS_OF = re.compile(
    "的(?:发言|话|嗓子|一番话|一席话|回答|感慨|心声|提问|讲述|声音|呼喊|喊声|叫声|哭声|笑声|吼声|这番话|这句话)"
)
_DISPATCH = 60
"""Characters before a quotation that begins an article behind the agency's line."""
_BETWEEN = 40
"""Characters between two parts of one statement in which who says it acts."""
_SHOUT = 3
"""Characters of the shortest sentence that is taken for speech by who acts behind it."""
_CLAUSES = 3
"""Clauses behind a quotation in which who acts is looked for."""


class Unled:
    """The quotations of one paragraph that the cues have left over."""

    def __init__(self, subjects: Subjects, paragraph: Paragraph, passages: Passages, log: Log) -> None:
        self._subjects = subjects
        self._paragraph = paragraph
        self._text = paragraph.text
        self._passages = passages
        self._log = log

    def beside_names(self, open_until: int) -> None:
        """董事长某某：“…”: a name and a colon, as interviews have it."""
        for item, begin, colon in self._behind_colons(open_until):
            told = _TOLD_SO.search(self._text, begin, colon)
            end = told.start() if told else colon
            subject = (self._subjects.ending(begin, end) if told else None) or self._subjects.in_clause(
                begin, end
            )
            if (
                subject is None
                or subject.mention.end < end
                or not (subject.name or self._subjects.is_sure(subject))
            ):
                continue
            self._take(item, subject, "quote-name")

    def led_by_act(self, open_until: int) -> None:
        """她的话多了起来：“…。”: whole sentences behind a clause in which somebody acts."""
        for item, begin, colon in self._behind_colons(open_until):
            if not ends_sentence(self._text, item) or _WRITTEN.search(self._text, begin, colon):
                continue
            his = _HIS.search(self._text, begin, colon)
            sentence = self._paragraph.sentence(colon)
            subject = (
                Subject(Span(*his.span(1)), pronoun=True)
                if his
                else self._subjects.before(self._paragraph, colon, sentence.start)
            )
            if subject is None or not self._is_somebody(subject):
                subject = self._subjects.leading(begin, colon) or self._first_in(Span(sentence.start, colon))
            if subject is not None and self._is_somebody(subject):
                self._take(item, subject, "quote-act")

    def before_who_acts(self) -> None:
        """“…。”王奶奶红了眼眶。: whole sentences before one in which somebody acts."""
        for item in self._alone(_SHOUT):
            after = self._paragraph.sentence(item.end)
            first = self._paragraph.quote_at(after.start)
            if after.start < item.end or (first is not None and ends_sentence(self._text, first)):
                continue
            subject = self._first_in(after) or self._whose_words(after)
            if subject is None:
                continue
            self._take(item, subject, "quote-before-act", inferred=True)
            ending = self._paragraph.last_quote(after.end)
            if (
                ending is not None
                and ending.start > after.start
                and ending.start not in self._passages.claimed
                and self._text[ending.start - 1] in "，,"
                and ends_sentence(self._text, ending)
            ):
                self._take(ending, subject, "quote-before-act", inferred=True)

    def interrupted(self) -> None:
        """“别看它丑，”爷爷指着老梨树，“果子可甜着呢。”: who acts stands between two parts of one statement."""
        outer = [item for item in self._paragraph.outer if item.closed]
        for first, second in pairwise(outer):
            between = self._text[first.end : second.start]
            if (
                {first.start, second.start} & self._passages.claimed
                or len(between) > _BETWEEN
                or between[-1:] not in ("，", ",")
                or set(between[:-1]) & set("。；：“”「」")
                or self._text[first.inner.end - 1] not in "，,。！？!?…"
                or not ends_sentence(self._text, second)
            ):
                continue
            subject = self._first_in(Span(first.end, second.start))
            if subject is not None:
                self._passages.claimed.update((first.start, second.start))
                self._log.add(Kind.DIRECT, [first.inner, second.inner], None, subject, "quote-act")

    def going_on(self, last: Said | None) -> None:
        """Sentences in marks behind a statement: the same speaker goes on."""
        for item in self._alone(SPEECH):
            if last is not None and item.start >= last.cue.start:
                self._take(item, last.subject, "quote-continued", inferred=True)

    def _behind_colons(self, open_until: int) -> Iterator[tuple[Quoted, int, int]]:
        """Give the quotations behind a colon, with the place of the colon and of its clause."""
        for item in self._paragraph.outer:
            colon = item.start - 1
            if (
                item.start in self._passages.claimed
                or item.start < open_until
                or colon <= self._paragraph.span.start
                or self._text[colon] not in "：:"
            ):
                continue
            sentence = self._paragraph.sentence(colon)
            yield item, self._paragraph.clause_start(colon, sentence.start), colon

    def _alone(self, least: int) -> Iterator[Quoted]:
        """Give the quotations that are sentences of their own."""
        for item in self._paragraph.outer:
            if item.start in self._passages.claimed or not item.closed:
                continue
            sentence = self._paragraph.sentence(item.start)
            begins = item.start == sentence.start or (
                item.start - sentence.start < _DISPATCH and self._text[item.start - 1] in "）)电讯 \u3000"
            )
            whole = item.end >= sentence.end - 1 and (least == SPEECH or ends_sentence(self._text, item))
            if begins and whole and item.inner.end - item.inner.start >= least:
                yield item

    def _first_in(self, sentence: Span) -> Subject | None:
        """Who acts in the first clauses of a sentence."""
        start = sentence.start
        for _step in range(_CLAUSES):
            end = self._paragraph.clause_end(start, sentence.end)
            stopped = end == sentence.end and not self._text[end - 1].isalnum()
            stop = end - 1 if stopped else end
            subject = self._subjects.in_clause(start, stop) if start < stop else None
            if subject is None or not self._is_somebody(subject):
                subject = self._subjects.leading(start, stop) or subject
            if subject is not None and self._is_somebody(subject):
                return subject
            if end >= sentence.end:
                break
            start = end + 1
        return None

    def _whose_words(self, sentence: Span) -> Subject | None:
        """某某的发言引起了共鸣: whose words are spoken of."""
        for found in _WORDS_OF.finditer(self._text, *sentence):
            begin = self._paragraph.clause_start(found.start(), sentence.start)
            subject = self._subjects.in_clause(begin, found.start())
            if subject is not None and self._is_somebody(subject):
                return subject
        return None

    def _is_somebody(self, subject: Subject) -> bool:
        return subject.likely and (
            subject.pronoun or subject.name is not None or self._subjects.is_human(subject)
        )

    def _take(self, item: Quoted, subject: Subject | None, rule: str, *, inferred: bool = False) -> None:
        spans = [item.inner] if inferred else self._passages.over_paragraphs([item])
        self._passages.claimed.add(item.start)
        self._log.add(Kind.DIRECT, spans, None, subject, rule)
