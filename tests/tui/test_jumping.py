"""Jump mode: letters beside what is in sight, and where they lead."""

from __future__ import annotations

import pytest

from kits import small_press
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Person
from lufang_tui.kit.press import PressKit
from lufang_tui.tui.acting.jumping import LETTERS, Jumping, labels
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.widgets.bars import PaneTabs
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, settled, shown, text_of

SIZE = (120, 40)


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(None)


def letter_of_row(screen: Browser, row: int) -> str:
    """The letter beside an entry that is in sight."""
    entries = screen.query_one(EntryList)
    return shown(entries)[2 * row - entries.scroll_offset.y].split(" ")[0]


@pytest.mark.parametrize("twin", [False, True])
async def test_a_letter_beside_a_row_goes_there(press: PressKit, twin: bool) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("tab", "f")
        letter = letter_of_row(screen, 2)
        assert letter in LETTERS
        await pilot.press(chr(ord(letter) + 0xFEE0) if twin else letter)
        await settled(pilot)
        entries = screen.query_one(EntryList)
        assert (entries.cursor, screen.focused) == (2, entries)
        assert letter_of_row(screen, 2) == "▌"


async def test_a_letter_beside_a_link_follows_it_and_one_key_leads_back(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("2", "f")
        prose = screen.query_one(Prose)
        link = next(iter(prose.visible_links()))
        line = next(line for line in range(len(prose.lines)) if prose.lines[line].paragraph == link)
        letter = shown(prose)[line][0]
        before = screen.key
        await pilot.press(letter)
        await settled(pilot)
        assert prose.paragraphs[0].text != ""
        assert screen.moving.trail
        await pilot.press("b")
        assert (screen.pane_name, screen.key) == ("people", before)


async def test_tabs_and_the_search_box_have_letters_too(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("f")
        tabs = screen.query_one(PaneTabs).labels
        assert set(tabs) == set(range(1, len(screen.panes)))
        assert text_of(screen, "PaneTabs").split("   ")[1].startswith(f"{tabs[1]} ")
        await pilot.press(tabs[1])
        await settled(pilot)
        assert screen.pane_name == "people"
        assert "2 People" in text_of(screen, "PaneTabs")
        await pilot.press("f")
        letter = shown(screen.query("#search SearchPrompt").first())[0][0]
        await pilot.press(letter)
        await settled(pilot)
        assert screen.typing
        assert shown(screen.query("#search SearchPrompt").first())[0].startswith("/")


@pytest.mark.parametrize("key", ["escape", "?", "1", "down"])
async def test_anything_else_leaves_and_nothing_stays(press: PressKit, key: str) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        before = text_of(screen, "PaneTabs"), text_of(screen, "#entries"), text_of(screen, "#detail")
        await pilot.press("ｆ")
        assert isinstance(pilot.app.screen, Jumping)
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, Browser)
        assert (
            text_of(screen, "PaneTabs"),
            text_of(screen, "#entries"),
            text_of(screen, "#detail"),
        ) == before


async def test_many_targets_have_two_letters() -> None:
    people = tuple(Person(id=f"p{number}", name=f"Person {number}") for number in range(60))
    async with app_on(small_press(people=people, quotes=())).run_test(size=(120, 80)) as pilot:
        screen = await settled(pilot)
        await pilot.press("2", "f")
        letters = letter_of_row(screen, 28)[:2]
        assert set(letters) <= set(LETTERS)
        await pilot.press(letters[0])
        assert letter_of_row(screen, 0)[:1] != letters[0], "only what goes with the first letter is left"
        await pilot.press(letters[1])
        await settled(pilot)
        assert screen.query_one(EntryList).cursor == 28


@pytest.mark.parametrize("count", [0, 1, 26, 27, 300, 676, 1000])
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(made) == min(count, 676)
    assert len(set(made)) == len(made)
    assert len({len(label) for label in made}) <= 1
