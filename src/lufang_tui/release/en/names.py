"""What a person's name looks like in an English text, Chinese names in pinyin among them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lufang_tui.lexicon.words import rows, words

_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|uang|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|üe|ve|a|e|i|o|u|ü|v)"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE}){{0,2}}", re.IGNORECASE)
HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Madam|Mdm|Messrs)\b\.?|(?:Rep|Sen|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Rev|Hon|Amb|Adm)\.)"
_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĐİ"
_LOWER = "a-zà-öø-ÿāăąćčďđēęěğįıłńňřśşšťūůźżž"
NAME_WORD = (
    rf"(?:(?:al|el|as|ash|an|ar|at|bin|ben)-)?[{_UPPER}](?:[{_LOWER}]+|[’'][{_UPPER}][{_LOWER}]+)"
    rf"(?:-[{_UPPER}]?[{_LOWER}]+|[’'](?!s\b)[{_UPPER}]?[{_LOWER}]+|[{_UPPER}][{_LOWER}]+)*"
)
_INITIAL = r"(?:[A-Z]\.)+(?:[- ]?[A-Z]\.)*"
PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|van|von|bin|ibn|al|el|la|le|ten|ter|Ó|Ní|Uí|Mac|O)"
_SPACE = r"[^\S\n]+"
"""Between the words of a name, which no line end parts."""
NAME = (
    rf"(?:{_INITIAL}[^\S\n]*)?{NAME_WORD}(?:{_SPACE}(?:{_INITIAL}|{PARTICLE}{_SPACE}(?:{PARTICLE}{_SPACE})?{NAME_WORD}|{NAME_WORD}))"
    r"{0,3}(?:,?[^\S\n]+(?:Jr|Sr)\b\.?|[^\S\n]+(?:II|III|IV)\b)?"
)


def is_chinese_name(tokens: list[str]) -> bool:
    """Whether it is a surname and a given name in pinyin, the surname first."""
    if len(tokens) not in (2, 3) or tokens[0] not in words("en-chinese-surnames"):
        return False
    return all(_PINYIN.fullmatch(token) for token in tokens[1:])


def is_given(token: str) -> bool:
    """Whether it is a common given name, or a double one (Jean-Paul)."""
    known = words("en-given-names")
    return token in known or ("-" in token and token.partition("-")[0] in known)


def gender(token: str) -> str:
    """`f` or `m` where nearly all bearers of a given name are women or men, else empty."""
    return _genders().get(token) or _genders().get(token.partition("-")[0], "")


@cache
def _genders() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("en-given-names") if len(row) > 1}


_GIVEN_TOO = frozenset(
    (
        "April",
        "May",
        "June",
        "August",
        "Art",
        "Washington",
        "Christian",
        "Paris",
        "London",
        "Georgia",
        "Chelsea",
    )
)
"""Given names that are first of all other words: names only where another word stands behind and something else speaks for it."""


def may_be_name(tokens: list[str]) -> bool:
    """Whether nothing speaks against it: no word of bodies, places and posts among the words."""
    return _may_be_name(*tokens)


@lru_cache(maxsize=4096)  # a release asks for the same names over and over
def _may_be_name(*tokens: str) -> bool:
    if not 1 <= sum(re.fullmatch(PARTICLE, token) is None for token in tokens) <= 5:
        return False
    if is_chinese_name(list(tokens)):
        return True
    barred = not_names()
    plain = [token.rstrip(".") for token in tokens]
    first = is_given(plain[0]) or (len(plain) > 1 and plain[0] in _GIVEN_TOO)
    if first and len(plain) > 1 and plain[-1] in words("en-family-names-too"):
        plain.pop()
    if any(token in barred and not (at == 0 and first) for at, token in enumerate(plain)):
        return False
    return not any(
        token.lower() in words("en-post-heads") and not (at == 0 and first)
        for at, token in enumerate(plain[:-1])
    )


def surname(tokens: list[str]) -> str:
    """The family name: the first word of a Chinese name, the last of any other; Jr. and III are none."""
    if is_chinese_name(tokens):
        return tokens[0]
    plain = [token for token in tokens if token.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")]
    last = plain[-1].rstrip(",")
    if len(plain) > 2 and re.fullmatch(PARTICLE, plain[-2]):
        return f"{plain[-2]} {last}"
    return last


@cache
def not_names() -> frozenset[str]:
    """Words that show that a capitalised phrase is no person."""
    return words("en-not-names") | words("en-bodies") | words("en-bodies-of")
