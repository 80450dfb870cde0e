from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from lufang_tui.cards.styled import Role, Row, Span, Styled, styled
from lufang_tui.kit.load import load
from lufang_tui.text.cells import width
from lufang_tui.tui.acting import searching
from lufang_tui.tui.acting.finder import Finder
from lufang_tui.tui.keyboard.keys import textual_name
from lufang_tui.tui.session import loading
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.tui.widgets.search_box import MAX_QUERY, SearchBox
from lufang_tui.tui.widgets.snippet import snippet
from screens import app_on, settled, shown, text_of

if TYPE_CHECKING:
    from lufang_tui.kit.press import PressKit
    from lufang_tui.tui.acting.finder import Found

SIZE = (100, 30)


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(None)


async def test_a_marked_entry_has_a_sign_of_its_own(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        entries = screen.query_one(EntryList)
        entries.marks = {entries.keys[1]}
        assert [line[:1] for line in shown(entries)[:4]] == ["▌", "▌", " ", "●"]
        entries.marks = frozenset()
        assert "●" not in text_of(screen, "#entries")


async def test_a_fault_of_a_query_is_marked_and_told_and_goes(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        before = screen.query_one("#reading").region
        await pilot.press("slash", *"kind:x")
        await pilot.pause()
        assert "! x: " in str(screen.query_one("#reading").border_title)
        box = screen.query_one(SearchBox)
        marked = [one.text for one in box.render_line(0) if one.style and one.style.underline]
        assert "x" in "".join(marked)
        assert "kind" not in "".join(marked)
        assert screen.query_one("#reading").region == before
        await pilot.press("escape")
        assert not str(screen.query_one("#reading").border_title or "")


async def test_earlier_queries_come_back(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        box = screen.query_one(SearchBox)
        for query in ("滨州", "升级", "滨州"):
            screen.searching.focus()
            box.value = query
            await pilot.pause()
            await pilot.press("enter")
        assert screen.program.state.history == ("滨州", "升级")
        await pilot.press("slash")
        box.value = "京"
        await pilot.pause()
        await pilot.press("up")
        assert box.value == "滨州"
        await pilot.press("up", "up")
        assert box.value == "升级"
        assert screen.found.query == "升级"
        await pilot.press("down", "down")
        assert box.value == "京"
        assert screen.typing
        await pilot.press("down")
        assert not screen.typing


async def test_next_and_previous_hit_go_round_and_tell(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.searching.search_for("京东云")
        await pilot.pause()
        prose = screen.query_one(Prose)
        count = len(prose.hits)
        assert count > 1
        await pilot.press("n")
        assert text_of(screen, "#hits").strip() == f"hit 1 of {count}"
        assert any(line.startswith("»") for line in shown(prose))
        await pilot.press("ｎ")
        assert prose.hit == prose.hits[1]
        await pilot.press("N", "N")
        assert prose.hit == prose.hits[-1]
        await pilot.press("n")
        assert prose.hit == prose.hits[0]


async def test_in_the_article_the_list_follows_the_hits(press: PressKit) -> None:
    async with app_on(press).run_test(size=(100, 16)) as pilot:
        screen = await settled(pilot)
        screen.searching.search_for("京东云")
        screen.open_pane("article")
        await pilot.pause()
        prose, entries = screen.query_one(Prose), screen.query_one(EntryList)
        for place in range(len(prose.hits)):
            await pilot.press("n")
            await pilot.pause()
            assert prose.hit == prose.hits[place]
            top = prose.scroll_offset.y
            line = prose.line_of(*prose.hits[place][:2])
            assert top <= line < top + prose.scrollable_content_region.height
        assert entries.key == entries.keys[-1]


@pytest.mark.parametrize(
    ("pasted", "query"),
    [
        ("滨州\n升级", "滨州 升级"),
        ("滨州\r\n升级\n", "滨州 升级"),
        ("a\x1b[31m", "a␛[31m"),
        ("纺" * 1_000_000, "纺" * MAX_QUERY),
    ],
)
async def test_a_paste_becomes_one_query(press: PressKit, pasted: str, query: str) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash")
        box = screen.query_one(SearchBox)
        box.post_message(Paste(pasted))
        await pilot.pause()
        assert box.value == screen.found.query == query
        assert box.cursor_position == len(query)
        assert bool(pilot.app._notifications) == (len(pasted) > MAX_QUERY)


async def test_a_paste_replaces_what_is_selected(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"abc", "shift+home")
        screen.query_one(SearchBox).post_message(Paste("滨州"))
        await pilot.pause()
        assert screen.query_one(SearchBox).value == "滨州"


async def test_a_large_kit_is_searched_in_a_thread_and_the_newest_query_wins(
    press: PressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    find = Finder.find

    def counted(self: Finder, text: str) -> Found:
        asked.append(text)
        return find(self, text)

    monkeypatch.setattr(searching, "SMALL", 0)
    monkeypatch.setattr(Finder, "find", counted)
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.searching.focus()
        box = screen.query_one(SearchBox)
        for end in range(1, 9):
            box.value = "转型升级 -京东"[:end]
        box.action_leave()
        while screen.found.query != box.value:
            await pilot.pause()
        await settled(pilot)
        assert asked[-1] == box.value == "转型升级 -京东"[:8]
        assert len(asked) < 8, "queries that were typed over are left out"
        assert screen.focused is screen.query_one(EntryList)
        await pilot.press("escape")
        assert screen.found.query == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [("-的 -一 -a", "leaves out"), ("xyzzy plugh", "Take a word away"), ("xyzzyq", "shorter word")],
)
async def test_nothing_found_says_what_finds_more(press: PressKit, query: str, said: str) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.searching.search_for(query)
        await pilot.pause()
        if screen.found.total == 0:
            assert said in " ".join(text_of(screen, "#entries").split())


async def test_the_detail_stays_where_it_was_read(press: PressKit) -> None:
    async with app_on(press).run_test(size=(100, 14)) as pilot:
        screen = await settled(pilot)
        prose = screen.query_one(Prose)
        prose.scroll_to(y=3, animate=False)
        await pilot.pause()
        key, top = screen.key, prose.scroll_offset.y
        screen.searching.search_for(prose.paragraphs[0].text[2:4])
        await pilot.pause()
        assert (screen.key, prose.scroll_offset.y) == (key, top)


def test_a_snippet_shows_its_first_hit() -> None:
    text = "山东省" * 20 + "鲁纺产业节" + "滨州" * 20
    shown_text = snippet(Styled(text, (Span(60, 65, Role.HIT),)), 30)
    hit = shown_text.spans[0]
    assert shown_text.text[hit.start : hit.end] == "鲁纺产业节"
    assert shown_text.text.startswith("…")
    assert shown_text.text.endswith("…")
    assert width(shown_text.text) <= 30


@given(
    st.text("山东a 👩\u200d🔬e\u0301🇨🇳，。", max_size=200),
    st.integers(0, 200),
    st.integers(1, 9),
    st.integers(8, 60),
)
def test_a_snippet_fits_and_keeps_its_hits(text: str, start: int, length: int, cells: int) -> None:
    whole = styled(text, find=lambda t: [(start, start + length)] if start + length <= len(t) else [])
    part = snippet(whole, cells)
    assert width(part.text) <= cells
    assert all(0 <= span.start < span.end for span in part.spans if part.text != whole.text)
    assert part.text.strip("…") in whole.text


async def test_the_list_shows_the_hit_of_a_long_line(press: PressKit) -> None:
    async with app_on(press).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        entries = screen.query_one(EntryList)
        body = styled("山东" * 60 + "滨州", find=lambda text: [(text.find("滨州"), text.find("滨州") + 2)])
        entries.show(["a"], lambda _: Row(styled("head"), "", body), key=None, empty="")
        assert "滨州" in shown(entries)[1]


async def test_escape_and_what_is_typed_in_the_same_burst_are_two_things(press: PressKit) -> None:
    async with app_on(press).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", "a", "b")
        # What a terminal's parser makes of Escape, z, w, x in one piece.
        for key in (Key("alt+z", "z"), Key("w", "w"), Key("x", "x")):
            pilot.app.post_message(key)
        await pilot.pause()
        await pilot.pause()
        assert screen.query_one(SearchBox).value == "zwx"


@pytest.mark.parametrize(
    ("burst", "value", "pane", "row"),
    [
        ("/zwx\x1bab", "ab", "quotes", 0),
        ("/山东\r5jj", "山东", "article", 2),
        ("/山东\r\tb", "山东", "quotes", 0),
        ("2/zwx\x1b\x1b3jjj", "", "timeline", 3),
        ("/zwx\x1b\x1bGk", "", "quotes", 4),
        ("jjjjjkk5jjjj", "", "article", 4),
    ],
)
async def test_keys_of_one_burst_are_taken_in_their_order(
    burst: str, value: str, pane: str, row: int
) -> None:
    names = {"\x1b": "escape", "\r": "enter", "\t": "tab"}
    async with app_on(load(None)).run_test(size=(100, 30)) as pilot:
        screen = await settled(pilot)
        for character in burst:
            pilot.app.post_message(Key(names.get(character, textual_name(character)), character))
        await settled(pilot)
        await settled(pilot)
        assert screen.query_one(SearchBox).value == value
        assert screen.pane_name == pane
        assert screen.query_one(EntryList).cursor == row
        assert not screen.typing or burst.endswith("ab")


@pytest.mark.parametrize(("large", "frozen"), [(0, True), (10_000, False)])
async def test_the_collector_passes_over_what_is_known_of_a_large_kit(
    large: int, frozen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "LARGE", large)
    gc.unfreeze()
    async with app_on(load(None)).run_test() as pilot:
        await settled(pilot)
        assert (gc.get_freeze_count() > 0) is frozen
    gc.unfreeze()
