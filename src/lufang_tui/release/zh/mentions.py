"""What a speaker's mention is made of: the patterns of phrases, pronouns and posts before a cue."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.release.zh.words import (
    MANNER,
    any_of,
    body_end,
    cue_ways,
    fold,
    follower,
    longest_first,
    surnames,
    titles,
)

if TYPE_CHECKING:
    from lufang_tui.release.model import Span
from lufang_tui.release.zh.names import is_name, transcribes

TIME = re.compile(
    r"(?:(?:[0-9０-９]{2,4}|[二一][○〇零一二三四五六七八九]{3})年)?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:月(?:[0-9０-９]{1,2}日?)?|日|时|点)"
    r"|[0-9０-９]{4}年|周[一二三四五六日末]|星期[一二三四五六日天]"
)
ADDRESSES = ("同志", "先生", "女士", "小姐")
_DISPATCH = r"(?:本[报网台刊社]|新华社|中新社|中新网|[美法路]新?[联社透]社?)[^，。；：“”\n]{0,14}日[电讯](?:[（(][^（）()]*[）)])?(?:\s*(?:本报)?记者[^，。；：]{2,8}报道[：:]?)?"


class Subject(NamedTuple):
    """The speaker's mention, and what is known of it."""

    mention: Span
    name: str | None = None
    """The person's name, where a person is named."""
    pronoun: bool = False
    likely: bool = True
    """Whether the words look like somebody who can speak."""
    hearsay: bool = False
    """Whether 据 stands before."""


def _predicates() -> str:
    """A pattern of what ends a subject: the words of the list, and the cues that are nothing but verbs."""
    verbs = [
        cue for cue, (how, _reach) in cue_ways().items() if how in ("open", "stop", "told") and len(cue) > 1
    ]
    return longest_first([*words("zh-predicates"), *verbs])


@cache
def edges() -> re.Pattern[str]:
    """Match what a clause's first phrase ends at, or as `inside` a word that only holds such a one."""
    return re.compile(
        rf"(?P<inside>《[^》]*》|“[^”]*”|「[^」]*」|[（(][^）)]*[）)]|{any_of('zh-not-predicates', 'zh-titles', 'zh-callings', 'zh-speakers', 'zh-bodies')})"
        rf"|(?P<edge>{TIME.pattern}|[\u4e00-\u9fff](?=着)|{MANNER}|{_predicates()})"
    )


@cache
def addressed() -> re.Pattern[str]:
    """Match 何女士 at the end of 孩子的母亲何女士."""
    names = longest_first(surnames())
    return re.compile(
        f"(?<=[\u4e00-\u9fff])(?:(?:{names})(?:先生|女士|小姐|某某|某|老汉|大伯|大婶|婆婆|老伯|师父|大爷|大妈|大娘|阿姨|师傅|老师|同学|奶奶|爷爷|叔叔|[伯叔婶姨婆])|[小老阿](?:{names}))$"
    )


@cache
def described() -> re.Pattern[str]:
    """Match the noun of 那位从外地赶来的摄影师: the first one that a 的 or the measure word stands before."""
    return re.compile(
        f"(?:^|的|(?<=[位名个些群批家多少]))(?:[\u4e00-\u9fff]{{0,6}}?)(?:{any_of('zh-speakers')})(?![\u4e00-\u9fff]*的)"
    )


@cache
def openers() -> re.Pattern[str]:
    """Match what may stand before the subject of a clause."""
    return re.compile(
        rf"(?:{_DISPATCH}|{any_of('zh-openers')}|{TIME.pattern}|[\s\*▲●■…—\-、]|[（(][^（）()]*[）)])"
    )


@cache
def pronouns() -> re.Pattern[str]:
    """Match a pronoun."""
    return re.compile(f"(?>{any_of('zh-pronouns')})(?![的国])")


@cache
def speaker_end() -> re.Pattern[str]:
    """Match the last word of a phrase that stands for somebody who speaks."""
    return re.compile(f"(?:{any_of('zh-speakers', 'zh-titles', 'zh-callings', 'zh-kin')})$")


@cache
def like_open() -> re.Pattern[str]:
    """Match a word that begins as an opener does and is none."""
    # Openers that are themselves the front of a name (又 in 又名) are kept by the words that hold them.
    return re.compile(any_of("zh-not-predicates", "zh-titles", "zh-callings", "zh-bodies", "zh-not-edges"))


@cache
def empty() -> frozenset[str]:
    """Phrases that stand for nobody."""
    return frozenset(fold(word) for word in words("zh-not-speakers"))


@cache
def named_body() -> re.Pattern[str]:
    """Match the last word of the proper name of a body."""
    return re.compile(
        "(?:公司|集团|银行|政府|协会|联盟|联合会|商会|大学|学院|医院|中心|研究院|研究所|委员会|管委会|[部厅局委署院])$"
    )


