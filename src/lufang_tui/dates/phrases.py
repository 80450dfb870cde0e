"""The forms that dates take in running text, as one pattern a language.

A match has the groups `date` (the expression, without a preposition before it) and `relative` (set where the expression
is a day that words point to: 昨天, that day, Tuesday).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.dates.reading import vocabulary
from lufang_tui.dates.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHORT_NAME = 5  # letters: Sept, Thurs; such a name may end with a full stop
_WHOLE_NAMES = ("March", "April", "May", "June", "July")
_LEADS = (
    *("in", "since", "by", "until", "till", "during", "from", "of", "through", "before", "after"),
    *("around", "throughout", "within", "to", "about", "into"),
)
_ISO = r"(?<![\d./-])\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?![\d./-])"


@cache
def scanner(chinese: bool) -> re.Pattern[str]:
    """Give the pattern of a language, compiled once."""
    return re.compile(_chinese() if chinese else _english())


def any_of(names: Iterable[str]) -> str:
    """Match any of the words, the longest first."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))


def _chinese() -> str:
    own = words(True)
    han = "一二三四五六七八九十廿卅"
    number = rf"(?:\d{{1,2}}|(?<![{han}几数百千个第])[{han}]{{1,3}})"
    dash = r"\s*(?:[-–—－−~～]+|至|到)\s*"
    digit = "一二三四五六七八九〇零○"
    year = (
        rf"(?:(?:公元)?(?<!\d)\d{{4}}\s*年(?:度|[间間])?(?!代)|(?<![{digit}])[{digit}]{{4}}年(?!代)"
        rf"|(?:[清明]朝?)?(?:{any_of(vocabulary().eras)})\s*(?:\d{{1,2}}|[{han}]{{1,3}}|元)\s*年"
        rf"|民[国國]\s*(?:\d{{1,3}}|[{han}〇零○]{{1,4}}|元)\s*年|(?:{any_of([*own.years, *own.same_years])})(?!同期|\s*\d+\s*[周週]?[岁歲]))"
    )
    month = rf"(?<![\d第个]){number}\s*月(?:份)?(?![龄齡])"
    day = rf"{number}\s*(?:日(?![内內间間游])|[号號](?![线線楼樓院文令门門]))"
    edge = "(?:[上中下]旬|[初底末]|中(?=[，,。、]))"
    weekday = "(?:星期|礼拜|禮拜|[周週])[一二三四五六日天]"
    aside = rf"(?:\s*[（(](?:{weekday}|[一二三四五六日])[）)])?"
    quarter = r"(?:第?\s*[一二三四1-4首]\s*季度|前三季度?|[上下]半年)"
    month_day = rf"{month}(?:\s*(?:{day}|{edge}))?"
    relative_month = any_of([*own.months, *own.same_months])
    point = (
        rf"(?:{year}的?\s*(?:{month_day}|{quarter}|第?[一二三四]季度?|[春夏秋冬][季天]|年?[初底末]|年?中(?=[，,。、]))?"
        rf"|(?:{relative_month})(?:{day}|{edge})?|{month_day}|{quarter}"
        r"|[今昨明][（(]\d{1,2}[）)]日"
        r"|(?<![\d第近满滿期约約共每逢])\d{1,2}日(?![内內间間游报報本]))"
    )
    ranges = (
        rf"(?<!\d)\d{{4}}\s*年?{dash}\d{{4}}\s*年(?!代)(?:[间間])?"
        rf"|(?:{year})?(?<![\d第]){number}{dash}{month}(?!\s*{number}\s*[日号號])"
        rf"|(?:{year})?{month}{number}(?:\s*[日号號])?{aside}(?:{dash}|[、和与與及])(?:{month})?{day}"
        rf"|(?<![\d第])\d{{1,2}}(?:日)?(?:{dash}|[、和与與及])\d{{1,2}}日(?![内內间間游])"
    )
    days = any_of([*own.days, *own.same_days])
    weeks = any_of(name for name in own.weeks if name)
    weekdays = (
        rf"(?:{weeks})个?{weekday}(?![年岁歲])|(?<![每一二两三四五六七八九十\d几幾半整]){weekday}"
        r"(?=[，,。、（）()上下早晚凌至到的在将將]|$)"
    )
    plan_name = "(?:[六七八九]|十[一二三四五]?)五"
    plan = (
        rf"[“\"「『]{plan_name}[”\"」』](?:期间|期間|时期|時期|以来|以來)|{plan_name}(?:期间|期間|时期|時期)"
    )
    decade = r"(?:\d{2}|二十|十九|上个?)世[纪紀](?:\d{2}|[七八九六五四三二]十)年代|(?<!\d)\d{3}0年代"
    quarters = r"(?<![\dA-Za-z])\d{4}\s*年?\s*Q[1-4](?![A-Za-z\d])"
    after = "(?:以来|以來|起(?=[，,。至]))?(?:期间|期間)?"
    whole = rf"{_ISO}|{plan}|{decade}|(?:{ranges}|{point}{aside}(?:{dash}{point}{aside})?){after}"
    pointing = [*own.years, *own.same_years, *own.months, *own.same_months, *own.days, *own.same_days]
    named = [*pointing, *filter(None, own.weeks), *vocabulary().eras]
    # Nearly no character begins a date, and one look at it is faster than a try of every form.
    first = "".join(
        sorted({name[0] for name in named} | set(f'{han}{digit}第首前上下民公清明周週星礼禮今昨“"「『'))
    )
    return rf"(?=[\d{first}])(?P<date>(?P<relative>{days}|{weekdays})|{quarters}|{whole})"


