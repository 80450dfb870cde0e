"""What a Chinese sentence says somebody's post is, by its grammar alone: 现任, 身为, brackets, an apposition. Texts are folded."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold
from lufang_tui.verify.naming import HAN, title_pattern, zh_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PHRASE = r"[^，。；：、！？“”‘’「」『』（）《》()\[\]\"',.;:!?—–\s]{2,30}"
_STOP = r"(?=[，。；：、！？“”「」（）()\",.;:!?—–\s]|$)"
ONCE = ("曾", "历任")
"""What a post that somebody had begins with."""
_AHEAD = re.compile(rf"(?P<post>{_PHRASE})$")
_NOW = "(?:现在|目前|如今|当时|刚刚|新近)?"
_HOLDS = r"(?:(?:现任|时任|现为|身为|作为)|(?P<loose>来自|就职于|任职于|供职于|效力于|担任|出任|就任|升任|任|是|为|系))"
_SAID_OF = ("身为", "作为", "担任", "现任", "时任", "任")
_AGENT = "员师家手长工生医匠官者士监总编导裁警委"
"""The last characters of words for those who do something for a living, whichever they are."""
_NO_NOUN = frozenset("向对问请由让给派把被将和与跟同及在说称告了着过是有的之去来从能可都也就又还使于以")
_ANYBODY = re.compile(
    r"(?:代表|学者|专家|人员|职员|员工|职工|成员|官员|领导|高管|负责人|人士|记者|作者|嘉宾|读者|消费者|患者|志愿者|先生|女士|老师|选手|运动员|会员|老总|掌门人|带头人|创始人|当家人|一员|学生|毕业生|工人|医生)$"
)
"""Kinds of people that are no post."""
_LONGEST_POST = 8


class Known(NamedTuple):
    """What the sources know of posts, folded: what they write themselves is right."""

    article: str
    """The text of the source at hand."""
    bodies: Sequence[str]
    """The names of all bodies."""
    titles: Sequence[str]
    """The titles of everybody."""


class Claim(NamedTuple):
    """What is said to be somebody's post."""

    phrase: str
    """The words, body and title."""
    firm: bool
    """Whether the grammar leaves no doubt that it is a post; else it must begin with a body."""


def claims(text: str, name: str) -> Iterator[Claim]:
    """Give what a folded text tells as the post of somebody whose folded name stands in it."""
    who = re.escape(name)
    for found in re.finditer(rf"{who}(?:本人)?[，,]?{_NOW}{_HOLDS}(?P<post>{_PHRASE}){_STOP}", text):
        yield Claim(found["post"], firm=not found["loose"])
    led = "|".join(_SAID_OF)
    for found in re.finditer(rf"(?:{led})(?P<post>{_PHRASE})[，,]{who}", text):
        yield Claim(found["post"], firm=True)
    for found in re.finditer(rf"{who}[（(](?P<post>[^（）()]{{2,40}})[）)]", text):
        for post in re.split("[,，、;；]", found["post"]):
            yield Claim(post.strip(), firm=False)
    for found in re.finditer(rf"{who}[，,](?P<post>{_PHRASE})(?=[，,：:\n]|$)", text):
        yield Claim(found["post"], firm=False)
    for ahead in text.split(name)[:-1]:
        before = _AHEAD.search(ahead)
        if before is not None and not before["post"].startswith(ONCE):
            yield Claim(before["post"], firm=False)


def parted(phrase: str, bodies: Sequence[str]) -> tuple[str, str]:
    """The body at the beginning of a phrase, and the rest; the body is empty where none is known by its name or its last word."""
    longest = 0
    for body in bodies:
        if HAN.search(body):
            longest = max(longest, _shared(phrase, body))
    found = _body().match(phrase, longest)
    if found is not None:
        longest = found.end()
    return phrase[:longest], phrase[longest:].lstrip("的")


def _shared(phrase: str, body: str) -> int:
    """How much of a phrase's beginning is a body's name, or the beginning or end of it."""
    for start in range(max(1, len(body) - 1)):
        if phrase.startswith(body[start:]):
            return len(body) - start
    at = 0
    while at < min(len(body), len(phrase)) and body[at] == phrase[at]:
        at += 1
    return at if at > 1 else 0


@cache
def _body() -> re.Pattern[str]:
    """A pattern for the shortest name of a body that a text begins with, and the parts of it behind."""
    ends = "|".join(
        sorted((re.escape(word) for word in words("zh-bodies") if len(word) > 1), key=len, reverse=True)
    )
    return re.compile(rf"(?:[\u4e00-\u9fff·]{{1,12}}?(?:{ends}))+")


def is_post(rest: str, titles: Sequence[str]) -> bool:
    """Whether what stands behind a body is a post: one of the list or of the kit, or a noun made like one."""
    if not rest or _ANYBODY.search(rest):
        return False
    if zh_titles().search(rest) or any(rest.endswith(title) for title in titles):
        return True
    return (
        1 < len(rest) <= _LONGEST_POST and rest[-1] in _AGENT and not _NO_NOUN & set(rest) and not _cued(rest)
    )


def without_kind(phrase: str) -> str:
    """A phrase without a word at its end that tells what kind of person somebody is: 掌门人, 代表."""
    return _ANYBODY.sub("", phrase)


def is_title(phrase: str, titles: Sequence[str]) -> bool:
    """Whether a phrase is nothing but a title of the list or of the kit."""
    return phrase in titles or _title().fullmatch(phrase) is not None


def _cued(text: str) -> bool:
    return any(row[0] in text for row in rows("zh-cues") if len(row[0]) > 1)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(title_pattern())


def folded(titles: Sequence[str]) -> list[str]:
    """The Chinese ones of some titles, folded."""
    return [text for title in titles for text in (fold(title).text,) if HAN.search(text)]
