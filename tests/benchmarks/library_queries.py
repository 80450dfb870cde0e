"""What people type while they search an archive: one to six Chinese characters, beginnings of English words, two terms,
names by pinyin, fields; common words, rare ones, and ones that nobody has said.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING

from lufang_tui.text.fold import SPACELESS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RUN = re.compile(f"[{SPACELESS}]+")
_WORD = re.compile("[a-z]+")


def queries(texts: Iterable[str], years: Sequence[int]) -> list[tuple[str, str]]:
    """Give queries with the class that each is of, made of words of some texts of the archive; the same in every run."""
    chance = random.Random(3)
    folded = [fold(text).text for text in texts]
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    words: Counter[str] = Counter()
    runs: list[str] = []
    for text in folded:
        found = _RUN.findall(text)
        runs += found
        single.update({character for run in found for character in run})
        pairs.update({run[at : at + 2] for run in found for at in range(len(run) - 1)})
        words.update(set(_WORD.findall(text)))
    made: list[tuple[str, str]] = []

    def add(kind: str, several: Iterable[str]) -> None:
        made.extend((kind, one) for one in several)

    def ranked(counter: Counter[str], first: float, last: float, count: int) -> list[str]:
        """Some words between two parts of the ranking."""
        every = [one for one, _ in sorted(counter.items(), key=lambda one: (-one[1], one[0]))]
        return chance.sample(every[int(first * len(every)) : max(int(last * len(every)), count)], count)

    def cut(length: int, count: int) -> list[str]:
        long = [run for run in runs if len(run) >= length]
        picked = chance.sample(long, count)
        return [run[at : at + length] for run in picked for at in [chance.randrange(len(run) - length + 1)]]

    add("one character, common", [one for one, _ in single.most_common(6)])
    add("one character", ranked(single, 0.2, 0.5, 6))
    add("one character, rare", ranked(single, 0.8, 1, 6))
    add("two characters, common", [one for one, _ in pairs.most_common(8)])
    add("two characters", ranked(pairs, 0.01, 0.05, 8))
    add("two characters, rare", ranked(pairs, 0.7, 1, 8))
    for length in (3, 4, 6):
        add(f"{length} characters", cut(length, 8))
    for _ in range(8):
        run = chance.choice([one for one in runs if len(one) >= 6])
        add("two Chinese terms", [f"{run[:2]} {run[-2:]}"])
    add("two Chinese terms", ["我们 公司", "发展 技术", "的 在"])
    for word in (*ranked(words, 0, 0.002, 3), *ranked(words, 0.02, 0.1, 4), *ranked(words, 0.5, 1, 4)):
        for length in range(1, min(len(word), 8) + 1):
            add(f"beginning of a word, {length if length < 4 else '4 and more'}", [word[:length]])
    english = [text for text in folded if not _RUN.search(text)]
    for _ in range(8):
        found = [word for word in _WORD.findall(chance.choice(english)) if len(word) > 3]
        add("two English terms", [f"{found[0]} {found[-1][:3]}"])
    add("two English terms", ["the of", "we that wi"])
    add(
        "both scripts",
        [
            "ai 技术",
            "5g 市场",
            "采用5g",
            "wi-fi",
            "hi-fi",
            "ＡＩ 與",
            "type-c",
            "saas",
            "esg 发展",
            "b2b 公司",
            "ceo",
        ],
    )
    add("traditional", ["產業", "發展", "技術", "這為", "機會"])
    add(
        "names",
        [
            "zha wen",
            "zhwx",
            "zhawenxiong",
            "wangwei",
            "查文雄",
            "王伟",
            "smith",
            "andersson",
            "o'brien",
            "müller",
            "lmz",
            "zhang",
        ],
    )
    year = years[len(years) // 2]
    common = [one for one, _ in pairs.most_common(4)]
    add("fields", [
        "speaker:查文雄", "speaker:smith", f"speaker:查文雄 {common[0]}", f"kind:direct {common[1]}", f"in:quotes {common[2]}",
        f"date:{year} {common[0]}", f"date:{year}-05..{year}-08 {common[3]}", f"date:{year}.. the", "kind:indirect the", f"in:people {common[0]}",
        "-的 发展", "speaker:wangwei",
    ])  # fmt: skip
    add("nobody said it", ["囧囧", "zzqx", "驫鑫淼", "qwertyu", "槑槑槑槑", "xylophonq"])
    return made
