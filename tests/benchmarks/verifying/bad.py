"""Bad variants: misquotes and wrong speakers, each with the verdict that is right."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from benchmarks.verifying.genuine import Case, Maker, clauses
from benchmarks.verifying.newsrooms import EN, ZH
from benchmarks.verifying.subjects import Subject, written
from lufang_tui.kit.model import Kind, Organisation, Person

_ZH_WORDS = "天地人山水火木金土日月星云雨风花草树石路桥门窗书笔纸灯茶饭衣鞋车船马牛羊鱼鸟红黄蓝绿白黑高低长短快慢新旧老少"
_ZH_SYNONYMS = {
    "提高": "提升", "降低": "减少", "企业": "公司", "帮助": "协助", "建成": "建立", "重要": "关键", "希望": "盼望", "支持": "帮助", "客户": "顾客", "老客户": "旧客户",
    "产业": "行业", "发展": "进步", "优势": "长处", "信心": "把握", "成本": "费用", "方向": "目标", "实践": "尝试", "转型": "转变", "创造": "提供", "市场": "行情",
}  # fmt: skip
_EN_SYNONYMS = {
    "companies": "firms", "help": "aid", "helped": "assisted", "price": "cost", "orders": "sales", "company": "firm", "technology": "technique", "market": "sector",
    "quality": "value", "jobs": "posts", "partners": "allies", "industry": "trade", "customers": "clients", "workers": "staff", "important": "vital", "great": "big",
    "people": "persons", "work": "labour", "says": "claims", "world": "globe", "country": "nation", "money": "cash", "really": "truly", "good": "fine", "think": "feel",
}  # fmt: skip
_ZH_MODALS = {
    "必须": "可以",
    "应该": "可能",
    "可能": "一定",
    "可以": "必须",
    "需要": "可以",
    "要": "会",
    "会": "可能会",
    "将": "可能",
    "能": "必须",
    "希望": "希望",
}
_EN_MODALS = {
    "will": "may",
    "must": "could",
    "may": "must",
    "should": "must",
    "can": "should",
    "could": "will",
    "would": "might",
}
_UNITS = {
    "公顷": "亩", "亩": "公顷", "万吨": "公斤", "小时": "分钟", "周": "天", "年左右": "个月左右", "亿元": "亿美元", "家": "万家", "座": "台", "percent": "percentage points",
    "%": "‰", "million dollars": "million euros", "thousand tons": "thousand kilograms", "hectares": "acres", "weeks": "days", "years": "months",
}  # fmt: skip


def verdicts(*codes: str) -> frozenset[str]:
    """The verdicts that are right."""
    return frozenset(codes)


WORDS = verdicts("altered-words", "altered-name")
ALTERED = verdicts(
    "altered-words",
    "altered-number",
    "altered-negation",
    "altered-modality",
    "altered-name",
    "truncated-condition",
)
SPEAKER = verdicts("wrong-speaker")


def bad(
    subject: Subject, others: Sequence[Subject], elsewhere: Sequence[Subject], chance: random.Random
) -> Iterator[Case]:
    """Give bad variants. `others`: quotations of the same kit; `elsewhere`: quotations of other kits in the same language."""

    def case(row: str, inner: str, expected: frozenset[str], **changes: str) -> Case:
        return Case(
            row, subject.kit, subject.draft(inner, chance, **changes), inner, expected, True, subject.zh
        )

    yield from _characters(subject, chance, case)
    yield from _words(subject, chance, case)
    yield from _numbers(subject, chance, case)
    yield from _negations(subject, case)
    yield from _modals(subject, case)
    yield from _names(subject, case)
    yield from _cuts(subject, case)
    yield from _spliced(subject, others, case)
    yield from _speakers(subject, chance)
    yield from _elsewhere(subject, elsewhere, chance, case)


def _characters(subject: Subject, chance: random.Random, case: Maker) -> Iterator[Case]:
    text = subject.text
    for _ in range(2):
        if subject.zh:
            places = [at for at, one in enumerate(text) if "\u4e00" <= one <= "\u9fff"]
            at = chance.choice(places)
            other = chance.choice([one for one in _ZH_WORDS if one != text[at]])
        else:
            places = [at for at, one in enumerate(text) if one.isalpha() and one.islower()]
            at = chance.choice(places)
            other = chance.choice([one for one in "abcdefghijklmnopqrstuvwxyz" if one != text[at]])
        yield case("one character", text[:at] + other + text[at + 1 :], ALTERED)


def _words(subject: Subject, chance: random.Random, case: Maker) -> Iterator[Case]:
    text = subject.text
    table = _ZH_SYNONYMS if subject.zh else _EN_SYNONYMS
    for word, other in table.items():
        pattern = re.escape(word) if subject.zh else rf"\b{word}\b"
        if re.search(pattern, text):
            yield case("one word, a synonym", re.sub(pattern, other, text, count=1), WORDS)
            break
    if subject.zh:
        at = chance.choice([at for at, one in enumerate(text) if at > 2 and "\u4e00" <= one <= "\u9fff"])
        yield case("one word, added", f"{text[:at]}大力{text[at:]}", ALTERED)
        yield case("one word, left out", text[: at - 1] + text[at + 1 :], ALTERED | verdicts("spliced"))
    else:
        words = text.split(" ")
        at = chance.choice(
            [at for at in range(1, len(words) - 1) if words[at].strip(",.;:").isalpha()] or [1]
        )
        yield case("one word, added", " ".join([*words[:at], "greatly", *words[at:]]), ALTERED)
        yield case("one word, left out", " ".join([*words[:at], *words[at + 1 :]]), ALTERED)
        if (
            at + 1 < len(words)
            and words[at] != words[at + 1]
            and words[at].isalpha()
            and words[at + 1].isalpha()
        ):
            swapped = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
            yield case("two words, swapped", " ".join(swapped), ALTERED)


def _numbers(subject: Subject, chance: random.Random, case: Maker) -> Iterator[Case]:
    text = subject.text
    number = verdicts("altered-number")
    found = list(re.finditer(r"\d+(?:\.\d+)?", text))
    if found:
        one = chance.choice(found)
        changed = one[0][:-1] + str((int(one[0][-1]) + chance.randint(1, 8)) % 10)
        yield case("number, a digit", text[: one.start()] + changed + text[one.end() :], number)
        if "." in one[0]:
            yield case(
                "number, its point lost",
                text[: one.start()] + one[0].replace(".", "") + text[one.end() :],
                number,
            )
        else:
            yield case("number, a nought", text[: one.end()] + "0" + text[one.end() :], number)
        if not subject.zh:
            yield case("number, its sign", text[: one.start()] + "-" + text[one.start() :], number)
    for unit, other in _UNITS.items():
        place = re.search(rf"(?<=\d)\s*{re.escape(unit)}", text)
        if place:
            yield case(
                "unit", text[: place.start()] + place[0].replace(unit, other) + text[place.end() :], number
            )
            break


def _negations(subject: Subject, case: Maker) -> Iterator[Case]:
    text = subject.text
    negation = verdicts("altered-negation")
    if subject.zh:
        out = re.sub(
            "不会|不能丢|没有放弃|还没有签订|不需要",
            lambda found: {
                "不会": "会",
                "不能丢": "能丢",
                "没有放弃": "放弃",
                "还没有签订": "还签订",
                "不需要": "需要",
            }[found[0]],
            text,
            count=1,
        )
        if out != text:
            yield case("negation, left out", out, negation)
        for word in ("会", "能", "是", "应该", "可以", "需要", "必须", "要"):
            at = text.find(word)
            if (
                at > 0
                and text[at - 1] not in "不没无机社协大商分展晚工就才只都社智产动赋功技可"
                and text[at + len(word) : at + len(word) + 1] not in "议长员展力源求否素"
            ):
                yield case("negation, added", f"{text[:at]}不{text[at:]}", negation)
                break
    else:
        out = re.sub(r"\bnot |\bnever |\bno |n[’']t\b", "", text, count=1)
        if out != text:
            yield case("negation, left out", out, negation)
        found = re.search(
            r"\b(will|must|should|can|may|is|are|was|has|have|could|would|does|did)\b(?! not)(?!n)(?![’'])",
            text,
        )
        if found:
            yield case("negation, added", f"{text[: found.end()]} not{text[found.end() :]}", negation)


def _modals(subject: Subject, case: Maker) -> Iterator[Case]:
    text = subject.text
    if subject.zh:
        for word, other in _ZH_MODALS.items():
            at = text.find(word)
            outside = "不没社协大商分展与智产动赋功技可重主首必需只想" if len(word) == 1 else "不没有"
            after = "议长员展力源求否素点供来军见够" if len(word) == 1 else ""
            if (
                word != other
                and at > 0
                and text[at - 1] not in outside
                and text[at + len(word) : at + len(word) + 1] not in after
            ):
                yield case(
                    "modality", text[:at] + other + text[at + len(word) :], verdicts("altered-modality")
                )
                break
    else:
        found = re.search(rf"\b({'|'.join(_EN_MODALS)})\b(?![’'])(?! \d)", text)
        if found and text[found.end() : found.end() + 4] != " not":
            yield case(
                "modality",
                text[: found.start()] + _EN_MODALS[found[0]] + text[found.end() :],
                verdicts("altered-modality"),
            )


def _names(subject: Subject, case: Maker) -> Iterator[Case]:
    language = ZH if subject.zh else EN
    if subject.kit == "festival" or not subject.official:
        swaps = {"京东云": "阿里云", "鲁纺": "苏纺", "滨州": "德州"}
        for name, other in swaps.items():
            if name in subject.text:
                yield case(
                    "name", subject.text.replace(name, other, 1), verdicts("altered-name", "altered-words")
                )
                return
        return
    for table in (language.bodies, language.places):
        for name in table:
            if name in subject.text:
                other = next(one for one in table if one not in subject.text)
                yield case("name", subject.text.replace(name, other, 1), verdicts("altered-name"))
                return


def _cuts(subject: Subject, case: Maker) -> Iterator[Case]:
    text, zh = subject.text, subject.zh
    dots, stop = ("……", "。") if zh else (" … ", ".")
    condition = (
        re.search(r"，(?:但|除非|不过)", text) if zh else re.search(r",? (?:but|unless|provided) ", text)
    )
    if condition and condition.start() > 6:
        yield case(
            "condition cut off", text[: condition.start()].rstrip(",") + stop, verdicts("truncated-condition")
        )
        behind = clauses(text[condition.start() + 1 :])
        if len(behind) > 1:
            yield case(
                "ellipsis that hides",
                text[: condition.start()] + dots + behind[-1],
                verdicts("ellipsis-hides"),
            )
    number = re.search(r"[^，。,.]{3,}\d[^，。,]{2,}[，,] ?", text)
    if number and number.start() < len(text) - len(number[0]) - 4:
        start = number.start() + next(at for at, one in enumerate(number[0]) if one.isdigit())
        left = start - 2 if zh else text.rfind(" ", 0, start - 1)
        rest = text[number.end() :]
        if left > 3 and len(rest) > 5:
            yield case(
                "ellipsis that hides", f"{text[:left].rstrip('，, ')}{dots}{rest}", verdicts("ellipsis-hides")
            )
    negation = (
        re.search("不(?![断仅但同久只少可懈])|没有", text) if zh else re.search(r"\b(?:not|never) ", text)
    )
    if negation and 3 < negation.start() < len(text) - 8:
        end = negation.end() + (1 if zh else 0)
        yield case(
            "ellipsis that hides",
            text[: negation.start()].rstrip() + dots + text[end:],
            verdicts("ellipsis-hides"),
        )
        row = "negation, cut off in front"
        if (
            re.search("不|没有|没", text[: negation.end()])
            and "，" not in text[negation.start() : end]
            and len(text) - end > 6
            and text[end] not in "，。仅但"
        ):
            yield case(
                row, text[negation.end() :].lstrip(), verdicts("altered-negation", "truncated-condition")
            )
    if zh and text[-1] == "。":
        yield case("question for a statement", text[:-1] + "？", verdicts("altered-words"))
    elif text[-1] == ".":
        yield case("question for a statement", text[:-1] + "?", verdicts("altered-words"))
    if zh and len(text) > 12:
        at = text.find("，")
        if at > 0:
            yield case(
                "negation in brackets", f"{text[: at + 1]}[不]{text[at + 1 :]}", verdicts("altered-negation")
            )


def _spliced(subject: Subject, others: Sequence[Subject], case: Maker) -> Iterator[Case]:
    spliced = verdicts("spliced")
    own = clauses(subject.text)
    glue = "" if subject.zh else " "
    for other in others[:3]:
        theirs = clauses(other.text)
        merged = own[0].strip() + glue + theirs[-1].strip()
        if any(merged.rstrip("。.") in "".join(one.text) for one in (subject, *others)):
            continue
        if len(own[0]) > 6 and len(theirs[-1]) > 6 and other.quote.id != subject.quote.id:
            row = "two quotations as one" if other.person == subject.person else "two speakers as one"
            yield case(row, merged, spliced)
    if len(own) > 1 and len(own[0]) > 8 and len(own[1]) > 8:
        swapped = [own[1].strip().rstrip("。.") + ("，" if subject.zh else ","), own[0].strip().rstrip("，,")]
        yield case("clauses swapped", glue.join(swapped) + ("。" if subject.zh else "."), spliced)
    if len(own) > 2 and len(own[1]) > 12 and len(own[0]) > 8 and len(own[2]) > 8:
        limits = re.search("如果|除非|但前提|\\b(?:if|unless|provided|until)\\b", own[1])
        yield case(
            "a clause left out without a sign",
            own[0].strip() + glue + glue.join(part.strip() for part in own[2:]),
            verdicts("truncated-condition", "spliced") if limits else spliced,
        )


def _speakers(subject: Subject, chance: random.Random) -> Iterator[Case]:
    text, zh, press = subject.text, subject.zh, subject.press
    person = subject.person
    if person is None:
        return

    def case(row: str, draft: str, expected: frozenset[str]) -> Case:
        return Case(row, subject.kit, draft, text, expected, True, zh)

    people = [
        one
        for one in press.kit.people
        if one.name != person.name
        and not one.name.endswith(person.name.split()[-1])
        and one.name not in person.aliases
        and person.name not in one.name
    ]
    for other in people[:2]:
        role = other.roles[0] if other.roles else None
        body = press.organisation_of(role)
        yield case(
            "speakers swapped",
            written(
                text,
                chance,
                zh=zh,
                name=other.name,
                title=role.title if role else "",
                body=body.name if body else "",
            ),
            SPEAKER,
        )
    stranger = "欧阳明月" if zh else "Walter Quinn"
    yield case("an unknown speaker", subject.draft(text, chance, name=stranger), SPEAKER)
    if zh and len(person.name) == 3 and "\u4e00" <= person.name[0] <= "\u9fff":
        yield case(
            "a character of the name",
            subject.draft(text, chance, name=person.name[:2] + ("熊" if person.name[2] != "熊" else "雄")),
            SPEAKER,
        )
    if not zh and subject.official:
        yield case(
            "a letter of the name",
            subject.draft(text, chance, name=person.name[:-1] + ("x" if person.name[-1] != "x" else "y")),
            SPEAKER,
        )
    bodies = [
        one
        for one in press.kit.organisations
        if one.name != subject.body
        and one.name not in (subject.body or "")
        and (subject.body or "\0") not in one.name
    ]
    if bodies and subject.official:
        told = bodies[0].name
        yield case(
            "a body for the person", f"{told}表示：“{text}”" if zh else f"{told} said: “{text}”", SPEAKER
        )
    if subject.official and subject.role is not None and subject.body:
        yield from _posts(subject, bodies, chance, case)


def _posts(
    subject: Subject, bodies: Sequence[Organisation], chance: random.Random, case: Maker
) -> Iterator[Case]:
    text, zh, person = subject.text, subject.zh, subject.person
    assert person is not None
    assert subject.role is not None
    title = subject.role.title
    wrong = verdicts("wrong-title")
    own = {role.title for role in person.roles}
    raised = re.sub("^(?:副|首席)", "", title) if zh else re.sub(r"^(?:vice |deputy )", "", title)
    if raised != title:
        yield case("title raised", subject.draft(text, chance, title=raised), wrong)
    elif zh and title in ("会长", "主任", "总经理", "秘书长"):
        yield case("title lowered", subject.draft(text, chance, title="副" + title), wrong)
    other = next(
        one
        for one in (ZH if zh else EN).titles
        if one not in own
        and not title.endswith(one)
        and not one.endswith(title)
        and one not in title
        and title not in one
    )
    yield case("another title", subject.draft(text, chance, title=other), wrong)
    theirs = [
        body.name
        for body in bodies
        if not any(subject.press.organisation_of(role) == body for role in person.roles)
    ]
    if theirs:
        yield case("another organisation", subject.draft(text, chance, body=theirs[0]), wrong)


def _elsewhere(
    subject: Subject, elsewhere: Sequence[Subject], chance: random.Random, case: Maker
) -> Iterator[Case]:
    if elsewhere:
        other = chance.choice(elsewhere)
        if other.text[:8] not in subject.press.kit.sections[0].text:
            expected = verdicts(
                "not-found",
                "altered-words",
                "altered-number",
                "altered-name",
                "spliced",
                "altered-negation",
                "altered-modality",
                "truncated-condition",
                "wrong-speaker",
                "wrong-title",
                "ellipsis-hides",
            )
            yield case("another kit’s words", other.text, expected)


def of_kits(subjects: Sequence[Subject], chance: random.Random) -> Iterator[Case]:
    """Reported statements: given in quotation marks, and turned round."""
    seen = set()
    for subject in subjects:
        if subject.kit in seen:
            continue
        seen.add(subject.kit)
        press, zh = subject.press, subject.zh
        for quote in press.kit.quotes:
            speakers = press.speakers(quote)
            if (
                quote.kind is not Kind.INDIRECT
                or len(quote.passages) != 1
                or not speakers
                or not isinstance(speakers[0], Person)
                or quote.id in press.anchoring.missing
            ):
                continue
            text, name = quote.passages[0], speakers[0].name
            if not 10 <= len(text) <= 200 or any(mark in text for mark in '“”"\n'):
                continue
            if any(
                text[:12] in "".join(other.passages)
                for other in press.kit.quotes
                if other.kind is not Kind.INDIRECT
            ):
                continue
            inner = text + "。" if zh else text[0].upper() + text[1:] + "."
            draft = f"{name}表示：“{inner}”" if zh else f"{name} said: “{inner}”"
            yield Case(
                "reported speech in marks", subject.kit, draft, inner, verdicts("paraphrase"), True, zh
            )
            turned = (
                re.sub(
                    "需要|支持|计划|将|上升",
                    lambda found: {
                        "需要": "不需要",
                        "支持": "反对",
                        "计划": "没有计划",
                        "将": "不会",
                        "上升": "下降",
                    }[found[0]],
                    text,
                    count=1,
                )
                if zh
                else re.sub(
                    r"\b(?:would not|would|needed|supported|planned|risen)\b",
                    lambda found: {
                        "would not": "would",
                        "would": "would not",
                        "needed": "did not need",
                        "supported": "opposed",
                        "planned": "had not planned",
                        "risen": "fallen",
                    }[found[0]],
                    text,
                    count=1,
                )
            )
            if turned != text and subject.official:
                draft = f"{name}表示，{turned}。" if zh else f"{name} said that {turned}."
                yield Case(
                    "reported speech turned round", subject.kit, draft, turned, verdicts("opposite"), True, zh
                )
