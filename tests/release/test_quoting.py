"""Quotation marks: nested, lost, doubled, turned round, straight, and over paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.release.model import Span
from lufang_tui.release.quoting import Marks, parse


def _parse(text: str) -> Marks:
    spans, at = [], 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return parse(text, spans)


def _inner(text: str, depth: int = 0) -> list[str]:
    return [text[item.inner.start : item.inner.end] for item in _parse(text).quoted if item.depth == depth]


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("他说：“好。”", ["好。"]),
        ("他说：“做“小而美”的品牌。”", ["做“小而美”的品牌。"]),
        ("以”开放、共享“的姿态，走向“深蓝”。", ["开放、共享", "深蓝"]),
        ("走进“智慧工厂“参观，再到“未来社区”。", ["智慧工厂", "未来社区"]),
        ("他说：““好。””", ["好。"]),
        ('他说"好"，又说"走"。', ["好", "走"]),
        ("「他說『好』。」", ["他說『好』。"]),
        ('他说“好"，走了。', ["好"]),
        ("他说：“没有完", ["没有完"]),
        ("他说：“甲“乙，丙。”", ["甲“乙，丙。"]),
        ("进步”，并提出“创新”概念", ["创新"]),
        ("He said, \"It's 'fine' by me,\" and left.", ["It's 'fine' by me,"]),
        ("“It’s the ‘best’ plan,” she said.", ["It’s the ‘best’ plan,"]),
        ("''Fine,'' he said.", ["Fine,"]),
        ("«Ja», sagte er.", ["Ja"]),
        ("不用引号。", []),
    ],
)
def test_outer_quotations(text: str, outer: list[str]) -> None:
    assert _inner(text) == outer


def test_inner_marks_are_a_level_deeper() -> None:
    assert _inner("他说：“做“小而美”的品牌。”", depth=1) == ["小而美"]


def test_a_quotation_over_three_paragraphs() -> None:
    items = _parse("“一。\n\n“二。\n\n“三。”").quoted
    assert [(item.closed, item.continues) for item in items] == [(False, False), (False, True), (True, True)]


def test_a_closing_mark_that_nothing_opens_is_told() -> None:
    assert _parse("进步”，并提出").strays == (2,)


@given(st.text(alphabet="“”‘’「」『』\"'甲。，\n a", max_size=200))
def test_whatever_the_marks_spans_lie_in_their_paragraph_and_nest(text: str) -> None:
    for item in _parse(text).quoted:
        assert 0 <= item.start <= item.inner.start <= item.inner.end <= item.end <= len(text)
        assert "\n\n" not in text[item.start : item.end]


@given(
    st.text(alphabet="甲乙丙，“”", min_size=1, max_size=8),
    st.integers(min_value=100, max_value=2_000),
)
def test_long_rows_of_marks_come_through(unit: str, times: int) -> None:
    text = unit * times
    parse(text, [Span(0, len(text))])
