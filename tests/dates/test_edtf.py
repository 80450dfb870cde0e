"""EDTF dates: what is read, what they cover, and how they are said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.dates.edtf import parse
from lufang_tui.dates.labels import label


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018-05-15", "2018-05-15", "2018-05-15"),
        ("2018-05-15~", "2018-05-15", "2018-05-15"),
        ("2018?", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2018-33", "2018-01-01", "2018-03-31"),
        ("2016-36", "2016-10-01", "2016-12-31"),
        ("2018-37", "2018-01-01", "2018-04-30"),
        ("2018-39", "2018-09-01", "2018-12-31"),
        ("2018-40", "2018-01-01", "2018-06-30"),
        ("2018-41", "2018-07-01", "2018-12-31"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2018-07-23/2018-07-24", "2018-07-23", "2018-07-24"),
        ("2018-05/2018", "2018-05-01", "2018-12-31"),
        ("2018/..", "2018-01-01", None),
        ("2018/", "2018-01-01", None),
        ("../2018", None, "2018-12-31"),
        ("/2018%", None, "2018-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_covers_its_days(text: str, first: str | None, last: str | None) -> None:
    edtf = parse(text)
    assert edtf.first == (date.fromisoformat(first) if first else None)
    assert edtf.last == (date.fromisoformat(last) if last else None)
    assert str(edtf) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2018-02-30", "2018-02 has the days 01 to 28"),
        ("2018-13", "13 is neither a month"),
        ("2018-00", "00 is neither a month"),
        ("2018-36-01", "36 is a part of the year"),
        ("2020/2016", "runs backwards: 2020 is after 2016"),
        ("2018-05-16/2018-05-15", "runs backwards"),
        ("2018/05/15", "one '/'"),
        ("/", "at least one side"),
        ("../..", "at least one side"),
        ("", "write it as 2018-05-15"),
        ("2018-5-15", "write it as 2018-05-15"),
        ("5月15日", "write it as 2018-05-15"),
        ("２０１８", "write it as 2018-05-15"),
        ("2018-05-15\n", "write it as 2018-05-15"),
        ("2018-05-15T09:00", "write it as 2018-05-15"),
        ("0000", "outside the years 0001 to 9999"),
        ("9999-24", "outside the years 0001 to 9999"),
    ],
)
def test_no_date_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"no EDTF date|backwards|outside") as refused:
        parse(text)
    assert reason in str(refused.value)


def test_a_refusal_is_one_short_line_whatever_the_text() -> None:
    with pytest.raises(ValueError, match="no EDTF date") as refused:
        parse("\x1b]0;\n" * 1000)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("2018-05-15", "2018年5月15日", "15 May 2018"),
        ("2018-05", "2018年5月", "May 2018"),
        ("2018", "2018年", "2018"),
        ("2016/2020", "2016—2020年", "2016–2020"),
        ("2016-36", "2016年第四季度", "fourth quarter of 2016"),
        ("2018-40", "2018年上半年", "first half of 2018"),
        ("2018-22", "2018年夏季", "summer 2018"),
        ("2018-38", "2018年5月至8月", "May–August 2018"),
        ("2018-07-23/2018-07-24", "2018年7月23日至24日", "23–24 July 2018"),
        ("2018-07-23/2018-08-02", "2018年7月23日至8月2日", "23 July – 2 August 2018"),
        ("2018-12-30/2019-01-02", "2018年12月30日至2019年1月2日", "30 December 2018 – 2 January 2019"),
        ("2018-05/2018-07", "2018年5月至7月", "May–July 2018"),
        ("2018/..", "2018年起", "from 2018"),
        ("../2018-05", "截至2018年5月", "until May 2018"),
        ("2018/", "2018年至（不详）", "2018 – unknown"),
        ("/2018", "（不详）至2018年", "unknown – 2018"),
        ("2018~", "约2018年", "about 2018"),
        ("2018?", "2018年（存疑）", "2018 (uncertain)"),
        ("2016%/2020", "约2016年（存疑）至2020年", "about 2016 (uncertain) – 2020"),
    ],
)
def test_a_date_in_words(text: str, chinese: str, english: str) -> None:
    assert label(parse(text), "zh-CN") == chinese
    assert label(parse(text), "en-GB") == english


@given(st.dates(), st.dates())
def test_intervals_read_back_and_never_run_backwards(one: date, other: date) -> None:
    first, last = sorted((one, other))
    edtf = parse(f"{first}/{last}")
    assert (edtf.first, edtf.last) == (first, last)
    assert parse(str(edtf)) == edtf
    if first != last:
        with pytest.raises(ValueError, match="backwards"):
            parse(f"{last}/{first}")


@given(st.text("0123456789-/.~?% ", max_size=24))
def test_whatever_is_read_is_canonical_and_can_be_said(text: str) -> None:
    try:
        edtf = parse(text)
    except ValueError:
        return
    assert str(edtf) == text
    assert label(edtf, "zh")
    assert label(edtf, "en")
