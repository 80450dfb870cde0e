"""The palette finds commands, people, sections and kits, and shows a kit's text as it is."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from kits import small_press
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Person, Section
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.dialogs.palette import Palette
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList
from screens import app_on, settled, shown

SIZE = (100, 40)


async def offered(pilot: Pilot[int], query: str) -> list[str]:
    """Open the palette, type, and give the first lines of what it offers."""
    if not isinstance(pilot.app.screen, Palette):
        await pilot.press("ctrl+p")
    pilot.app.screen.query_one(Input).value = query
    await pilot.pause()
    await pilot.pause()
    return [line.strip(" ▌") for line in shown(pilot.app.screen.query_one(EntryList))[::2] if line.strip()]


@pytest.mark.parametrize("query", ["查文雄", "zwx", "zhawenxiong", "交付总监", "zha wen"])
async def test_a_person_is_found_by_name_pinyin_and_title_and_the_card_opens(query: str) -> None:
    async with app_on(load(None)).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert (await offered(pilot, query))[0].startswith("查文雄")
        await pilot.press("enter")
        await settled(pilot)
        assert (screen.pane_name, screen.key) == ("people", "zha-wenxiong")
        await pilot.press("b")
        assert screen.pane_name == "quotes"


async def test_commands_are_found_by_name_help_and_id_with_their_keys() -> None:
    async with app_on(load(None)).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        everything = await offered(pilot, "")
        assert everything[0].split() == ["Quotes", "1"]
        assert (await offered(pilot, "Timeline"))[0].split() == ["Timeline", "3"]
        assert (await offered(pilot, "ＴＩＭＥＬＩＮＥ"))[0].split() == ["Timeline", "3"]
        assert (await offered(pilot, "what happened"))[0].split() == ["Timeline", "3"]
        await pilot.press("enter")
        await settled(pilot)
        assert screen.pane_name == "timeline"


async def test_there_is_no_fuzzy_nonsense() -> None:
    async with app_on(load(None)).run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert await offered(pilot, "tmln") == ["Nothing found."]
        assert await offered(pilot, "云雄") == ["Nothing found."]
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Palette)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Palette)


async def test_commands_have_their_chinese_names(chinese: None) -> None:
    async with app_on(load(None)).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert (await offered(pilot, "人物"))[0].split() == ["人物", "2"]
        await pilot.press("enter")
        await settled(pilot)
        assert screen.pane_name == "people"


async def test_a_section_is_gone_to() -> None:
    async with app_on(load(None)).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert (await offered(pilot, "京东云赋能"))[0].startswith("京东云赋能")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.pane_name == "article"
        assert (screen.key or "").startswith(
            next(s.id for s in screen.press.kit.sections if s.label == "京东云赋能")
        )


HOSTILE = "[@click=app.exit]x[/] [b]查[/b] [sic] \x1b]52;c;eA==\x07"


async def test_text_of_a_kit_is_shown_as_it_is() -> None:
    press = small_press(
        people=(Person(id="p", name=HOSTILE),),
        sections=(Section(id="s", heading=f"H {HOSTILE}", text="The gate closes at six."),),
    )
    async with app_on(press).run_test(size=SIZE) as pilot:
        await settled(pilot)
        names = await offered(pilot, "sic")
        assert len(names) == 2
        for name in names:
            assert "[@click=app.exit]x[/] [b]查[/b] [sic] ␛]52;c;eA==␇" in name
        await pilot.click(EntryList, offset=(5, 0))
        assert pilot.app.is_running


@pytest.mark.parametrize("key", ["ctrl+p", "escape"])
async def test_it_opens_while_typing_and_leaves_the_query_alone(key: str) -> None:
    async with app_on(load(None)).run_test(size=(60, 20)) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"zwx", "ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        await pilot.press("down", "down", "up", "pagedown", key)
        assert isinstance(pilot.app.screen, Browser)
        assert screen.typing
        assert screen.found.query == "zwx"


async def test_a_click_chooses_and_a_click_beside_leaves() -> None:
    async with app_on(load(None)).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await offered(pilot, "Timeline")
        await pilot.click(EntryList, offset=(5, 1))
        await settled(pilot)
        assert screen.pane_name == "timeline"
        await pilot.press("ctrl+p")
        await pilot.click(offset=(0, 39))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Browser)
        await pilot.press("ctrl+p")
        hints = pilot.app.screen.query_one(KeyHints)
        await pilot.click(KeyHints, offset=(shown(hints)[0].index("close"), 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Browser)
