"""The people of a Chinese release: a name beside a post, and every other place that has the name.

The rules: `title-name` (京东云交付总监查文雄), `name-title` (王小兵主任), `name-bracket` (张三（某公司总裁）),
`name-apposition` (张三，某公司总裁，) and `shared-title` (副总裁张三、李四).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.model import PersonFound, RoleFound, Span
from lufang_tui.release.zh.names import (
    dotted_names,
    is_kin,
    is_name,
    is_word,
    name_end,
    transcribed,
    transcribes,
)
from lufang_tui.release.zh.posts import roles_before
from lufang_tui.release.zh.words import (
    any_of,
    body_end,
    common_surnames,
    fold,
    follower,
    longest_first,
    surnames,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHARED = re.compile("[、和与]")
_BEFORE = re.compile(r"(?:^|[，。；：！？、（“”「\s])$")
_BRACKETED = re.compile("[（(]([^（）()，。]{2,40})[）)]")
_ADDRESSED = frozenset({"先生", "女士", "小姐", "同志"})
"""Forms of address, which stand behind a name only and are no post."""
_SURE_NAME = 3
_GRAMMAR = "和与有从能都时成应别通空相后公向连代"
"""Surnames that behind a calling are words of grammar: 用户和完善."""
_NEAR = 5_000
"""Code points around a place in which a name is looked for again."""
_CUES = ("说", "表示", "认为", "介绍", "告诉", "指出", "坦言", "回忆", "透露", "强调")
_NOBODY = frozenset({"记者", "编辑"})
"""Who signs the article is not one of its people."""


class _Found(NamedTuple):
    name: Span
    roles: tuple[RoleFound, ...]
    rule: str


class People:
    """Gathers the people of one text. `folded` is the text in simplified characters."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self._people: dict[str, _Person] = {}
        self._bodies: set[str] = set()
        self._known: frozenset[str] = frozenset()

    def find(self, known: Iterable[str] = ()) -> None:
        names = dict.fromkeys(map(fold, known))
        self._known = frozenset(names)
        for name in names:
            # One of two characters is too often a part of other words.
            if len(name) >= _SURE_NAME and (at := self._folded.find(name)) >= 0:
                self.add(Span(at, at + len(name)), rule="name-known")
        for found in self._beside_titles():
            self.add(found.name, found.roles, found.rule)
        self._bodies = {
            role.organisation[:length]
            for one in self._people.values()
            for role in one.roles
            if role.organisation
            for length in (2, 3, 4)
        }
        for name in [
            name for name, one in self._people.items() if one.rule == "name-title" and self.is_body(name)
        ]:
            del self._people[name]  # 凌霄云总裁: somebody holds a post in it
        for found in self._before_brackets():
            self.add(found.name, found.roles, found.rule)
        for found in self._described():
            self.add(found.name, found.roles, found.rule)

    def add(self, name: Span, roles: tuple[RoleFound, ...] = (), rule: str = "name-cue") -> str:
        """Take a person down; gives the name."""
        words_of = self._text[name.start : name.end].strip()
        known = self._people.setdefault(words_of, _Person(words_of, rule))
        known.roles.update(dict.fromkeys(roles))
        return words_of

    def is_known(self, name: str) -> bool:
        """Whether a folded name is one that was known before anything was found."""
        return name in self._known

    def is_body(self, name: str) -> bool:
        """Whether somebody holds a post in a body that is called so, or whose name begins so."""
        return name in self._bodies

    def __contains__(self, name: str) -> bool:
        return name in self._people

    def named(self, mention: str) -> str | None:
        """Give the person whom a mention names: the name in it, or 查总监 for the only one of that surname."""
        if mention in self._people:
            return mention
        inside = [name for name in self._people if name in mention]
        if len(inside) == 1:
            return inside[0]
        found = _ADDRESS().fullmatch(mention)
        if found:
            same = [name for name in self._people if name.startswith(found[1])]
            if len(same) == 1:
                self._people[same[0]].aliases.setdefault(mention)
                return same[0]
        return None

    def found(self) -> tuple[PersonFound, ...]:
        """Everybody, in the order of the text, with all the places that name them."""
        made = []
        for person in self._people.values():
            spans = [
                Span(at.start(), at.end())
                for form in (person.name, *person.aliases)
                for at in re.finditer(re.escape(form), self._text)
            ]
            made.append(
                PersonFound(
                    person.name, person.rule, tuple(person.roles), tuple(person.aliases), tuple(sorted(spans))
                )
            )
        return tuple(sorted(made, key=lambda one: one.mentions[:1]))

    def places(self) -> list[tuple[int, int, str]]:
        """Every place of a name, in order: start, end, name; of two that overlap the longer."""
        if not self._people:
            return []
        pattern = re.compile("|".join(sorted(map(re.escape, self._people), key=len, reverse=True)))
        return [(at.start(), at.end(), at[0]) for at in pattern.finditer(self._text)]

    def _beside_titles(self) -> Iterator[_Found]:
        taken = 0
        for title in titles().finditer(self._folded):
            if title["title"] is None or title.start() < taken:
                continue
            for found in self._beside(title):
                taken = max(taken, found.name.end)
                yield found

    def _beside(self, title: re.Match[str]) -> Iterator[_Found]:
        head: str = title["head"] or title["calling"]
        start = title.end()
        while start < len(self._folded) and self._folded[start] == " ":
            start += 1
        end = None
        if head not in _ADDRESSED:
            end = name_end(self._folded, start, titled=title["head"] is not None)
            if end is not None and title["calling"]:
                end = max(end, self._longer(start))
            if end is None and title["calling"]:
                end = transcribed(self._folded, start) or self._repeated(start) or self._of_three(start)
            if end is None and title["head"]:
                end = self._speaking(start)
        if end is not None and title["calling"] and self._is_grammar(start, end):
            end = None
        if end is not None and head in _NOBODY:
            return
        if end is not None:
            roles = roles_before(self._text, self._folded, title)
            yield _Found(Span(start, end), roles, "title-name")
            yield from self._sharing(end, roles)
            return
        if head not in _NOBODY:
            yield from self._before(title)

    def _is_grammar(self, start: int, end: int) -> bool:
        """Whether a name behind a calling is a word of grammar: 用户和完善; where it speaks it is none."""
        speaks = any(self._folded.startswith(cue, end) for cue in _CUES)
        return self._folded[start] in _GRAMMAR and not speaks

    def _speaking(self, start: int) -> int | None:
        """理事长仁青: what stands behind a post is a name where it speaks elsewhere: 仁青说."""
        if titles().match(self._folded, start):
            return None
        near = self._folded[max(0, start - _NEAR) : start + _NEAR]
        for length in (3, 2):
            name = self._folded[start : start + length]
            if len(name) < length or not name.isalpha() or name.isascii() or is_word(name):
                continue
            if any(f"{name}{cue}" in near for cue in _CUES):
                return start + length
        return None

    def _longer(self, start: int) -> int:
        """家长乌兰托娅: four characters and more that transcribe, a word or mark behind them; else 0."""
        run = transcribed(self._folded, start)
        if run is None or run - start < 4:
            return 0
        behind = follower().match(self._folded, run)
        return run if behind and (behind["mark"] is not None or len(behind[0]) > 1) else 0

    def _of_three(self, start: int) -> int | None:
        """环卫工人佟翠兰边扫雪边说: three characters of the form of a name, before a verb that no list has."""
        name = self._folded[start : start + 3]
        if not is_name(name) or name[1] == "某" or is_word(name) or is_word(name[1:]) or is_kin(name[1:]):
            return None
        return start + 3

    def _repeated(self, start: int) -> int | None:
        """群培: two characters that transcribe are a name where they come back."""
        name = self._folded[start : start + 2]
        again = all(map(transcribes, name)) and not is_word(name)
        return (
            start + 2
            if len(name) == 2 and again and self._folded.count(name, max(0, start - _NEAR), start + _NEAR) > 1
            else None
        )

    def _before_brackets(self) -> Iterator[_Found]:
        """张三（某公司总裁）: what stands in the brackets is a post and its body, and nothing else."""
        for bracket in _BRACKETED.finditer(self._folded):
            title = _last_title(self._folded, bracket.start(1), bracket.end(1))
            if title is None:
                continue
            start = next(
                (
                    bracket.start() - length
                    for length in (3, 2, 4)
                    if bracket.start() >= length
                    and is_name(self._folded[bracket.start() - length : bracket.start()], common=length == 3)
                    and _BEFORE.search(self._folded[: bracket.start() - length][-2:])
                ),
                None,
            )
            if start is not None:
                roles = roles_before(self._text, self._folded, title)
                yield _Found(Span(start, bracket.start()), roles, "name-bracket")

    def _described(self) -> Iterator[_Found]:
        """老人热依汗古丽, 嫌疑人张某龙, 古力帕尔·艾山江: people whom no post stands beside."""
        for found in described_people().finditer(self._folded):
            end = name_end(self._folded, found.end(), titled=False)
            name = self._folded[found.end() : end] if end is not None else ""
            if is_kin(name[1:]):
                continue  # 陈阿婆
            if end is None or not is_name(name):
                run = transcribed(self._folded, found.end())
                end = run
            if end is not None:
                yield _Found(Span(found.end(), end), (), "name-described")
        for found in _HIDDEN().finditer(self._folded):
            yield _Found(Span(*found.span()), (), "name-described")
        for start, end in dotted_names(self._folded):
            yield _Found(Span(start, end), (), "name-dotted")

    def _sharing(self, end: int, roles: tuple[RoleFound, ...]) -> Iterator[_Found]:
        """张三、李四 behind one post hold it both; the last of them is followed by no further post."""
        while _SHARED.match(self._folded, end):
            start = end + 1
            after = name_end(self._folded, start, titled=False)
            if after is None or titles().match(self._folded, after):
                return
            if not is_name(self._folded[start:after]) or body_end().search(self._folded[start:after]):
                return
            yield _Found(Span(start, after), roles, "shared-title")
            end = after

    def _before(self, title: re.Match[str]) -> Iterator[_Found]:
        """王小兵主任: the name right before the post, behind a mark, a body or another post."""
        start = title.start()
        listed = self._folded[title.end() : title.end() + 1] in "、兼暨"
        for length in (3, 2, 4):
            begin = start - length
            if begin < 0 or (listed and self._folded[begin] in common_surnames()):
                continue  # 海蓝云副总裁、事业部总经理柏杨
            left = self._folded[max(0, begin - 12) : begin]
            post = _ends_with_title(left)
            sure = length > 2 and bool(post or _BEFORE.search(left))
            if not is_name(self._folded[begin:start], common=sure):
                continue
            if not (_BEFORE.search(left) or body_end().search(left) or post or _EDGE().search(left)):
                continue
            roles: tuple[RoleFound, ...] = ()
            if post:
                before = next(
                    (
                        one
                        for one in titles().finditer(self._folded, begin - len(post), begin)
                        if one["title"]
                    ),
                    None,
                )
                roles = roles_before(self._text, self._folded, before) if before else ()
            elif title["head"] or title["calling"] not in _ADDRESSED:
                organisation = _body_before(self._text, self._folded, begin)
                roles = (RoleFound(self._text[start : title.end()], organisation),)
            yield _Found(Span(begin, start), roles, "name-title")
            return


