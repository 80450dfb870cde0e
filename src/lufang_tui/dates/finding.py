"""Finding the expressions of dates in running Chinese or English text, each with the EDTF date that it means there.

What an expression states is read by `reading`; what it leaves open is filled in by `resolving`. The words are in finding.json.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from lufang_tui.dates.edtf import Point
from lufang_tui.dates.in_names import in_name
from lufang_tui.dates.phrases import scanner
from lufang_tui.dates.reading import read
from lufang_tui.dates.resolving import Context
from lufang_tui.text.languages import is_chinese


class Found(NamedTuple):
    """One expression; offsets are code points of the text."""

    start: int
    end: int
    edtf: str | None
    """None where the text and the anchor leave the year, the month or the day open."""
    rule: str
    """`stated`: the words give the year; `anchored`: it comes from the context; `relative`: 去年, yesterday;
    `same`: 当天, that day; `fiscal`: a fiscal year, by its number."""


def find_dates(text: str, language: str, anchor: date | Point | None = None) -> list[Found]:
    """Find the dates of a text, in its order, without overlaps.

    `language`: a BCP 47 tag, Chinese or English rules; `anchor`: the day (month, year) that the text is dated.
    Dates within names and titles (“2018年首届…节”, the 2018 Summit) are left out, and so is what is vague (近日, recently).
    """
    chinese = is_chinese(language)
    context = Context(anchor=_point(anchor), chinese=chinese)
    found: list[Found] = []
    at = 0
    for match in scanner(chinese).finditer(text):
        start, end = match.span("date")
        context.pass_over(text, at, start)
        at = end
        if in_name(text, start, end, chinese):
            continue
        try:
            item = _found(match, start, end, context)
        except OverflowError:  # before the first day of the calendar, or after its last
            item = None
        if item is not None:
            found.append(item)
    return found


def _found(match: re.Match[str], start: int, end: int, context: Context) -> Found | None:
    expression = match["date"]
    if _FISCAL.search(expression):
        return Found(start, end, _YEAR_IN.search(expression)[0], "fiscal")  # type: ignore[index]
    if not context.chinese and match.string[max(0, start - 8) : start].lower() == "between ":
        expression = _AND.sub(" to ", expression)
    if match["relative"]:
        day = context.day_of(match["relative"])
        return day and Found(start, end, day[0], day[1])
    absolute, rule = context.absolute(expression)
    if not absolute:
        return Found(start, end, None, rule)
    stated = read(absolute)
    if len(stated) != 1:
        return None
    resolved = context.resolve(stated[0])
    if resolved == "":
        return None  # a day that no calendar has
    if not rule:
        rule = "stated" if stated[0].start.year or (stated[0].end and stated[0].end.year) else "anchored"
    return Found(start, end, resolved, rule)


_FISCAL = re.compile(r"\b(?:fiscal\b|FY)", re.IGNORECASE)
_YEAR_IN = re.compile(r"(?:19|20)\d\d")
_AND = re.compile(r"\s+and\s+")


def find_anchor(
    parts: list[tuple[str, str]], language: str, given: date | Point | None = None
) -> Point | None:
    """Tell what day (month, year) a release is dated, for the dates that leave the year out.

    `given` is what the caller knows, and wins. `parts` are (name, text), most telling first: the dateline, the headline,
    a line with the date, the body. Of a part without a year the month and day still count, when a later one gives the year.
    """
    known = _point(given)
    if known is not None and known.day:
        return known
    year = known.year if known else None
    month_day: tuple[int, int | None] | None = None
    for _name, text in parts:
        for match in scanner(is_chinese(language)).finditer(text):
            stated = read(match["date"])
            start = stated[0].start if len(stated) == 1 and not match["relative"] else None
            if start is None or (start.year and year and start.year != year):
                continue
            if start.year and start.month:
                return Point(start.year, start.month, start.day)
            if start.month and month_day is None:
                month_day = (start.month, start.day)
            year = year or start.year
        year = year or _title_year(text)
    if known is not None and (known.month or month_day is None):
        return known
    if year is None:
        return None
    return Point(year, *month_day) if month_day and _exists(year, *month_day) else Point(year)


def _title_year(text: str) -> int | None:
    """The year in the name of something that is held by the year: the 2018 Summit."""
    years = {int(one) for one in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


_YEAR = re.compile(r"(?<![\d.,$€£¥])(?:19|20)\d\d(?![\d.,%])")


def _exists(year: int, month: int, day: int | None) -> bool:
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return True


def _point(anchor: date | Point | None) -> Point | None:
    return Point(anchor.year, anchor.month, anchor.day) if isinstance(anchor, date) else anchor
