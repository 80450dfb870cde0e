"""Numbers in running text, Chinese and English, told by their value: 20, ２０, 二十 and twenty are the same.

What comes in is folded (text/fold.py). A number never loses its point or its sign, and keeps its percent sign.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_HAN = "零〇一二三四五六七八九十百千万亿两"
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {word: value for value, word in enumerate(_ONES.split())} | {
    word: value * 10 for value, word in enumerate(_TENS.split(), 2)
}
_ENGLISH_SMALL = {"hundred": 100}
_ENGLISH_LARGE = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "bn": 10**9,
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

_WORD = "|".join(sorted([*_ENGLISH, *_ENGLISH_SMALL, *_ENGLISH_LARGE], key=len, reverse=True))
_SCALE = "|".join(sorted(_ENGLISH_LARGE, key=len, reverse=True))
_PERCENT = r"%|percent\b|per\ cent\b"
_POINTS = r"个?百分点|(?:percentage|percent)\ points?\b"
NUMBER = re.compile(
    rf"""
    (?P<parts>百分之)(?P<part>[{_HAN}]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)
    | (?P<digits>(?<![0-9a-z])[-+±](?=\d))?
      (?P<plain>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:(?P<th>st|nd|rd|th)\b|(?P<han_scale>[十百千万亿兆]+)|[ -]?(?P<scale>{_SCALE})\b)?
      (?:\ ?(?P<unit>{_POINTS}|{_PERCENT}))?
    | (?P<han>[{_HAN}]+(?:点[零〇一二三四五六七八九]+[万亿]?)?)(?P<han_unit>个百分点)?
    | \b(?P<word>(?:{_WORD})(?:(?:\ and\ |[ -])(?:{_WORD}))*)\b(?:\ (?P<word_unit>{_POINTS}|{_PERCENT}))?
    | \b(?P<ordinal>{"|".join(_ORDINALS)})\b
    """,
    re.VERBOSE,
)
"""What may be a number; `value` tells."""


def value(found: re.Match[str]) -> str | None:
    """Give a match of NUMBER as a normal form, such as `20`, `-1.5`, `20%`, `3th`; None where it is no number."""
    if found["parts"]:
        part = found["part"]
        number = _han(part) if part[0] in _HAN else _decimal(part)
        return None if number is None else f"{_plain(number)}%"
    if found["plain"]:
        return _arabic(found)
    if found["han"]:
        number = _han(found["han"])
        return None if number is None else _plain(number) + ("pp" if found["han_unit"] else "")
    if found["word"]:
        number = _english(found["word"])
        return None if number is None else _plain(number) + _unit(found["word_unit"])
    return f"{_ORDINALS[found['ordinal']]}th"


def _arabic(found: re.Match[str]) -> str | None:
    written = found["plain"].replace(",", "")
    number = _decimal(written)
    if number is None:
        return None
    scaled = bool(found["han_scale"] or found["scale"])
    if found["han_scale"]:
        for character in found["han_scale"]:
            number *= _SMALL.get(character) or _LARGE[character]
    if found["scale"]:
        number *= _ENGLISH_LARGE[found["scale"]]
    sign = found["digits"] or ""
    return f"{sign}{_plain(number) if scaled else _short(written)}{'th' if found['th'] else ''}{_unit(found['unit'])}"


def _short(written: str) -> str:
    """A number as written, its point and the noughts behind it kept (4.0 is no 4), without a nought before a digit (05月)."""
    return written[1:] if len(written) == 2 and written[0] == "0" else written


def _unit(word: str | None) -> str:
    if not word:
        return ""
    return "pp" if "point" in word or "百分点" in word else "%"


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:  # digits of a script that Decimal does not know
        return None


def _plain(number: Decimal | int) -> str:
    text = f"{number:f}" if isinstance(number, Decimal) else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _han(text: str) -> Decimal | int | None:
    """The value of a Chinese numeral; None where it is none: 三五 (three or five), 千万 in 千万不要 has one all the same."""
    whole, point, rest = text.partition("点")
    if point:
        scale = _LARGE.get(rest[-1], 1)
        digits = "".join(str(_DIGITS[one]) for one in (rest[:-1] if scale > 1 else rest))
        number = _han_whole(whole)
        return None if number is None or not digits else Decimal(f"{number}.{digits}") * scale
    return _han_whole(text)


def _han_whole(text: str) -> int | None:
    if len(text) > 1 and all(character in _DIGITS for character in text):
        if len(text) < 4 and not set(text) & set("〇零"):
            return None  # 三五年, 七八个: about so many, and no number of two digits
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    least = 10**16
    pending = False
    for character in text:
        if character in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[character], True
        elif character in _SMALL:
            scale = _SMALL[character]
            if scale >= least and section:
                return None
            section += (digit if pending and digit else 1) * scale
            digit, pending, least = 0, False, scale
        else:
            section += digit
            total = (total + (section or 1)) * _LARGE[character]
            section = digit = 0
            pending, least = False, 10**16
    return total + section + digit


def _english(text: str) -> int | None:
    """The value of an English numeral; None for a row of words that is none, such as `two three`."""
    total = section = 0
    last = "start"
    for word in re.split(r" and |[ -]", text):
        if word in _ENGLISH:
            if last == "unit" or (last == "ten" and not 0 < _ENGLISH[word] < 10):
                return None
            section += _ENGLISH[word]
            last = "ten" if word in _TENS else "unit"
        elif word in _ENGLISH_SMALL:
            section = (section or 1) * _ENGLISH_SMALL[word]
            last = "hundred"
        else:
            total += (section or 1) * _ENGLISH_LARGE[word]
            section, last = 0, "scale"
    return total + section
