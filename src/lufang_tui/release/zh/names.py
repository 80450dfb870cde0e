"""Where a person's name ends that begins at a given place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words
from lufang_tui.release.zh.words import (
    any_of,
    body_end,
    common_surnames,
    cue_ways,
    fold,
    follower,
    not_a_name,
    surnames,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEAR = 5_000
"""Code points around a name in which its other forms are counted."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{1,12}")
_DOTTED = re.compile(r"[\u4e00-\u9fffA-Z]{1,8}(?:[·•・‧][\u4e00-\u9fff A-Z.]{1,8}){1,4}")
_LATIN = re.compile(r"[A-Z][A-Za-z'’-]+(?: (?:[A-Z]\.|[A-Z][A-Za-z'’-]+|de|van|von|al|bin)){0,3}")
_DOT = re.compile(r"(?<=[\u4e00-\u9fff]{2})[·•・‧](?=[\u4e00-\u9fff])")
_NUMERAL = re.compile("[一二三四五六七八九十]{2}|[省市县区]")
_BODIES = "队团村镇市县区局部厅院校社馆店厂"
_COUNTED = re.compile("[一两几多三数某十百千]?[位名个]$")
_BROKEN = re.compile("[的了是在和与不为有将会]")
_WEAK = frozenset(
    "也还则就曾在的对向从将已等和与及并都却又而以于因为是有来到被把用为或即兼均仍正家那这其所由同跟给让请要想能会可刚忙托后时前本"
)
"""Followers of one character, which may as well be the last one of a name."""
_NEVER_LAST = "在对将被把的等"
"""Words of grammar that no given name ends with."""
_GIVEN = frozenset("有来家其本时前正会能可忙想同因")
"""Followers of one character that given names end with as often."""
_ALWAYS_ADVERBS = frozenset("则却均")
_ADVERBS = frozenset("也还则就曾将已都却又均仍刚忙即")
"""Those of them that may stand between a name and its verb."""


def name_end(text: str, at: int, *, titled: bool) -> int | None:
    """Give where the name ends that begins at `at` in folded text; None where none does.

    `titled`: whether a post stands right before it; then a transcribed or Japanese name is one as well.
    """
    dotted = _DOTTED.match(text, at)
    if dotted:
        return _dotted_end(text, dotted)
    if titled and (run := _transcription().match(text, at)) and run.end() - at > 3:
        return _transcribed_end(text, at)
    chinese = _chinese_end(text, at, titled=titled)
    if chinese is not None:
        return chinese
    if not titled:
        return None
    latin = _LATIN.match(text, at)
    if latin and len(latin[0]) > 2 and not latin[0].isupper():
        return latin.end()
    return _transcribed_end(text, at)


def dotted_names(text: str) -> Iterator[tuple[int, int]]:
    """Give the names with a dot in them, wherever they stand: 古力帕尔·艾山江, 马克·扎克伯格."""
    for dot in _DOT.finditer(text):
        start = dot.start()
        while start > max(0, dot.start() - 8) and transcribes(text[start - 1]):
            start -= 1
        if dot.start() - start < 2:
            continue
        found = _DOTTED.match(text, start)
        if found:
            end = _dotted_end(text, found)
            if not _NUMERAL.search(text[start:end]):
                yield start, end


def is_word(text: str) -> bool:
    """Whether a text begins with a word that no name begins with, or that may follow one."""
    found = follower().match(text)
    return not_a_name().match(text) is not None or (found is not None and found["word"] is not None)


def transcribed(text: str, at: int) -> int | None:
    """Give where a name of three to eight characters that transcribe ends: 桑托斯, 热依汗古丽."""
    run = _transcription().match(text, at)
    if run is None or run.end() - at < 3 or not_a_name().match(text, at) or body_end().search(run[0]):
        return None
    ends = [
        end
        for end in range(at + 3, run.end())
        if (found := follower().match(text, end)) and len(found[0]) > 1
    ]
    return ends[0] if ends else run.end()


@cache
def _characters() -> frozenset[str]:
    return frozenset(words("zh-transcription"))


def transcribes(character: str) -> bool:
    """Whether a character transcribes foreign and minority names."""
    return character in _characters()


def _dotted_end(text: str, found: re.Match[str]) -> int:
    """The last part of 托马斯·皮克林 runs on until something that may follow a name, or a date."""
    last = max(found[0].rfind(dot) for dot in "·•・‧") + found.start() + 1
    run = _transcription().match(text, last, found.end())
    shaped = run.end() if run and run.end() - last > 1 else found.end()
    single = text[last : last + 1]
    known = single in surnames() or (single and transcribes(single))
    stop = follower().match(text, last + 1) if known else None
    if stop and (_weight(text, last + 1) == 2 or stop["word"] in cue_ways()):
        return last + 1  # 吉米·周表示
    for end in range(last + 2, shaped):
        stop = follower().match(text, end)
        if stop and (
            stop["manner"]
            or (stop["word"] and len(stop["word"]) > 1)
            or stop["word"]
            in {
                "在",
                "对",
                "向",
                "将",
                "说",
                "称",
                "也",
                "还",
                "的",
                "和",
                "与",
                "等",
                "则",
                "就",
                "从",
                "因",
                "获",
                "已",
                "曾",
            }
        ):
            return end
    return shaped


