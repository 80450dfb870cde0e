"""The query language, and where a query stands in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.search import Query, Term, highlights, parse
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
        ("甲 甲", (Term("甲"),)),
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
    assert parse(text) == Query(terms)


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


@given(st.text(max_size=40))
def test_anything_is_a_query(text: str) -> None:
    assert all(term.text and "\n" not in term.text for term in parse(text).terms)
