"""The browser in Chinese: tabs, key hints, help, toasts, and that all of it fits."""

from __future__ import annotations

import pytest

from kits import small_press
from lufang_tui.clipboard import Delivery, Outcome
from lufang_tui.kit.load import load
from lufang_tui.kit.press import PressKit
from lufang_tui.text.cells import width
from lufang_tui.tui.acting import copying
from lufang_tui.tui.commands import COMMANDS
from lufang_tui.tui.widgets.bars import KeyHints, PaneTabs
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, badly_broken, generated_paragraphs, settled, shown, text_of

pytestmark = pytest.mark.usefixtures("chinese")


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(None)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_tabs_and_key_hints_are_chinese_and_fit(press: PressKit, size: tuple[int, int]) -> None:
    async with app_on(press).run_test(size=size) as pilot:
        screen = await settled(pilot)
        tabs = text_of(screen, "PaneTabs")
        assert [word for word in tabs.split() if not word.isdigit()] == [
            "引语",
            "人物",
            "时间线",
            "图片",
            "正文",
            "素材包",
        ]
        hints = text_of(screen, "KeyHints")
        assert "c 复制" in hints
        assert "? 帮助" in hints
        assert "q 退出" in hints
        for bar in (screen.query_one(PaneTabs), screen.query_one(KeyHints)):
            assert all(width(line) <= size[0] for line in shown(bar))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_help_is_chinese(press: PressKit, size: tuple[int, int]) -> None:
    async with app_on(press).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("?")
        await pilot.pause()
        page = pilot.app.screen.query_one(Prose)
        text = "\n".join(part.lead + " " + part.text for part in page.paragraphs)
        assert text.startswith(" 帮助\n")
        for command in COMMANDS:
            assert command.help() in text
            assert not command.help().isascii()
        assert "下一条" in text
        for part in page.paragraphs:
            assert width(part.lead) < (part.indent or 1)
            assert not part.text or not part.text.isascii() or part.text.startswith("/")


async def test_searching_and_copying_speak_chinese(press: PressKit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "deliver", lambda *_, **__: Delivery(Outcome.DELIVERED, "tmux"))
    async with app_on(press).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert "已复制（tmux）。" in "\n".join("\n".join(shown(toast)) for toast in screen.query("Toast"))
        await pilot.press("/", *"qqqq")
        await settled(pilot)
        assert "0 条结果" in text_of(screen, "#hits")
        assert "没有结果" in text_of(screen, "#entries")


async def test_an_empty_kit_says_so_in_chinese() -> None:
    press = small_press(timeline=(), people=(), figures=(), quotes=())
    async with app_on(press).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        for key, what in (("1", "引语"), ("2", "人物"), ("3", "时间线"), ("4", "图片")):
            await pilot.press(key)
            await pilot.pause()
            assert f"素材包里没有{what}。" in text_of(screen, "#entries")


async def test_messages_break_as_the_panes_do_and_run_no_markup() -> None:
    async with app_on(small_press()).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for words in generated_paragraphs(20):
            pilot.app.notify(f"{words}[b]x[/b]")
        pilot.app.notify("/a/path/that/is/longer/than/a/line/of/a/message/stays/in/one/piece.yaml")
        await pilot.pause()
        *said, path = (message.message for message in pilot.app._notifications)
        assert path.endswith("/stays/in/one/piece.yaml")
        assert len(said) == 20
        assert all(text.replace("\n", "").endswith("[b]x[/b]") for text in said)
        assert badly_broken(line for text in said for line in text.split("\n")[:-1]) == []
