"""Genuine variants: what a newsroom does to a quotation without doing anything to its words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.verifying.subjects import Subject
from lufang_tui.text.script import simplified


class Case(NamedTuple):
    """A draft with one quotation, and the verdicts that are right."""

    row: str
    kit: str
    draft: str
    inner: str
    """The words in marks, for checkers that know no speakers."""
    expected: frozenset[str]
    bad: bool
    zh: bool


Maker = Callable[..., Case]
SAME = frozenset({"verbatim", "typography"})
_TRADITIONAL: dict[int, int] = {}
for _code, _plain in simplified().items():
    _TRADITIONAL.setdefault(_plain, _code)
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in "'\"-"}
_BEARING = re.compile(
    "不|没|无|未|非|别|但|除非|如果|前提|不过|\\d|[一二三四五六七八九十百千万亿两]|\\b(?:not?|never|but|unless|if|only|provided|without|until|yet|though|although|however|one|two|first|second|third|hardly|none|nobody|nothing|except|despite)\\b|n[’']t", re.IGNORECASE
)  # fmt: skip
_HELD_BACK = re.compile(
    "不|没|未|无|认为|也许|或许|可能|大概|恐怕|希望|not|never|that|says?|said|think|believe|maybe|perhaps|hope",
    re.IGNORECASE,
)
"""What a part of a statement hangs on in another clause: its denial, its source, its certainty."""
_CONDITION = re.compile(
    "但|除非|如果|前提|不过|只要|一旦|只有|否则|尽管|虽|即使|却|可是|然而|除了|若|情况下|条件|\\b(?:but|unless|if|provided|until|though|although|however|yet|except|despite|otherwise|assuming|as long as|depend)",
    re.IGNORECASE,
)
_ZH_NUMERALS = "零一二三四五六七八九"


def clauses(text: str) -> list[str]:
    """The clauses with their punctuation."""
    return [part for part in re.split(r"(?<=[，。；！？])|(?<=[,;.!?] )", text) if part.strip()]


def genuine(subject: Subject, chance: random.Random) -> Iterator[Case]:
    """Give every genuine variant that the quotation allows."""
    text, zh = subject.text, subject.zh

    def case(row: str, inner: str, expected: frozenset[str] = SAME, **changes: str) -> Case:
        return Case(row, subject.kit, subject.draft(inner, chance, **changes), inner, expected, False, zh)

    yield case("verbatim", text)
    yield case("marks", text, marks=chance.choice(["「」", '""', "『』"] if zh else ['""', "«»"]))
    wide = "".join(chr(_WIDE.get(ord(one), ord(one))) if one.isalnum() or not zh else one for one in text)
    if wide != text and zh:
        yield case("width", wide)
    if zh:
        draft = subject.draft(text, chance)
        yield Case(
            "script",
            subject.kit,
            draft.translate(_TRADITIONAL).replace("“", "「").replace("”", "」"),
            text.translate(_TRADITIONAL),
            SAME,
            False,
            True,
        )
        yield case(
            "white space",
            re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])", " ", text),
        )
        middle = len(text) // 2
        while re.match(r"[0-9A-Za-z.%]", text[middle - 1]):
            middle += 1
        yield case("line joins", text[:middle] + "\n" + text[middle:])
    else:
        yield case("white space", text.replace(" ", "\u00a0", 2))
        yield case(
            "straight apostrophes and dashes",
            text.replace("’", "'").replace("—", "--")
            if "’" in text or "—" in text
            else text.replace("'", "’"),
        )
        spaces = [found.start() for found in re.finditer(" ", text)]
        at = chance.choice(spaces)
        yield case("line joins", text[:at] + "\n" + text[at + 1 :])
        long = list(re.finditer(r"[a-z]{8,}", text))
        if long:
            word = chance.choice(long)
            at = word.start() + 4
            yield case("hyphenation", text[:at] + "\u00ad" + text[at:])
    yield case("final stop", text[:-1] if text[-1] in "。.!！" else text)
    yield from _cuts(subject, case)
    yield from _inserted(subject, chance, case)
    yield from _numbers(subject, case)
    yield from _speakers(subject, chance)


def _cuts(subject: Subject, case: Maker) -> Iterator[Case]:
    text, zh = subject.text, subject.zh
    parts = clauses(text)
    dots, stop = ("……", "。") if zh else (" … ", ".")
    if len(parts) > 2 and not _BEARING.search("".join(parts[1:-1])) and not _BEARING.search(parts[0][-1:]):
        head = parts[0].rstrip("，, ")
        yield case("ellipsis", f"{head}{dots}{parts[-1]}", frozenset({"ellipsis"}))
        yield case(
            "ellipsis in brackets",
            f"{head}[{dots.strip()}]{parts[-1]}" if zh else f"{head} [...] {parts[-1]}",
            frozenset({"ellipsis"}),
        )
    sentences = [part for part in re.split(r"(?<=[。！？])|(?<=[.!?]) ", text) if part.strip()]
    whole = sentences and sentences[0].count("“") == sentences[0].count("”")
    if len(sentences) > 1 and whole and not _CONDITION.match(sentences[1]):
        yield case("trimmed to a sentence", sentences[0], frozenset({"trimmed"}))
    if len(parts) > 1 and not _CONDITION.search("".join(parts[1:])) and not _CONDITION.search(parts[0]):
        yield case("trimmed to a clause", parts[0].rstrip("，, ;；。.") + stop, frozenset({"trimmed"}))
    if len(parts) > 1 and not _CONDITION.search(text) and not re.search(_HELD_BACK, "".join(parts[:-1])):
        yield case("trimmed at its beginning", parts[-1], frozenset({"trimmed"}))
    if len(parts) > 1 and len(parts[0]) > 4 and len("".join(parts[1:])) > 4:
        first, rest = parts[0].rstrip(), "".join(parts[1:])
        name = subject.person.name if subject.person else ""
        if zh:
            draft = f"“{first}”{name}说，“{rest}”"
        else:
            draft = (
                f"“{re.sub('[.,;]$', '', first)},” {name} said, “{rest}”"
                if first[-1] in ",;"
                else f"“{first[:-1]},” said {name}. “{rest}”"
            )
        yield Case("attribution inside", subject.kit, draft, text, SAME, False, zh)


def _inserted(subject: Subject, chance: random.Random, case: Maker) -> Iterator[Case]:
    text, zh = subject.text, subject.zh
    name = (subject.body or (subject.person.name if subject.person else "")) or (
        "公司" if zh else "the company"
    )
    bracketed = frozenset({"bracketed"})
    if zh:
        for pronoun in ("我们", "他们", "这", "它", "公司"):
            at = text.find(pronoun)
            if at >= 0:
                end = at + len(pronoun)
                pair = chance.choice(["[]", "〔〕", "（）", "［］"])
                yield case("brackets", f"{text[:end]}{pair[0]}{name}{pair[1]}{text[end:]}", bracketed)
                break
        at = chance.randrange(2, len(text) - 2)
        if re.match("[\u4e00-\u9fff]{2}", text[at - 1 : at + 1]):
            yield case("sic", f"{text[:at]}[原文如此]{text[at:]}", bracketed)
    else:
        found = re.search(r"\b(?:We|we|it|It|our|they|this|This)\b(?=[ ,])", text)
        if found:
            yield case(
                "brackets",
                f"{text[: found.start()]}[{name}]{text[found.end() :]}"
                if chance.random() < 0.5
                else f"{text[: found.end()]} [{name}]{text[found.end() :]}",
                bracketed,
            )
        at = chance.choice([found.start() for found in re.finditer(" ", text)])
        yield case("sic", f"{text[:at]} [sic]{text[at:]}", bracketed)
        if text[0].isupper() and text[1:2].islower() and len(text) > 30:
            yield case(
                "capital in brackets",
                f"[{text[0].lower()}]{text[1:]}",
                frozenset({"bracketed", "typography", "verbatim"}),
            )


def _numbers(subject: Subject, case: Maker) -> Iterator[Case]:
    text, zh = subject.text, subject.zh
    if zh:
        found = re.search(r"(?<![\d.年])([1-9])([0-9]?)(?![\d.%年])", text)
        if found:
            tens, ones = (found[1], found[2]) if found[2] else ("", found[1])
            spelled = (
                ("" if tens in ("", "1") else _ZH_NUMERALS[int(tens)])
                + ("十" if tens else "")
                + (_ZH_NUMERALS[int(ones)] if ones != "0" else "")
            )
            yield case("writing of numbers", text[: found.start()] + spelled + text[found.end() :])
        if (
            (found := re.search(r"(\d{1,2})%", text))
            and int(found[1]) < 10
            and text[found.start() - 1] not in ".0123456789"
        ):
            yield case(
                "writing of numbers",
                text[: found.start()] + f"百分之{_ZH_NUMERALS[int(found[1])]}" + text[found.end() :],
            )
    else:
        if re.search(r"\d%", text):
            yield case("writing of numbers", text.replace("%", " percent"))
        if re.search(r"\d percent", text):
            yield case("writing of numbers", text.replace(" percent", "%"))
        if re.search(r"(?<![\d.,])1300(?!\d)", text):
            yield case("writing of numbers", text.replace("1300", "1,300"))


def _speakers(subject: Subject, chance: random.Random) -> Iterator[Case]:
    if subject.person is None or not subject.official:
        return
    text, name, zh = subject.text, subject.person.name, subject.zh
    title = subject.role.title if subject.role else ""
    right = frozenset({"verbatim"})
    signed = (
        f"“{text}”——{name}，{subject.body or ''}{title}"
        if zh
        else f"“{text}”\n\n— {name}, {title}, {subject.body}"
    )
    yield Case("signed", subject.kit, signed, text, SAME, False, zh)
    if zh:
        called = f"{subject.body or ''}{name[0]}{title}"
        yield Case("surname and post", subject.kit, f"{called}表示：“{text}”", text, right, False, zh)
        yield Case(
            "pronoun",
            subject.kit,
            f"{subject.body or ''}{title}{name}出席了活动。他表示：“{text}”",
            text,
            right,
            False,
            zh,
        )
    else:
        surname = name.split()[-1]
        yield Case(
            "surname alone",
            subject.kit,
            f"{name}, {title} of {subject.body}, spoke first. {surname} said: “{text}”",
            text,
            right,
            False,
            zh,
        )
        pronoun = "she" if name.split()[0] in ("Anna", "Maria", "Helen", "Laura", "Susan", "Clara") else "he"
        yield Case(
            "pronoun",
            subject.kit,
            f"{name} spoke first. “{text[:-1]},” {pronoun} said.",
            text,
            right,
            False,
            zh,
        )
