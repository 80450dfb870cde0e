"""The word lists as patterns over simplified text; each is compiled once, when first asked for.

Text is looked at in simplified characters (`fold`), one for one, so that every place is that of the text itself.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable


def fold(text: str) -> str:
    """Give the text in simplified characters, of the same length."""
    return text.translate(simplified())


def any_of(*lists: str) -> str:
    """Give a pattern that matches the longest word of the lists that fits."""
    return longest_first(word for name in lists for word in words(name))


def longest_first(found: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words that fits.

    A tree of their characters behind a look at the first one: `re` tries the branches of a plain list one by one at
    every place of the text, which takes ten times as long.
    """
    ordered = sorted({fold(word) for word in found if word})
    firsts = re.escape("".join(dict.fromkeys(word[0] for word in ordered)))
    return f"(?:(?=[{firsts}]){_tree(ordered)})"


def _tree(ordered: list[str]) -> str:
    """The pattern of sorted words, what they begin with in common written once."""
    branches: list[str] = []
    leaves = ""
    for first, group in groupby((word for word in ordered if word), key=itemgetter(0)):
        rests = [word[1:] for word in group]
        if rests == [""]:
            leaves += re.escape(first)
            continue
        branches.append(re.escape(first) + _tree(rests) + ("?" if "" in rests else ""))
    if leaves:
        branches.append(f"[{leaves}]")
    return f"(?:{'|'.join(branches)})"


@cache
def cue_ways() -> dict[str, tuple[str, str]]:
    """Cue -> what must follow it, and whether the statement may go on for sentences."""
    return {fold(cue): (how, reach) for cue, how, reach in rows("zh-cues")}


@cache
def surnames() -> frozenset[str]:
    """The surnames, single and compound."""
    return frozenset(fold(word) for word in words("zh-surnames"))


@cache
def common_surnames() -> frozenset[str]:
    """The surnames that are everyday words as well."""
    return frozenset(fold(word) for word in words("zh-surnames-common"))


@cache
def not_a_name() -> re.Pattern[str]:
    """Match a word that begins as a name would and is none."""
    bodies = (word for word in words("zh-bodies") if len(word) > 1)
    return re.compile(longest_first([*words("zh-not-names"), *bodies]))


MANNER = "[\u4e00-\u9fff]{2}地(?=[说讲问答喊写表指强承告对向跟补回宣提介谈念叫嚷吼呼叹感评总解抱坦直质反追嘱叮劝安鼓勉])"
"""霍顿坦率地承认: how somebody speaks."""


@cache
def follower() -> re.Pattern[str]:
    """Match what may stand behind a name: the end, a mark, a word."""
    verbs = (word for word in words("zh-predicates") if len(word) > 1)
    followers = longest_first([*words("zh-name-followers"), *verbs, *cue_ways()])
    return re.compile(
        rf"(?P<mark>$|[^\u3400-\u4dbf\u4e00-\u9fff·])|(?P<manner>{MANNER})|(?P<word>{followers})"
    )


_ASSISTED = "(?:董事长|总裁|总经理|校长|院长|所长|市长|县长|区长|部长|厅长|局长|省长|行长|会长|主席|总统|首相|总理)(?=助理|秘书|特别助理|高级顾问)"
"""Posts whose assistants have a post of their own: 校长助理."""


@cache
def titles() -> re.Pattern[str]:
    """Match a post with what belongs to it, or, as `other`, a word that only holds one."""
    return re.compile(
        rf"(?P<other>{any_of('zh-not-titles')})"
        rf"|(?P<title>{any_of('zh-title-modifiers')}{{0,5}}?(?:(?P<head>(?:{_ASSISTED})?{any_of('zh-titles')})|(?P<calling>{any_of('zh-callings')}))(?![会团们]))"
    )


@cache
def body_end() -> re.Pattern[str]:
    """Match text that ends with the last word of a body's name."""
    return re.compile(rf"{any_of('zh-bodies')}$")
