"""The dated happenings of a release: every expression of time that comes to a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.release.model import DateFound, Masthead, Span

if TYPE_CHECKING:
    import datetime as dt

    from lufang_tui.documents import Document

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
    return tuple(
        DateFound(Span(start, end), edtf, rule) for start, end, edtf, rule in find_dates(text, language, sent)
    )
