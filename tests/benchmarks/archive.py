"""A generated archive of a desk: kits in Chinese and English with what they quote standing in their articles.

The words are made up, but they are as often as words are (Zipf's law), so that a search meets common and rare ones. The
same number gives the same kit in every run. `python -m benchmarks.archive FOLDER KITS` writes one.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from lufang_tui.kit.model import (
    Dateline,
    Figure,
    Happening,
    Kind,
    Kit,
    Organisation,
    Person,
    PersonTranslation,
    Quote,
    Review,
    Role,
    Section,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTATIONS = 50
"""Of a kit, so that 20,000 kits have a million."""
SPEAKERS = 20_000
FIRST_DAY = dt.date(2012, 1, 1).toordinal()
DAYS = 5_200

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤查单仇解"
GIVEN = "文雄伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志斌宇浩然子涵欣怡思远晓东梓萱雨泽嘉懿博景行若曦承安乐山重长朝晟锡"
FIRST = [
    "James",
    "Mary",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Linda",
    "David",
    "Elizabeth",
    "Sofia",
    "Akira",
    "Yuki",
    "Priya",
    "Olu",
    "Ines",
    "Lars",
    "Chiara",
    "Mateo",
    "Noor",
    "Anna",
    "Ben",
    "Clara",
]
LAST = [
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Garcia",
    "Miller",
    "Davis",
    "Müller",
    "Tanaka",
    "Okafor",
    "Andersson",
    "Rossi",
    "Dubois",
    "Kowalski",
    "Novák",
    "O'Brien",
    "Singh",
    "Nguyen",
    "Zhang",
    "Berg",
    "Marsh",
]
TITLES = [
    "总经理",
    "副总裁",
    "交付总监",
    "会长",
    "副会长",
    "首席技术官",
    "研究员",
    "院长",
    "项目负责人",
    "发言人",
    "市场总监",
    "总工程师",
]
TITLES_EN = [
    "chief executive",
    "director of delivery",
    "head of research",
    "spokesperson",
    "project manager",
    "vice president",
    "chief engineer",
]
BRANDS = [
    "5G",
    "AI",
    "OLED",
    "Hi-Fi",
    "B2B",
    "IPO",
    "ESG",
    "SaaS",
    "Wi-Fi",
    "CEO",
    "LDAC",
    "ANC",
    "Type-C",
    "HiRes",
]
FUNCTION = [
    "的",
    "了",
    "和",
    "在",
    "是",
    "将",
    "与",
    "对",
    "为",
    "从",
    "到",
    "以",
    "及",
    "等",
    "这",
    "我们",
    "他们",
    "公司",
    "产业",
    "发展",
    "技术",
    "希望",
    "通过",
    "成为",
    "更加",
    "已经",
    "没有",
    "就是",
    "市场",
    "服务",
]
FUNCTION_EN = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "we",
    "it",
    "with",
    "on",
    "as",
    "are",
    "this",
    "will",
    "be",
    "by",
    "our",
    "at",
    "from",
    "have",
    "not",
    "more",
    "their",
    "has",
    "which",
    "people",
    "team",
    "work",
    "year",
    "new",
]
ORGANISATIONS = ["集团", "研究院", "基金会", "实验室", "出版社", "博物馆", "科技", "影业", "银行", "大学"]


class Words:
    """Words of one language, as often as words are, drawn in great numbers."""

    def __init__(self, words: Sequence[str], chance: random.Random) -> None:
        self._words = words
        self._weights = [*accumulate(1 / (rank + 2) ** 0.95 for rank in range(len(words)))]
        self._chance = chance
        self._drawn: list[str] = []

    def draw(self, count: int) -> list[str]:
        """Draw some words."""
        if len(self._drawn) < count:
            self._drawn = self._chance.choices(self._words, cum_weights=self._weights, k=4_000)
        taken, self._drawn = self._drawn[-count:], self._drawn[:-count]
        return taken


@cache
def chinese_words() -> tuple[str, ...]:
    """Twenty thousand words of one to four characters."""
    chance = random.Random(11)
    characters = [
        bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA)
    ]
    chance.shuffle(characters)
    weights = [*accumulate(1 / (rank + 10) ** 0.8 for rank in range(len(characters)))]
    words = dict.fromkeys(FUNCTION)
    while len(words) < 20_000:
        words[
            "".join(chance.choices(characters, cum_weights=weights, k=chance.choice((2, 2, 2, 2, 3, 4))))
        ] = None
    return tuple(words)


@cache
def english_words() -> tuple[str, ...]:
    """Thirty thousand words."""
    chance = random.Random(12)
    starts = [
        "b",
        "c",
        "d",
        "f",
        "g",
        "h",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "w",
        "st",
        "tr",
        "pl",
        "gr",
        "ch",
        "sh",
        "br",
        "cl",
        "fr",
        "pr",
        "sp",
    ]
    ends = [
        "n",
        "r",
        "s",
        "t",
        "l",
        "m",
        "nd",
        "nt",
        "st",
        "ck",
        "ng",
        "sh",
        "ble",
        "tion",
        "ment",
        "ing",
        "ed",
        "er",
        "al",
        "ness",
    ]
    words = dict.fromkeys(FUNCTION_EN)
    while len(words) < 30_000:
        middle = "".join(
            chance.choice(starts) + chance.choice("aeiou") for _ in range(chance.choice((1, 1, 2, 2, 3)))
        )
        words[middle + chance.choice(ends)] = None
    return tuple(words)


@cache
def speakers() -> tuple[tuple[str, str], ...]:
    """Everybody who speaks in the archive: name, and name in Latin letters where the first is Chinese."""
    chance = random.Random(13)
    people: dict[tuple[str, str], None] = {("查文雄", "Zha Wenxiong"): None}
    while len(people) < SPEAKERS:
        if chance.random() < 0.7:
            people[
                chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2)))), ""
            ] = None
        else:
            middle = f" {chance.choice('ABCDEFGHIJKLMNOPRSTW')}." if chance.random() < 0.9 else ""
            middle += f" {chance.choice('ABCDEFGHIJKLMNOPRSTW')}." if chance.random() < 0.5 else ""
            people[f"{chance.choice(FIRST)}{middle} {chance.choice(LAST)}", ""] = None
    return tuple(people)


class _Maker:
    def __init__(self, number: int) -> None:
        self.chance = random.Random(number * 7919 + 3)
        self.is_chinese = self.chance.random() < 0.62
        self.words = Words(chinese_words() if self.is_chinese else english_words(), self.chance)
        self.traditional = self.is_chinese and self.chance.random() < 0.08
        self.wide = self.is_chinese and self.chance.random() < 0.03

    def sentence(self, clauses: int) -> str:
        """A sentence of some clauses."""
        chance = self.chance
        parts = []
        for _ in range(clauses):
            words = self.words.draw(chance.randint(4, 9))
            if chance.random() < 0.12:
                words.insert(chance.randrange(len(words)), chance.choice(BRANDS))
            if chance.random() < 0.15:
                words.append(
                    f"{chance.randint(1, 99)}%"
                    if chance.random() < 0.5
                    else f"{chance.randint(1, 9)}.{chance.randint(0, 9)}"
                )
            parts.append("".join(words) if self.is_chinese else " ".join(words))
        if self.is_chinese:
            text = "，".join(parts) + "。"
            if self.traditional:
                text = text.translate(TRADITIONAL)
            return text.translate(WIDE) if self.wide else text
        text = ", ".join(parts)
        return text[0].upper() + text[1:] + "."

    def statement(self) -> str:
        """What somebody says."""
        chance = self.chance
        return "".join(
            self.sentence(chance.choice((1, 2, 2))) + ("" if self.is_chinese else " ")
            for _ in range(chance.choice((1, 1, 2)))
        ).strip()


TRADITIONAL = str.maketrans(
    "产业发术与后来这为国东们对说时会长机学", "產業發術與後來這為國東們對說時會長機學"
)
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def kit_number(number: int, quotations: int = QUOTATIONS) -> Kit:
    """Give one kit of the archive."""
    make = _Maker(number)
    chance = make.chance
    zh = make.is_chinese
    day = dt.date.fromordinal(FIRST_DAY + (number * DAYS // 20_000 + chance.randrange(30)) % DAYS)
    bodies = tuple(
        Organisation(
            id=f"org-{at}",
            name="".join(make.words.draw(1)) + chance.choice(ORGANISATIONS)
            if zh
            else f"{' '.join(make.words.draw(2)).title()} Ltd",
        )
        for at in range(3)
    )
    pool = speakers()
    chosen: set[int] = set()
    while len(chosen) < max(4, quotations // 8):
        who = min(SPEAKERS - 1, int(SPEAKERS * chance.random() ** 2.2))
        if pool[who][0].isascii() is not zh or chance.random() < 0.05:
            chosen.add(who)
    people = tuple(
        Person(
            id=f"p-{at}",
            name=pool[who][0],
            review=Review.ACCEPTED,
            roles=(
                Role(
                    id="post",
                    title=chance.choice(TITLES if zh else TITLES_EN),
                    organisation=bodies[at % 3].id,
                ),
            ),
            translations={
                "en": PersonTranslation(name=pool[who][1], roles={"post": chance.choice(TITLES_EN)})
            }
            if pool[who][1]
            else {},
        )
        for at, who in enumerate(sorted(chosen))
    )
    sections, quotes, figures, timeline = [], [], [], []
    for first in range(0, quotations, 10):
        paragraphs = []
        for at in range(first, min(first + 10, quotations), 2):
            parts = []
            for number_in_kit in range(at, min(at + 2, quotations)):
                person = chance.choice(people)
                kind = chance.choice((Kind.DIRECT, Kind.DIRECT, Kind.DIRECT, Kind.INDIRECT))
                words = make.statement()
                marked = words if kind is Kind.INDIRECT else f"“{words}”"
                parts.append(
                    f"{make.sentence(1)}{person.roles[0].title}{person.name}表示：{marked}"
                    if zh
                    else f"{make.sentence(1)} {marked} said {person.name}, {person.roles[0].title}."
                )
                quotes.append(
                    Quote(
                        id=f"q-{number_in_kit}",
                        speakers=(person.id,),
                        kind=kind,
                        cue="表示" if zh else "said",
                        text=words,
                        review=Review.ACCEPTED,
                    )
                )
            paragraphs.append(("" if zh else " ").join(parts))
        sections.append(
            Section(
                id=f"s-{first // 10}",
                heading="".join(make.words.draw(3)) if zh else " ".join(make.words.draw(4)).capitalize(),
                text="\n\n".join(paragraphs),
            )
        )
    for at in range(max(2, quotations // 15)):
        figures.append(Figure(id=f"fig-{at}", number=at + 1, caption=make.sentence(1)))
        section = chance.choice(sections)
        event = dt.date.fromordinal(day.toordinal() - chance.randrange(900))
        timeline.append(
            Happening(
                id=f"t-{at}",
                date=event.isoformat() if chance.random() < 0.7 else str(event.year),
                what=make.sentence(1),
                text=section.text[: 20 + chance.randrange(10)].strip(),
            )
        )
    return Kit(
        format=1,
        id=f"kit-{number}",
        language="zh-CN" if zh else "en",
        label="".join(make.words.draw(4)) if zh else " ".join(make.words.draw(4)),
        dateline=Dateline(date=day.isoformat()),
        organisations=bodies,
        people=people,
        sections=tuple(sections),
        quotes=tuple(quotes),
        figures=tuple(figures),
        timeline=tuple(timeline),
    )


def kit_yaml(kit: Kit) -> str:
    """Give a kit of the archive as YAML; `kit.write` writes any kit, and takes ten times as long."""
    return "".join(_lines(kit))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _lines(kit: Kit) -> Iterator[str]:
    assert kit.dateline
    yield f"format: 1\nid: {kit.id}\nlanguage: {kit.language}\nlabel: {_quoted(kit.label)}\ndateline: {{date: {kit.dateline.date}}}\norganisations:\n"
    for body in kit.organisations:
        yield f"  - {{id: {body.id}, name: {_quoted(body.name)}}}\n"
    yield "people:\n"
    for person in kit.people:
        role = person.roles[0]
        yield f"  - id: {person.id}\n    name: {_quoted(person.name)}\n    roles: [{{id: {role.id}, title: {_quoted(role.title)}, organisation: {role.organisation}}}]\n"
        for language, translation in person.translations.items():
            yield f"    translations: {{{language}: {{name: {_quoted(translation.name)}, roles: {{post: {_quoted(translation.roles['post'])}}}}}}}\n"
        yield "    review: accepted\n"
    yield "sections:\n"
    for section in kit.sections:
        text = section.text.replace("\n\n", "\n\n      ")
        yield f"  - id: {section.id}\n    heading: {_quoted(section.heading or '')}\n    text: |-\n      {text}\n"
    yield "quotes:\n"
    for quote in kit.quotes:
        yield f"  - id: {quote.id}\n    speakers: [{quote.speakers[0]}]\n    kind: {quote.kind.value}\n    cue: {quote.cue}\n    text: {_quoted(str(quote.text))}\n    review: accepted\n"
    yield "figures:\n"
    for figure in kit.figures:
        yield f"  - {{id: {figure.id}, number: {figure.number}, caption: {_quoted(figure.caption or '')}}}\n"
    yield "timeline:\n"
    for happening in kit.timeline:
        yield f"  - id: {happening.id}\n    date: {_quoted(happening.date or '')}\n    what: {_quoted(happening.what)}\n    text: {_quoted(happening.text)}\n"


def path_of(folder: Path, number: int) -> Path:
    """Give the place of a kit's file: a folder a kit, a thousand in a folder."""
    return folder / f"{number // 1000:03}" / f"kit-{number:05}" / "press_kit" / "kit.yaml"


