"""A paragraph by sentences and clauses; what stands in quotation marks parts neither."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.release.quoting import Quoted

_STOP = re.compile(r"[。！？!?]+[）)]*|\n+|……")
_COMMA = re.compile("[，,：:；;]|——|—")
_CLAUSES = 16
"""Clauses before a cue in which its subject is looked for."""
_FINAL = "。！？!?…"


class Paragraph:
    """One block of folded text with its quotations, those of them that stand in no other first."""

    def __init__(self, text: str, span: Span, quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.span = span
        self.quoted = [item for item in quoted if span.start <= item.start < span.end]
        self.outer = [item for item in self.quoted if item.depth == 0]
        self._at = {item.start: item for item in self.outer}
        self._starts = [item.start for item in self.outer if item.closed]
        self._closed = [item for item in self.outer if item.closed]
        self.ends = self._sentence_ends()
        self.commas = [at.start() for at in _COMMA.finditer(text, *span) if self.around(at.start()) is None]

    def around(self, at: int) -> Quoted | None:
        """The closed quotation that a place lies in, its marks with it."""
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and at < self._closed[index].end:
            return self._closed[index]
        return None

    def quote_at(self, at: int) -> Quoted | None:
        """The outer quotation that begins right at a place, or behind white space."""
        while at < self.span.end and self.text[at].isspace():
            at += 1
        return self._at.get(at)

    def last_quote(self, before: int) -> Quoted | None:
        """The last closed outer quotation that ends at or before a place."""
        index = bisect_right(self._starts, before) - 1
        if index >= 0 and self._closed[index].end > before:
            index -= 1
        return self._closed[index] if index >= 0 else None

    def quotes_in(self, start: int, end: int) -> list[Quoted]:
        """The closed outer quotations that lie within a stretch."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [item for item in self._closed[first:last] if item.end <= end]

    def sentence(self, at: int) -> Span:
        """The sentence that a place lies in, its final stop with it."""
        index = bisect_right(self.ends, at)
        start = self.ends[index - 1] if index else self.span.start
        end = self.ends[index] if index < len(self.ends) else self.span.end
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def clause_start(self, at: int, least: int) -> int:
        """Where the clause begins that a place lies in: behind the last comma or colon before it."""
        index = bisect_left(self.commas, at) - 1
        start = self.commas[index] + 1 if index >= 0 else self.span.start
        while start < at and self.text[start] in "—-":
            start += 1
        return max(start, least)

    def clause_end(self, at: int, most: int) -> int:
        """Where the clause ends that a place lies in."""
        index = bisect_left(self.commas, at)
        return min(most, self.commas[index]) if index < len(self.commas) else most

    def _sentence_ends(self) -> list[int]:
        ends = []
        for stop in _STOP.finditer(self.text, *self.span):
            inside = self.around(stop.start())
            if inside is None:
                ends.append(stop.end())
            elif stop.end() >= inside.inner.end and self._ends_behind(inside):
                ends.append(inside.end)
        return ends

    def _ends_behind(self, item: Quoted) -> bool:
        """Whether a sentence ends with a quotation that ends with a stop."""
        after = self.text[item.end : item.end + 1]
        return item.end >= self.span.end or after not in "，,、；;：:。！？!?）)的时"


def final_trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space around it and without full stop or comma at its end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "。，,；;、：:"):
        end -= 1
    return Span(start, end)


def ends_sentence(text: str, item: Quoted) -> bool:
    """Whether the words in a quotation end as a sentence does."""
    return item.inner.end > item.inner.start and text[item.inner.end - 1] in _FINAL


def clauses_back(paragraph: Paragraph, start: int, least: int) -> Iterator[Span]:
    """The clauses before `start`, the nearest first, down to `least`."""
    end = start
    for _step in range(_CLAUSES):
        if end <= least:
            return
        last = end - 1
        begin = paragraph.clause_start(last, least)
        if begin < last:
            yield Span(begin, last)
        end = begin