def _last_title(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The post that ends at `end`."""
    for found in titles().finditer(folded, start, end):
        if found["title"] is not None and found.end() == end:
            return found
    return None


@cache
def described_people() -> re.Pattern[str]:
    """Match a word for somebody that a name may follow."""
    return re.compile(f"(?:{any_of('zh-kin')}|岁的|名叫|得主|获得者)(?=[\u4e00-\u9fff])")


@cache
def _HIDDEN() -> re.Pattern[str]:  # noqa: N802
    """Match a name that the release hides in part: 张某, 李某龙, 王某某."""
    return re.compile(
        f"(?:{longest_first(surnames())})某(?:某|[\u4e00-\u9fff](?=[，、（的在等向因及和与将称说交供为被是]))?(?![\u4e00-\u9fff]{{0,2}}[些个种年])"
    )


class _Person:
    def __init__(self, name: str, rule: str) -> None:
        self.name = name
        self.rule = rule
        self.roles: dict[RoleFound, None] = {}
        self.aliases: dict[str, None] = {}


@cache
def _ADDRESS() -> re.Pattern[str]:  # noqa: N802
    return re.compile(f"({longest_first(surnames())})(?:总|工|导|老|某|{any_of('zh-titles', 'zh-callings')})")


@cache
def _EDGE() -> re.Pattern[str]:  # noqa: N802
    return re.compile(f"{any_of('zh-edges')}$")


@cache
def _titles_at_end() -> re.Pattern[str]:
    return re.compile(f"{any_of('zh-titles', 'zh-callings')}$")


def _ends_with_title(text: str) -> str | None:
    found = _titles_at_end().search(text)
    return found[0] if found else None


def _body_before(text: str, folded: str, end: int) -> str | None:
    """The body that stands before a name whose post stands behind it, a 的 between them or not."""
    from lufang_tui.release.zh.posts import phrase_start

    if folded[end - 1 : end] == "的" and body_end().search(folded[max(0, end - 13) : end - 1]):
        end -= 1
    start = phrase_start(folded, end)
    found = text[start:end].strip(" 、，")
    return found or None
