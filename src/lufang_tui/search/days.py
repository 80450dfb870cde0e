"""The days that a date in a query covers, and those that a date in a kit covers."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lufang_tui.dates.edtf import End, Point, parse
from lufang_tui.i18n import _

if TYPE_CHECKING:
    import datetime as dt

Days = tuple["dt.date | None", "dt.date | None"]
"""The first day and the last; None = open."""

_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号號])?)?")
_SHORT = re.compile(r"(?<![\d-])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_DOTS = re.compile(r"\.{2,3}")


def days(value: str) -> Days:
    """The days that a query's date covers: an EDTF date or interval, two of them with .. between, one side open.

    2018年5月15日 and 2018-5-15 are read as well. Raises ValueError with what is wrong.
    """
    text = unicodedata.normalize("NFKC", value).strip()
    text = _SHORT.sub(_padded, _CHINESE.sub(_padded, text))
    if "/" in text or ".." not in text:
        date = parse(text)
        return _covered(date.start, date.end)
    ends = [part.strip() for part in _DOTS.split(text)]
    if len(ends) != 2 or not any(ends):
        raise ValueError(_("{value!r} is no range of dates").format(value=value))
    first = parse(ends[0]).first if ends[0] else None
    last = parse(ends[1]).last if ends[1] else None
    if first and last and first > last:
        raise ValueError(_("{value!r} runs backwards").format(value=value))
    return first, last


def of_entry(date: str) -> Days:
    """The days that a date in a kit covers. Of an interval with an unknown end only the known one is believed."""
    parsed = parse(date)
    return _covered(parsed.start, parsed.end)


def _covered(start: Point | End, end: Point | End | None) -> Days:
    points = [point for point in (start, end) if isinstance(point, Point)]
    first = None if start is End.OPEN else points[0].first
    last = None if end is End.OPEN else points[-1].last
    return first, last


def overlap(one: Days, other: Days) -> bool:
    """Whether two ranges of days have a day in common."""
    return (one[0] is None or other[1] is None or one[0] <= other[1]) and (
        other[0] is None or one[1] is None or other[0] <= one[1]
    )


def _padded(match: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in match.groups() if part)
