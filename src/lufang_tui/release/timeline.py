"""The dated happenings of a release: every expression of time that comes to a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.release.model import DateFound, Masthead, Span

if TYPE_CHECKING:
    import datetime as dt

    from lufang_tui.documents import Document


def find(document: Document, language: str, anchor: dt.date | None, head: Masthead) -> tuple[DateFound, ...]:
    """Give the dates in the order of the text. `anchor`: the day the release was sent, where it is known."""
    try:
        from lufang_tui.dates.finding import find_dates
    except ModuleNotFoundError:
        return ()
    del head
    return tuple(
        DateFound(Span(start, end), edtf, rule)
        for start, end, edtf, rule in find_dates(document.text, language, anchor)
    )
