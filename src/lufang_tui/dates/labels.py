"""How a date reads in Chinese and in English; the words live in zh.json and en.json beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from lufang_tui.dates.edtf import Edtf, End, Point


class Words(
    msgspec.Struct, frozen=True, rename={"since": "from", "approximate": "~", "uncertain": "?", "both": "%"}
):
    """The words of one language; ``{year}`` and ``{date}`` stand for what is put in."""

    groups: dict[str, str]
    since: str
    until: str
    unknown: str
    approximate: str
    uncertain: str
    both: str
    months: tuple[str, ...] = ()

    def qualified(self, text: str, qualifier: str) -> str:
        """Put the words for ``~ ? %`` round a date."""
        patterns = {"~": self.approximate, "?": self.uncertain, "%": self.both}
        return patterns[qualifier].format(date=text) if qualifier else text


def label(edtf: Edtf, language: str) -> str:
    """Say a date in words: Chinese where the BCP 47 tag ``language`` begins with zh, English elsewhere.

    2018-05-15 is 2018年5月15日 or 15 May 2018, 2016/2020 is 2016—2020年 or 2016–2020.
    """
    chinese = language.lower().split("-")[0] == "zh"
    words = _words("zh" if chinese else "en")
    say = _chinese if chinese else _english
    start, end = edtf.start, edtf.end
    if isinstance(start, Point) and isinstance(end, Point):
        if start.qualifier or end.qualifier:
            left, right = (
                words.qualified(say(point, None, words), point.qualifier) for point in (start, end)
            )
            return f"{left}至{right}" if chinese else f"{left} – {right}"
        return _chinese_interval(start, end, words) if chinese else _english_interval(start, end, words)
    if isinstance(start, Point):
        text = words.qualified(say(start, None, words), start.qualifier)
        if end is None:
            return text
        if end is End.OPEN:
            return words.since.format(date=text)
        return f"{text}至{words.unknown}" if chinese else f"{text} – {words.unknown}"
    # An interval without a beginning has an end: parse() refuses one that has neither.
    text = words.qualified(say(end, None, words), end.qualifier) if isinstance(end, Point) else words.unknown
    if start is End.OPEN:
        return words.until.format(date=text)
    return f"{words.unknown}至{text}" if chinese else f"{words.unknown} – {text}"


def _chinese(point: Point, before: Point | None, words: Words) -> str:
    """Say a point; what it shares with the point ``before`` it (the year, the month) is not said again."""
    same_year = before is not None and before.year == point.year
    if point.group:
        return words.groups[str(point.group)].format(year=point.year)
    year = "" if same_year and point.month else f"{point.year}年"
    same_month = same_year and before is not None and before.month == point.month and point.day
    month = f"{point.month}月" if point.month and not same_month else ""
    return year + month + (f"{point.day}日" if point.day else "")


def _chinese_interval(start: Point, end: Point, words: Words) -> str:
    if _is_year(start) and _is_year(end):
        return f"{start.year}—{end.year}年"
    return f"{_chinese(start, None, words)}至{_chinese(end, start, words)}"


def _english(point: Point, after: Point | None, words: Words) -> str:
    """Say a point; what it shares with the point ``after`` it (the year, the month) is left to that one."""
    same_year = after is not None and after.year == point.year
    if point.group:
        return words.groups[str(point.group)].format(year=point.year)
    year = [] if same_year and point.month else [str(point.year)]
    same_month = same_year and after is not None and after.month == point.month and point.day
    month = [words.months[point.month - 1]] if point.month and not same_month else []
    return " ".join(([str(point.day)] if point.day else []) + month + year)


def _english_interval(start: Point, end: Point, words: Words) -> str:
    left, right = _english(start, end, words), _english(end, None, words)
    # An en dash stands open between elements that hold spaces themselves.
    spaced = " " in left or (" " in right and not (left.isdigit() or left in words.months))
    return f"{left} – {right}" if spaced else f"{left}–{right}"


def _is_year(point: Point) -> bool:
    return point.month is None and point.group is None


@cache
def _words(language: str) -> Words:
    data = (Path(__file__).parent / f"{language}.json").read_bytes()
    return msgspec.json.decode(data, type=Words)
