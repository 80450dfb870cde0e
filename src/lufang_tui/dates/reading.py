"""An expression in Chinese or English, read into what it states about a date itself; the words are in reading.json.

What an expression only points to (当天, 去年, last week) is not resolved here.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROC = 1911  # 民国元年 is 1912
_MOST = 400  # code points of an expression that are read: a `when` is a phrase
_DIGITS = str.maketrans("０１２３４５６７８９〇零○", "0123456789000")
_NUMERALS = {character: value for value, character in enumerate("0一二三四五六七八九")}
_NUMBERED_DAY = re.compile(r"[今昨明][（(](\d{1,2})[）)]日")
"""今（15）日, as Taiwan has it."""
_LAST_CENTURY = re.compile("上[个個]?世[纪紀]")
"""The one before this: 上世纪九十年代."""
_NUMERAL = re.compile(r"[0一二三四五六七八九十廿卅]+(?=\s*[年月日号號])")
_TENS = re.compile(r"([一二三四五六七八九]?)(十|廿|卅)([一二三四五六七八九]?)")


class Part(Struct, frozen=True):
    """What is stated about one date; None where nothing is."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    group: int | None = None
    """A season, quarter or half, by its EDTF code."""
    third: int | None = None
    """0, 1, 2: 上旬, 中旬, 下旬, the thirds of a month."""
    bare: bool = False
    """Whether the day is a bare number, to be believed only beside another date (the 23 of 23-24 July)."""


class Stated(Struct, frozen=True):
    """One date, or a range of dates, that an expression states."""

    start: Part
    end: Part | None = None
    weekday: int | None = None
    """0 = Monday."""
    relation: str = ""
    """`after` or `before` where the expression names only one side (2016年以来, by 2020)."""
    loose: bool = False
    """Whether a date inside the range is meant as well (期间, around, a list of days)."""


class Vocabulary(Struct, frozen=True):
    """The words of reading.json."""

    months: dict[str, int]
    weekdays: dict[str, int]
    groups: dict[str, int]
    plans: dict[str, tuple[int, int]]
    thirds: dict[str, int]
    eras: dict[str, int]
    """Reign -> the year before its first."""
    to: list[str]
    also: list[str] = field(name="and")
    after: list[str]
    before: list[str]
    loose: list[str]
    calendars: list[str] = field(name="other calendars")
    recurring: list[str]


class _Token(Struct, frozen=True):
    kind: str
    value: int | tuple[int, ...]
    start: int
    end: int


def read(expression: str) -> tuple[Stated, ...]:
    """Read what an expression states: years, months, days, quarters, halves, five-year plans, weekdays, ranges.

    Chinese (also in Chinese numerals and by the Republic's years) and English; times of day are passed over.
    Empty where nothing comparable is stated: 当天, 近年来, that day, a lunar or fiscal date, every Monday.
    """
    expression = _NUMBERED_DAY.sub(r"\1日", expression)
    expression = _LAST_CENTURY.sub("20世纪", expression[:_MOST])
    text = _NUMERAL.sub(_arabic, expression.translate(_DIGITS))
    tokens = [token for match in _scanner().finditer(text) if (token := _token(match)) is not None]
    kinds = {token.kind for token in tokens}
    if kinds & {"calendar", "recurring"}:
        return ()
    items = _joined(_parts(text, tokens))
    ranged = any(end is not None for _, end, _ in items)
    relation = "" if ranged else "after" if "after" in kinds else "before" if "before" in kinds else ""
    weekdays = [token.value for token in tokens if token.kind == "weekday"]
    weekday = weekdays[0] if len(weekdays) == 1 and isinstance(weekdays[0], int) else None
    if not items and weekday is not None:
        return (Stated(Part(), weekday=weekday),)
    return tuple(
        Stated(
            start,
            end,
            weekday if len(items) == 1 and end is None else None,
            relation,
            loose or "loose" in kinds,
        )
        for start, end, loose in items
    )


def _arabic(match: re.Match[str]) -> str:
    """Write Chinese numerals before 年, 月, 日 in digits: 二0一八 by digits, 二十三 by tens."""
    numeral = match[0]
    tens = _TENS.fullmatch(numeral)
    if tens:
        unit = {"十": 10, "廿": 20, "卅": 30}[tens[2]]
        return str((_NUMERALS[tens[1]] if tens[1] else 1) * unit + (_NUMERALS[tens[3]] if tens[3] else 0))
    return "".join(str(_NUMERALS.get(character, character)) for character in numeral)


def _token(match: re.Match[str]) -> _Token | None:
    """Turn a match of the scanner into a token; None where the word turns out to say nothing."""
    kind, text = match.lastgroup or "", match[0]
    numbers = tuple(int(number) for number in re.findall(r"\d+", text))
    found = _by_number(kind, text, numbers) if numbers else None
    if found is None:
        found = _by_word(kind, text)
    return found and _Token(*found, match.start(), match.end())


