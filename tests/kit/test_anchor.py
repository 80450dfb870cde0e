"""Anchors: every passage stands where its anchor says, and an index finds what a scan finds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits import small_kit
from lufang_tui.kit import anchor
from lufang_tui.kit.anchor import Anchor, Article, anchor_kit
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Quote, Section
from lufang_tui.kit.press import PressKit, paragraphs


def test_every_passage_of_the_festival_kit_is_verbatim() -> None:
    press = load(None)
    assert not press.anchoring.missing
    assert not press.anchoring.ambiguous
    for quote in press.kit.quotes:
        for passage, place in zip(quote.passages, press.anchors[quote.id], strict=True):
            section = press.section(place.section)
            assert section
            assert section.text[place.start : place.end] == passage


@given(
    st.lists(st.text("ab一", max_size=60), min_size=1, max_size=4),
    st.text("ab一", min_size=1, max_size=30),
    st.data(),
)
@settings(max_examples=300, deadline=None)
def test_the_index_finds_what_a_scan_finds(texts: list[str], passage: str, data: st.DataObject) -> None:
    texts[data.draw(st.integers(0, len(texts) - 1))] += passage
    article = Article(Section(id=f"s-{at}", text=text) for at, text in enumerate(texts))
    wanted = [at for at in range(len(article.text)) if article.text.startswith(passage, at)]
    with pytest.MonkeyPatch.context() as patch:
        for limit in (0, 1_000_000):
            patch.setattr(anchor, "_INDEX_FROM", limit)
            assert article.occurrences(passage, most=10_000) == wanted


def quoting(text: str | tuple[str, ...], article: str, **more: Any) -> anchor.Anchoring:
    quote = Quote(id="q", speakers=(), kind=Kind.DIRECT, text=text, **more)
    return anchor_kit(
        small_kit(sections=(Section(id="s", text=article),), quotes=(quote,), timeline=(), figures=())
    )


def test_a_passage_that_stands_nowhere_is_missing() -> None:
    result = quoting("the gate", "The gate closes.")
    assert result.missing == {"q": (0,)}
    assert "q" not in result.anchors


def test_a_passage_that_stands_twice_is_ambiguous_and_a_prefix_or_suffix_settles_it() -> None:
    article = "First: we open. Then: we open! At last"
    assert quoting("we open", article).ambiguous == {"q": (0,)}
    assert quoting("we open", article).anchors["q"] == (Anchor("s", 7, 14),)
    assert quoting("we open", article, prefix="Then: ").anchors["q"] == (Anchor("s", 22, 29),)
    assert quoting("we open", article, suffix="!").anchors["q"] == (Anchor("s", 22, 29),)
    assert not quoting("we open", article, suffix="!").ambiguous
    assert quoting("we open", article, prefix="Never: ").missing == {"q": (0,)}


def test_a_later_passage_of_a_statement_stands_behind_the_one_before() -> None:
    result = quoting(("we open", "we close"), "we close. “we open,” she said, “we close.” we close")
    assert result.anchors["q"] == (Anchor("s", 11, 18), Anchor("s", 32, 40))
    assert not result.ambiguous


def test_no_passage_is_found_across_two_sections() -> None:
    kit = small_kit(
        sections=(Section(id="a", text="one"), Section(id="b", text="two")), timeline=(), figures=()
    )
    assert "anna-1" in anchor_kit(kit).missing


@given(st.text("ab \t\n\u3000。", max_size=60))
def test_paragraphs_part_at_blank_lines_and_stand_where_they_say(text: str) -> None:
    found = paragraphs(text)
    assert [part.text for part in found] == [text[part.start : part.end] for part in found]
    assert "".join("".join(part.text.split()) for part in found) == "".join(text.split())
    assert all(part.text == part.text.strip() for part in found)
    assert not any("\n\n" in part.text for part in found)


def test_paragraph_of_an_anchor() -> None:
    press = load(None)
    for quote in press.kit.quotes:
        place = press.anchors[quote.id][0]
        paragraph = press.paragraphs(place.section)[press.paragraph_at(place)]
        assert paragraph.start <= place.start
        assert place.end <= paragraph.end


def test_an_open_kit_needs_no_folder_for_its_words() -> None:
    assert PressKit(small_kit(), None).anchors["anna-1"]  # type: ignore[arg-type]


def test_a_selector_that_does_not_fit_is_told_even_where_the_words_stand_once() -> None:
    assert quoting("we open", "First: we open.", prefix="Never: ").missing == {"q": (0,)}
    assert quoting("we open", "First: we open.", suffix="!").missing == {"q": (0,)}
    assert quoting("we open", "First: we open.", prefix="First: ", suffix=".").anchors["q"]


def test_passages_in_another_order_than_in_the_article_are_missing() -> None:
    assert quoting(("we close", "we open"), "we open, and then we close").missing == {"q": (1,)}
    assert quoting(("to the gate", "gate"), "we go to the gate").missing == {"q": (1,)}
