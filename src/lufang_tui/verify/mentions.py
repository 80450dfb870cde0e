"""What the words are that a draft names its speaker by: a post, a kind of person, a thing, or a cue's rest."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold
from lufang_tui.verify.naming import HAN, forms, short, surname_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.naming import Cast
    from lufang_tui.verify.passages import Who

GENERIC = re.compile(
    r"(?:负责人|发言人|知情者|业内人士|有关人士|相关人士|知情人士|消息人士|高管|专家|嘉宾|领导|官员|代表|主讲人|演讲者)$"
    r"|^(?:(?:the|an?|one|another|this|that|its|their|company|senior|some) )*(?:spokes\w+|officials?|sources?|insiders?|executives?|experts?|speakers?|managers?|representatives?)$"
)
"""Mentions that name nobody and may stand for anybody who speaks at such an occasion."""
LEADS = frozenset(
    (
        "chief", "head", "director", "executive", "leader", "president", "chair", "chairman", "chairwoman", "manager", "secretary",
        "commissioner", "mayor", "commander", "superintendent", "principal", "dean", "editor", "coach", "ceo",
    )
)  # fmt: skip
"""Heads of posts that news style calls a chief."""
_ARTICLE = re.compile(r"^(?:the|its|their|our) ")
IN_THE_EYES = re.compile(r"看来|眼中|眼里|话说|的话|according to|in the words of|[（(][^（()）]*$")
THING = re.compile(r"(?:[Aa]n?|[Tt]he|[Oo]ne)(?: [a-z][\w’'-]*)+$")


def names_no_office(mention: str) -> bool:
    """Whether the noun of a mention in an alphabet stands for nobody who speaks."""
    known = words("en-post-heads") | words("en-sources") | words("en-titles")
    head = re.split(" (?:at|of|in|on|from|for|by|near|outside|inside) ", mention)[0]
    return head.split()[-1] not in known


def holds_post(frame: str, expected: Sequence[Who], cast: Cast) -> bool:
    """Whether the draft calls a speaker by a post alone, in an alphabet: the mayor, Solvane's chief financial officer."""
    for who in expected:
        for post in who.posts:
            for title in post.titles:
                folded = fold(title).text
                if HAN.search(folded) or not re.search(rf"(?<![\w-]){re.escape(folded)}(?![\w-])", frame):
                    continue
                named = [fold(body).text for body in post.bodies]
                if any(body in frame for body in named) or not cast.holders(folded, who):
                    return True
    return False


def cut_short(mention: str, expected: Sequence[Who], frame: str) -> bool:
    """Whether the mention ends with a surname whose form of address stands behind it: 查 of 查总."""
    return any(
        who.is_person
        and any(HAN.match(form) and mention.endswith(surname_of(form)) for form in forms(who))
        and short(who, frame) is not None
        for who in expected
    )


def is_generic(mention: str) -> bool:
    """Whether a folded mention is a pronoun, or a kind of person who speaks: the officials, 负责人."""
    return (
        mention in words("pronouns") or mention in words("zh-pronouns") or GENERIC.search(mention) is not None
    )


def has_cue(text: str) -> bool:
    """Whether a text has a cue, or a colon in the place of one."""
    frame = fold(text).text
    if IN_THE_EYES.search(frame):
        return True
    zh = any(row[0] in frame for row in rows("zh-cues") if len(row[0]) > 1 or row[0] in ("说", "称"))
    if zh or "：" in frame or ":" in frame:
        return True
    return not cues().isdisjoint(re.findall(r"[a-z]+", frame))


@cache
def cues() -> frozenset[str]:
    """The forms of the English cues."""
    return frozenset(form for row in rows("en-cues") for form in row[0].split())


def by_post(mention: str, expected: Sequence[Who]) -> bool:
    """Whether the mention is the post of a speaker without the name: 京东云交付总监."""
    mention = _ARTICLE.sub("", mention)
    for who in expected:
        for post in who.posts:
            for title in post.titles:
                folded = fold(title).text
                if folded and mention.endswith(folded):
                    rest = mention[: -len(folded)]
                    if not rest or any(rest.strip().endswith(fold(body).text) for body in post.bodies):
                        return True
            if _is_called_chief(mention, post.titles, [fold(body).text for body in post.bodies]):
                return True
    return False


def _is_called_chief(mention: str, titles: Sequence[str], bodies: Sequence[str]) -> bool:
    """Whether a mention is what headlines call somebody who leads a body: the Petrel chief."""
    found = re.fullmatch(r"(?P<body>.+?)(?:['’]s?)? (?:chief|boss|head|leader)", mention)
    leads = any(LEADS & set(re.findall(r"[a-z]+", fold(title).text)) for title in titles)
    return found is not None and leads and found["body"] in bodies
