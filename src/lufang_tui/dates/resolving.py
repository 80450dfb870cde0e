"""What an expression leaves open, filled in from the date of the text and the dates before it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from lufang_tui.dates.edtf import Edtf, End, Point
from lufang_tui.dates.phrases import any_of
from lufang_tui.dates.reading import Part, Stated, vocabulary
from lufang_tui.dates.vocabulary import words

_SENTENCE_END = re.compile(r"[。！？!?\n]|(?<=[a-z\d)”\"])\.(?=[\s”\"])")
_YEAR_QUARTER = re.compile(r"(\d)\s*年?\s*(Q[1-4])")
_BETWEEN = re.compile(r"^(\d{4})\s+and\s+(\d{4})$")
_COUNTS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        range(2, 12),
        strict=True,
    )
)
_FEW = re.compile(
    r"(?:the\s+)?(?P<end>first|last|final)\s+(?P<count>\w+)\s+(?P<unit>months|quarters)(?:\s+(?:of|in))?(?:\s+the\s+year)?,?\s*",
    re.IGNORECASE,
)
_HALF_OF_YEAR = re.compile(r"\b(first|second)\s+half[\s-]year\b", re.IGNORECASE)
_QUARTER_WORD = re.compile(r"\b(first|second|third|fourth|final)-quarter\b", re.IGNORECASE)
_SEASON = re.compile(
    r"(?P<word>this\s+past|this|last|next)\s+(?P<season>spring|summer|autumn|fall|winter)", re.IGNORECASE
)
_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_OF_THE_YEAR = re.compile(r"\bof\s+the\s+year$", re.IGNORECASE)
_HALF_YEAR = 6  # months by which a date may lie after the anchor before the year before is meant
_MOST_MONTHS_BACK = 9  # months by which it may lie before the anchor's month within the anchor's year


class Context:
    """What is known at a place of a text: its anchor, and the dates that stand before the place."""

    def __init__(self, anchor: Point | None, chinese: bool) -> None:
        self.anchor = anchor
        self.chinese = chinese
        self.day: date | None = None
        """The last whole day that the text named."""
        self.month: tuple[int, int] | None = None
        self.year: int | None = None
        """The last year that the text named."""
        self.sentence_year: int | None = None

    def pass_over(self, text: str, start: int, end: int) -> None:
        """Take note of the text between two expressions: a year counts for the dates of its sentence."""
        if _SENTENCE_END.search(text, start, end):
            self.sentence_year = None

    def day_of(self, expression: str) -> tuple[str | None, str] | None:
        """Resolve a day that words point to, as (EDTF or None, rule); None where it dates nothing."""
        own = words(self.chinese)
        expression = " ".join(expression.lower().split())
        if expression in own.same_days:
            base, rule, shift = self.day or self._anchor_day(), "same", own.same_days[expression]
        elif expression in own.days:
            base, rule, shift = self._anchor_day(), "relative", own.days[expression]
        else:
            base, rule, shift = self._anchor_day(), "relative", 0
            if base is not None:
                base = self._weekday(expression, base)
        if base is None:
            return None, rule
        day = base + timedelta(days=shift)
        self._note(day.year, day.month, day.day)
        return str(day), rule

    def absolute(self, expression: str) -> tuple[str, str]:
        """Write the years and months that words point to in figures: (expression, rule or "")."""
        own = words(self.chinese)
        rule = ""
        if not self.chinese:
            expression, rule = self._in_months(expression)
        pattern = _pointers(self.chinese)
        match = pattern.search(expression)
        if match is None:
            return _BETWEEN.sub(r"\1 to \2", _YEAR_QUARTER.sub(r"\1 \2", expression)), rule
        word = " ".join(match[0].lower().split())
        anchor = self.anchor
        year: int | None = None
        month: int | None = None
        if word in own.years and anchor:
            year, rule = anchor.year + own.years[word], "relative"
        elif word in own.same_years:
            base = self.year or (anchor.year if anchor else None)
            year, rule = base and base + own.same_years[word], "same"
        elif word in own.months and anchor and anchor.month:
            year, month = _months_later(anchor.year, anchor.month, own.months[word])
            rule = "relative"
        elif word in own.same_months:
            known = self.month or (
                (anchor.year, anchor.month) if anchor is not None and anchor.month else None
            )
            if known:
                year, month = _months_later(*known, own.same_months[word])
            rule = "same"
        elif not self.chinese and match.lastgroup == "shift" and anchor and anchor.month:
            month = vocabulary().months[match["month"].rstrip(".").capitalize()]
            year, rule = self._pointed_month(word.split()[0], month, anchor), "relative"
        if year is None:
            return "", "relative"
        if self.chinese:
            figures = f"{year}年{month}月" if month else f"{year}年"
        else:
            figures = f"{_month_name(month)} {year}" if month else str(year)
        before = expression[: match.start()]
        joined = before + ("" if self.chinese else " ") + figures + expression[match.end() :]
        return " ".join(joined.replace("年年", "年").split()), rule

    def _in_months(self, expression: str) -> tuple[str, str]:
        """Write "the first nine months of 2018" as months, and "last spring", "the end of the year" with their year."""
        expression = _HALF_OF_YEAR.sub(r"\1 half ", _QUARTER_WORD.sub(r"\1 quarter ", expression))
        few = _FEW.match(expression)
        if few is not None:
            count = _COUNTS.get(few["count"].lower()) or int(few["count"])
            count *= 3 if few["unit"] == "quarters" else 1
            rest = expression[few.end() :]
            if 0 < count <= 12:
                first, last = (1, count) if few["end"].lower() == "first" else (13 - count, 12)
                return f"{_month_name(first)} to {_month_name(last)}{' ' if rest else ''}{rest}", ""
        anchor = self.anchor
        season = _SEASON.fullmatch(expression)
        if season is not None and anchor is not None and anchor.month:
            first = _SEASON_MONTH[season["season"].lower()]
            word = season["word"].lower().split()[-1]
            year = anchor.year
            if word in ("last", "past") and anchor.month <= first + 2:
                year -= 1
            elif word == "next" and anchor.month >= first:
                year += 1
            return f"{season['season'].lower()} {year}", "relative"
        if _OF_THE_YEAR.search(expression) and (year_known := self.sentence_year or (anchor and anchor.year)):
            return _OF_THE_YEAR.sub(f"of {year_known}", expression), "relative"
        return expression, ""

    @staticmethod
    def _pointed_month(word: str, month: int, anchor: Point) -> int:
        """The year of "last May", "this May", "next May"."""
        first = anchor.month or 1
        if word == "last":
            return anchor.year if month < first else anchor.year - 1
        if word == "next":
            return anchor.year if month > first else anchor.year + 1
        return anchor.year

    def resolve(self, stated: Stated) -> str | None:
        """Give the EDTF date, None where something stays open, or "" for a day that no calendar has."""
        start, end = stated.start, stated.end
        start_year = start.year or self._year_for(start if not (end and end.year) else Part(), end)
        if start.year is None and end is not None and end.year is not None:
            start_year = end.year
        start_month = start.month or (self._month_for(start) if start.day else None)
        if start_month and not start.month and self.anchor:
            start_year, start_month = start_month // 12, start_month % 12 + 1
        if start_year is None or (start.day and not start_month):
            return None
        try:
            opening = _bounds(start, start_year, start_month)
            closing = None
            if end is not None:
                closing = _bounds(
                    end, end.year or start_year, end.month or (start_month if end.day else None)
                )
                if _first(closing[0]) < _first(opening[0]):
                    closing, opening = self._turned(stated, opening, closing, start_year, start_month)
        except ValueError:
            return ""
        last = closing or opening
        self._note(start_year, start_month or None, start.day, explicit=start.year is not None)
        if stated.relation == "after" and end is None:
            return str(Edtf(opening[0], End.OPEN))
        if opening[0] == last[1]:
            return str(Edtf(opening[0]))
        return str(Edtf(opening[0], last[1]))

    @staticmethod
    def _turned(
        stated: Stated,
        opening: tuple[Point, Point],
        closing: tuple[Point, Point],
        year: int,
        month: int | None,
    ) -> tuple[tuple[Point, Point], tuple[Point, Point]]:
        """Let a range run over the turn of the year: (closing, opening)."""
        end = stated.end
        if end is None or (stated.start.year and end.year):
            raise ValueError
        if end.year:
            return closing, _bounds(stated.start, year - 1, month)
        return _bounds(end, year + 1, end.month or month), opening

    def _year_for(self, start: Part, end: Part | None) -> int | None:
        """Choose the year of a date that names none: its sentence's, or the one that brings it near the anchor."""
        month = start.month or _GROUP_MONTH.get(start.group or 0) or (end.month if end else None)
        anchor = self.anchor
        if self.sentence_year and not (anchor and (start.month, start.day) == (anchor.month, anchor.day)):
            return self.sentence_year
        if anchor is None:
            return None
        if month is None or anchor.month is None:
            return anchor.year
        if start.group:
            return anchor.year - 1 if month - anchor.month > _HALF_YEAR else anchor.year
        if month - anchor.month > _HALF_YEAR:
            return anchor.year - 1
        last = max(month, end.month or month) if end else month
        return anchor.year + 1 if anchor.month - last > _MOST_MONTHS_BACK else anchor.year

    def _month_for(self, start: Part) -> int | None:
        """The month of a day that names none, counted from year 0: the one that brings it nearest to the last date."""
        base = self.day or self._anchor_day()
        if base is None or start.day is None:
            return None
        months = [base.year * 12 + base.month - 1 + shift for shift in (0, -1, 1)]
        days = {}
        for count in months:
            year, month = count // 12, count % 12 + 1
            if MINYEAR <= year <= MAXYEAR and start.day <= monthrange(year, month)[1]:
                days[count] = abs((date(year, month, start.day) - base).days)
        return min(days, key=lambda count: days[count]) if days else None

    def _weekday(self, expression: str, base: date) -> date:
        own, number = words(self.chinese), vocabulary().weekdays
        if self.chinese:
            prefix = re.split("个?(?:星期|礼拜|禮拜|[周週])", expression, maxsplit=1)[0]
            weekday = number[expression[-1]]
        else:
            prefix, _, name = expression.rpartition(" ")
            weekday = number[name.capitalize()]
        monday = base - timedelta(days=base.weekday())
        if prefix and self.chinese:
            return monday + timedelta(days=weekday + own.weeks[prefix])
        if prefix == "next":
            return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
        if prefix == "this":
            return monday + timedelta(days=weekday)
        # News tells of the days just past; "last" leaves the day itself out.
        back = (base.weekday() - weekday) % 7
        return base - timedelta(days=back or (7 if prefix == "last" else 0))

    def _anchor_day(self) -> date | None:
        anchor = self.anchor
        return date(anchor.year, anchor.month, anchor.day) if anchor and anchor.month and anchor.day else None

    def _note(self, year: int, month: int | None, day: int | None, *, explicit: bool = False) -> None:
        self.year = year
        if explicit:
            self.sentence_year = year
        if month:
            self.month = (year, month)
        if month and day:
            self.day = date(year, month, day)


