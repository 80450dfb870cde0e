"""Whether a date agrees with what the article says: an expression against an EDTF date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from lufang_tui.dates.edtf import Edtf, Point, parse
from lufang_tui.dates.labels import label
from lufang_tui.dates.reading import Part, Stated, read
from lufang_tui.i18n import N_, _, language

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MOST_YEARS = 12  # a date that runs over more years says nothing about a day without a year
_MOST_DAYS = 62  # and one over more days nothing about a day without a month


class _Span(NamedTuple):
    first: date
    last: date

    def overlaps(self, other: _Span) -> bool:
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: _Span) -> bool:
        return self.first <= other.first and other.last <= self.last


def contradicts(expression: str, edtf: str) -> str | None:
    """Say in one sentence how a date disagrees with what an expression itself states, or None where it does not.

    Only what is stated is compared: 5月15日 agrees with 2018-05-15 and with 2018-05, and 当天 with every date.
    Raises ValueError where `edtf` is no EDTF date.
    """
    when = parse(edtf)
    reasons = [_reason(stated, when) for stated in read(expression)]
    # Of several dates in one expression (2016年……2018年) it is enough that one agrees.
    return reasons[0] if reasons and all(reasons) else None


def _reason(stated: Stated, when: Edtf) -> str | None:
    wrong_day = _weekday_reason(stated, when)
    if stated.start == Part():
        return wrong_day
    candidates = _candidates(stated, when)
    if candidates is None:
        return wrong_day
    if not candidates:
        return _("the words state a day that no calendar has")
    if any(_agrees(stated, start, end, when) for start, end in candidates):
        return wrong_day
    return _("the words state {stated}, the date is {date}").format(
        stated=_describe(stated, *candidates[0]), date=label(when, language())
    )


def _weekday_reason(stated: Stated, when: Edtf) -> str | None:
    if stated.weekday is None or when.is_vague or when.first is None or when.first != when.last:
        return None
    actual = when.first.weekday()
    if stated.relation or stated.weekday == actual:
        return None
    return _("the words state a {stated}, {date} is a {actual}").format(
        stated=_(_WEEKDAYS[stated.weekday]), date=when, actual=_(_WEEKDAYS[actual])
    )


def _agrees(stated: Stated, start: _Span, end: _Span | None, when: Edtf) -> bool:
    """Whether a date agrees with the stretch of days that an expression states."""
    words = _Span(start.first, (end or start).last)
    dated = _Span(when.first or date.min, when.last or date.max)
    if stated.relation == "after":
        return dated.last >= words.first
    if stated.relation == "before":
        return dated.first <= words.last
    if not words.overlaps(dated):
        return False
    if when.is_vague or stated.loose or words == dated:
        return True
    if not when.is_interval:
        # A coarser date agrees; a finer one does, unless the words name both ends of a range.
        return dated.contains(words) or (end is None and words.contains(dated))
    bounds = [bound for bound in (when.start, when.end) if isinstance(bound, Point)]
    if len(bounds) < 2:
        return words.first == when.first or words.last == when.last
    opening, closing = (_Span(bound.first, bound.last) for bound in bounds)
    if end is not None:
        return start.overlaps(opening) and end.overlaps(closing)
    return words.contains(dated)


def _candidates(stated: Stated, when: Edtf) -> list[tuple[_Span, _Span | None]] | None:
    """Resolve what an expression leaves open (the year, the month) in every way the date allows.

    None where the date leaves too much open to compare; empty where no such day exists.
    """
    start, end = stated.start, stated.end
    known_year = start.year or (end.year if end else None)
    first, last = when.first or when.last, when.last or when.first
    if first is None or last is None:  # parse() refuses an interval without any date
        return None
    if known_year is None and last.year - first.year > _MOST_YEARS:
        return None
    years = [known_year] if known_year else list(range(first.year, last.year + 1))
    months: set[int | None] = {None}
    if start.day and not start.month:
        if (last - first).days > _MOST_DAYS:
            return None
        months = {(first + timedelta(days=day)).month for day in range((last - first).days + 1)}
    found = [_resolved(start, end, year, month) for year in years for month in months]
    return [spans for spans in found if spans is not None]


def _resolved(
    start: Part, end: Part | None, year: int, month: int | None
) -> tuple[_Span, _Span | None] | None:
    try:
        opening = _span(start, start.year or year, month)
        if end is None:
            return opening, None
        closing = _span(end, end.year or year, month)
        # 12月28日至1月3日 runs over the turn of the year, on the side that names none.
        if opening.first > closing.last:
            if start.year is None and end.year is not None:
                opening = _span(start, end.year - 1, month)
            elif end.year is None:
                closing = _span(end, (start.year or year) + 1, month)
    except ValueError:
        return None
    return opening, closing


def _span(part: Part, year: int, month: int | None) -> _Span:
    """Give the days that a part covers; raises ValueError for a day that no calendar has."""
    month = part.month or (month if part.day else None)
    if part.third is not None and month:
        last = 10 * (part.third + 1) if part.third < 2 else monthrange(year, month)[1]
        return _Span(date(year, month, 10 * part.third + 1), date(year, month, last))
    if month:
        date(year, month, part.day or 1)
    season = part.group is not None and part.group < 33
    # Seasons are reckoned in several ways, so of a season only the year is compared.
    point = Point(year, month, part.day, group=None if season or month else part.group)
    return _Span(point.first, point.last)


def _describe(stated: Stated, start: _Span, end: _Span | None) -> str:
    text = label(Edtf(*(_point(span, part) for span, part in _sides(stated, start, end))), language())
    if stated.start.year is None and (stated.end is None or stated.end.year is None):
        # The year was not stated but taken from the date.
        for year in {start.first.year, (end or start).last.year}:
            text = text.replace(f" of {year}", "").replace(f" {year}", "").replace(f"{year}年", "")
    if stated.relation == "after":
        return _("a time after {date}").format(date=text)
    if stated.relation == "before":
        return _("a time before {date}").format(date=text)
    return text


def _sides(stated: Stated, start: _Span, end: _Span | None) -> list[tuple[_Span, Part]]:
    if end is not None and stated.end is not None:
        return [(start, stated.start), (end, stated.end)]
    if stated.start.third is not None:
        days = [_Span(day, day) for day in start]
        return [(day, Part(day=day.first.day)) for day in days]
    return [(start, stated.start)]


def _point(span: _Span, part: Part) -> Point:
    year, month = span.first.year, span.first.month
    if part.day:
        return Point(year, month, part.day)
    return Point(year, month) if part.month else Point(year, group=part.group)
