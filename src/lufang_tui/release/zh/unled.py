"""Speech in marks that no cue leads into: behind a name and a colon, and sentences that go on with a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.release.zh.passages import SPEECH
from lufang_tui.release.zh.sentences import ends_sentence

if TYPE_CHECKING:
    from lufang_tui.release.zh.log import Log, Said
    from lufang_tui.release.zh.passages import Passages
    from lufang_tui.release.zh.sentences import Paragraph
    from lufang_tui.release.zh.subjects import Subjects

_TOLD_SO = re.compile(
    "的(?:回答|话|解释|说法|看法|观点|建议|忠告|心愿|愿望|感受|体会|感慨|理由|口头禅|评价|寄语)[^，。：；]{0,10}$"
)


def beside_names(
    subjects: Subjects, paragraph: Paragraph, passages: Passages, log: Log, open_until: int
) -> None:
    """董事长某某：“…”: a name and a colon, as interviews have it."""
    for item in paragraph.outer:
        if item.start in passages.claimed or item.start < open_until:
            continue
        colon = item.start - 1
        if colon <= paragraph.span.start or paragraph.text[colon] not in "：:":
            continue
        sentence = paragraph.sentence(colon)
        begin = paragraph.clause_start(colon, sentence.start)
        told = _TOLD_SO.search(paragraph.text, begin, colon)
        end = told.start() if told else colon
        subject = subjects.in_clause(begin, end)
        if subject is None or subject.mention.end < end or not (subject.name or subjects.is_sure(subject)):
            continue
        passages.claimed.add(item.start)
        log.add(Kind.DIRECT, passages.over_paragraphs([item]), None, subject, "quote-name")


def continuing(paragraph: Paragraph, passages: Passages, log: Log, last: Said | None) -> None:
    """Sentences in marks behind a statement, without a cue of their own: the same speaker goes on."""
    if last is None:
        return
    for item in paragraph.outer:
        if item.start in passages.claimed or item.start < last.cue.start or not item.closed:
            continue
        sentence = paragraph.sentence(item.start)
        inner = paragraph.text[item.inner.start : item.inner.end]
        if (
            sentence.start == item.start
            and item.end >= sentence.end - 1
            and len(inner) >= SPEECH
            and ends_sentence(paragraph.text, item)
        ):
            log.add(Kind.DIRECT, [item.inner], None, last.subject, "quote-continued")
            passages.claimed.add(item.start)
