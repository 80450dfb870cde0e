"""Cues: the words that lead into a statement, and whether they do so where they stand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.zh.mentions import speaker_end
from lufang_tui.release.zh.words import any_of, body_end, cue_ways, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.release.model import Span

_OPENING = '“”"「『‘〝＂'
_VERBAL = re.compile(
    "(?<![重主需必次])要(?![求素点闻性道])|将(?![军领])|(?<![机社大议])会(?![议员展])|(?<![功智性节])能(?![力源耗])|应(?![用急])"
    "|必须|(?<!不)是|有(?![限关效色])|可以|需|已|正在|不(?![断同])|愿|使(?![用命])|让|把|被|推动|继续|加强|坚持|欢迎|做好"
)
_FIRST_VERB = re.compile("不|将|会|愿|已|要|正在|无|从未|绝不|暂不")
_TOLD = re.compile(r"[^，。：；！？“”\"「」\n]{1,12}(?=[，：:“\"「。！])")
_TOLD_SHORT = re.compile('[^，。：；！？“”"「」\n的]{1,6}(?=[“「])')
_DENIED = re.compile("(?:没有|尚未|并未|未有|拒绝|不愿|不肯|无法|不便|未予|[^从]未|没)$")
"""没有透露, 拒绝说明: nothing is said."""
_ACCORDING = re.compile("(?:^|[，。；！？“「\n])[但而另又且]?(?:根?据|按照?)[^，。；：！？]{2,36}$")
_BYLINE = re.compile("(?:记者|通讯员)[^，。；：]{2,12}$")
_GIVEN = re.compile(
    "(?:作|做|进行|发表|带来|作出|做出|开展|展开|给予|得到|获得|举行)[了过的]?[^，。；：！？]{0,14}$"
)
_THING = re.compile(
    r"[^，。：；！？“”\"「」\n说]{0,14}(?<!说)(?:话|名言|体会|感受|心声|口头禅|感慨|感言)[：:]"
)
_ADDRESSING = frozenset(
    [
        "呼吁",
        "警告",
        "提醒",
        "告诫",
        "叮嘱",
        "嘱咐",
        "勉励",
        "鼓励",
        "劝",
        "劝导",
        "劝告",
        "问",
        "反问",
        "追问",
        "质问",
        "询问",
        "安慰",
        "通知",
        "答复",
        "回复",
        "回答",
        "反驳",
        "指责",
        "请求",
        "恳求",
        "央求",
        "哀求",
        "宽慰",
        "嘱托",
        "训斥",
        "斥责",
        "批评",
        "责备",
        "建议",
        "告知",
        "电告",
        "教导",
        "开导",
        "劝慰",
        "转告",
        "招呼",
    ]
)
"""Cues that may have somebody between themselves and what is said to them."""
_PLAIN = frozenset({"说", "讲", "说过", "问", "写道"})
_ADDRESSEE = re.compile('[^，。：；！？“”"「」\\n]{1,12}(?=[，：:。！])')
_CALLED_ON = ("呼吁", "警告", "提醒", "告诫")
"""Those of them that may have marks right behind who is spoken to."""
_TO_US = re.compile("(?:[你我您他她咱]们?|大家|自己|各位|对方|双方|[自身]边的人)$")
_BY_THE_WAY = re.compile(
    "(?:可以|应该|应当|不妨|毫不|客观|坦率|坦白|老实|严格|准确|确切|简单|公正|通俗|笼统|概括|具体|一般|形象|夸张|公平|简而言之|直白|广义|狭义|某种意义上|更)"
    '[\u4e00-\u9fff]{0,6}?地?(?:说|讲)(?![：:“「"])'
)
"""Words for the reader that stand at the beginning of a clause: 坦率地说，…."""
_RELATIVE = re.compile(
    '[^，。：；！？“”"「」\\n]{0,16}?的[^，。：；！？“”"「」\\n]{1,10}?(?:说|称|表示|认为|指出|透露|介绍|告诉|坦言)'
)
"""Behind a cue that stands in an attribute: 不愿透露姓名的官员说."""
_MANNER = re.compile(
    "(?:得(?:很|非常|十分|特别)?[\u4e00-\u9fff]{1,4}|(?:了|过)?(?:[一几两]|这样一|这么一)?句(?:话)?|的(?:那样|那般|一样)(?=[：:，]))(?=[：:。，“「])"
)
"""来说得好：, 补充了一句：."""
_LINKING = "了过道着"


class Cue(NamedTuple):
    """A cue at `[start, end)`; the statement's words begin at `after`."""

    start: int
    end: int
    after: int
    mark: str
    """What stands between: `，`, `：` or nothing."""
    quoted: bool
    """Whether the statement begins with a quotation mark."""
    goes_on: bool
    """Whether statements of this cue go on over the following sentences."""
    how: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?!说的(?:那样|那般|一样)|说得[\u4e00-\u9fff]{{1,4}}[：:]|(?<=[，,])并称)(?P<other>{any_of('zh-not-cues')})|(?!警告诉)(?P<cue>{longest_first(cue_ways())})"
    )


def cues(text: str, span: Span) -> Iterator[Cue]:
    """Give the cues of a stretch of folded text in order."""
    for found in _pattern().finditer(text, span.start, span.end):
        if found["cue"] is None or _is_noun(text, found) or _is_aside(text, found, span):
            continue
        how, reach = cue_ways()[found["cue"]]
        if how == "colon" and text[found.start() - 1 : found.start()] == "所":
            how = "stop"  # 正如某某所言，
        made = _cue(text, found, how, reach == "on", span.end)
        if made is not None:
            yield made


