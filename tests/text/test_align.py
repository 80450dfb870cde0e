"""The nearest passage, and how two texts differ."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.text.align import LEAST_RATIO, difference, nearest

ARTICLE = (
    "云溪镇镇长林若兰表示：“茶叶要卖得好，先要让人看得见怎么种。”镇里计划在2019年建成一条茶园步道。\n\n"
    "The Harbour Library reopened on Tuesday after two years of repairs, said Mara Quill. "
    "She said the building would stay open until nine every evening.\n\n"
    "云溪茶业合作社理事长周大同认为，年轻人愿意回来，茶园才有将来。"
)


@pytest.mark.parametrize(
    ("needle", "passage"),
    [
        ("茶叶要卖得好，先要让人看到怎么种。", "茶叶要卖得好，先要让人看得见怎么种。"),
        ("茶叶要卖得好,先要让人看得见怎么种", "茶叶要卖得好，先要让人看得见怎么种"),
        ("年轻人愿意留下，茶园才有将来", "年轻人愿意回来，茶园才有将来"),
        ("周大桐", "周大同"),
        ("林若蓝表示", "林若兰表示"),
        (
            "the building will stay open until ten every evening",
            "the building would stay open until nine every evening",
        ),
        ("said Mara Quilt", "said Mara Quill"),
        ("reopened on Tuesday, after two years", "reopened on Tuesday after two years"),
        ("two  years of repair", "two years of repairs"),
        ("2019年", "2019年"),
    ],
)
def test_the_nearest_passage_is_found(needle: str, passage: str) -> None:
    found = nearest(needle, ARTICLE)
    assert found is not None
    assert ARTICLE[found.start : found.end] == passage
    assert LEAST_RATIO <= found.ratio <= 1


@pytest.mark.parametrize(
    "needle", ["", "\t", "完全没有关系的一句话在这里", "Nothing of the kind was ever uttered", "Z"]
)
def test_nothing_near_is_none(needle: str) -> None:
    assert nearest(needle, ARTICLE) is None


def test_nothing_is_near_in_an_empty_text() -> None:
    assert nearest("茶叶", "") is None


def test_of_several_places_the_likeliest_is_taken() -> None:
    text = "我们会把第1条经验带回去。" + "，".join(
        f"我们会把第{number}条经验带回去" for number in range(2, 400)
    )
    found = nearest("我们将把第217条经验带回去", text)
    assert found is not None
    assert text[found.start : found.end] == "我们会把第217条经验带回去"


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.text(max_size=60), st.text(max_size=60))
def test_words_that_stand_in_the_text_are_found_whole(needle: str, before: str, after: str) -> None:
    found = nearest(needle, before + needle + after)
    assert found is not None
    assert (before + needle + after)[found.start : found.end] == needle
    assert found.ratio == 1


@given(st.integers(), st.integers(0, 96), st.lists(st.integers(1, 22), max_size=4))
def test_a_changed_passage_is_found_where_it_stands(seed: int, start: int, changes: list[int]) -> None:
    text = "".join(random.Random(seed).sample([chr(0x4E00 + number) for number in range(500)], 120))
    needle = list(text[start : start + 24])
    for at in changes:
        needle[at] = "〇"
    found = nearest("".join(needle), text)
    assert found is not None
    assert (found.start, found.end) == (start, start + 24)
    assert found.ratio == 1 - len(set(changes)) / 24


@given(st.text(max_size=80), st.text(max_size=200))
def test_a_passage_lies_in_the_text(needle: str, hay: str) -> None:
    found = nearest(needle, hay)
    if found is not None:
        assert 0 <= found.start < found.end <= len(hay)
        assert LEAST_RATIO <= found.ratio <= 1


@pytest.mark.parametrize("length", [500, 1000, 1001, 5000])
@pytest.mark.parametrize("first", [0, 1, 4])
def test_long_passages_with_a_change_every_few_words_are_found(length: int, first: int) -> None:
    letters = random.Random(1)
    hay = "".join(chr(0x4E00 + letters.randrange(2000)) for _ in range(200_000))
    needle = "".join("〇" if number % 5 == first else hay[123_456 + number] for number in range(length))
    found = nearest(needle, hay)
    assert found is not None
    assert abs(found.start - 123_456) <= 2
    assert abs(found.end - 123_456 - length) <= 2


@pytest.mark.parametrize(
    ("needle", "hay"),
    [("的" * 500, "的一" * 100_000), ("甲" * 500, "的一" * 100_000), ("ab " * 60_000, "ba " * 60_000)],
)
def test_repetitive_text_comes_to_an_end(needle: str, hay: str) -> None:
    found = nearest(needle, hay)
    assert found is None or found.ratio >= LEAST_RATIO
    assert len(difference(needle, hay)) < 1000


@pytest.mark.parametrize(
    ("wanted", "found", "shown"),
    [
        ("今天很好", "今天很好", ""),
        ("看到怎么种", "看得见怎么种", "看[-到-]{+得见+}怎么种"),
        ("产业升级。", "产业转型升级。", "产业{+转型+}升级。"),
        ("产业转型升级。", "产业升级。", "产业[-转型-]升级。"),
        ("好,不", "好，不", "好[-,-]{+，+}不"),
        ("will stay open", "would stay open", "[-will-]{+would+} stay open"),
        ("a big red dog", "a small green dog", "a [-big red-]{+small green+} dog"),
        ("don't", "don’t", "[-don't-]{+don’t+}"),
        ("a  b", "a b", "a[-␣␣-]{+␣+}b"),
        ("a\u00a0b", "a b", "a[-U+00A0-]{+␣+}b"),
        ("第一行\n第二行", "第一行第二行", "第一行[-¶-]第二行"),
        ("同一", "不同", "[-同一-]{+不同+}"),
        ("", "新", "{+新+}"),
        ("旧", "", "[-旧-]"),
        ("a\x1b[31mb", "ab", "[-a␛[31mb-]{+ab+}"),
        (
            "从自身科技特色出发，助力以鲁纺为代表的山东传统产业升级。",
            "从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。",
            "…鲁纺为代表的山东传统产业{+转型+}升级。",
        ),
    ],
)
def test_the_difference_is_shown_on_one_line(wanted: str, found: str, shown: str) -> None:
    assert difference(wanted, found) == shown


@given(st.text("今天很好 ab，。", max_size=24), st.text("今天很好 ab，。", max_size=24))
def test_short_differences_give_both_texts_back(wanted: str, found: str) -> None:
    shown = difference(wanted, found)
    if wanted == found or "…" in shown:
        return
    shown = shown.replace("␣", " ")
    assert re.sub(r"\{\+.*?\+\}", "", re.sub(r"\[-(.*?)-\]", r"\1", shown)) == wanted
    assert re.sub(r"\[-.*?-\]", "", re.sub(r"\{\+(.*?)\+\}", r"\1", shown)) == found


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_difference_is_one_line_that_is_safe_to_print(wanted: str, found: str) -> None:
    shown = difference(wanted, found)
    assert bool(shown) == (wanted != found)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert len(shown) < 1200
