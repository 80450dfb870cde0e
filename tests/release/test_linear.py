"""No input makes the finders run away: ten times the text takes about ten times as long, counted in steps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from lufang_tui.documents import load_document
from lufang_tui.release import en, zh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

    from lufang_tui.documents import Document
    from lufang_tui.release.model import Span

UNITS = [
    "“",
    "他说",
    "说：“",
    "他表示，",
    "“他说",
    "张三说，“”",
    "总裁",
    "张三总裁、",
    "他说“好”，",
    "”他说，“",
    "的",
    "《",
    "副总裁张三、李四",
    "“好。”他笑，",
    "她笑：“好！”",
    "岁的张三",
    "老人次仁·",
    "一位不愿透露姓名的",
    "总裁仁青",
    "“蜂巢”团队队长普布次仁",
]


ENGLISH_UNITS = [
    "“",
    "'a ",
    "he said. ",
    "“He said, ",
    '"A b c," said Ann Lee. ',
    "Ann Lee, president of Acme and head of ",
    "the aide, Ann Lee, said ",
    "his wife Ann Lee, 34, ",
    "according to ",
]


def _lines_run(text: str, find: Callable[[Document, Sequence[Span]], object] = zh.find) -> int:
    """Lines of Python that the finders run for a text, which a busy machine does not change."""
    document = load_document(text.encode(), "text.md")
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find(document, ())
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_text_takes_at_most_twelve_times_the_steps(unit: str) -> None:
    _lines_run(unit * 10)  # reads the word lists
    small = _lines_run(unit * 200)
    assert _lines_run(unit * 2_000) <= 12 * small + 2_000


@pytest.mark.parametrize("unit", ENGLISH_UNITS)
def test_english_takes_steps_by_the_length_too(unit: str) -> None:
    _lines_run(unit * 10, en.find)
    small = _lines_run(unit * 100, en.find)
    assert _lines_run(unit * 1_000, en.find) <= 12 * small + 2_000
