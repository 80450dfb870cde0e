"""Dates in running text: a table a language, the anchor of a release, and what no input may do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.dates import edtf
from lufang_tui.dates.edtf import Point
from lufang_tui.dates.finding import find_anchor, find_dates


def _rows(language: str) -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name(f"found_{language}.tsv").read_text(encoding="utf-8").splitlines()
    columns = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(language, text, anchor, found) for text, anchor, found in columns]


ROWS = [*_rows("zh"), *_rows("en")]


def _anchor(text: str) -> Point | None:
    return None if text == "-" else Point(*(int(part) for part in text.split("-")))  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "text", "anchor", "expected"), ROWS)
def test_table(language: str, text: str, anchor: str, expected: str) -> None:
    found = find_dates(text, language, _anchor(anchor))
    shown = " | ".join(f"{text[one.start : one.end]}={one.edtf}" for one in found)
    assert (shown or "-") == expected


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tables_have_at_least_150_rows(language: str) -> None:
    assert len(_rows(language)) >= 150


@pytest.mark.parametrize(
    ("language", "parts", "given", "expected"),
    [
        (
            "zh",
            [("dateline", "济南，5月15日——"), ("headline", "2018年首届棉纺节开幕")],
            None,
            Point(2018, 5, 15),
        ),
        ("zh", [("dateline", "济南，2018年5月15日——")], None, Point(2018, 5, 15)),
        (
            "zh",
            [("headline", "棉纺节开幕"), ("body", "2018年5月15日，棉纺节开幕。")],
            None,
            Point(2018, 5, 15),
        ),
        ("zh", [("headline", "棉纺节开幕")], None, None),
        ("zh", [("dateline", "济南，5月15日——")], date(2018, 5, 16), Point(2018, 5, 16)),
        ("zh", [("dateline", "济南，5月15日——")], Point(2018), Point(2018, 5, 15)),
        (
            "en",
            [("dateline", "LEEDS, May 15 --"), ("headline", "The 2018 Cotton Fair opens")],
            None,
            Point(2018, 5, 15),
        ),
        ("en", [("dateline", "LEEDS, May 15, 2018 --")], None, Point(2018, 5, 15)),
        ("en", [("dateline", "LEEDS, May 15 --")], None, None),
        (
            "en",
            [("headline", "The Cotton Fair opens"), ("body", "It was founded in May 2016.")],
            Point(2018, 8),
            Point(2018, 8),
        ),
    ],
)
def test_anchor(
    language: str, parts: list[tuple[str, str]], given: date | Point | None, expected: Point
) -> None:
    assert find_anchor(parts, language, given) == expected


PIECES = """2018 05 15 3 ２０ ٣ 年 月 日 号 - – — / . , 至 to and between “ ” 《 》 十三五 期间 第 一 季度 上半年 前三季度 first quarter half
summer of May MAY Sept. SUN Sunday （二） 周二 民国 元年 20世纪 80年代 1980s 13th Five-Year Plan period Q4 上旬 since by today last next
this year month 去年 今年 同年 本月 当天 昨天 次日 that day the following 二〇一八 廿 十 节 首届 12 31 9999 0001"""


@given(
    st.lists(st.sampled_from(PIECES.split()), max_size=12),
    st.sampled_from(["", " "]),
    st.sampled_from(["zh", "en"]),
    st.none() | st.dates(),
)
def test_any_run_of_its_own_words_gives_dates_in_order(
    pieces: list[str], between: str, language: str, anchor: date | None
) -> None:
    text = between.join(pieces)
    at = 0
    for found in find_dates(text, language, anchor):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        if found.edtf is not None:
            edtf.parse(found.edtf)


@pytest.mark.parametrize("piece", ["2018年", "May ", "“", "12", "至", "《2018年", "十", "last ", "2018-"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_repetition_runs_away(piece: str, language: str) -> None:
    find_dates(piece * (200_000 // len(piece)), language, date(2018, 5, 15))


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("05日", "zh"),
        ("昨天", "zh"),
        ("次日", "zh"),
        ("上月5日", "zh"),
        ("yesterday", "en"),
        ("tomorrow", "en"),
    ],
)
def test_the_ends_of_the_calendar_end_nothing(text: str, language: str, day: date) -> None:
    find_dates(text, language, day)
