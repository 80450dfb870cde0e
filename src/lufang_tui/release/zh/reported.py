"""Reported speech without marks: where it ends, and whether a clause in marks makes it a partial quotation."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.release.zh.sentences import Paragraph, final_trimmed
from lufang_tui.release.zh.words import any_of

if TYPE_CHECKING:
    from lufang_tui.release.model import Span
    from lufang_tui.release.zh.cues import Cue

_SENTENCES = 40
"""Sentences that one statement may go on for."""
_COUNTING = ("预测", "预计", "统计", "分析", "估计", "测算", "推测", "推算")
"""Cues that behind 据 report one sentence."""
_FAR = 800
"""Code points behind a cue in which its statement is looked at closely."""
_CLOSING = re.compile("[”」]")
_ASIDE = re.compile(
    "，(?:(?:但|不过|却|可)(?:[他她其]们?|该?[\u4e00-\u9fff]{0,4})(?:没有|并未|未|拒绝|不愿|没)(?:作出|给出|具体|进一步|详细)?(?:透露|说明|解释|回答|提及|披露|点名|正面|说出)|这(?:不|倒|也|就|是|一|种|才|对|无疑)|但(?:幸运|遗憾|事实|实际)|为[^，。]{2,12}找|可见|由此可见)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[图圖表见下上摄][^（）()]*[）)]$")
_PREDICATE = re.compile(
    "要|将|会|能|应|是|有|不|没|无|未|已|可|必须|准备|愿|使|把|让|了$|更|最|毫|再|从|靠|到|来|正在|继续|坚持|推动|保持|实现"
)


def reported(text: str, paragraph: Paragraph, cue: Cue, *, according: bool) -> tuple[Span, int]:
    """Give the words that a cue leads into, and where their last sentence ends; `according`: whether 据 stands before."""
    sentence = paragraph.sentence(cue.start)
    end = sentence.end if cue.after < sentence.end else paragraph.sentence(cue.after).end
    closing = _stray_close(text, paragraph, cue.after, end)
    if closing is not None:
        end = closing
    aside = _ASIDE.search(text, cue.after, min(end, cue.after + _FAR))
    if aside and (not cue.mark or aside[0][1] in "但不却可") and paragraph.around(aside.start()) is None:
        end = aside.start()
    elif cue.mark and cue.goes_on and not (according and text[cue.start : cue.end] in _COUNTING):
        end = _reach(text, paragraph, end)
    elif cue.mark:
        end = _added(text, paragraph, end)
    span = final_trimmed(text, cue.after, end)
    bracket = _BRACKET.search(text, max(span.start, span.end - 60), span.end)
    if bracket:
        span = final_trimmed(text, span.start, bracket.start())
    return span, end


def _added(text: str, paragraph: Paragraph, end: int) -> int:
    """Where a statement of one sentence ends that the next ones go into: 其中，…."""
    for _step in range(_SENTENCES):
        sentence = paragraph.sentence(end) if end < paragraph.span.end else None
        if sentence is None or not text.startswith("其中", sentence.start) or sentence.end <= end:
            break
        end = sentence.end
    return end


def _stray_close(text: str, paragraph: Paragraph, start: int, end: int) -> int | None:
    """A closing mark that nothing opens ends what is reported: it belongs to a quotation around it."""
    for at in _CLOSING.finditer(text, start, min(end, start + _FAR)):
        if paragraph.around(at.start()) is None:
            return at.start()
    return None


def _reach(text: str, paragraph: Paragraph, end: int) -> int:
    """Where a statement ends that may go on: before a narrator's sentence, or words in marks of their own."""
    for _step in range(_SENTENCES):
        if end >= paragraph.span.end:
            break
        sentence = paragraph.sentence(end)
        if sentence.start >= paragraph.span.end or _narrator().match(text, sentence.start):
            return end
        item = paragraph.quote_at(sentence.start)
        if item is not None and (not item.closed or item.end >= sentence.end - 1):
            return end
        if sentence.end <= end:
            return end
        end = sentence.end
    return end


def kind_of(text: str, paragraph: Paragraph, span: Span) -> Kind:
    """A reported sentence with a clause in marks is a partial quotation, one with names in marks is not."""
    for item in paragraph.quotes_in(span.start, min(span.end, span.start + _FAR)):
        inner = text[item.inner.start : item.inner.end]
        behind = text[item.end : item.end + 1]
        if (
            len(inner) >= 3
            and behind in "，。；、！？"
            and (item.end - item.start) * 4 >= span.end - span.start
            and _PREDICATE.search(inner)
        ):
            return Kind.PARTIAL
    return Kind.INDIRECT


@cache
def _narrator() -> re.Pattern[str]:
    # A date in front belongs to the narrator: 9月1日，新规正式施行.
    return re.compile(
        rf"{any_of('zh-narrator')}|[他她](?!们)|(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日，"
    )
