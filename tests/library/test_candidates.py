"""Where a passage may come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from library.libraries import kit_saying, library_of
from lufang_tui.kit.model import Kind, Quote, QuoteTranslation, Section
from lufang_tui.library import Library

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    "京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。",
    "滨州纺织产业在思维创新、模式创新、技术创新上的探索，代表了山东纺织行业的水平。",
    "The hall opens in May, and the gate closes at six in the evening.",
    "We will not build another bridge across the harbour this year.",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A kit for each of them."""
    return library_of([kit_saying(words, at) for at, words in enumerate(SAID)], tmp_path)


@pytest.mark.parametrize(
    ("passage", "kit"),
    [
        (SAID[0], 0),
        ("京東雲要從自身科技特色出發，助力山東傳統產業轉型升級", 0),  # traditional, words left out
        ("他说，滨州纺织行业在技术创新上的探索代表了山东的水平", 1),
        ("the hall opens in june, and the gate closes at six", 2),
        ("will build another bridge across the river", 3),
        ("bridge", 3),
        ("思维", 1),
    ],
)
def test_the_entry_that_shares_most_comes_first(library: Library, passage: str, kit: int) -> None:
    hits = library.candidates(passage)
    assert hits[0].kit.id == f"kit-{kit}"
    assert hits[0].id == "q"
    assert hits[0].spans
    for hit in hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)


@pytest.mark.parametrize("passage", ["", "。，！", "鑫淼驫", "xylophone", "\x00", "\ud800", '"'])
def test_nothing_shares_words_with_these(library: Library, passage: str) -> None:
    assert library.candidates(passage) == ()


def test_a_long_passage_is_looked_for_by_its_beginning(library: Library) -> None:
    assert library.candidates(SAID[3] * 500, limit=1)[0].kit.id == "kit-3"


def test_a_translation_is_found_by_its_words(tmp_path: Path) -> None:
    """Also where it is only nearly the same, and where others have some of the words in their own."""
    text = "Growth has to begin with every single line of production in the county."
    translated = Quote(
        id="q", speakers=("anna",), kind=Kind.DIRECT, text="增长要从每条生产线开始。", translations={"en": QuoteTranslation(text=text, official=False)},
    )  # fmt: skip
    kits = [kit_saying(f"We have to begin with plan {number}.", number) for number in range(30)]
    section = Section(id="s", text=f"Anna Berg说：“{translated.text}”")
    kits.append(replace(kit_saying("x", 99), quotes=(translated,), sections=(section,), language="zh-CN"))
    with library_of(kits, tmp_path) as library:
        hits = library.candidates("Growth has to begin with every single mile of production in the country.")
        assert (hits[0].kit.id, hits[0].id, hits[0].spans) == ("kit-99", "q", ())
        assert library.candidates("We have to begin with plan 7.")[0].kit.id == "kit-7"
