"""Kits that are generated for the benchmark: releases with several speakers, of whom some hold two posts; the same in every run.

The sentences are made of clauses that newsrooms write: with numbers, negations, conditions, modal words and names in them.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from kits import MemoryFolder
from lufang_tui.kit.model import Kind, Kit, Organisation, Person, Quote, Role, Section
from lufang_tui.kit.press import PressKit

_ZH_OPENINGS = (
    "我们将在{year}年建成{n}座智能工厂",
    "公司今年的研发投入达到{n}亿元",
    "{place}的纺织产业正在向数字驱动转变",
    "{org}与{place}的合作已经进入第{k}个年头",
    "这项技术可以把能耗降低{p}%",
    "我们不会因为短期波动而改变方向",
    "新的平台已经接入{n}家企业",
    "订单同比增长了{p}%",
    "绿色转型必须从每一条生产线做起",
    "我们没有放弃任何一个老客户",
    "消费者对品质的要求越来越高",
    "供应链的韧性是企业的生命线",
    "这座园区占地{n}亩",
    "人才始终是我们最看重的资源",
    "{org}提供的云服务帮助我们缩短了交货周期",
    "目前的库存只够维持{k}周",
    "产品的合格率提高到{p}%",
    "我们应该把更多精力放在设计上",
    "这次展会吸引了{n}名专业观众",
    "老工人的手艺不能丢",
    "数据显示出口正在回暖",
    "新材料的成本可能在{k}年内下降",
    "{place}拥有完整的产业链",
    "标准化是产业升级的第一步",
)
_ZH_MIDDLES = (
    "并且带动上下游{n}家企业共同发展",
    "让每一家中小企业都用得起",
    "这对{place}的就业十分重要",
    "同时把碳排放控制在{n}万吨以内",
    "也为行业提供了可以复制的经验",
    "从而形成新的竞争优势",
    "客户的反馈也证明了这一点",
    "预计将创造{n}个岗位",
    "这离不开{org}的支持",
    "希望更多伙伴参与进来",
    "产品已经销往{k}个国家和地区",
    "我们对市场前景充满信心",
    "员工的培训时间增加了{n}小时",
    "整个过程不需要人工干预",
)
_ZH_LIMITS = (
    "但前提是原料价格保持稳定",
    "但资金必须在{year}年前到位",
    "除非政策发生变化",
    "不过这需要{k}年左右的时间",
    "如果没有新的技术突破，这个目标很难实现",
    "但目前还没有签订正式合同",
)
_ZH_REPORTED = (
    "园区的二期工程将在{year}年开工",
    "企业需要加快数字化改造的步伐",
    "行业的平均利润率已经上升到{p}%",
    "{place}不会引进高污染的项目",
    "协会支持企业开拓海外市场",
    "公司计划招聘{n}名工程师",
)
_ZH_STORY = (
    "活动当天，来自各地的嘉宾参观了展厅和车间。",
    "论坛围绕产业升级、品牌建设和人才培养展开了讨论。",
    "随后举行的签约仪式上，多家单位达成了合作意向。",
    "主办方介绍了近年来在技术创新方面取得的进展。",
    "展厅里陈列着从原料到成衣的各类样品，观众可以现场体验定制流程。",
)
_ZH_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
_ZH_GIVEN = (
    "志强",
    "丽华",
    "建国",
    "晓东",
    "文静",
    "海涛",
    "雪梅",
    "俊杰",
    "玉兰",
    "国庆",
    "明远",
    "思源",
    "春燕",
    "永康",
    "佳宁",
)
_ZH_BODIES = (
    "海纺集团",
    "东岳云",
    "齐鲁服装协会",
    "蓝湾科技",
    "新星家纺",
    "黄河大数据研究院",
    "丰源棉业",
    "远航物流",
)
_ZH_TITLES = (
    "副会长",
    "总经理",
    "技术总监",
    "副总裁",
    "秘书长",
    "研究员",
    "首席设计师",
    "市场部经理",
    "副主任",
    "董事长",
)
_ZH_PLACES = ("滨州", "德州", "临沂", "潍坊", "烟台", "济宁")
_ZH_CUES = ("表示", "说", "指出", "认为", "介绍说", "强调")

_EN_OPENINGS = (
    "We will open {n} smart factories in {place} by {year}",
    "The company has invested {n} million dollars in research this year",
    "Our orders grew by {p} percent",
    "We will not change our course because of short-term swings",
    "This technology can cut energy use by {p}%",
    "The new platform already connects {n} companies",
    "Green growth must begin with every single production line",
    "We have never given up a loyal customer",
    "Buyers ask for better quality every season",
    "A resilient supply chain is the lifeline of any mill",
    "The new campus covers {n} hectares",
    "People have always been our most valuable resource",
    "The cloud service of {org} helped us to shorten delivery times",
    "The present stock will last for only {k} weeks",
    "We should spend more of our time on design",
    "The fair attracted {n} professional visitors",
    "The skills of older workers must not be lost",
    "The data show that exports are recovering",
    "The cost of new materials may fall within {k} years",
    "{place} has a complete industrial chain",
    "Common standards are the first step towards renewal",
    "It’s the workers’ experience that makes the difference",
)
_EN_MIDDLES = (
    "and it brings {n} suppliers along with it",
    "so that even small businesses can afford it",
    "which matters a great deal for jobs in {place}",
    "and carbon emissions will stay below {n} thousand tons",
    "and it offers the industry an example to follow",
    "which gives us a new competitive edge",
    "and our customers confirm this every day",
    "and it will create {n} jobs",
    "which would be impossible without the support of {org}",
    "and we hope that more partners join us",
    "and our products are sold in {k} countries",
    "and we are confident about the market",
    "and the whole process needs no manual work",
)
_EN_LIMITS = (
    "but only if the price of cotton stays stable",
    "but the money has to arrive before {year}",
    "unless the rules change",
    "but this will take about {k} years",
    "provided that the council gives its permission",
    "but no contract has been signed yet",
)
_EN_REPORTED = (
    "the second phase of the campus would begin in {year}",
    "companies needed to speed up their digital renewal",
    "the average margin of the industry had risen to {p} percent",
    "{place} would not accept polluting projects",
    "the association supported companies that open up markets abroad",
    "the company planned to hire {n} engineers",
)
_EN_STORY = (
    "On the opening day, guests from all over the country toured the halls and the workshops.",
    "The forum discussed renewal, brands and the training of skilled staff.",
    "At the ceremony that followed, several partners agreed to work together.",
    "The organisers presented the progress of recent years in technical innovation.",
    "The showroom displays samples from raw cotton to finished garments, and visitors can try the ordering process.",
)
_EN_GIVEN = (
    "Anna",
    "Tom",
    "Maria",
    "James",
    "Helen",
    "Peter",
    "Laura",
    "David",
    "Susan",
    "Mark",
    "Clara",
    "Robert",
)
_EN_SURNAMES = (
    "Berg",
    "Smith",
    "Garcia",
    "Walker",
    "Novak",
    "Turner",
    "Fischer",
    "Morgan",
    "Petrov",
    "Hughes",
    "Lindqvist",
    "Carter",
)
_EN_BODIES = (
    "Harbour Mills",
    "Northern Cloud",
    "Garment Association",
    "Blue Bay Technology",
    "Star Home Textiles",
    "River Data Institute",
    "Fountain Cotton",
    "Longway Logistics",
)
_EN_TITLES = (
    "vice president",
    "general manager",
    "technical director",
    "deputy director",
    "secretary-general",
    "chief designer",
    "chief executive",
    "marketing manager",
    "head of research",
    "chairman",
)
_EN_PLACES = ("Leeds", "Rotterdam", "Lyon", "Porto", "Ghent", "Turin")
_EN_CUES = ("said", "explained", "added", "noted", "stressed")


class Language(NamedTuple):
    """What the sentences of a language are made of."""

    tag: str
    openings: tuple[str, ...]
    middles: tuple[str, ...]
    limits: tuple[str, ...]
    reported: tuple[str, ...]
    story: tuple[str, ...]
    bodies: tuple[str, ...]
    titles: tuple[str, ...]
    places: tuple[str, ...]
    cues: tuple[str, ...]


ZH = Language(
    "zh-CN",
    _ZH_OPENINGS,
    _ZH_MIDDLES,
    _ZH_LIMITS,
    _ZH_REPORTED,
    _ZH_STORY,
    _ZH_BODIES,
    _ZH_TITLES,
    _ZH_PLACES,
    _ZH_CUES,
)
EN = Language(
    "en",
    _EN_OPENINGS,
    _EN_MIDDLES,
    _EN_LIMITS,
    _EN_REPORTED,
    _EN_STORY,
    _EN_BODIES,
    _EN_TITLES,
    _EN_PLACES,
    _EN_CUES,
)


def generated(language: Language, seed: int) -> PressKit:
    """Give a kit with 12 quotations of 4 people, 4 reported statements, and what happened between them."""
    return _Newsroom(language, seed).press()


class _Newsroom:
    def __init__(self, language: Language, seed: int) -> None:
        self._language = language
        self._chance = random.Random(f"{language.tag}-{seed}")
        self._seed = seed
        self._zh = language is ZH

    def press(self) -> PressKit:
        chance, language = self._chance, self._language
        bodies = [
            Organisation(id=f"body-{at}", name=name)
            for at, name in enumerate(chance.sample(language.bodies, 5))
        ]
        people = self._people(bodies)
        sections, quotes = [], []
        openings = chance.sample(language.openings, 20)
        middles = chance.sample(language.middles * 2, 14)
        limits = chance.sample(language.limits, 4)
        for number in range(4):
            paragraphs = [chance.choice(language.story)]
            for at in range(3):
                person = people[(number + at) % len(people)]
                limit = limits.pop() if at == 2 and limits else None
                words = self._speech(
                    [openings.pop(), openings.pop() if at == 1 else ""], middles.pop(), limit
                )
                role = person.roles[-1] if at == 1 else person.roles[0]
                paragraph, mention, cue, words = self._told(person, role, bodies, words, at)
                paragraphs.append(paragraph)
                quotes.append(
                    Quote(id=f"quote-{number}-{at}", speakers=(person.id,), mention=mention, kind=Kind.DIRECT, cue=cue, text=words,
                          role=role.id if role is not person.roles[0] else None)
                )  # fmt: skip
            person = people[(number + 3) % len(people)]
            reported = self._filled(language.reported[(number + self._seed) % len(language.reported)])
            paragraphs.append(
                f"{person.name}表示，{reported}。" if self._zh else f"{person.name} said that {reported}."
            )
            quotes.append(
                Quote(id=f"reported-{number}", speakers=(person.id,), mention=person.name, kind=Kind.INDIRECT,
                      cue="表示" if self._zh else "said", text=reported)
            )  # fmt: skip
            sections.append(Section(id=f"part-{number}", label=f"{number}", text="\n\n".join(paragraphs)))
        kit = Kit(format=1, id=f"room-{language.tag.lower()}-{self._seed}", language=language.tag, label=f"room {self._seed}", organisations=tuple(bodies),
                  people=tuple(people), sections=tuple(sections), quotes=tuple(quotes))  # fmt: skip
        return PressKit(kit, MemoryFolder())

    def _people(self, bodies: list[Organisation]) -> list[Person]:
        chance = self._chance
        if self._zh:
            names = [
                surname + given
                for surname, given in zip(
                    chance.sample(_ZH_SURNAMES, 4), chance.sample(_ZH_GIVEN, 4), strict=True
                )
            ]
        else:
            names = [
                f"{given} {surname}"
                for given, surname in zip(
                    chance.sample(_EN_GIVEN, 4), chance.sample(_EN_SURNAMES, 4), strict=True
                )
            ]
        titles = chance.sample(self._language.titles, 5)
        people = []
        for at, name in enumerate(names):
            roles = [Role(id="first", title=titles[at], organisation=bodies[at].id)]
            if at == 0:
                roles.append(Role(id="second", title=titles[4], organisation=bodies[4].id))
            people.append(Person(id=f"person-{at}", name=name, roles=tuple(roles)))
        return people

    def _filled(self, text: str) -> str:
        chance = self._chance
        return text.format(
            year=chance.randint(2024, 2035), n=chance.choice([15, 30, 48, 120, 260, 350, 1300]), p=chance.choice([3.5, 8, 12, 17.2, 25, 40]),
            k=chance.choice([3, 4, 6, 8, 12]), place=chance.choice(self._language.places), org=chance.choice(self._language.bodies),
        )  # fmt: skip

    def _speech(self, openings: list[str], middle: str, limit: str | None) -> str:
        first, second = (self._filled(one) if one else "" for one in openings)
        comma, stop, space = ("，", "。", "") if self._zh else (", ", ".", " ")
        text = f"{first}{comma}{self._filled(middle)}"
        if limit:
            text += f"{comma}{self._filled(limit)}"
        text += stop
        return f"{text}{space}{second}{stop}" if second else text

    def _told(
        self, person: Person, role: Role, bodies: list[Organisation], words: str, way: int
    ) -> tuple[str, str, str, str]:
        body = next(one.name for one in bodies if one.id == role.organisation)
        cue = self._chance.choice(self._language.cues)
        if self._zh:
            mention = f"{body}{role.title}{person.name}"
            return (
                (f"{mention}{cue}：“{words}”" if way else f"“{words}”{mention}{cue}。"),
                mention,
                cue,
                words,
            )
        mention = f"{person.name}, {role.title} of {body}" if way else person.name
        if way:
            return f"{mention}, {cue}: “{words}”", mention, cue, words
        words = f"{words[:-1]},"
        return f"“{words}” {cue} {person.name}, {role.title} of {body}.", mention, cue, words
