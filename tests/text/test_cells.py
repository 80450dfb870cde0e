from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.text.cells import OPENING_MARKS, advances, fit, width
from lufang_tui.text.safe import visible

clustered = st.lists(
    st.sampled_from(
        [
            "滨",
            "a",
            "，",
            "（",
            "“",
            " ",
            "e\u0301",
            "👩\u200d🔬",
            "❤\ufe0f",
            "🇨🇳",
            "👍🏽",
            "葛\U000e0100",
            "\ufe0f",
            "\u200d",
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("滨州", 4), ("“滨”——", 6), ("e\u0301", 1), ("👩\u200d🔬", 2), ("❤\ufe0f", 2)],
)
def test_width_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@given(clustered.map("".join) | st.text())
def test_the_advances_of_a_text_sum_up_to_its_width(text: str) -> None:
    text = visible(text)
    assert len(advances(text)) == len(text)
    assert sum(advances(text)) == width(text)


@pytest.mark.parametrize("cluster", ["e\u0301", "👩\u200d🔬", "❤\ufe0f", "🇨🇳", "👍🏽", "葛\U000e0100"])
def test_a_cluster_may_not_be_cut(cluster: str) -> None:
    assert [index for index, cells in enumerate(advances(f"滨{cluster}州")) if cells] == [
        0,
        1,
        1 + len(cluster),
    ]


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("京东云", 6, "京东云"),
        ("京东云", 5, "京东…"),
        ("京东云", 4, "京…"),
        ("他说：“京东云", 9, "他说：…"),
        ("他说 （“京东云", 10, "他说…"),
        ("Zha Wenxiong", 5, "Zha…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("👩\u200d🔬👩\u200d🔬", 3, "👩\u200d🔬…"),
        ("🇨🇳🇨🇳", 3, "🇨🇳…"),
        ("滨州", 1, "…"),
        ("滨州", 0, ""),
        ("", 0, ""),
        ("（（（（", 5, "…"),
        ("a" + "\u0301" * 500, 3, "a" + "\u0301" * 500),
    ],
)
def test_a_text_is_cut_with_an_ellipsis(text: str, cells: int, shown: str) -> None:
    assert fit(text, cells) == shown


@given(clustered.map("".join) | st.text(), st.integers(0, 30))
def test_what_fits_is_as_wide_as_allowed_and_ends_well(text: str, cells: int) -> None:
    text = visible(text)
    shown = fit(text, cells)
    if width(text) <= cells and cells:
        assert shown == text
        return
    assert width(shown) <= cells
    if cells:
        kept = shown.removesuffix("…")
        assert text.startswith(kept)
        assert kept == kept.rstrip()
        assert not kept or kept[-1] not in OPENING_MARKS
