"""The query language, and where a query stands in a text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lufang_tui.search import Condition, Field, Query, Term, highlights, parse
from lufang_tui.text.fold import fold

ALPHABET = '纺织紡織京东“”"「」-－ \u3000aAbé51.,\n云…'


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        (" \u3000 ", ()),
        ("纺织 升级", (Term("纺织"), Term("升级"))),
        ("紡織\u3000ＪＤ", (Term("纺织"), Term("jd"))),
        ("-京东", (Term("京东", excluded=True),)),
        ("－京东", (Term("京东", excluded=True),)),
        ("-", (Term("-"),)),
        ("互联网+", (Term("互联网+"),)),
        ("甲 甲", (Term("甲"), Term("甲"))),
        ('-"jd cloud"', (Term("jd cloud", excluded=True, whole=True),)),
        ('"jd clo', (Term("jd clo"),)),
        ('"" “” 甲', (Term("甲"),)),
        ("“甲”乙", (Term("甲", whole=True), Term("乙"))),
        ("甲“乙 丙”", (Term('甲"乙'), Term('丙"'))),
        ("don’t", (Term("don't"),)),
        ("”启动 山东", (Term('"启动'), Term("山东"))),
    ],
)
def test_parse(text: str, terms: tuple[Term, ...]) -> None:
    assert parse(text).terms == terms
    assert parse(text).conditions == ()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("speaker:查文雄", (Condition(Field.SPEAKER, terms=(Term("查文雄"),)),)),
        ("-SPEAKER:查文雄", (Condition(Field.SPEAKER, excluded=True, terms=(Term("查文雄"),)),)),
        ("發言人：「查 文雄」", (Condition(Field.SPEAKER, terms=(Term("查文雄", whole=True),)),)),
        ("ｏｒｇ：“JD Cloud”", (Condition(Field.ORG, terms=(Term("jd cloud", whole=True),)),)),
        ("organisation:jd", (Condition(Field.ORG, terms=(Term("jd"),)),)),
        ("kind:direct,partial", (Condition(Field.KIND, choices=("direct", "partial")),)),
        ("类型：间接、部分引语", (Condition(Field.KIND, choices=("indirect", "partial")),)),
        (
            "in:quotes in:人物",
            (Condition(Field.IN, choices=("quotes",)), Condition(Field.IN, choices=("people",))),
        ),
        ("kit:lufang-2018", (Condition(Field.KIT, terms=(Term("lufang-2018"),)),)),
        ("date:2017", (Condition(Field.DATE, first=day("2017-01-01"), last=day("2017-12-31")),)),
        ("date:2017..2018-05", (Condition(Field.DATE, first=day("2017-01-01"), last=day("2018-05-31")),)),
        ("date:2017..", (Condition(Field.DATE, first=day("2017-01-01")),)),
        ("date:..2018-05-15", (Condition(Field.DATE, last=day("2018-05-15")),)),
        ("date:2016/2020", (Condition(Field.DATE, first=day("2016-01-01"), last=day("2020-12-31")),)),
        ("date:2016/..", (Condition(Field.DATE, first=day("2016-01-01")),)),
        ("date:2016-36", (Condition(Field.DATE, first=day("2016-10-01"), last=day("2016-12-31")),)),
        (
            "日期：２０１８年５月１５日",
            (Condition(Field.DATE, first=day("2018-05-15"), last=day("2018-05-15")),),
        ),
        (
            "date:2018-5-1..2018-5-2",
            (Condition(Field.DATE, first=day("2018-05-01"), last=day("2018-05-02")),),
        ),
        ("时间:2018年…2019年", (Condition(Field.DATE, first=day("2018-01-01"), last=day("2019-12-31")),)),
    ],
)
def test_fields(text: str, conditions: tuple[Condition, ...]) -> None:
    assert parse(text) == Query(conditions=conditions)


@pytest.mark.parametrize(
    "text",
    ["12:30", "https://example.org/a:b", "表示：“京东云", "said: yes", "比分3:2", "注：", ":direct", "a:b"],
)
def test_colons_that_are_no_fields(text: str) -> None:
    query = parse(text)
    assert query.terms
    assert query.conditions == ()
    assert query.faults == ()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("查 author:甲 乙", "author", "there are speaker, org, kind, date, in, kit"),
        ("speeker:甲", "speeker", "did you mean 'speaker'"),
        ("乙 -date:2018-13", "2018-13", "no EDTF date"),
        ("date:“昨天” 乙", "昨天", "a range is written 2017..2018"),
        ("date:2018..2017", "2018..2017", "runs backwards"),
        ("date:..", "..", "no range"),
        ("date:2018..2019..2020", "2018..2019..2020", "no range"),
        ("甲 kind:indirekt", "indirekt", "did you mean 'indirect'"),
        ("kind:direct,spoken", "spoken", "there are direct, indirect, partial"),
        ("in:引语,nowhere", "nowhere", "there are quotes, people, timeline, figures, article"),
        ("speaker: 甲", "speaker:", "nothing stands after the colon"),
        ('org:"" 甲', 'org:""', "nothing stands after the colon"),
        ("甲 “乙 丙", "“", "does not close"),
        ('speaker:"Anna', '"', "does not close"),
    ],
)
def test_a_malformed_part_is_told_at_its_place(text: str, place: str, message: str) -> None:
    (fault,) = parse(text).faults
    assert text[fault.position : fault.position + fault.length] == place
    assert message in fault.message


def test_the_rest_of_a_malformed_query_is_read() -> None:
    query = parse("甲 foo:bar date:x kind:direct 乙")
    assert query.terms == (Term("甲"), Term("乙"))
    assert query.conditions == (Condition(Field.KIND, choices=("direct",)),)
    assert [fault.position for fault in query.faults] == [2, 15]


@pytest.mark.parametrize("marks", ["“”", '""', "＂＂", "「」", "『』", "«»", "»«", "„“", "‘’", "””", "〝〞"])
def test_every_shape_of_marks_makes_a_phrase(marks: str) -> None:
    assert parse(f"{marks[0]}转型 升级{marks[1]} 甲").terms == (Term("转型升级", whole=True), Term("甲"))


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("京東雲與京东云", "京东云", ["京東雲", "京东云"]),
        ("山东\n纺织", "东纺", ["东\n纺"]),
        ("Textile industry", "text ind", ["Text", "ind"]),
        ("Context text", "text", ["text"]),
        ("京东JD云", "jd", ["JD"]),
        ("15亿 5亿 1.5 5.1", "5", ["5", "5"]),
        ("2018年", "18年", ["18年"]),
        ("article art", '"art"', ["art"]),
        ("article art", "art", ["art", "art"]),
        ("café CAFE\u0301s", "cafe", ["café", "CAFE\u0301"]),
        ("纺织升级", "纺织 织升", ["纺织升"]),
        ("纺织升级", "-纺织", []),
        ("他说：“好…”", '"好...', ["好…"]),
        ("甲乙", "丙", []),
        ("京东云 speaker", "-org:京东云 speaker:京东", ["京东"]),
        ("京东云", "-speaker:京东云", []),
        ("привет Приветы", "привет", ["привет", "Привет"]),
        ("aa-a a", "a", ["a", "a", "a"]),
        ("яa-a-a", "a-a", ["a-a"]),
    ],
)
def test_highlights(text: str, query: str, shown: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, parse(query))] == shown


@given(st.text(ALPHABET, max_size=30), st.text(ALPHABET, max_size=8))
def test_highlights_are_sorted_apart_and_made_of_terms(text: str, typed: str) -> None:
    query = parse(typed)
    spans = highlights(text, query)
    position = -1
    for start, end in spans:
        assert position < start < end <= len(text)
        position = end
    assert bool(spans) == any(term.matcher.is_in(fold(text).text) for term in query.sought)


@given(st.text("纺织产业，“”", min_size=1, max_size=20), st.data())
def test_every_part_of_a_chinese_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    term = Term(fold(text[start:end]).text)
    assert term.matcher.is_in(fold(text).text)


PIECES = st.sampled_from(
    [
        "speaker",
        "date",
        "in",
        "kind",
        "foo",
        "发言人",
        ":",
        "：",
        "-",
        '"',
        "“",
        "”",
        " ",
        "2018",
        "..",
        "/",
        "13",
        "查",
        ",",
    ]
)


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join)))
@example('SPEAKER:"')  # two faults, of which the later one is noticed first
def test_anything_is_a_query(text: str) -> None:
    query = parse(text)
    assert all(term.text and "\n" not in term.text for term in query.terms)
    for fault in query.faults:
        assert 0 <= fault.position < fault.position + fault.length <= len(text)
        assert fault.message
    assert [fault.position for fault in query.faults] == sorted(fault.position for fault in query.faults)
