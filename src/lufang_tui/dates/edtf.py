"""The part of EDTF (ISO 8601-2:2019, Extended Date/Time Format) that a kit uses.

Years, months, days, the groupings within a year (seasons, quarters, thirds, halves), intervals with open or
unknown ends, and the qualifiers ``~ ? %``. Times of day, masked digits and sets are not part of it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from lufang_tui.i18n import N_, _

EXAMPLES = N_("2018-05-15, 2018-05, 2018, 2016/2020 or 2016-36 (fourth quarter)")
_GROUPS: dict[int, tuple[int, int]] = {
    # code: (first month, length in months); ISO 8601-2:2019, 4.8. A season is reckoned as in the north,
    # by whole months, and a winter runs on into the next year.
    **{code: (3 + 3 * i, 3) for i, code in enumerate(range(21, 25))},
    **{code: (1 + 3 * i, 3) for i, code in enumerate(range(33, 37))},
    **{code: (1 + 4 * i, 4) for i, code in enumerate(range(37, 40))},
    **{code: (1 + 6 * i, 6) for i, code in enumerate(range(40, 42))},
}
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_SHOWN = 40  # code points of a wrong date that an error repeats


class End(StrEnum):
    """An end of an interval that is no date."""

    OPEN = ".."
    """The interval is open there."""
    UNKNOWN = ""
    """There is an end, but nobody says when."""


class Point(Struct, frozen=True):
    """A year, a month, a day or a grouping within a year, such as a quarter."""

    year: int
    month: int | None = None
    day: int | None = None
    group: int | None = None
    """The code of the grouping: 21-24 seasons, 33-36 quarters, 37-39 thirds, 40-41 halves of the year."""
    qualifier: str = ""
    """``~`` approximate, ``?`` uncertain, ``%`` both, or nothing."""

    @property
    def first(self) -> date:
        """The first day that the point covers."""
        month = _GROUPS[self.group][0] if self.group else self.month or 1
        return date(self.year, month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the point covers."""
        if self.day:
            return self.first
        if self.group:
            first, length = _GROUPS[self.group]
            return _month_end(self.year, first + length - 1)
        return _month_end(self.year, self.month or 12)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        if self.group or self.month:
            parts.append(f"{self.group or self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts) + self.qualifier


class Edtf(Struct, frozen=True):
    """A date or an interval; ``end`` is None for a single date. ``str()`` gives the canonical form."""

    start: Point | End
    end: Point | End | None = None

    @property
    def first(self) -> date | None:
        """The first day that the date covers; None where the interval has no known beginning."""
        return self.start.first if isinstance(self.start, Point) else None

    @property
    def last(self) -> date | None:
        """The last day that the date covers; None where the interval has no known end."""
        final = self.start if self.end is None else self.end
        return final.last if isinstance(final, Point) else None

    @property
    def is_interval(self) -> bool:
        """Whether the date was given as ``A/B``."""
        return self.end is not None

    @property
    def is_vague(self) -> bool:
        """Whether a qualifier marks the date, or an end of it, as approximate or uncertain."""
        return any(isinstance(point, Point) and point.qualifier for point in (self.start, self.end))

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"


def parse(text: str) -> Edtf:
    """Read an EDTF date. Raises ValueError with one sentence that says what is wrong and what would be right."""
    ends = text.split("/")
    if len(ends) == 1:
        return Edtf(_point(text, text))
    if len(ends) > 2:
        raise ValueError(
            _("{text} is no EDTF date: an interval has one '/', and a date is written with '-'").format(
                text=_shown(text)
            )
        )
    if not set(ends) - {"", ".."}:
        raise ValueError(
            _("{text} is no EDTF date: an interval needs a date on at least one side of '/'").format(
                text=_shown(text)
            )
        )
    start, end = (End(part) if part in ("", "..") else _point(part, text) for part in ends)
    if isinstance(start, Point) and isinstance(end, Point) and start.first > end.last:
        raise ValueError(
            _("{text} runs backwards: {start} is after {end}").format(text=_shown(text), start=start, end=end)
        )
    return Edtf(start, end)


def _point(text: str, whole: str) -> Point:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(
            _("{text} is no EDTF date: write it as {examples}").format(
                text=_shown(whole), examples=_(EXAMPLES)
            )
        )
    year = int(match[1])
    second = int(match[2]) if match[2] else None
    day = int(match[3]) if match[3] else None
    if year == 0 or (year == date.max.year and second == 24):
        raise ValueError(
            _("{text} lies outside the years 0001 to 9999 that this program reckons with").format(
                text=_shown(whole)
            )
        )
    if second in _GROUPS:
        if day is not None:
            raise ValueError(
                _("{text} is no EDTF date: {code} is a part of the year and has no days").format(
                    text=_shown(whole), code=match[2]
                )
            )
        return Point(year, group=second, qualifier=match[4])
    if second is not None and not 1 <= second <= 12:
        raise ValueError(
            _(
                "{text} is no EDTF date: {code} is neither a month (01-12) nor a season (21-24), quarter (33-36), third (37-39) or half (40-41) of a year"
            ).format(text=_shown(whole), code=match[2])
        )
    if second is not None and day is not None:
        length = monthrange(year, second)[1]
        if not 1 <= day <= length:
            raise ValueError(
                _("{text} is no EDTF date: {year}-{month} has the days 01 to {length}").format(
                    text=_shown(whole), year=match[1], month=match[2], length=length
                )
            )
    return Point(year, second, day, qualifier=match[4])


def _month_end(year: int, month: int) -> date:
    """Give the last day of a month, which may be counted on into the next year (14 = next February)."""
    if month >= 12:
        return date(year, 12, 31) if month == 12 else date(year + 1, month - 11, 1) - timedelta(days=1)
    return date(year, month + 1, 1) - timedelta(days=1)


def _shown(text: str) -> str:
    # repr shows control characters as escapes: the text comes from a kit.
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