def _chinese_end(text: str, at: int, *, titled: bool) -> int | None:
    surname = next((length for length in (2, 1) if text[at : at + length] in surnames()), 0)
    if not surname or not_a_name().match(text, at):
        return None
    behind = follower().match(text, at + 2) if surname == 2 else None
    if titled and behind and behind["word"] in cue_ways():
        return at + 2  # 总书记加藤说
    ends = [at + surname + given for given in (1, 2) if _is_given(text, at + surname, at + surname + given)]
    weighed = [(end, _weight(text, end)) for end in ends]
    weighed = [(end, weight) for end, weight in weighed if weight]
    if not weighed:
        return _unfollowed_end(text, at, surname, ends) if titled else None
    if len(weighed) > 1 and text[weighed[-1][0] - 1] in _NEVER_LAST:
        return weighed[0][0]  # 李明在会上
    best = max(weight for _end, weight in weighed)
    alone = len(weighed) == 1 < len(ends) and weighed[0] == (ends[0], 1)
    if titled and alone and text[ends[0]] in _GIVEN:
        return ends[1]  # 王大有算了一笔账
    fitting = [end for end, weight in weighed if weight == best]
    if len(fitting) == 1:
        return fitting[0]
    return _of_two_ends(text, at, fitting[0], fitting[-1])


def _unfollowed_end(text: str, at: int, surname: int, ends: list[int]) -> int | None:
    """Before a verb that no list has: behind a post it is a name all the same, most often of three characters."""
    if not ends or _BROKEN.search(text, at, ends[-1]):
        return None
    longer = at + surname + 3
    if len(ends) == 2 and _is_given(text, at + surname, longer) and not _BROKEN.search(text, at, longer):
        found = follower().match(text, longer)
        if found and (found["word"] in cue_ways() or found["mark"] is not None):
            return longer  # 马海木机表示
    return ends[-1]


def _of_two_ends(text: str, at: int, short: int, long: int) -> int:
    """Of two ends that fit equally well, the likelier."""
    crossing, behind = follower().match(text, short), follower().match(text, long)
    if (
        crossing
        and behind
        and crossing.end() > long
        and len(behind[0]) <= len(crossing[0])
        and behind["word"]
    ):
        return short  # 蓝欣坦言, 霍顿坦率地承认
    if text[short:long] in cue_ways():
        return short  # 夏侯明说：
    if text[long - 1] not in _WEAK or text[long - 1] in "刚正忙即家前时本":
        return long
    # 李明也说: the third character is more likely a word of its own, unless the longer form comes back.
    near = max(0, at - _NEAR), at + _NEAR
    forms, longer = text.count(text[at:short], *near), text.count(text[at:long], *near)
    return long if longer > 1 and forms == longer else short


def _is_given(text: str, start: int, end: int) -> bool:
    return end <= len(text) and _HAN.fullmatch(text, start, end) is not None


def _weight(text: str, end: int) -> int:
    """How sure a name may end there: 2 before a mark or a word, 1 before a word of one character, 0 else."""
    found = follower().match(text, end)
    if not found:
        return 0
    word = found["word"]
    if not word or len(word) > 1 or word not in _WEAK:
        return 2
    if word not in _ADVERBS:
        return 1
    if word in _ALWAYS_ADVERBS:
        return 2
    behind = follower().match(text, end + 1)
    return 2 if behind and behind["word"] and behind["word"] not in _WEAK else 1


@cache
def _transcription() -> re.Pattern[str]:
    return re.compile(f"[{''.join(words('zh-transcription'))}]{{2,8}}")


def _transcribed_end(text: str, at: int) -> int | None:
    """A name of characters that transcribe, or of two to five up to a clear end."""
    run = _HAN.match(text, at)
    if not run or not_a_name().match(text, at) or follower().match(text, at):
        return None
    shaped = _transcription().match(text, at)
    for end in range(at + 2, min(run.end(), at + (8 if shaped else 5)) + 1):
        found = follower().match(text, end)
        if (
            _BROKEN.search(text, at, end)
            or body_end().search(text[at:end])
            or is_kin(text[at:end])
            or text[at] in "办处组室部科"
        ):
            return None
        if not found:
            continue
        word = found["word"] or ""
        if (
            found["mark"] is not None
            or found["manner"]
            or len(word) > 1
            or word in cue_ways()
            or (shaped and shaped.end() <= end)
        ):
            return end
    return None


def is_kin(text: str) -> bool:
    """Whether a text begins with a word for somebody that is no name."""
    return _kin().match(text) is not None


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(any_of("zh-kin"))


def is_name(name: str, *, common: bool = False) -> bool:
    """Whether a word by itself has the form of a Chinese name; of a surname that is an everyday word only if `common`."""
    plain = fold(name)
    surname = next((length for length in (2, 1) if plain[:length] in surnames()), 0)
    return (
        bool(surname)
        and 1 <= len(plain) - surname <= 2
        and _HAN.fullmatch(plain) is not None
        and plain[-1] not in _NEVER_LAST
        and not _COUNTED.search(plain)
        and (common or surname > 1 or plain[:1] not in common_surnames())
        and not not_a_name().match(plain)
        and not (surname == 2 and plain[-1] in _BODIES)
        and not (len(plain) == 2 and plain[1] in "国省市县州区")
    )