def _month_name(month: int) -> str:
    return next(name for name, number in vocabulary().months.items() if number == month)


_GROUP_MONTH = {33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}


def _bounds(part: Part, year: int, month: int | None) -> tuple[Point, Point]:
    """The first and the last point of a part; the same point but for a third of a month. Raises ValueError."""
    if part.third is not None and month:
        last = 10 * (part.third + 1) if part.third < 2 else monthrange(year, month)[1]
        return Point(year, month, 10 * part.third + 1), Point(year, month, last)
    month = month if part.month or part.day else None
    date(year, month or 1, part.day or 1)
    point = Point(year, month, part.day, group=None if month else part.group)
    return point, point


def _first(point: Point) -> date:
    return point.first


def _months_later(year: int, month: int, shift: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + shift
    return count // 12, count % 12 + 1


@cache
def _pointers(chinese: bool) -> re.Pattern[str]:
    table = words(chinese)
    every = any_of([*table.years, *table.same_years, *table.months, *table.same_months])
    if chinese:
        return re.compile(every)
    months = any_of(vocabulary().months)
    return re.compile(
        rf"\b(?:{every})\b|\b(?P<shift>(?:this past|last|next|this)\s+(?P<month>(?:{months})\.?))",
        re.IGNORECASE,
    )