def write_some(folder: Path, first: int, last: int) -> int:
    """Write kits; gives how many bytes of text they have, as `words_of` gives it."""
    total = 0
    for number in range(first, last):
        kit = kit_number(number)
        file = path_of(folder, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(kit_yaml(kit), encoding="utf-8")
        total += sum(len(text.encode()) + 1 for text in words_of(kit))
    return total


def words_of(kit: Kit) -> Iterator[str]:
    """Give the words of a kit, an entry a line: what a text search without an index would look through."""
    for quote in kit.quotes:
        yield str(quote.text)
    for person in kit.people:
        yield person.name
    for happening in kit.timeline:
        yield happening.what
    for figure in kit.figures:
        yield figure.caption or ""
    for section in kit.sections:
        yield section.heading or ""
        yield from section.text.split("\n\n")


def write_archive(folder: Path, kits: int) -> int:
    """Write an archive, several processes at once; gives the bytes of its text."""
    import os
    from concurrent.futures import ProcessPoolExecutor

    step = 250
    starts = range(0, kits, step)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return sum(
            pool.map(
                write_some, [folder] * len(starts), starts, [min(start + step, kits) for start in starts]
            )
        )


if __name__ == "__main__":
    print(write_archive(Path(sys.argv[1]), int(sys.argv[2])))
