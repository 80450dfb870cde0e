"""Quotation marks: pairs, levels, apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.attribution.marks import (
    CORNERED,
    CURLED,
    Marks,
    marks_of,
    matched,
    puts_in_marks,
    split_closers,
)

MARKS = '“”‘’「」『』"'


@pytest.mark.parametrize(
    ("tag", "marks"),
    [
        ("zh", CURLED),
        ("zh-CN", CURLED),
        ("zh-SG", CURLED),
        ("zh-Hans-HK", CURLED),
        ("zh-TW", CORNERED),
        ("zh-HK", CORNERED),
        ("zh-MO", CORNERED),
        ("zh-Hant", CORNERED),
        ("ZH-hant-CN", CORNERED),
        ("en", CURLED),
        ("en-HK", CURLED),
        ("de", CURLED),
    ],
)
def test_marks_follow_language_and_script(tag: str, marks: Marks) -> None:
    assert marks_of(tag) == marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对接‘互联网+’的实践。", "“对接‘互联网+’的实践。”"),
        ("对接“互联网+”的实践。", "“对接‘互联网+’的实践。”"),
        ('对接"互联网+"的实践。', "“对接‘互联网+’的实践。”"),
        ("他说“要把‘鲁纺’做强”。", "“他说‘要把“鲁纺”做强’。”"),
        ("他说‘要把“鲁纺”做强’。", "“他说‘要把“鲁纺”做强’。”"),
        ("「甲『乙「丙」乙』甲」", "“‘甲“乙‘丙’乙”甲’”"),
        ("“甲”“乙”", "“‘甲’‘乙’”"),
        ("It’s the workers’ “day”, isn’t it?", "“It’s the workers’ ‘day’, isn’t it?”"),
        ("the ’90s and the ‘00s were “good”", "“the ’90s and the ‘00s were ‘good’”"),
        ("He said “don’t say ‘can’t’ here”", "“He said ‘don’t say “can’t” here’”"),
        ("rock 'n' roll is the workers' music", "“rock 'n' roll is the workers' music”"),
        ('a 6" pipe', '“a 6" pipe”'),
        ("未完的“话", "“未完的“话”"),
        ("多余”的", "“多余”的”"),
        ("‘孤单“成对”", "“‘孤单‘成对’”"),
        ("", "“”"),
    ],
)
def test_inner_marks_are_turned_level_by_level(text: str, expected: str) -> None:
    assert CURLED.enclose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("對接「互聯網+」的實踐。", "「對接『互聯網+』的實踐。」"),
        ("對接“互聯網+”的實踐。", "「對接『互聯網+』的實踐。」"),
        ("他說「要把『魯紡』做強」。", "「他說『要把「魯紡」做強』。」"),
        ("It’s “ok”", "「It’s 『ok』」"),
    ],
)
def test_traditional_marks(text: str, expected: str) -> None:
    assert CORNERED.enclose(text) == expected


def test_closers_at_the_end_do_not_count_apostrophes() -> None:
    assert split_closers("a “b ‘c’”") == ("a “b ‘c", "’”")
    assert split_closers("the workers’") == ("the workers’", "")
    assert split_closers("") == ("", "")


nested = st.recursive(
    st.text("字a,。 ", max_size=4),
    lambda inner: st.builds(
        lambda before, pair, text, after: f"{before}{pair[0]}{text}{pair[1]}{after}",
        st.text("字a ", max_size=3),
        st.sampled_from(["“”", "「」", "『』"]),
        inner,
        st.text("字a ", max_size=3),
    ),
    max_leaves=8,
)


@given(nested, st.sampled_from([CURLED, CORNERED]))
def test_balanced_text_stays_balanced_and_takes_turns(text: str, marks: Marks) -> None:
    level = 0
    for character in marks.enclose(text):
        if character in {marks.outer.opening, marks.inner.opening}:
            assert character == (marks.inner if level % 2 else marks.outer).opening
            level += 1
        elif character in {marks.outer.closing, marks.inner.closing}:
            level -= 1
            assert character == (marks.inner if level % 2 else marks.outer).closing
        assert level >= 0
    assert level == 0


@given(st.text(st.sampled_from(MARKS + "ab字 ."), max_size=40))
def test_nothing_but_marks_changes(text: str) -> None:
    enclosed = CURLED.enclose(text)
    assert len(enclosed) == len(text) + 2
    pairs = matched(text)
    touched = {at for start, end, _ in pairs for at in (start, end)}
    assert len(touched) == 2 * len(pairs)
    for at, (before, after) in enumerate(zip(text, enclosed[1:-1], strict=True)):
        assert before == after or (at in touched and before in MARKS and after in "“”‘’")


@pytest.mark.parametrize("flood", ["“", "”", "‘’", '"', "「『", "‘“"])
def test_a_flood_of_marks_is_read_in_one_pass(flood: str) -> None:
    text = flood * 100_000 + "字" * 200_000
    assert len(CURLED.enclose(text)) == len(text) + 2


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("他说：“ 行业要升级。”", "行业要升级", True),
        ("「行业要升级」", "行业要升级。", True),
        ('"It is."', "It is", True),
        ("他说，行业要升级。", "行业要升级", False),
        ("行业要升级", "行业要升级", False),
        ("“他说行业要升级”", "行业要升级", False),
        ("“新引擎”与新引擎", "新引擎", True),
        ("“”", " ", False),
    ],
)
def test_words_put_in_marks(text: str, words: str, expected: bool) -> None:
    assert puts_in_marks(text, words) is expected


def test_a_flood_of_words_is_looked_through_in_one_pass() -> None:
    assert not puts_in_marks("字 " * 200_000, "字")


def test_an_inch_sign_opens_no_quotation() -> None:
    assert marks_of("en").enclose("""6' 2" tall and "fine\"""") == """“6' 2" tall and ‘fine’”"""
