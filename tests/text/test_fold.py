"""Folding: what compares equal, and that every part of a folded text leads back to whole clusters."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lufang_tui.text.fold import fold
from lufang_tui.text.script import simplified

TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "山東滨州京東雲ABcéß …“”「」『』《》，。 \u3000\t\n\r\u0301\u0308\u200d\ufe0f\u200b①½ﬁＡ１．－−"
        ),
        st.sampled_from(
            "👨👩🇨🇳🏽ｶﾞかが가각각한ㄱㅏ\u302a\u3099\u00b4\u037a\u0345й\u09c7\u09beİıſ\u1e9eǅ\ufdfa☎\U000e0100"
        ),
        st.characters(),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＪＤ　Ｃｌｏｕｄ", "jd cloud"),
        ("京東雲", "京东云"),
        ("著名", "着名"),
        ("後臺", "后台"),
        ("佔", "占"),
        ("“转型”", '"转型"'),
        ("「轉型」", "«转型»"),
        ("『甲』", "‘甲’"),
        ("don’t", "don't"),
        ("Cafe\u0301", "CAFÉ"),
        ("naïve", "naive"),
        ("Straße", "STRASSE"),
        ("山东\n  滨州", "山东滨州"),
        ("表示： “京东云", "表示：“京东云"),
        ("京东 JD 云", "京东JD云"),
        ("5 月 15 日", "5月15日"),
        ("one \n two", "One Two"),
        ("１．５％", "1.5%"),
        ("−5", "-5"),
        ("ｶﾞ", "ガ"),
        ("가", "\u1100\u1161"),
        ("soft\u00adware\u200b", "software"),
        ("⼭东", "山东"),
    ],
)
def test_equal(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5", "15"),
        ("-5", "5"),
        ("a b", "ab"),
        ("й", "и"),
        ("“", "‘"),
        ("が", "か"),
        ("甲，乙", "甲乙"),
        ("α", "ά"),
    ],
)
def test_not_equal(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(TEXTS)
@example("a´中")
@example("\u09c7 \u09be中")
@example("ㄱㅏ")
@example('a "  " 中')
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_spans_are_monotone_and_lie_in_the_text(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(index, index + 1) for index in range(len(folded.text))]
    previous = (0, 0)
    for span in spans:
        assert 0 <= span[0] < span[1] <= len(text)
        assert span == previous or span[0] >= previous[1]
        previous = span
    if folded.text:
        assert folded.span(0, len(folded.text)) == (spans[0][0], spans[-1][1])


@given(TEXTS)
def test_what_a_span_shows_folds_to_the_folded_character(text: str) -> None:
    folded = fold(text)
    for index, character in enumerate(folded.text):
        start, end = folded.span(index, index + 1)
        assert character in fold(text[start:end]).text or character == " "


@given(TEXTS)
def test_a_span_never_splits_a_cluster(text: str) -> None:
    folded = fold(text)
    for index in range(len(folded.text)):
        for edge in folded.span(index, index + 1):
            if 0 < edge < len(text):
                assert not unicodedata.category(text[edge]).startswith("M")
                assert text[edge] not in "\u200d\ufe0f\u1161\u11a8\U0001f3fd\uff9e"
                assert text[edge - 1 : edge + 1] != "\u200d👩"
                assert text[edge - 1 : edge + 1] != "\r\n"


@pytest.mark.parametrize(
    "cluster", ["👩\u200d👩", "🇨🇳", "e\u0301", "👨🏽", "\u1100\u1161", "ｶﾞ", "1\ufe0f\u20e3", "☎\ufe0f"]
)
def test_a_cluster_is_shown_whole(cluster: str) -> None:
    text = f"甲{cluster}乙"
    folded = fold(text)
    spans = {folded.span(index, index + 1) for index in range(1, len(folded.text) - 1)}
    assert spans == {(1, 1 + len(cluster))}


@given(st.text("甲乙。，“”…ab 1\n", max_size=20), st.text("甲乙。，“”…ab 1\n", max_size=20))
def test_folding_sees_no_further_than_the_next_letters(one: str, other: str) -> None:
    apart = fold(one).text + "x" + fold(other).text
    together = fold(one + "x" + other).text
    assert re.sub(r"\s", "", together) == re.sub(r"\s", "", apart)


def test_a_span_outside_the_text_is_refused() -> None:
    folded = fold("山東")
    for start, end in ((-1, 1), (0, 3), (2, 1)):
        with pytest.raises(ValueError, match="does not lie"):
            folded.span(start, end)


def test_the_script_table_goes_from_one_character_to_one_and_ends_there() -> None:
    table = simplified()
    assert len(table) > 2500
    assert not table.keys() & set(table.values())
    assert all(unicodedata.normalize("NFKC", chr(code)) == chr(code) for code in table.values())
    assert all(chr(one) not in "的一是在了有和人这中" for one in table)
