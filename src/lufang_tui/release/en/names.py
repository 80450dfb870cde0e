"""What a person's name looks like in an English text, Chinese names in pinyin among them."""

from __future__ import annotations

import re
from functools import cache

from lufang_tui.lexicon.words import words

_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|uang|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|üe|ve|a|e|i|o|u|ü|v)"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE}){{0,2}}", re.IGNORECASE)
HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Madam|Mdm|Messrs)\b\.?|(?:Rep|Sen|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Rev|Hon|Amb|Adm)\.)"
NAME_WORD = (
    r"[A-Z](?:[a-zà-öø-ÿ]+|[’'][A-Z][a-z]+)(?:-[A-Z]?[a-zà-ÿ]+|[’'](?!s\b)[A-Z]?[a-zà-ÿ]+|[A-Z][a-z]+)*"
)
_INITIAL = r"(?:[A-Z]\.)+(?:-?[A-Z]\.)*"
PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|van|von|bin|ibn|al|el|la|le|ten|ter)"
NAME = (
    rf"(?:{_INITIAL}\s*)?{NAME_WORD}(?:\s+(?:{_INITIAL}|{PARTICLE}\s+(?:{PARTICLE}\s+)?{NAME_WORD}|{NAME_WORD}))"
    r"{0,3}(?:,?\s+(?:Jr|Sr)\b\.?|\s+(?:II|III|IV)\b)?"
)


def is_chinese_name(tokens: list[str]) -> bool:
    """Whether it is a surname and a given name in pinyin, the surname first."""
    if len(tokens) not in (2, 3) or tokens[0] not in words("en-chinese-surnames"):
        return False
    return all(_PINYIN.fullmatch(token) for token in tokens[1:])


def is_given(token: str) -> bool:
    """Whether it is a common given name."""
    return token in words("en-given-names")


def may_be_name(tokens: list[str]) -> bool:
    """Whether nothing speaks against it: no word of bodies, places and posts among the words."""
    if not 1 <= len(tokens) <= 5:
        return False
    if is_chinese_name(tokens):
        return True
    barred = not_names()
    plain = [token.rstrip(".") for token in tokens]
    if any(token in barred and not (at == 0 and is_given(token)) for at, token in enumerate(plain)):
        return False
    return not any(token.lower() in words("en-post-heads") for token in plain[:-1])


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