def _by_number(kind: str, text: str, numbers: tuple[int, ...]) -> tuple[str, int | tuple[int, ...]] | None:
    """Give the kind and value of a token that its digits tell; None where its words do."""
    first = numbers[0]
    if kind in ("iso", "isomonth"):
        return "date", numbers
    if kind == "shortrange":
        last = first - first % 100 + numbers[1]
        return ("years", (first, last)) if last > first else ("", 0)
    if kind == "roc":
        return "year", _ROC + first
    if kind == "era":
        return "year", vocabulary().eras[text[:2]] + first
    if kind == "decade":
        first = numbers[-1] + (100 * (first - 1) if len(numbers) == 2 else 0)
        # 80年代 does not say of which century.
        return ("plan", (first, first + 9)) if first >= 1000 else ("", 0)
    return None if kind in ("group", "plan") else (kind, first)


def _by_word(kind: str, text: str) -> tuple[str, int | tuple[int, ...]] | None:
    """Give the kind and value of a token that its words tell; None where they are not in the vocabulary."""
    words = vocabulary()
    value: int | tuple[int, ...] | None = 0
    if kind == "era":  # 光绪元年
        return "year", words.eras[text[:2]] + 1
    if kind == "roc":  # 民国元年
        return "year", _ROC + 1
    if kind == "nine":
        return "months", (1, 9)
    if kind == "plan":
        value = words.plans.get(re.sub(r"[“”\"「」『』\s]|five.*", "", text, flags=re.IGNORECASE).lower())
    elif kind == "month_name":
        kind, value = "month", words.months.get(text.rstrip(".").capitalize())
    elif kind == "weekday_name":
        kind, value = "weekday", words.weekdays.get(text.rstrip(".").capitalize())
    elif kind == "weekday":
        value = words.weekdays.get(text.strip("()（）")[-1])
    elif kind == "season":
        kind, value = (
            "group",
            words.groups.get(text.split(maxsplit=1)[0].lower()) or words.groups.get(text[0]),
        )
    elif kind == "group":
        name = re.sub(r"^第\s*|度$|\s+(?=季)", "", " ".join(text.split()))
        value = words.groups.get(name) or words.groups.get(name.lower()) or words.groups.get(name.upper())
    elif kind == "third":
        value = words.thirds.get(text)
    return None if value is None else (kind, value)


def _parts(text: str, tokens: list[_Token]) -> list[Part | str | tuple[Part, Part, bool]]:
    """Gather the tokens into dates, with the connectors between them ("to", "and", or "" for other text)."""
    items: list[Part | str | tuple[Part, Part, bool]] = []
    open_part: dict[str, int] = {}
    end = 0
    between = re.search(r"\bbetween\b|介于", text, re.IGNORECASE) is not None

    def close() -> None:
        if open_part:
            items.append(_part(open_part))
            open_part.clear()

    for token in tokens:
        if re.search(
            r"[^\s,，.()（）的]|\.\s*\w", re.sub(r"\b(?:of|the|in|on)\b", "", text[end : token.start])
        ):
            close()
            items.append("")
        end = token.end
        if token.kind in ("to", "and"):
            close()
            items.append("to" if between else token.kind)
        elif token.kind in ("date", "years", "plan", "months"):
            numbers = token.value if isinstance(token.value, tuple) else ()
            if token.kind != "months":
                close()
            if token.kind == "date":
                items.append(Part(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None))
            elif token.kind == "months":
                year = open_part.pop("year", None)
                items.append((Part(year, numbers[0]), Part(year, numbers[1]), False))
            else:
                items.append((Part(numbers[0]), Part(numbers[1]), token.kind == "plan"))
        elif token.kind in ("year", "month", "day", "number", "group", "third") and isinstance(
            token.value, int
        ):
            if token.kind in open_part or (token.kind == "day" and "number" in open_part):
                close()
            open_part[token.kind] = token.value
    close()
    return items


def _part(fields: dict[str, int]) -> Part:
    year, month = fields.get("year"), fields.get("month")
    day = fields.get("day", fields.get("number"))
    bare = "number" in fields and month is None
    return Part(year, month, day, fields.get("group"), fields.get("third"), bare)


def _joined(items: list[Part | str | tuple[Part, Part, bool]]) -> list[tuple[Part, Part | None, bool]]:
    """Join dates that a connector ties: (start, end or None, whether a date between them is meant as well)."""
    result: list[tuple[Part, Part | None, bool]] = []
    tie = ""
    before: Part | str | tuple[Part, Part, bool] = ""
    for item in items:
        if isinstance(item, str):
            tie = item if isinstance(before, Part) else ""
        elif isinstance(item, tuple):
            result.append(item)
        elif result and (tie == "to" or (tie and _completed(result[-1][0], item) != (result[-1][0], item))):
            start, _, loose = result.pop()
            result.append((*_completed(start, item), loose or tie == "and"))
        else:
            result.append((item, None, False))
        tie = tie if isinstance(item, str) else ""
        before = item
    return [
        entry for entry in result if not any(part and (part.bare or part == Part()) for part in entry[:2])
    ]