def _is_noun(text: str, found: re.Match[str]) -> bool:
    """Whether what stands before makes the word a noun: 的要求, 收集和分析, or part of one: 所说."""
    before = text[found.start() - 1] if found.start() else ""
    after = text[found.end() : found.end() + 1]
    if before == "所" and _MANNER.match(text, found.end()):
        return False
    if before == "人" and found[0] == "称" and text[found.start() - 2 : found.start() - 1] in "，。、 ":
        return True
    if before == "所":
        return after not in '，：:“"「' and cue_ways()[found[0]][0] != "colon" and after != "一"
    if _DENIED.search(text, max(0, found.start() - 3), found.start()):
        return True
    if before == "一" and found[0] == "说" and after not in "，：:“":
        return True  # 一说由来已久
    if before == "的" or (
        found[0] == "报道" and _BYLINE.search(text, max(0, found.start() - 14), found.start())
    ):
        return True
    if cue_ways()[found[0]][0] not in ("comma", "colon", "stop"):
        return False
    given = after not in "：:" and _GIVEN.search(text, max(0, found.start() - 20), found.start())
    return bool(given) or before in "和与及、"


def _is_aside(text: str, found: re.Match[str], span: Span) -> bool:
    """Whether the word says nothing of what is said: 坦率地说，, or an attribute before who says it."""
    least = max(span.start, found.start() - 24)
    begin = max(text.rfind(mark, least, found.start()) for mark in "，。；：！？“”「」") + 1
    words = _BY_THE_WAY.match(text, max(begin, least), min(span.end, found.end() + 1))
    if words and words.end() == found.end():
        return True
    return (
        text[found.end() : found.end() + 1] not in '，：:“「"'
        and cue_ways()[found[0]][0] in ("open", "clause")
        and _RELATIVE.match(text, found.end(), min(span.end, found.end() + 40)) is not None
    )


def _cue(text: str, found: re.Match[str], how: str, goes_on: bool, limit: int) -> Cue | None:
    end = found.end()
    if (how == "marks" or found[0] in _CALLED_ON) and (told := _TOLD_SHORT.match(text, end, limit)):
        return Cue(found.start(), end, told.end(), "", quoted=True, goes_on=goes_on, how=how)
    behind = _behind(text, found, how, limit)
    if behind is None:
        return None
    after, how = behind
    if after < limit and text[after] in "：:，,":
        mark = "：" if text[after] in "：:" else "，"
        after += 1
    elif after < limit and text[after] in _LINKING and text[after + 1 : after + 2] in ("：", ":"):
        mark, after = "：", after + 2
    else:
        mark = ""
    while after < limit and text[after] in " \u3000":
        after += 1
    quoted = after < limit and text[after] in _OPENING
    if (
        how in ("marks", "as")
        and mark == "，"
        and _ACCORDING.search(text, max(0, found.start() - 40), found.start())
    ):
        how = "comma"  # 据村里的老人讲，
    if not _fits(text, how, mark, after, limit, quoted=quoted):
        return None
    return Cue(found.start(), end, after, mark, quoted, goes_on, how)


def _behind(text: str, found: re.Match[str], how: str, limit: int) -> tuple[int, str] | None:
    """Where the words end that may stand between a cue and its mark, and what must follow then.

    Who is spoken to (提醒家长), the manner (说得好), a thing said (说了这样一句话).
    """
    end = found.end()
    if how == "told":
        told = _TOLD.match(text, end, limit)
        if not told or found[0] in text[end : told.end()]:
            return None
        return told.end(), "stop"
    if found[0] in _PLAIN and (thing := _THING.match(text, end, limit)):
        return thing.end() - 1, how
    if manner := _MANNER.match(text, end, limit):
        return manner.end(), "stop"
    addressed = _ADDRESSEE.match(text, end, limit) if found[0] in _ADDRESSING else None
    if addressed and (text[addressed.end()] in "：:" or _personlike(addressed[0])):
        return addressed.end(), "stop"
    return end, how


def _personlike(words: str) -> bool:
    return bool(_TO_US.search(words) or speaker_end().search(words) or body_end().search(words))


def _fits(text: str, how: str, mark: str, after: int, limit: int, *, quoted: bool) -> bool:
    """Whether what follows makes the word a cue, or nothing follows: then the statement stands before it."""
    if how != "as" and (mark == "：" or is_over(text, after, limit, mark)):
        return True
    match how:
        case "colon":
            return False
        case "as":
            return False
        case "marks":
            return quoted
        case "comma":
            return mark == "，"
        case "stop":
            return mark == "，" or quoted
        case "clause":
            return mark == "，" or quoted or _is_clause(text, after, limit)
        case _:
            return mark == "，" or quoted or _is_open(text, after, limit)


def is_over(text: str, after: int, limit: int, mark: str) -> bool:
    """Whether the sentence ends with a cue, so that only words before it can be its statement."""
    return not mark and (after >= limit or text[after] in "。！？!?；;”」")


def _is_clause(text: str, after: int, limit: int) -> bool:
    end = next((at for at in range(after, min(limit, after + 120)) if text[at] in "。！？；"), limit)
    if _FIRST_VERB.match(text, after):
        return end - after >= 4
    return end - after >= 8 and _VERBAL.search(text, after, min(end, after + 24)) is not None


def _is_open(text: str, after: int, limit: int) -> bool:
    return limit - after >= 4 and text[after] not in "的了过着得、之者）)，。法服明话起到出来"
