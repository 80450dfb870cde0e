"""Whether a date stands within a name or a title (“2018年首届…节”, the 2018 Summit), where it dates nothing that happened."""

from __future__ import annotations

import re
from functools import cache

from lufang_tui.dates.phrases import any_of
from lufang_tui.dates.vocabulary import words

_LONGEST_NAME = 40  # code points that a name in marks, or after a year, is looked for in
_TITLE_ENDS = re.compile("[》〉]")
_OPENING, _CLOSING = '“「『‘"', '”」』’"'
_TITLE_OF = re.compile(r"[A-Z]\w* [Oo]f $")  # the Third Quarter of 2018, the Summit of 2018
_ENGLISH_EVENT = re.compile(
    r"(?:\s+(?:[A-Z][\w&’'-]*|of|the|and|on|for|in)){0,7}?\s+(?:Summit|Conference|Forum|Games|Cup|Olympics|Fair|Expo|Exposition|Exhibition|Festival|Congress"
    r"|Convention|Championships?|Awards?|Prize|Carnival|Symposium|Gala|Parade|Marathon|Index|Ranking|List|Report|White\s+Paper|Challenge|Tour|Open)\b"
)
"""What stands behind a date that is part of an event's name."""
_STOPS = re.compile("[，。；！？,;!?\n]|[.] ")


def in_name(text: str, start: int, end: int, chinese: bool) -> bool:
    """Tell whether `text[start:end]`, a date, is part of a name or a title."""
    if _in_title(text, start, end) or _is_phrase(text, end, chinese):
        return True
    if _opens_marked_name(text, start, end, chinese):
        return True
    return (_chinese_name if chinese else _english_name)(text, start, end)


def _is_phrase(text: str, end: int, chinese: bool) -> bool:
    # 在今天的市场: the phrase may go on one character behind the date.
    phrases = words(chinese).not_days
    return text.endswith(phrases, 0, end) or text.endswith(phrases, 0, end + 1)


def _in_title(text: str, start: int, end: int) -> bool:
    """Whether 《》 stand round it."""
    before = text[max(0, start - _LONGEST_NAME) : start]
    if before.rfind("《") <= before.rfind("》"):
        return False
    return _TITLE_ENDS.search(text, end, end + _LONGEST_NAME) is not None


def _opens_marked_name(text: str, start: int, end: int, chinese: bool) -> bool:
    """Whether it is the first word of a short name in marks; a statement would go on with a comma."""
    if not start or text[start - 1] not in _OPENING or text[end : end + 1] in _CLOSING:
        return False
    closing = min(
        (at for mark in _CLOSING if (at := text.find(mark, end, end + _LONGEST_NAME)) >= 0), default=-1
    )
    if closing < 0 or _STOPS.search(text, start, closing):
        return False
    return closing - start <= (24 if chinese else _LONGEST_NAME)


def _chinese_name(text: str, start: int, end: int) -> bool:
    if text[end - 1 : end] not in "年度" or not text[start].isdigit():
        return False
    return _chinese_event().match(text, end) is not None


@cache
def _chinese_event() -> re.Pattern[str]:
    own = words(True)
    within = rf"(?:(?!{any_of(own.no_name)})[^，。；：！？、\s]){{0,14}}?"
    return re.compile(
        rf"(?:度?(?:全国|中国|世界|国际|全球|亚洲)?[“「]?(?:首届|首屆|第[一二三四五六七八九十\d]+[届屆次])|{within}(?:{any_of(own.names)})(?![目日点點能省约約假员長长]))"
    )


def _english_name(text: str, start: int, end: int) -> bool:
    if end - start == len("2018") and _TITLE_OF.search(text, max(0, start - _LONGEST_NAME), start):
        return True
    pointed = "the " in (text[max(0, start - 4) : start].lower(), text[start : start + 4].lower())
    if (pointed or text[start:end].isdigit()) and _ENGLISH_EVENT.match(text, end):
        return True
    start += len("the ") if text[start : start + 4].lower() == "the " else 0
    return any(text.startswith(name, start) for name in words(False).named_days)