def _completed(start: Part, end: Part) -> tuple[Part, Part]:
    """Give each side of a range the month that only the other names: 7月23日至24日, 23-24 July."""
    if start.day and not start.month and end.month:
        return Part(start.year, end.month, start.day), end
    if end.day and not end.month and start.month:
        return start, Part(end.year, start.month, end.day)
    return start, end


@cache
def vocabulary() -> Vocabulary:
    """Return the words that expressions are read by."""
    return msgspec.json.decode((Path(__file__).parent / "reading.json").read_bytes(), type=Vocabulary)


@cache
def _scanner() -> re.Pattern[str]:
    words = vocabulary()
    dash = r"[-–—－−~～]+"
    either = rf"(?:{dash}|至|到)"
    quarter = "|".join(sorted((name for name in words.groups if " " in name), key=len, reverse=True))
    patterns = {
        "calendar": _any(words.calendars),
        "recurring": _any(words.recurring),
        "iso": r"(?<!\d)\d{4}([-/.])\d{1,2}[-/.]\d{1,2}(?!\d)",
        "isomonth": r"(?<!\d)\d{4}[-/](?:0[1-9]|1[0-2])(?![\d年月])",
        "shortrange": r"(?<!\d)\d{4}[-–—]\d{2}(?![\d年月日])",
        "decade": r"(?<!\d)(?:\d{2}世[纪紀])?\d{2,4}年代|(?<!\d)\d{3}0s\b",
        "roc": r"民[国國]\s*(?:\d{1,3}|元)\s*年",
        "era": rf"(?:{_any(words.eras)})\s*(?:\d{{1,2}}|元)\s*年",
        "year": rf"(?<!\d)\d{{4}}\s*年(?:度)?|(?<![\d.,])(?:1[89]|20)\d\d(?=\s*{either}\s*(?:1[89]|20)\d\d)"
        r"|(?<![\d.,$€£¥])(?:1[89]|20)\d\d(?![\d亿万千百%％元个家名人吨件多余年Q季]|[.,]\d|\s*(?:people|percent|million|tons?))"
        r"|(?:1[89]|20)\d\d(?=Q[1-4])",
        "month": rf"(?<![\d第])(?:\d{{1,2}}\s*月(?:份)?|\d{{1,2}}(?=\s*{either}\s*\d{{1,2}}\s*月))",
        "day": rf"(?<![\d第近满滿期约約共])(?:\d{{1,2}}\s*(?:日(?![内內间間])|[号號](?![线線楼樓院文令门門]))"
        rf"|\d{{1,2}}(?=\s*{either}\s*\d{{1,2}}\s*[日号號]))",
        "nine": "前三季度?",
        "group": r"(?:第\s*)?[一二三四1-4首]\s*季(?:度)?|上半年|下半年|(?<!\w)(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?!\w)"
        rf"|(?:{quarter})(?!\s+of\s+(?!(?:the\s+year|\d)))|(?<=\d{{4}})Q[1-4]",
        "season": r"[春夏秋冬][季天]|\b(?:spring|summer|autumn|fall|winter)(?:\s+of)?(?=\s+\d{4})",
        "third": _any(words.thirds),
        "plan": r"[“\"「『](?:[六七八九]|十[一二三四五]?)五[”\"」』]|(?:[六七八九]|十[一二三四五]?)五(?=期间|期間|时期|時期|规划|規劃|末|以来|收官|开局)"
        r"|\b(?:\d{1,2}th|[a-z]+th)\s+five-year\s+plan",
        "weekday": r"(?:星期|礼拜|禮拜|(?<![每一二两三四五六七八九十\d几幾半整])[周週])[一二三四五六日天](?![年岁歲])|[(（][一二三四五六日][)）]",
        "month_name": rf"\b(?:(?-i:{_names(words.months)}))\b\.?",
        "weekday_name": rf"\b(?:(?-i:{_names(name for name in words.weekdays if name.isascii())}))\b\.?",
        "loose": _any(words.loose),
        "to": _any(words.to) + rf"|{dash}",
        "and": _any(words.also),
        "after": _any(words.after),
        "before": _any(words.before),
        "number": r"(?<![\d:.,$€£¥])\d{1,2}(?:st|nd|rd|th)?\b(?![:%]|[.,]\d|\s*(?:[ap]\.?m\b|percent|million|billion|years?|days?|months?|weeks?|hours?|o['’]clock))",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items()), re.IGNORECASE)


def _any(names: list[str] | dict[str, int]) -> str:
    """Match any of the words; Latin ones only whole."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(
        rf"\b{re.escape(name)}\b" if name.isascii() and name[0].isalpha() else re.escape(name)
        for name in ordered
    )


def _names(names: Iterable[str]) -> str:
    # Names of months and days are capitalised or, in a dateline, all capitals: "may" and "sun" are words.
    every = sorted(names, key=len, reverse=True)
    return "|".join([*every, *(name.upper() for name in every)])
