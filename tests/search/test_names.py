"""People by pinyin and in spite of a typo: by example, and against searches that write out every possibility."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.kit.load import load
from lufang_tui.kit.model import Person, PersonTranslation, Role
from lufang_tui.lexicon.pinyin import reading, syllables
from lufang_tui.search import Group, Searcher, parse
from lufang_tui.search.names import Mistyped, Names
from lufang_tui.search.typos import distance, letters


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("查文雄", "zha wen xiong"),
        ("單曉嵐", "shan xiao lan"),
        ("曾国樑", "zeng guo liang"),
        ("仇英", "qiu ying"),
        ("解縉", "xie jin"),
        ("區瑞庭", "ou rui ting"),
        ("华罗庚", "hua luo geng"),
        ("任正非", "ren zheng fei"),
        ("朴恩珍", "piao en zhen"),
        ("朴恩珍", "pu en zhen"),
        ("尉遲恭", "yu chi gong"),
        ("尉迟", "yu chi"),
        ("万俟咏", "mo qi yong"),
        ("萬俟卨", "mo qi xie"),
        ("盖叫天", "ge jiao tian"),
        ("乐毅", "yue yi"),
        ("乐嘉", "le jia"),
        ("缪荃孙", "miao quan sun"),
        ("种师道", "chong shi dao"),
        ("翟志刚", "zhai zhi gang"),
        ("长孙无忌", "zhang sun wu ji"),
        ("令狐冲", "ling hu chong"),
        ("澹臺滅明", "tan tai mie ming"),
        ("诸葛亮", "zhu ge liang"),
        ("吕綠漪", "lv lu yi"),
        ("吕布", "lu bu"),
        ("吕布", "lyu bu"),
        ("聂卫平", "nie wei ping"),
        ("王行", "wang hang"),
        ("王行", "wang xing"),
        ("约翰·史密斯", "yue han shi mi si"),
    ],
)
def test_reading(name: str, read: str) -> None:
    parts = read.split()
    found = reading(name)
    assert len(found) == len(parts)
    assert all(part in ways for part, ways in zip(parts, found, strict=True)), found


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("查文雄", "cha"), ("单田芳", "dan"), ("曾志伟", "ceng"), ("仇英", "chou"), ("解缙", "jie"), ("區瑞庭", "qu"),
     ("尉迟恭", "wei"), ("万俟咏", "wan"), ("盖叫天", "gai1"), ("华罗庚", "ge"), ("洗星海", "xi"), ("召树屯", "zhao")],
)  # fmt: skip
def test_a_surname_has_no_other_reading(name: str, wrong: str) -> None:
    assert wrong not in reading(name)[0]


def test_elsewhere_characters_keep_all_their_readings() -> None:
    assert {"zha", "cha"} <= set(syllables("查"))
    assert {"le", "yue"} <= set(reading("王乐")[1])
    assert reading("Anna Berg") == ()
    assert syllables("A") == syllables("。") == syllables("e") == syllables("\t") == ()


def test_the_table_has_every_common_character() -> None:
    common = [
        bytes((lead, trail)).decode("gb2312") for lead in range(0xB0, 0xD7) for trail in range(0xA1, 0xFA)
    ]
    assert [one for one in common if not syllables(one)] == []
    assert all(way.isascii() and way.islower() for one in common for way in syllables(one))


def people(*names: str) -> Names:
    return Names([Person(id=f"p-{number}", name=name) for number, name in enumerate(names)])


def typed(names: Names, query: str) -> dict[int, int]:
    """The people whose name all of the words make, with their ranks."""
    ranks = names.typed(query.split())
    return {person: ranks[0][person] for person in ranks[0] if all(person in one for one in ranks)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zha", {0: 0, 1: 1, 2: 1}),
        ("zha wen", {0: 0, 1: 1}),
        ("zhao wen", {1: 0}),
        ("zhw", {0: 1, 1: 1}),
        ("zwx", {0: 1}),
        ("zhwx", {0: 1}),
        ("zhawx", {0: 1}),
        ("zhawenxi", {0: 1}),
        ("zh'wx", {0: 1}),
        ("z w x", {0: 1}),
        ("wenxiong", {0: 0}),
        ("wenx", {0: 1}),
        ("wx", {}),
        ("xiong", {0: 0}),
        ("z", {}),
        ("wenxiong zha", {0: 0}),
        ("zha zha", {0: 0, 1: 1, 2: 1}),
        ("xian", {2: 0}),
        ("xi'an", {2: 0}),
        ("zhangxian", {2: 0}),
        ("lvxx", {3: 1}),
        ("luxx", {3: 1}),
        ("zhaxwen", {}),
        ("zhawenxiongx", {}),
    ],
)
def test_typed(query: str, found: dict[int, int]) -> None:
    assert typed(people("查文雄", "赵文琪", "张锡安", "吕小熙"), query) == found


def test_neighbours_that_are_no_names_part_a_name() -> None:
    names = people("查文雄")
    assert names.typed(["z", None, "w"]) == [{}, {}, {}]
    assert names.typed(["jd", "z", "w"]) == [{}, {0: 1}, {0: 1}]


def test_latin_names_are_typed_in_one() -> None:
    names = people("Anna Berg", "Siobhán O’Neill")
    assert typed(names, "annaberg") == {0: 0}
    assert typed(names, "annabe") == {0: 1}
    assert typed(names, "ab") == {}
    assert typed(names, "anna") == typed(names, "anna berg") == {}
    assert typed(names, "siobhanoneill") == {1: 0}


CHARACTERS = "查单文安熙西吕女曾"
NAMES = st.text(CHARACTERS, min_size=2, max_size=3)


def written(name: str) -> dict[str, int]:
    """Every single word that a name can be typed as, and its rank: by writing all of them out."""
    parts = reading(name)
    found: dict[str, int] = {}
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            for syllable_row in product(*parts[start:end]):
                cuts = [[one[: at + 1] for at in range(len(one))] for one in syllable_row]
                for row in product(*cuts):
                    short = [cut != whole for cut, whole in zip(row, syllable_row, strict=True)]
                    allowed = start == 0 or (not short[0] and not any(short[:-1]))
                    word = "".join(row)
                    if allowed and len(word) > 1:
                        found[word] = min(found.get(word, 1), int(any(short)))
    return found


@given(st.lists(NAMES, min_size=1, max_size=3), st.data())
def test_pinyin_finds_what_writing_everything_out_finds(names: list[str], data: st.DataObject) -> None:
    tables = [written(name) for name in names]
    word = data.draw(
        st.one_of(st.sampled_from(sorted({*tables[0]})), st.text("zhascunwelvtgi", min_size=1, max_size=7))
    )
    expected = {person: table[word] for person, table in enumerate(tables) if word in table}
    assert people(*names).typed([word])[0] == expected


@cache
def osa(one: str, other: str) -> int:
    """The distance by its definition."""
    if not one or not other:
        return len(one) + len(other)
    costs = [
        osa(one[:-1], other) + 1,
        osa(one, other[:-1]) + 1,
        osa(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-2:][::-1]:
        costs.append(osa(one[:-2], other[:-2]) + 1)
    return min(costs)


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 4))
def test_distance(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(osa(one, other), most + 1)
    assert (letters(one) ^ letters(other)).bit_count() <= 2 * osa(one, other)


def test_typos_are_forgiven_in_names_and_titles_one_in_five_letters() -> None:
    names = Names(
        [
            Person(id="a", name="Siobhán O’Neill", roles=(Role(id="r", title="chief engineer"),)),
            Person(
                id="b",
                name="查文雄",
                translations={"en": PersonTranslation(name="Zha Wenxiong", roles={"r": "Director"})},
            ),
        ]
    )
    assert names.mistyped("siobhna").named == {0}
    assert names.mistyped("oneil").named == names.mistyped("o'niell").named == {0}
    assert names.mistyped("sioban").named == {0}
    assert names.mistyped("sibahn").named == set()  # two in six letters
    assert names.mistyped("zhawenxoing").named == {1}
    assert names.mistyped("zhawemxoing").named == {1}  # two in eleven
    assert names.mistyped("zhbwemxoing").named == set()
    assert names.mistyped("cheif").titled == {0}
    assert names.mistyped("direktor") == Mistyped(frozenset(), frozenset((1,)), ("director",))
    assert names.mistyped("chie").titled == set()  # four letters
    assert names.mistyped("пиинг").named == names.mistyped("查文熊查文").named == set()


def test_who_is_named_in_a_text() -> None:
    names = people("王文", "王文华", "Jon Li", "王文")
    assert names.named_in("王文华说") == {1}
    assert names.named_in("王文说") == {0, 3}
    assert names.named_in("说jon li说") == {2}
    assert names.named_in("jon lind, bjon li") == set()
    assert list(names.spans("王文和王文华", frozenset((1,)))) == [(3, 6)]


BOOKFAIR = load(Path(__file__).parents[1] / "fixtures/search/bookfair")
SEARCHER = Searcher(BOOKFAIR)
TABLES = {person.name: written(person.name) for person in BOOKFAIR.kit.people}
TYPED = sorted({word for table in TABLES.values() for word in table})


@given(st.sampled_from(TYPED))
def test_a_name_found_by_pinyin_brings_every_entry_that_names_the_person(word: str) -> None:
    called = [name for name, table in TABLES.items() if word in table]
    results = SEARCHER.search(parse(word))
    kit = BOOKFAIR.kit
    speaking = {person.id for person in kit.people if person.name in called}
    assert [hit.id for hit in results.group(Group.QUOTES)] == [
        quote.id
        for quote in kit.quotes
        if speaking & set(quote.speakers) or any(name in (quote.mention or "") for name in called)
    ]
    ranked = sorted(called, key=lambda name: TABLES[name][word])
    names = {person.id: person.name for person in kit.people}
    assert [names[hit.id] for hit in results.group(Group.PEOPLE)] == ranked
    assert [hit.id for hit in results.group(Group.FIGURES)] == [
        figure.id for figure in kit.figures if any(name in (figure.caption or "") for name in called)
    ]
    paragraphs = [
        (section.id, at, part.text)
        for section in kit.sections
        for at, part in enumerate(BOOKFAIR.paragraphs(section.id))
    ]
    assert [(hit.id, hit.paragraph) for hit in results.group(Group.ARTICLE)] == [
        (section, at) for section, at, text in paragraphs if any(name in text for name in called)
    ]
    for _, _, text in paragraphs:
        assert {text[start:end] for start, end in results.highlights(text)} == {
            name for name in called if name in text
        }
