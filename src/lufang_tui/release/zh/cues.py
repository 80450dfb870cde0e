"""Cues: the words that lead into a statement, and whether they do so where they stand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.zh.words import any_of, cue_ways, longest_first

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
_BYLINE = re.compile("(?:记者|通讯员)[^，。；：]{2,12}$")
_GIVEN = re.compile(
    "(?:作|做|进行|发表|带来|作出|做出|开展|展开|给予|得到|获得|举行)[了过的]?[^，。；：！？]{0,14}$"
)
_THING = re.compile(
    r"[^，。：；！？“”\"「」\n说]{0,14}(?<!说)(?:话|名言|体会|感受|心声|口头禅|感慨|感言)[：:]"
)
_ADDRESSING = ("呼吁", "警告", "提醒", "告诫")
"""Cues that may have somebody between themselves and the words in marks."""
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
    return re.compile(rf"(?P<other>{any_of('zh-not-cues')})|(?P<cue>{longest_first(cue_ways())})")


def cues(text: str, span: Span) -> Iterator[Cue]:
    """Give the cues of a stretch of folded text in order."""
    for found in _pattern().finditer(text, span.start, span.end):
        if found["cue"] is None or _is_noun(text, found):
            continue
        how, reach = cue_ways()[found["cue"]]
        made = _cue(text, found, how, reach == "on", span.end)
        if made is not None:
            yield made


def _is_noun(text: str, found: re.Match[str]) -> bool:
    """Whether what stands before makes the word a noun: 的要求, 收集和分析, or part of one: 所说."""
    before = text[found.start() - 1] if found.start() else ""
    after = text[found.end() : found.end() + 1]
    if before == "所":
        return after not in '，：:“"「' and cue_ways()[found[0]][0] != "colon" and after != "一"
    if before == "的" or (
        found[0] == "报道" and _BYLINE.search(text, max(0, found.start() - 14), found.start())
    ):
        return True
    if cue_ways()[found[0]][0] not in ("comma", "colon", "stop"):
        return False
    given = after not in "：:" and _GIVEN.search(text, max(0, found.start() - 20), found.start())
    return bool(given) or before in "和与及、"


def _cue(text: str, found: re.Match[str], how: str, goes_on: bool, limit: int) -> Cue | None:
    end = found.end()
    after = end
    if (how == "marks" or found[0] in _ADDRESSING) and (told := _TOLD_SHORT.match(text, end, limit)):
        return Cue(found.start(), end, told.end(), "", quoted=True, goes_on=goes_on, how=how)
    if how == "told":
        told = _TOLD.match(text, end, limit)
        if not told or found[0] in text[end : told.end()]:
            return None
        after, how = told.end(), "stop"
    if found[0] in ("说", "讲", "说过", "问", "写道") and (thing := _THING.match(text, end, limit)):
        after = thing.end() - 1
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
    if not _fits(text, how, mark, after, limit, quoted=quoted):
        return None
    return Cue(found.start(), end, after, mark, quoted, goes_on, how)


def _fits(text: str, how: str, mark: str, after: int, limit: int, *, quoted: bool) -> bool:
    """Whether what follows makes the word a cue, or nothing follows: then the statement stands before it."""
    if mark == "：" or _is_over(text, after, limit, mark):
        return True
    match how:
        case "colon":
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


def _is_over(text: str, after: int, limit: int, mark: str) -> bool:
    return not mark and (after >= limit or text[after] in "。！？!?；;”」")


def _is_clause(text: str, after: int, limit: int) -> bool:
    end = next((at for at in range(after, min(limit, after + 120)) if text[at] in "。！？；"), limit)
    if _FIRST_VERB.match(text, after):
        return end - after >= 4
    return end - after >= 8 and _VERBAL.search(text, after, min(end, after + 24)) is not None


def _is_open(text: str, after: int, limit: int) -> bool:
    return limit - after >= 4 and text[after] not in "的了过着得、之者）)，。法服明话起到出来"
