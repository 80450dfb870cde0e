"""What an expression states, held against a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.dates.expressions import contradicts
from lufang_tui.dates.reading import Part, Stated, read

AGREE = [
    ("2017年", "2017"),
    ("2017年", "2017-05-15"),
    ("2018年5月", "2018-05"),
    ("2018年5月15日", "2018-05-15"),
    ("2018年5月15日", "2018-05"),
    ("5月15日", "2018-05-15"),
    ("5月15日", "2018-05"),
    ("5月15日", "2018"),
    ("5月15日上午9时30分", "2018-05-15"),
    ("5月15日下午", "2018-05-15"),
    ("15日", "2018-05-15"),
    ("5月18号", "2018-05-18"),
    ("今年5月", "2018-05-15"),
    ("去年12月", "2017-12"),
    ("二〇一八年", "2018"),
    ("二零一八年五月十五日", "2018-05-15"),
    ("十二月", "2018-12"),
    ("二十三日", "2018-07-23"),
    ("２０１８年５月", "2018-05"),
    ("民国107年", "2018"),
    ("民國一〇七年", "2018"),
    ("2016年第四季度", "2016-36"),
    ("2016年第四季度", "2016-12"),
    ("2016年四季度", "2016-36"),
    ("2018年上半年", "2018-40"),
    ("下半年", "2018-41"),
    ("前三季度", "2018-01/2018-09"),
    ("2018年春季", "2018-21"),
    ("2018年春季", "2018-02"),
    ("7月23日至24日", "2018-07-23/2018-07-24"),
    ("7月23日至24日", "2018-07"),
    ("7月23日-24日", "2018-07-23/2018-07-24"),
    ("7月23—24日", "2018-07-23/2018-07-24"),
    ("7月23日、24日", "2018-07-24"),
    ("12月28日至1月3日", "2018-12-28/2019-01-03"),
    ("5—7月", "2018-05/2018-07"),
    ("1至3月", "2018-33"),
    ("2016—2020年", "2016/2020"),
    ("2016年至2020年", "2016/2020"),
    ("2016年和2018年", "2018"),
    ("“十三五”期间", "2016/2020"),
    ("“十三五”期间", "2018-05"),
    ("十四五时期", "2021/2025"),
    ("“十五”", "2001/2005"),
    ("20世纪80年代", "1985"),
    ("2016年以来", "2016/.."),
    ("2016年以来", "2018"),
    ("截至2018年5月", "2018-05"),
    ("2020年前", "../2020"),
    ("5月上旬", "2018-05-08"),
    ("星期二", "2018-05-15"),
    ("5月15日（周二）", "2018-05-15"),
    ("上周二", "2018-05-15"),
    ("2月29日", "2016-02-29"),
    ("2017年5月", "2017~"),
    ("5月15日前后", "2018-05-15~"),
    ("15 May 2018", "2018-05-15"),
    ("May 15, 2018", "2018-05-15"),
    ("May 15", "2018-05-15"),
    ("Tuesday, May 15", "2018-05-15"),
    ("Tuesday", "2018-05-15"),
    ("Jul. 23", "2018-07-23"),
    ("May 2018", "2018-05-15"),
    ("9:30 a.m. on 15 May", "2018-05-15"),
    ("23–24 July 2018", "2018-07-23/2018-07-24"),
    ("July 23-24, 2018", "2018-07-23/2018-07-24"),
    ("15 May – 17 June 2018", "2018-05-15/2018-06-17"),
    ("Q4 2016", "2016-36"),
    ("2016Q4", "2016-36"),
    ("the fourth quarter of 2016", "2016-36"),
    ("first half of 2018", "2018-40"),
    ("summer 2018", "2018-07"),
    ("2016-2020", "2016/2020"),
    ("2016–20", "2016/2020"),
    ("from 2016 to 2020", "2016/2020"),
    ("between 2016 and 2020", "2016/2020"),
    ("the 13th Five-Year Plan period", "2016/2020"),
    ("the 1980s", "1980/1989"),
    ("since 2016", "2017/2018"),
    ("by 2020", "2019"),
    ("2018-05-15", "2018-05-15"),
    ("2018-05", "2018-05"),
]

SILENT = [
    "当天",
    "近年来",
    "启动仪式后",
    "目前",
    "that day",
    "recently",
    "the day before",
    "农历五月十五",
    "2018财年",
    "every Tuesday",
    "每周三",
    "10 years",
    "为期15日",
    "1300亿",
    "3号线",
    "80年代",
    "may",
    "",
]

DISAGREE = [
    ("2017年", "2018", "the words state 2017, the date is 2018"),
    ("5月15日", "2018-05-16", "the words state 15 May, the date is 16 May 2018"),
    ("5月15日", "2018-06", "the words state 15 May, the date is June 2018"),
    ("5月15日", "2018-05-15/2018-05-17", "the words state 15 May, the date is 15–17 May 2018"),
    ("2018年5月15日", "2017-05-15", "the words state 15 May 2018, the date is 15 May 2017"),
    ("山东滨州，5月15日——", "2018-05-16", "the words state 15 May, the date is 16 May 2018"),
    ("今年5月", "2018-06", "the words state May, the date is June 2018"),
    ("十二月", "2018-11", "the words state December, the date is November 2018"),
    ("二〇一七年", "2018", "the words state 2017, the date is 2018"),
    ("民国107年", "2017", "the words state 2018, the date is 2017"),
    ("第四季度", "2016-35", "the words state fourth quarter, the date is third quarter of 2016"),
    ("2018年上半年", "2018-09", "the words state first half of 2018, the date is September 2018"),
    ("7月23日至24日", "2018-07-23", "the words state 23–24 July, the date is 23 July 2018"),
    ("7月23日至24日", "2018-07-23/2018-07-25", "the words state 23–24 July, the date is 23–25 July 2018"),
    ("7月23日、24日", "2018-07-25", "the words state 23–24 July, the date is 25 July 2018"),
    ("2016—2020年", "2016/2021", "the words state 2016–2020, the date is 2016–2021"),
    ("2016年和2018年", "2017", "the words state 2016, the date is 2017"),
    ("“十三五”期间", "2011/2015", "the words state 2016–2020, the date is 2011–2015"),
    ("“十三五”期间", "2021-05", "the words state 2016–2020, the date is May 2021"),
    ("2016年以来", "2015", "the words state a time after 2016, the date is 2015"),
    ("截至2018年5月", "2018-06", "the words state a time before May 2018, the date is June 2018"),
    ("5月上旬", "2018-05-15", "the words state 1–10 May, the date is 15 May 2018"),
    ("2月30日", "2018-02", "the words state a day that no calendar has"),
    ("2018年2月29日", "2018-02-28", "the words state a day that no calendar has"),
    ("周三", "2018-05-15", "the words state a Wednesday, 2018-05-15 is a Tuesday"),
    ("5月15日（星期三）", "2018-05-15", "the words state a Wednesday, 2018-05-15 is a Tuesday"),
    ("2017年5月", "2018~", "the words state May 2017, the date is about 2018"),
    ("15 May 2018", "2018-05-14", "the words state 15 May 2018, the date is 14 May 2018"),
    ("May 15, 2018", "2018-06-15", "the words state 15 May 2018, the date is 15 June 2018"),
    ("BINZHOU, May 15 —", "2018-05-16", "the words state 15 May, the date is 16 May 2018"),
    ("Wednesday, May 15", "2018-05-15", "the words state a Wednesday, 2018-05-15 is a Tuesday"),
    ("Jul. 23", "2018-07-24", "the words state 23 July, the date is 24 July 2018"),
    ("Q4 2016", "2017-36", "the words state fourth quarter of 2016, the date is fourth quarter of 2017"),
    ("first half of 2018", "2018-41", "the words state first half of 2018, the date is second half of 2018"),
    (
        "July–August 2018",
        "2018-07/2018-09",
        "the words state July–August 2018, the date is July–September 2018",
    ),
    ("from 2016 to 2020", "2016", "the words state 2016–2020, the date is 2016"),
    ("13th Five-Year Plan", "2011/2015", "the words state 2016–2020, the date is 2011–2015"),
    ("by 2020", "2021", "the words state a time before 2020, the date is 2021"),
    ("2018-05-15", "2018-05-16", "the words state 15 May 2018, the date is 16 May 2018"),
]


@pytest.mark.parametrize(("expression", "date"), AGREE)
def test_expression_and_date_agree(expression: str, date: str) -> None:
    assert read(expression), "the expression is not read at all, so nothing was compared"
    assert contradicts(expression, date) is None


@pytest.mark.parametrize("expression", SILENT)
@pytest.mark.parametrize("date", ["2018-05-15", "1901", "2016/2020"])
def test_an_expression_that_states_nothing_contradicts_nothing(expression: str, date: str) -> None:
    assert contradicts(expression, date) is None


@pytest.mark.parametrize(("expression", "date", "reason"), DISAGREE)
def test_expression_and_date_disagree(expression: str, date: str, reason: str) -> None:
    assert contradicts(expression, date) == reason


@pytest.mark.parametrize(
    ("expression", "stated"),
    [
        ("2018年5月15日", (Stated(Part(2018, 5, 15)),)),
        ("7月23日至24日", (Stated(Part(None, 7, 23), Part(None, 7, 24)),)),
        ("since 2016", (Stated(Part(2016), relation="after"),)),
        ("2016年和2018年", (Stated(Part(2016)), Stated(Part(2018)))),
        ("Tuesday", (Stated(Part(), weekday=1),)),
    ],
)
def test_reading_gives_the_components(expression: str, stated: tuple[Stated, ...]) -> None:
    assert read(expression) == stated


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no EDTF date"):
        contradicts("5月15日", "5月15日")


@given(
    st.text("0123456789年月日至-–—、到 “”十三五季度上半MayJulQ周（）,.to", max_size=40),
    st.sampled_from(["2018-05-15", "2016/..", "../2018-36", "9999-12-31", "0001"]),
)
def test_any_expression_is_read_without_an_error(expression: str, date: str) -> None:
    contradicts(expression, date)


WORDS = """2018 05 15 3 ２０ ٣ 年 月 日 号 - – — / . , 至 to and between “ 十三五 ” 期间 第 一 季度 季 度 上半年 前三季度 firſt first
quarter half ſummer summer of May MAY Sept. SUN Sunday （二） 周二 星期 民国 元年 20世纪 80年代 1980s 13th five-
year plan Q4 q4 1H 上旬 since by 9:30 p.m. 二〇一八 廿 十"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8), st.sampled_from(["", " ", "\u3000"]))
def test_any_run_of_its_own_words_is_read_without_an_error(words: list[str], between: str) -> None:
    contradicts(between.join(words), "2018-05-15")


@given(st.dates())
def test_a_day_agrees_with_itself_and_not_with_its_neighbour(day: object) -> None:
    text = str(day)
    year, month, number = (int(part) for part in text.split("-"))
    wrong = f"{year:04}-{month:02}-{number % 28 + 1:02}"
    for expression in (f"{month}月{number}日", f"{year:04}年{month}月{number}日", text):
        assert contradicts(expression, text) is None
        assert (contradicts(expression, wrong) is None) == (wrong == text)
