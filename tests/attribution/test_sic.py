"""[sic] where the note marks words, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.attribution.sic import with_sic


@pytest.mark.parametrize(
    ("text", "note", "language", "expected"),
    [
        ("可以遇见。", "“可以遇见”[sic]，疑为“可以预见”。", "zh-CN", "可以遇见[原文如此]。"),
        ("可以遇見。", "「可以遇見」[SIC]", "zh-TW", "可以遇見[原文如此]。"),
        ("We was glad.", '"was" [sic]', "en", "We was [sic] glad."),
        ("We was glad.", "[sic]", "en", "We was glad [sic]."),
        ("他说‘好。’", "[sic] 缺主语", "zh", "他说‘好[原文如此]。’"),
        ("可以遇见。", "可以遇见，原文如此", "zh-CN", "可以遇见。"),
        ("可以遇见。", "“遇见”有误，不是[sic]", "zh-CN", "可以遇见。"),
        ("可以遇见。", "“没有的话”[sic]", "zh-CN", "可以遇见。"),
        ("可以遇见。", None, "zh-CN", "可以遇见。"),
    ],
)
def test_sic(text: str, note: str | None, language: str, expected: str) -> None:
    assert with_sic((text,), note, language) == (expected,)


def test_a_statement_is_marked_at_its_end_once() -> None:
    assert with_sic(("一，", "二。"), "[sic]", "zh") == ("一，", "二[原文如此]。")


@given(st.text("字a，。”’ ", max_size=20), st.text("字a，“”[sic] ", max_size=20))
def test_taking_the_labels_out_gives_the_words_back(text: str, note: str) -> None:
    (marked,) = with_sic((text,), note, "zh")
    assert marked.replace("[原文如此]", "") == text


def test_slips_do_not_mark_each_others_labels() -> None:
    note = "“s”[sic] “i”[sic] “is”[sic] " * 50
    assert with_sic(("so is i",), note, "en") == ("s [sic]o is [sic] i [sic]",)
