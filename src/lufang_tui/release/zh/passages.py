"""The passages in marks that belong to a cue: before it, behind it, and over several paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.release.model import Span
from lufang_tui.release.zh.cues import cues
from lufang_tui.release.zh.sentences import Paragraph, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.quoting import Quoted
    from lufang_tui.release.zh.cues import Cue
    from lufang_tui.release.zh.mentions import Subject
    from lufang_tui.release.zh.subjects import Subjects

_AFTER = 120
"""Code points behind a quotation in which a further cue is looked for."""
_NEW_CLAUSE = re.compile(
    "但|而|却|不过|然而|并|且|[他她其]|这|那|说|称|认|表示|引|让|使|令|随|随即|说完|言|此|可"
)
SPEECH = 8
"""Characters from which on words in marks inside a sentence are a clause rather than a term."""
_BETWEEN = re.compile(r"[，,、；;]?\s*(?:以及|和|并且|并|而且|且|又|还)?\s*(?=[“\"「])")
_CONDITION = re.compile("如果|假如|倘若|只要|只有|虽然|尽管|即使|因为|由于|除非|无论|不管|一旦")
_TERM_BEHIND = re.compile(
    "的(?!时候)|之|等|这|一词|一说|为|是|中|上|与|和|及|型|式|化|类|战略|计划|项目|活动|工程|精神|理念|政策|口号|目标|要求|原则|模式|方针|称号"
)


class Passages:
    """The quotations of one paragraph; `claimed` holds the places of those that are taken."""

    def __init__(
        self, text: str, subjects: Subjects, paragraph: Paragraph, following: Sequence[Paragraph]
    ) -> None:
        self._text = text
        self._subjects = subjects
        self._paragraph = paragraph
        self._following = following
        self.claimed: set[int] = set()

    def before(self, cue: Cue) -> list[Quoted]:
        """The quotation that ends right before the cue's clause, as in “…”某某说."""
        if cue.mark == "：":
            return []
        item = self._paragraph.last_quote(cue.start)
        if item is None or item.start in self.claimed or not self.is_before(item, cue):
            return []
        found = [item]
        earlier = self._paragraph.last_quote(item.start)
        while earlier is not None and earlier.start not in self.claimed:
            between = self._text[earlier.end : found[0].start]
            if between.strip("，、 ") or not between:
                break
            found.insert(0, earlier)
            earlier = self._paragraph.last_quote(earlier.start)
        return found

    def is_before(self, item: Quoted, cue: Cue) -> bool:
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
        least = 5 if cue.mark and cue.quoted else SPEECH
        if not (inner[-1] in "，。！？!?…,；" or (parted and len(inner) >= least)):
            return False
        found = self._subjects.in_clause(cue.start - len(words), cue.start)
        return found is not None and found.likely

    def behind(self, cue: Cue, first: Quoted, subject: Subject | None) -> list[Quoted]:
        """The quotations behind a cue that are speech; empty where they stand inside a reported sentence."""
        if not first.closed:
            return [first] if cue.mark or first.end - first.start > SPEECH else []
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
            return items if len(inner) >= SPEECH and cue.how == "open" else []
        return items if len(inner) >= (4 if cue.mark else 3) else []

    def _is_whole(self, cue: Cue, items: list[Quoted]) -> bool:
        """Whether the quotations are all of the statement, by what stands behind them."""
        end = items[-1].end
        inner = self._text[items[0].inner.start : items[0].inner.end]
        tail = self._text[end : min(end + SPEECH, self._paragraph.sentence(items[-1].start).end)]
        if not tail.strip() or tail[0] in "。！？!?；;）)…" or ends_sentence(self._text, items[-1]):
            return True
        if tail[0] in "，,、":
            if cue.mark == "，" and len(items) == 1 and not _NEW_CLAUSE.match(tail, 1):
                return self._last_before_next_cue(items[-1])
            if _CONDITION.match(inner) and len(items) == 1 and not ends_sentence(self._text, items[0]):
                return False
            return (
                len(inner) >= SPEECH
                or any(mark in inner for mark in "，。！？")
                or tail[1:2] in "说称并认表这"
            )
        if tail.startswith(("时", "后", "的时候", "之后", "呢", "吗", "，")):
            return True
        if _TERM_BEHIND.match(tail):
            return False
        return len(inner) >= 2 * SPEECH and bool(cue.mark)

    def _last_before_next_cue(self, item: Quoted) -> bool:
        """Whether what stands behind a quotation up to the sentence's end is led in by a cue of its own."""
        end = self._paragraph.sentence(item.start).end
        return next(cues(self._text, Span(item.end, min(end, item.end + _AFTER))), None) is not None

    def over_paragraphs(self, items: list[Quoted]) -> list[Span]:
        """The passages: one a paragraph where the closing mark comes paragraphs later."""
        spans = [item.inner if item.closed else _without_space(self._text, item.inner) for item in items]
        return spans if items[-1].closed else spans + self._going_on(self._following)

    def next_paragraph(self) -> list[Span]:
        """What a colon at the paragraph's end leads into: the passages that begin the next one."""
        item = self._following[0].quote_at(self._following[0].span.start) if self._following else None
        if item is None:
            return []
        spans = [item.inner]
        if not item.closed:
            spans += self._going_on(self._following[1:])
        return spans

    def _going_on(self, paragraphs: Sequence[Paragraph]) -> list[Span]:
        spans: list[Span] = []
        for paragraph in paragraphs:
            going = next((one for one in paragraph.quoted if one.continues), None)
            if going is None:
                break
            spans.append(going.inner)
            if going.closed:
                break
        return spans


def _without_space(text: str, span: Span) -> Span:
    """The words of a quotation that is not closed, without white space at the end."""
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)
