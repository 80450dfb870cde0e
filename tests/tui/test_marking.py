"""Copying of every pane's entries, marking, and the style of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from lufang_tui.attribution import attribute, attribute_all, copyable
from lufang_tui.clipboard import Delivery, Outcome
from lufang_tui.kit.load import load
from lufang_tui.tui.acting import copying
from lufang_tui.tui.dialogs.reading import StyleChoice
from lufang_tui.tui.widgets.entry_list import EntryList
from screens import app_on, settled, shown

SIZE = (120, 40)
PRESS = load(None)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def deliver(text: str, *_: object, **__: object) -> Delivery:
        texts.append(text)
        return Delivery(Outcome.DELIVERED, "tmux")

    monkeypatch.setattr(copying, "deliver", deliver)
    return texts


@pytest.fixture(autouse=True)
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "lufang-tui"
    (folder / "styles").mkdir(parents=True)
    return folder


async def test_every_pane_copies_its_entry(copied: list[str]) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        for key in ("2", "3", "4", "5"):
            await pilot.press(key, "c")
            await settled(pilot)
        person, event, figure = PRESS.kit.people[0], PRESS.kit.timeline[0], PRESS.kit.figures[0]
        assert copied[0] == copyable(PRESS, person)
        assert event.text in copied[1]
        assert event.date is None or copied[1].startswith(event.date)
        assert copied[2] == copyable(PRESS, figure)
        assert copied[3] in PRESS.kit.sections[0].text + (PRESS.kit.sections[0].heading or "")
        assert screen.pane_name == "article"


async def test_marked_entries_are_copied_together_in_the_lists_order(copied: list[str]) -> None:
    quotes = PRESS.kit.quotes
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("j", "j", "m", "g", "ｍ")
        assert screen.query_one(EntryList).marks == {quotes[0].id, quotes[2].id}
        assert any(line.startswith("●") for line in shown(screen.query_one(EntryList)))
        await pilot.press("2", "m", "1", "c")
        await settled(pilot)
        person = copyable(PRESS, PRESS.kit.people[0])
        assert copied == [attribute_all(PRESS, [quotes[0], quotes[2]], "zh-news") + f"\n\n{person}"]


async def test_marks_outlive_a_search_that_hides_them_and_are_taken_away_at_once(copied: list[str]) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("m")
        screen.searching.search_for("no such words")
        await pilot.pause()
        await pilot.press("c")
        await settled(pilot)
        assert copied == [attribute(PRESS, PRESS.kit.quotes[0], "zh-news")]
        await pilot.press("Ｍ")
        assert len(screen.marking) == 0
        await pilot.press("c")
        await settled(pilot)
        assert len(copied) == 1


async def test_style_of_the_settings_and_own_styles(copied: list[str], config: Path) -> None:
    (config / "config.yaml").write_text("style: zh-dash\n")
    (config / "styles" / "mine.j2").write_text("mine\n")
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert copied == [attribute(PRESS, PRESS.kit.quotes[0], "zh-dash")]
        await pilot.press("C")
        assert isinstance(pilot.app.screen, StyleChoice)
        assert "mine" in pilot.app.screen.query_one(EntryList).keys