@cache
def published() -> re.Pattern[str]:
    """Match who has published what follows: 某某研究院发布的."""
    return re.compile(
        r"([A-Z][A-Za-z]{2,20}|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,16}(?:公司|集团|研究院|研究所|中心|机构|协会|联盟|大学|局|委员会|署))(?:近日|日前|最新|今日|近期|联合|正式){0,2}(?:发布|公布|发表|推出|出具|编制)的"
    )


@cache
def _post_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('zh-titles', 'zh-callings')})$")


def ends_with_post(text: str) -> bool:
    """Whether a text ends with a post or calling."""
    return _post_end().search(text) is not None


@cache
def _kin_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('zh-kin')})$")


def ends_with_kin(text: str) -> bool:
    """Whether a text ends with a word for somebody that a name may follow."""
    return _kin_end().search(text) is not None


def predicated(text: str) -> bool:
    """Whether words begin as what follows a subject does: 作为代表发言, 在会上, 高兴地."""
    found = follower().match(text)
    return found is not None and found["word"] is not None and text[0] not in "的和与及等或、"


def acted(text: str) -> bool:
    """Whether words behind a name tell in a few characters what somebody does: 插话, 蹲在地头."""
    return _owned().match(text) is None and not (
        len(text) <= 4 and (speaker_end().search(text) or body_end().search(text))
    )


@cache
def _owned() -> re.Pattern[str]:
    """Match what makes a name part of another: 张三的, 张三团队, 张三奖, 张三和."""
    bodies = [word for word in (*words("zh-bodies"), *words("zh-speakers")) if len(word) > 1]
    return re.compile(f"[的和与及、奖杯案]|(?:团队|课题组|小组|一家|一案|夫妇|等人|{longest_first(bodies)})")


@cache
def kin() -> re.Pattern[str]:
    """Match a word for somebody at the end of a text."""
    return _kin_end()


@cache
def described_word() -> re.Pattern[str]:
    """Match a word for somebody who speaks, of two characters or more."""
    nouns = [word for name in ("zh-speakers", "zh-callings", "zh-kin", "zh-titles") for word in words(name)]
    return re.compile(longest_first(word for word in nouns if len(word) > 1))


@cache
def leading() -> re.Pattern[str]:
    """Match who a clause begins with: 将军, 师傅, 老李."""
    nouns = [word for name in ("zh-callings", "zh-kin", "zh-titles") for word in words(name) if len(word) > 1]
    names = longest_first(surnames())
    return re.compile(
        f"(?:(?:{names})(?:老汉|大伯|大爷|大妈|大娘|大婶|阿姨|师傅|老师|奶奶|爷爷|叔叔|[伯叔婶姨婆])|[小老阿](?:{names})|{longest_first(nouns)})(?=[\u4e00-\u9fff])(?![的们和与及])"
    )


def kin_behind(text: str) -> int:
    """Give the length of the word of kin behind a name that transcribes: 才让卓玛阿妈."""
    for kin in ("阿妈", "阿爸", "阿嬷", "大叔", "大妈", "大姐", "大哥", "奶奶", "爷爷", "老人"):
        name = text.removesuffix(kin)
        if name != text and 2 <= len(name) <= 6 and all_transcribe(name):
            return len(kin)
    return 0


@cache
def who_does() -> re.Pattern[str]:
    """Match somebody who is told by what they do: 参加调查的专家, 领回被骗资金的李某."""
    return re.compile(
        f"[\u4e00-\u9fff]{{2,20}}?的[\u4e00-\u9fff]{{0,8}}?(?:{any_of('zh-speakers', 'zh-callings', 'zh-kin', 'zh-titles')}|[专课项调]?[家题目查]?组|团队|团)(?![的组团])"
    )


def all_transcribe(text: str) -> bool:
    """Whether all characters of a word transcribe foreign or minority names: 普穷."""
    return all(map(transcribes, text))


def like_name(text: str, *, sure: bool) -> bool:
    """Whether words behind a post may be a name: Chinese, with a dot in it, Latin or transcribed.

    `sure`: whether they stand behind a post, not a calling; then they may be of any other form.
    """
    if is_name(text, common=True) or "·" in text or text[0].isascii() or all_transcribe(text):
        return True
    if len(text) < 3 or not sure or text[0] in "一二三两几多很最不没还也都就正在":
        return False
    return not predicated(text) and not edges().match(text) and len(text) <= 8


def only_title(text: str) -> bool:
    """Whether a post, or a word such as 一行, is all that stands behind a name."""
    post = titles().fullmatch(text)
    return (post is not None and post["title"] is not None) or text in ("本人", "一行", "等", "夫妇", "等人")
