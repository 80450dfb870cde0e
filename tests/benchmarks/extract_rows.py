"""The rows of the extraction: releases of 5 KB beside a segmenter's tagging of the same text, and how time grows."""

from __future__ import annotations

import logging
import random
import time
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Row, compare
from lufang_tui.documents import load_document
from lufang_tui.release import extract

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 5_000
"""Bytes of a release, in UTF-8."""
EACH_MS = 10
"""Milliseconds for one of them: a hundred a second and core."""
MARKS_S = 2.0
"""Seconds for a megabyte of opening marks."""
RELEASES = 20

_ZH = (
    "{city}，2024年{month}月{day}日——今天上午，{body}在{city}举行发布会。{body}{post}{name}表示：“{said}，{said}。”",
    "{name}指出，{said}，{said}。他说，{said}。",
    "“{said}。”{body}{post}{name}在接受采访时说，“{said}。”",
    "据介绍，{body}创立于19{year}年，{said}。到2026年，{body}将在{city}建成三条生产线，{said}。",
    "{said}，{said}；{said}。“{term}”项目自今年{month}月启动以来，{said}，{said}。",
    "业内人士认为，{said}。{body}、{other}等参加了“{term}”活动，{said}。",
)
_EN = (
    "{CITY}, {month} {day}, 2024 — {body} will open a new mill in {city} this autumn. “{Said}, and {said},” said {name}, {post} of {body}.",
    "{name} said that {said}. She added that {said}, and that {said}.",
    "“{Said},” {name} told reporters. “{Said}, because {said}.”",
    "According to {name}, {said}. {body} was founded in 19{year} and {said}.",
    "The programme, called “{term}”, began in {month} 2023; {said}, while {said}.",
)
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "zh": {
        "city": ("云江", "青浦镇", "海陵", "北山"),
        "body": ("河湾造纸集团", "云江大学", "远山软件公司", "北山县商务局", "长林服装协会"),
        "other": ("海陵纺织厂", "青浦镇文化馆"),
        "post": ("董事长", "副总经理", "技术总监", "局长", "秘书长"),
        "name": ("沈文清", "陆明远", "何丽娟", "周倩", "欧阳一鸣"),
        "said": ("行业需要更多合作", "我们要把废纸变成资源", "小厂也用得起新系统", "品质是立足之本", "人才决定明天", "市场正在回暖"),
        "term": ("再生计划", "上云工程", "老街新生"),
        "month": ("3", "5", "11"), "day": ("8", "18", "28"), "year": ("78", "86", "95"),
    },
    "en": {
        "city": ("Elmbridge", "Northport", "Marlow"), "CITY": ("ELMBRIDGE", "NORTHPORT"),
        "body": ("Northfield Mills", "the University of Elmbridge", "Harbour Systems Ltd."),
        "post": ("chief executive", "head of research", "director of operations"),
        "name": ("Margaret Osei", "Tomas Lindqvist", "Ruth Amadi"),
        "said": ("the river deserves a future", "small mills can afford it", "prices will hold", "people decide what lasts", "demand has come back"),
        "Said": ("The river deserves a future", "Small mills can afford it", "People decide what lasts"),
        "term": ("Clean Water", "Second Life"),
        "month": ("March", "May", "November"), "day": ("8", "18", "28"), "year": ("78", "86", "95"),
    },
}  # fmt: skip


class _Chosen(dict[str, str]):
    """Words for the places of a template; each one another."""

    def __init__(self, words: dict[str, tuple[str, ...]], chance: random.Random) -> None:
        self._words, self._chance = words, chance

    def __getitem__(self, key: str) -> str:
        return self._chance.choice(self._words[key])


def release(language: str, size: int = SIZE, seed: int = 2018) -> str:
    """Give a release of this many bytes, the same in every run."""
    chance = random.Random(seed)
    templates = _ZH if language == "zh" else _EN
    paragraphs: list[str] = []
    length = 0
    while length < size:
        chosen = _Chosen(_WORDS[language], chance)
        paragraphs.append(" ".join(chance.choice(templates).format_map(chosen) for _ in range(2)))
        length += len(paragraphs[-1].encode()) + 2
    return "\n\n".join(paragraphs)


def _extracting(texts: list[str]) -> Callable[[], float]:
    """Give a function that finds everything in each text and gives the seconds for one of them."""
    files = [text.encode() for text in texts]

    def run() -> float:
        start = time.perf_counter()
        for data in files:
            assert extract(load_document(data, "release.md")).findings.statements
        return (time.perf_counter() - start) / len(files)

    return run


def _tagging(texts: list[str]) -> Callable[[], float]:
    """The same for jieba's segmentation with parts of speech, the usual first step of other systems."""
    import jieba.posseg as segmenter  # type: ignore[import-not-found, import-untyped, unused-ignore]

    logging.getLogger("jieba").setLevel(logging.ERROR)

    def run() -> float:
        start = time.perf_counter()
        for text in texts:
            for _word in segmenter.cut(text):
                pass
        return (time.perf_counter() - start) / len(texts)

    return run


def _limit(seconds: float) -> Callable[[], float]:
    return lambda: seconds


def rows() -> list[Row]:
    """Measure every row."""
    zh = [release("zh", seed=seed) for seed in range(RELEASES)]
    en = [release("en", seed=seed) for seed in range(RELEASES)]
    long = {language: [release(language, 10 * SIZE)] for language in ("zh", "en")}
    short = {language: [release(language, SIZE)] for language in ("zh", "en")}
    marks = ("“" * 350_000).encode()  # a megabyte and more

    def run_of_marks() -> float:
        start = time.perf_counter()
        extract(load_document(marks, "release.md"), language="zh-CN")
        return time.perf_counter() - start

    ten: list[Any] = [
        compare(
            f"ten times the text of a release, {name}; per release, asked for twelve times",
            _extracting(long[language]), "the release", _extracting(short[language]), most=12, runs=9,
        )
        for language, name in (("zh", "Chinese"), ("en", "English"))
    ]  # fmt: skip
    return [
        compare("everything in a Chinese release of 5 KB", _extracting(zh), "jieba's tagging of the same text", _tagging(zh), most=1.0, runs=11),
        compare(f"everything in a Chinese release of 5 KB; share of {EACH_MS} ms", _extracting(zh), f"a limit of {EACH_MS} ms", _limit(EACH_MS / 1000), most=1.0, runs=11),
        compare(f"everything in an English release of 5 KB; share of {EACH_MS} ms", _extracting(en), f"a limit of {EACH_MS} ms", _limit(EACH_MS / 1000), most=1.0, runs=11),
        *ten,
        compare(f"a megabyte of opening marks; share of {MARKS_S:.0f} s", run_of_marks, f"a limit of {MARKS_S:.0f} s", _limit(MARKS_S), most=1.0, runs=3),
    ]  # fmt: skip