def _english() -> str:
    own, shared = words(False), vocabulary()
    month = _capital(shared.months)
    weekday = _capital(name for name in shared.weekdays if name.isascii())
    full_weekday = _capital(name for name in shared.weekdays if name.endswith("day"))
    first_day = r"(?<![\d.,:$€£¥])\d{1,2}(?:st|nd|rd|th)?"
    day = rf"{first_day}(?![\d%]|[.,:/]\d|\s*(?:{any_of(own.units)}|minutes)\b)"
    first_year = r"(?<![\d.,$€£¥#])(?:1[89]|20)\d\d"
    year = rf"{first_year}(?![\d%]|[.,:]\d|[-–]?[A-Za-z]|\s+(?:{any_of(own.units)})\b)"
    dash = r"(?:\s*[-–—−]\s*|\s+(?:to|through|until|till)\s+)"
    listed = rf"(?:{dash}|\s+(?:and|or)\s+|\s*&\s*)"
    pointed = any_of([*own.years, *own.same_years])
    of_year = rf"(?:(?:,?\s+|\s+(?:of|in)\s+){year}|,?\s+(?:of\s+)?(?:{pointed}))"
    edge = r"(?:(?:the\s+)?(?:beginning|start|middle|end)\s+of\s+|(?:[Ee]arly|[Ll]ate|[Mm]id)(?:\s+|-)(?:in\s+)?)"
    on = rf"(?:{weekday},?\s+)?(?:the\s+)?"
    month_first = (
        rf"{on}{month}\s+{day},?\s+{first_year}{dash}(?:{weekday},?\s+)?{month}\s+{day}{of_year}"
        rf"|{on}{month}\s+(?:the\s+)?(?:{first_day}{listed}(?:{weekday},?\s+)?(?:{month}\s+)?{day}(?!\s+{month})|{day})(?:{of_year})?"
    )
    day_first = (
        rf"{on}{first_day}(?:\s+(?:of\s+)?{month})?(?:,?\s+{first_year})?{listed}(?:the\s+)?{first_day}\s+(?:of\s+)?{month}(?:{of_year})?"
        rf"|{on}{first_day}\s+(?:of\s+)?{month}(?!\s+\d{{1,2}}\b)(?:{of_year})?"
    )
    between = r"(?<=etween\s)"
    month_year = (
        rf"{between}{edge}?{month}(?:,?\s+{first_year})?\s+and\s+{edge}?{month}(?:{of_year})?(?!\s+\d)"
        rf"|{edge}?{month}(?:,?\s+{first_year})?{dash}{month}{of_year}|{edge}?{month}{of_year}"
        rf"|(?:(?<=rom\s){month}\s+(?:to|through|until|till)\s+|(?<![-–—]){month}[-–—]){month}(?!{of_year}|\s+\d|[-–—])"
        rf"|(?:this\s+past|last|next|this)\s+{month}(?!\s+\d)"
    )
    ordinal = "(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)"
    first_few = (
        r"(?:[Tt]he\s+)?(?:[Ff]irst|[Ll]ast|[Ff]inal)\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\s+(?:months|quarters)"
        rf"(?:{of_year}|\s+of\s+the\s+year)"
    )
    season = "(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
    group = (
        rf"{first_few}|(?:[Tt]he\s+)?{ordinal}-quarter(?:\s+of)?\s+{year}|(?:[Tt]he\s+)?{ordinal}\s+half[\s-]year{of_year}"
        rf"|(?:this\s+past|[Tt]his|[Ll]ast|[Nn]ext)\s+{season}\b(?!\s+(?:{first_year}|[A-Z]))"
        rf"|(?:[Tt]he\s+)?(?:{first_year}\s+fiscal\s+year|[Ff]iscal\s+(?:[Yy]ear\s+)?{year}|FY\s?{first_year}(?![\d/-]))"
        rf"|(?:[Tt]he\s+)?(?:beginning|start|middle|end)\s+of\s+the\s+year(?!\s+(?:\d|of\b|before\b))"
        rf"|(?:[Tt]he\s+)?{ordinal}\s+(?:quarter|half)(?:{of_year}|\s+of\s+the\s+year)"
        rf"|[Tt]he\s+{ordinal}\s+quarter(?!\s+(?:of|final|century|back)\b|-)"
        rf"|(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?:\s+(?:of|in))?(?:,?\s+){year}|{first_year}\s*(?:Q[1-4]|H[12])"
        rf"|(?:the\s+)?{season}(?:\s+of)?\s+{year}"
    )
    lead = _after_any(_LEADS)
    years = (
        rf"(?:the\s+years?\s+)?{first_year}(?:[-–—]\d{{2}}(?![\d-])|{dash}{year})"
        rf"|(?<=etween\s){first_year}\s+and\s+{year}|(?:the\s+year\s+(?:of\s+)?){year}|{edge}(?:{year}|(?:{pointed}))|(?:{lead}|(?<=[(])(?=\d{{4}}[:)])|(?<=[ (]for\s)(?=\d{{4}}(?:\s*[,.;:)]|\s+(?:and|was|were|is|are|compared|rose|fell|amounted|to|of)\b|\s*$))|(?<=(?:19|20)\d\d,\s)|(?<=(?:19|20)\d\d\sand\s)|(?<=(?:19|20)\d\d,\sand\s)){year}(?!\s+[A-Z][a-z]+\s+(?:Summit|Conference|Forum|Games|Cup|Olympics|Fair|Expo))"
    )
    months = rf"{edge}{month}(?!\s+\d)|{lead}{month}(?!\s+(?:\d|[A-Z][a-z]))"
    plan = (
        r"(?:[Tt]he\s+)?(?:\d{1,2}th|[Tt]enth|[Ee]leventh|[Tt]welfth|[A-Za-z]+teenth)\s+[Ff]ive-[Yy]ear\s+[Pp]lan"
        r"(?:\s+\(\d{4}[-–]\d{4}\))?\s+(?:[Pp]eriod|years)"
    )
    decade = r"(?:the\s+)?(?:(?:early|mid|late)[\s-])?(?<!\d)(?:1[89]|20)\d0s\b"
    pointing = rf"{_either_case([*own.years, *own.same_years, *own.months, *own.same_months])}(?!['’]s)"
    days = rf"{_either_case([*own.days, *own.same_days])}(?!['’]s)"
    weekdays = rf"(?:{_either_case([name for name in own.weeks if name])}\s+)?{full_weekday}(?!s\b|['’]s)"
    whole = (
        f"{_ISO}|{month_first}|{day_first}|{month_year}|{group}|{plan}|{decade}|{years}|{months}|{pointing}"
    )
    starts = (
        r"(?=\d|[JFMASONDTWQHESLBIVN]|(?:the|this|that|last|next|today|tonight|tomorrow|yesterday|early|late|mid|beginning|start|middle|end"
        r"|first|second|third|fourth|final|fiscal|spring|summer|autumn|fall|winter)\b)"
    )
    return rf"(?<![\w/]){starts}(?P<date>{whole}|(?P<relative>{days}|{weekdays}))(?!\w|['’]s\b)"


def _after_any(words_before: Iterable[str]) -> str:
    """Match after any of the words and one space."""
    return "(?:" + "|".join(rf"(?<=\b[{w[0].upper()}{w[0]}]{w[1:]}\s)" for w in words_before) + ")"


def _capital(names: Iterable[str]) -> str:
    """Match names of months or days, capitalised or all capitals: "may" and "sun" are words."""
    every = sorted(names, key=len, reverse=True)
    short = [name for name in every if len(name) <= _LONGEST_SHORT_NAME and name not in _WHOLE_NAMES]
    whole = [name for name in every if name not in short]
    plain, dotted = ("|".join([*some, *(name.upper() for name in some)]) for some in (whole, short))
    return rf"(?:(?:(?:{plain})|(?:{dotted})\.?)(?![A-Za-z]))" if short else rf"(?:(?:{plain})(?![A-Za-z]))"


def _either_case(names: Iterable[str]) -> str:
    """Match any of the words as they are or with a capital."""
    return rf"(?:{any_of([*names, *(name[0].upper() + name[1:] for name in names)])})"
