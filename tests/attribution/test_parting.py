"""Choosing a part by its ends: never empty, never through a word, every place reached, and what is cut is what was chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.attribution import NoSuchExcerpt, attributed, passages_in
from lufang_tui.attribution.built_in import EN_NEWS, ZH_NEWS
from lufang_tui.attribution.excerpts import cut, splits
from lufang_tui.attribution.parting import Part
from lufang_tui.kit.load import load
from quotations import press_kit, quotation

PASSAGES = st.lists(st.text("纺织行业，。；“”‘’（）abc 12.-\n%👩‍🌾é", max_size=24), min_size=1, max_size=3)
MOVES = st.lists(st.tuples(st.sampled_from([1, -1]), st.booleans(), st.booleans()), max_size=12)


def words(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(PASSAGES, MOVES)
def test_however_its_ends_are_moved_a_part_is_whole_words_in_their_order(
    passages: list[str], moves: list[tuple[int, bool, bool]]
) -> None:
    part = Part.whole(passages)
    if part.start == part.end:
        assert not part.starts or not part.ends or words("".join(passages)) == ""
        return
    for step, of_end, by_clause in moves:
        part = part.move(step, of_end=of_end, by_clause=by_clause)
        assert 0 <= part.start < part.end <= len(part.text)
        assert not splits(part.text, part.start)
        assert not splits(part.text, part.end)
    kept = cut(passages, part.stretch(), "zh-CN", name="q").passages
    chosen = words(part.text[part.start : part.end])
    assert chosen
    assert words("".join(kept)) == chosen


@given(PASSAGES, st.booleans(), st.booleans())
def test_every_place_is_reached_and_the_way_back_leads_to_the_whole(
    passages: list[str], of_end: bool, by_clause: bool
) -> None:
    whole = part = Part.whole(passages)
    if part.start == part.end:
        return
    step = -1 if of_end else 1
    seen = [part]
    while (moved := part.move(step, of_end=of_end, by_clause=by_clause)) != part:
        part = moved
        seen.append(part)
    for before in reversed(seen[:-1]):
        part = part.move(-step, of_end=of_end, by_clause=by_clause)
        assert part == before
    assert part == whole


@given(PASSAGES, st.data())
def test_around_a_selection_lies_the_least_part_that_holds_its_words(
    passages: list[str], data: st.DataObject
) -> None:
    text = "\n".join(passages)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = Part.around(passages, start, end)
    if part is None:
        return
    assert part.start < part.end
    assert not splits(text, part.start)
    assert not splits(text, part.end)
    assert words(text[start:end]) in words(text[part.start : part.end])


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ("，助力产业升级。", "助力产业升级"),
        ("1300", "1300亿"),
        ("30", "1300亿"),
        ("升级。‘互联", "升级。‘互联"),
        ("help the mil", "help the mills"),
        ("0 more", "$30 more"),
        ("。", None),
        ("", None),
    ],
)
def test_a_selection_becomes_whole_words(selected: str, expected: str | None) -> None:
    text = "要从特色出发，助力产业升级。‘互联网+’值1300亿元。We help the mills at $30 more."
    start = text.index(selected)
    part = Part.around([text], start, start + len(selected))
    assert (None if part is None else part.text[part.start : part.end]) == expected


def test_clauses_end_before_their_stops() -> None:
    part = Part.whole(["要升级，要创新。", "值1,300.5元？Yes, it is."])
    ends = []
    while (shorter := part.move(-1, of_end=True, by_clause=True)) != part:
        part = shorter
        ends.append(part.text[part.start : part.end])
    assert ends == [
        "要升级，要创新。\n值1,300.5元？Yes",
        "要升级，要创新。\n值1,300.5元",
        "要升级，要创新",
        "要升级",
    ]


def test_a_statement_without_words_has_no_part() -> None:
    part = Part.whole(["……", ""])
    assert part.start == part.end
    assert part.move(1, of_end=True, by_clause=False) == part


def test_the_passages_of_a_style_are_those_that_it_signs() -> None:
    press = load(None)
    quote = press.kit.quotes[3]
    assert passages_in(press, quote, ZH_NEWS) == ("zh-CN", quote.passages)
    language, passages = passages_in(press, quote, EN_NEWS)
    assert language == "en"
    part = Part.around(passages, 0, 8)
    assert part is not None
    written = attributed(press, quote, EN_NEWS, excerpt=part.stretch())
    assert written.text.startswith("“JD Cloud …,” said Zha Wenxiong")


def test_a_stretch_of_another_text_is_refused() -> None:
    quote = quotation("direct", "要升级，要创新。")
    part = Part.whole(["To transform."])
    with pytest.raises(NoSuchExcerpt, match="another language"):
        attributed(press_kit("zh-CN", quote), quote, ZH_NEWS, excerpt=part.stretch())


def test_leaving_out_a_negation_or_a_condition_is_warned_of() -> None:
    text = "我们不会降价，除非成本下降，请放心。"
    part = Part.around([text], text.index("请"), len(text))
    assert part is not None
    assert len(cut([text], part.stretch(), "zh-CN", name="q").warnings) == 2
