"""The posts that stand before a name: 云海集团副总裁、首席战略官, one after the other, each with its body."""

from __future__ import annotations

import re
from functools import cache

from lufang_tui.release.model import RoleFound
from lufang_tui.release.zh.words import any_of, fold, titles

_REACH = 80
"""Code points before a name in which its posts stand."""
_MARKS = "，。；：！？“”‘’「」『』\n\t…—、｜|"
_JOINS = ("、", "兼任", "兼", "暨", "和", "及", "以及", "，", "/", "／", "·")
_TEAM = "团队"
_AND = ("和", "与", "及", "暨", "以及")
_LEAGUE = re.compile("共青团|^团|民革|民盟|民建|民进|农工党|致公党|九三|台盟")
_COMMITTEE = re.compile("[省市县区州旗]委$")
_ALL_QUOTED = re.compile("^[“「]([^”」]*)[”」]$")
_LABEL = re.compile(r"^[（(][^（）()]*[）)]")
_LOCAL = re.compile("(?:副|代)?[省市县区州镇乡村]长$")


@cache
def _edges() -> re.Pattern[str]:
    """Match a word that bounds a name, or as `inside` one that only holds such a word."""
    return re.compile(
        rf"(?P<inside>{any_of('zh-not-edges', 'zh-not-titles')})|(?P<edge>{any_of('zh-edges')}|[0-9０-９]+[日月年点时分]|[{re.escape(_MARKS)}])"
    )


def phrase_start(folded: str, end: int, reach: int = _REACH) -> int:
    """Give where the words begin that name a body or person up to `end`: behind the last mark or boundary word."""
    start = max(0, end - reach)
    begin = start
    for found in _edges().finditer(folded, start, end):
        if found["edge"] in _AND and _between_fields(folded, found):
            continue
        inside = found[0] in "原前" and begin < found.start() and not folded[found.start() - 1].isspace()
        if found["edge"] is not None and not inside:  # 江原大学 has no former post in it
            begin = found.end()
    while begin < end and (folded[begin].isspace() or (folded[begin] == "访" and folded[begin - 1] == "—")):
        begin += 1
    return begin


def _between_fields(folded: str, joint: re.Match[str]) -> bool:
    """Whether a word joins two fields in the name of one body: 文化体育及旅游局, 经济和信息化委员会."""
    return bool(
        _field_end().search(folded, max(0, joint.start() - 8), joint.start())
        and _field().match(folded, joint.end())
    )


@cache
def _field() -> re.Pattern[str]:
    return re.compile(any_of("zh-fields"))


@cache
def _field_end() -> re.Pattern[str]:
    return re.compile(f"{any_of('zh-fields')}$")


def roles_before(text: str, folded: str, title: re.Match[str]) -> tuple[RoleFound, ...]:
    """Give the posts of the one whose name follows `title`, in the order of the text."""
    found: list[tuple[str, str | None]] = []
    end = title.end()
    current: re.Match[str] | None = title
    while current is not None:
        start = phrase_start(folded, current.start())
        begin = current.start()
        quoted = _quoted_before(text, start)
        if quoted and text.startswith(_TEAM, begin):
            begin += len(_TEAM)  # “蜂巢”团队队长
        organisation = _ALL_QUOTED.sub(r"\1", _LABEL.sub("", quoted + text[start:begin]).strip(" （("))
        post = text[begin:end].strip()
        found.append((post, _unbracketed(organisation) or None))
        current = None
        joined = _joined(folded, start)
        if joined is not None:
            current = _title_ending(folded, joined)
            end = joined
    roles: list[RoleFound] = []
    body: str | None = None
    for post, own in reversed(found):
        if own is not None:
            body = own
        elif body is not None and _LOCAL.search(fold(post)) and _COMMITTEE.search(fold(body)):
            body = body[:-1]
        roles.append(RoleFound(_full(post, body), body))
    return tuple(roles)


def _quoted_before(text: str, start: int) -> str:
    """What stands in marks right before the words of a body: “蜂巢”团队队长."""
    if text[start - 1 : start] not in ("”", "」"):
        return ""
    opening = max(text.rfind(mark, max(0, start - 24), start) for mark in "“「")
    quoted = text[opening:start] if opening >= 0 else ""
    return "" if set(quoted) & set("，。！？：；") else quoted


def _unbracketed(name: str) -> str:
    """What stands behind a bracket that is not closed: 某某（天目集团."""
    opening = max(name.rfind("（"), name.rfind("("))
    return name[opening + 1 :] if opening >= 0 and not {"）", ")"} & set(name[opening:]) else name


def _full(post: str, organisation: str | None) -> str:
    """The post of a party committee carries its level: 市委书记, 县委副书记."""
    committee = _COMMITTEE.search(fold(organisation)) if organisation else None
    if (
        committee
        and organisation
        and not _LEAGUE.search(fold(organisation))
        and fold(post) in ("书记", "副书记", "常委")
    ):
        return organisation[-2:] + post
    return post


def _joined(folded: str, start: int) -> int | None:
    """Where the words end that a further post before `start` ends with; None where none is joined on."""
    end = start
    while end > 0 and folded[end - 1].isspace():
        end -= 1
    for join in _JOINS:
        if folded.endswith(join, 0, end):
            return end - len(join)
    return None


def _title_ending(folded: str, end: int) -> re.Match[str] | None:
    """The post that ends at `end`."""
    for found in titles().finditer(folded, max(0, end - 16), end):
        if found["title"] is not None and found.end() == end:
            return found
    return None
