from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.text.breaks import NO_END, NO_START, wrap
from lufang_tui.text.cells import advances, width
from lufang_tui.text.safe import visible

CLUSTERS = [
    "滨",
    "州",
    "a",
    "7",
    "，",
    "。",
    "”",
    "（",
    "“",
    "—",
    "…",
    " ",
    "\u3000",
    "e\u0301",
    "👩\u200d🔬",
    "❤\ufe0f",
    "🇨🇳",
    "/",
]
WORDS = [
    "滨州",
    "产业节",
    "JD",
    "1,300.5",
    "50%",
    "don’t",
    "互联网+",
    "👩\u200d🔬",
    "e\u0301le\u0300ve",
    "https://a.cn/b?c=d",
]
LATIN = [word for word in WORDS if word.replace("’", "").isascii()]
anything = st.lists(st.sampled_from(CLUSTERS)).map("".join) | st.text()
prose = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "（", "“", "《", "“‘", "$"]),
        st.sampled_from(WORDS),
        st.sampled_from(["", "", "，", "。”", "）、", "……", "——", " ", "％", "；", "？！"]),
    ),
    max_size=60,
).map("".join)


def lines(text: str, cells: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, cells)]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("山东滨州，五月", 8, ["山东滨", "州，五月"]),
        ("以“打造新模式”为", 8, ["以“打造", "新模式”", "为"]),
        ("山东滨（州市）", 8, ["山东滨", "（州市）"]),
        ("五月十五——以为", 10, ["五月十五——", "以为"]),
        ("五月十五——以为", 9, ["五月十", "五——以为"]),
        ("他说……好", 6, ["他说……", "好"]),
        ("达到50%以上", 6, ["达到", "50%以", "上"]),
        ("约1,300.5亿元", 8, ["约", "1,300.5", "亿元"]),
        ("请见 https://a.cn/b-c?d=1 谢谢", 20, ["请见", "https://a.cn/b-c?d=1", "谢谢"]),
        ("https://example.org/a", 8, ["https://", "example.", "org/a"]),
        ("I don’t say “no” often", 10, ["I don’t", "say “no”", "often"]),
        ("said: ‘互联网+’的", 12, ["said: ‘互联", "网+’的"]),
        ("the words", 5, ["the", "words"]),
        ("the      words", 5, ["the", "words"]),
        ("　　滨州市", 8, ["　　滨州", "市"]),
        ('他说"好的"吗', 8, ['他说"好', '的"吗']),
        ('say "yes" now', 6, ["say", '"yes"', "now"]),
        ("１２３４亿元", 8, ["１２３４", "亿元"]),
        ("滨州\u00a0市", 5, ["滨", "州\u00a0市"]),
        ("", 10, [""]),
        ("   ", 2, [""]),
        ("滨州", 1, ["滨", "州"]),
    ],
)
def test_where_lines_break(text: str, cells: int, expected: list[str]) -> None:
    assert lines(text, cells) == expected


@pytest.mark.parametrize("mark", sorted(NO_START))
def test_no_line_starts_with_a_closing_mark(mark: str) -> None:
    for cells in range(10, 30):
        for line in lines(f"山东滨州市{mark}产业节" * 9, cells):
            assert line[0] not in NO_START


@pytest.mark.parametrize("mark", sorted(NO_END))
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    for cells in range(10, 30):
        for line in lines(f"山东滨州市{mark}产业节" * 9, cells):
            assert line[-1] not in NO_END


@given(prose, st.integers(24, 90))
def test_prose_never_breaks_the_rules_nor_chops_a_word(text: str, cells: int) -> None:
    starts = {start for start, _ in wrap(text, cells)}
    for line in lines(text, cells):
        assert not line or (line[0] not in NO_START and line[-1] not in NO_END)
    for word in LATIN:
        for match in re.finditer(rf"[!-~’]*{re.escape(word)}[!-~’]*", text):
            if width(match[0]) <= cells:
                place = text.index(word, match.start())
                assert not starts & set(range(place + 1, place + len(word)))


@given(anything, st.integers(1, 40))
def test_lines_hold_the_whole_text_within_the_width(text: str, cells: int) -> None:
    text = visible(text).replace("\n", " ")
    ranges = wrap(text, cells)
    taken = advances(text)
    at = 0
    for start, end in ranges:
        assert at <= start <= end
        assert not text[at:start].strip()
        assert start in (0, len(text)) or taken[start], "a cluster was split"
        assert width(text[start:end]) <= cells or sum(1 for cell in taken[start:end] if cell) == 1
        at = end
    assert not text[at:].strip()
    assert all(start < end for start, end in ranges[1:]) or not text.strip()


@given(st.lists(st.sampled_from("滨州节，）”（“—…a "), max_size=60).map("".join), st.integers(2, 20))
def test_a_forbidden_mark_stands_at_an_edge_only_where_nothing_else_is_possible(
    text: str, cells: int
) -> None:
    ranges = wrap(text, cells)
    for (start, end), (following, _) in pairwise(ranges):
        if text[following] in NO_START or text[end - 1] in NO_END:
            inner = [
                place
                for place in range(start + 1, end + 1)
                if place < len(text)
                and not text[start:place].isspace()
                and text[place] not in NO_START
                and text[place - 1] not in NO_END
                and not text[place].isspace()
                and not text[place - 1].isspace()
            ]
            assert not inner


@pytest.mark.parametrize(
    "text",
    [
        "（" * 200_000,
        "）" * 200_000,
        "a" * 200_000,
        " " * 200_000,
        "a" + " " * 199_998 + "，",
        "a" + "\u0301" * 200_000,
        "👩\u200d🔬" * 66_000,
    ],
    ids=[
        "openers",
        "closers",
        "letters",
        "spaces",
        "spaces before a mark",
        "combining marks",
        "joined emoji",
    ],
)
def test_long_runs_make_progress(text: str) -> None:
    ranges = wrap(text, 40)
    assert all(end > start for start, end in ranges[1:])
    assert all(width(text[start:end]) <= 40 for start, end in ranges)


def test_work_grows_with_the_text_and_no_faster() -> None:
    """Count the looks at a text, not the seconds."""

    class Counting(str):
        __slots__ = ()
        looks = 0

        def __getitem__(self, key: object) -> str:
            Counting.looks += 1
            return str.__getitem__(self, key)  # type: ignore[index]

    for unit in ("（", "）", "a", "字，", "a ", '"', " ", "（ ", "👩\u200d🔬"):
        looks = []
        for size in (2_000, 8_000):
            Counting.looks = 0
            wrap(Counting(unit * size), 40)
            looks.append(Counting.looks)
        assert looks[1] <= looks[0] * 4.5
