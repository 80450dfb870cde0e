"""The dated happenings of a release: every expression of time that comes to a date."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lufang_tui.release.model import DateFound, Masthead, Span
from lufang_tui.release.quoting import parse
from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    import datetime as dt

    from lufang_tui.documents import Document

_IN_SPEECH = frozenset(("today", "tomorrow", "tonight", "yesterday", "this year", "last year", "next year"))
"""Words that date nothing in direct speech: “Today I understand him.”"""
_OPENING = 1_200
"""Code points of the body in which a date with a year tells when the release was sent."""


def find(document: Document, language: str, anchor: dt.date | None, head: Masthead) -> tuple[DateFound, ...]:
    """Give the dates in the order of the text. `anchor`: the day the release was sent, where it is known.

    Where it is not, the dateline, the headline and the first paragraphs tell it, in this order.
    """
    from lufang_tui.dates.finding import find_anchor, find_dates

    text = document.text
    parts = [
        (name, text[span.start : span.end])
        for name, span in (("dateline", head.dateline), ("headline", head.headline))
        if span is not None
    ]
    sent = find_anchor([*parts, ("body", text[:_OPENING])], language, anchor)
    found = [
        DateFound(Span(start, end), edtf, rule) for start, end, edtf, rule in find_dates(text, language, sent)
    ]
    if is_chinese(language) or not any(_is_loose(text, one.span) for one in found):
        return tuple(found)
    said = _said(text, document)
    return tuple(one for one in found if not (_is_loose(text, one.span) and _within(said, one.span)))


def _said(text: str, document: Document) -> list[Span]:
    """What stands in marks, in order: there "today" and "this year" seldom date anything."""
    blocks = [Span(block.start, block.end) for block in document.blocks if block.end > block.start]
    return [one.inner for one in parse(text, blocks).quoted if one.closed and one.depth == 0]


def _is_loose(text: str, span: Span) -> bool:
    return text[span.start : span.end].lower() in _IN_SPEECH


def _within(said: list[Span], span: Span) -> bool:
    at = bisect_right(said, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.end <= said[at].end
