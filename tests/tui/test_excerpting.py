"""A part of a quotation: by keys, by the mouse, in the style that has its words, with what to beware of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from kits import small_press
from lufang_tui.attribution import Excerpt, attribute
from lufang_tui.clipboard import Delivery, Outcome
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Quote
from lufang_tui.tui.acting import copying
from lufang_tui.tui.dialogs.excerpt import ExcerptChoice
from lufang_tui.tui.dialogs.reading import Confirm
from lufang_tui.tui.widgets.prose import Prose
from screens import app_on, settled, shown, text_of

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from lufang_tui.tui.browser import Browser

SIZE = (120, 40)
PRESS = load(None)
TAN = PRESS.kit.quotes[4]
PROMISE = Quote(
    id="anna-1", speakers=("anna",), kind=Kind.DIRECT, cue="said", text="We will not sell, and we build on."
)


@pytest.fixture(autouse=True)
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def deliver(text: str, *_: object, **__: object) -> Delivery:
        texts.append(text)
        return Delivery(Outcome.DELIVERED, "tmux")

    monkeypatch.setattr(copying, "deliver", deliver)
    return texts


def dialog(pilot: Pilot[int]) -> ExcerptChoice:
    assert isinstance(pilot.app.screen, ExcerptChoice)
    return pilot.app.screen


def preview(pilot: Pilot[int]) -> str:
    return "".join(line.strip() for line in shown(dialog(pilot).query_one("#excerpt")))


async def select(pilot: Pilot[int], screen: Browser, text: str, *, within: str = "") -> None:
    """Select with the mouse a text that is shown, as Textual does it: by its place in the paragraphs."""
    prose = screen.query_one(Prose)
    row = next(at for at, one in enumerate(prose.paragraphs) if text in one.text and within in one.text)
    start = prose.paragraphs[row].text.index(text)
    screen.selections = {prose: Selection(Offset(start, row), Offset(start + len(text), row))}
    await pilot.pause()


@pytest.mark.parametrize("key", ["x", "ｘ"])
async def test_ends_are_moved_by_clauses_and_words_and_the_part_is_copied(
    copied: list[str], key: str
) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "j", key)
        assert TAN.text == dialog(pilot).part.text
        await pilot.press("left", "ｈ", "left", "tab", "ｌ", "w", "w", "ｂ", "right", "left")
        await pilot.pause()
        part = dialog(pilot).part
        assert part.text[part.start : part.end] == "实现传统产业向数字驱动和绿色驱动转变"
        expected = attribute(PRESS, TAN, "zh-news", excerpt=Excerpt("实现", "转变"))
        assert expected in preview(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert copied == [expected]
        assert "，……" not in copied[0]


async def test_the_end_that_is_moved_is_seen_in_any_colours() -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "j", "x")
        prose = dialog(pilot).query_one("#statement", Prose)
        for key, character in (("left", "作"), ("tab", "运"), ("w", "用")):
            await pilot.press(key)
            ((row, start, end),) = prose.hits
            assert prose.paragraphs[row].text[start:end] == character


async def test_another_style_writes_and_takes_its_own_text(copied: list[str]) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "j", "x", "left", "s")
        assert dialog(pilot).style_name == "zh-dash"
        assert dialog(pilot).part.text == TAN.text
        part = dialog(pilot).part
        assert part.end < len(TAN.text) - 1
        await pilot.press("s")
        assert dialog(pilot).style_name == "en-news"
        assert dialog(pilot).part.text.startswith("Using big data")
        await pilot.press("c")
        await settled(pilot)
        assert copied == [attribute(PRESS, TAN, "en-news")]


async def test_what_turns_the_sense_is_warned_of_before_it_is_copied(copied: list[str]) -> None:
    async with app_on(small_press(quotes=(PROMISE,))).run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press("x", "tab", "right")
        await pilot.pause()
        assert "leaves out a negation, “We will not" in preview(pilot)
        assert preview(pilot).count("!") == 1
        await pilot.press("escape")
        await select(pilot, screen, "we build on")
        await pilot.press("c")
        await settled(pilot)
        assert not copied
        assert "leaves out a negation" in preview(pilot)
        await pilot.press("enter")
        await settled(pilot)
        press = small_press(quotes=(PROMISE,))
        assert copied == [attribute(press, PROMISE, "en-news", excerpt=Excerpt("we build"))]


@pytest.mark.parametrize("where", ["own words", "in the article"])
async def test_what_the_mouse_selected_is_copied_with_its_attribution(copied: list[str], where: str) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("j", "j", "j", "j")
        within = "“运用" if where == "own words" else "对此"
        await select(pilot, screen, "实现传统产业向数字驱动", within=within)
        await pilot.press("c")
        await settled(pilot)
        assert copied == [attribute(PRESS, TAN, "zh-news", excerpt=Excerpt("实现", "数字驱动"))]
        await pilot.press("c")
        await settled(pilot)
        assert copied[1] == attribute(PRESS, TAN, "zh-news"), "the selection has been used"


async def test_a_selection_in_the_translation_begins_with_a_style_of_that_language() -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("j", "j", "j", "j")
        await select(pilot, screen, "ig data to shift tradi")
        await pilot.press("x")
        part = dialog(pilot).part
        assert part.text[part.start : part.end] == "big data to shift traditional"
        assert dialog(pilot).style_name == "en-news"


async def test_dragging_over_the_words_selects_them(copied: list[str]) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "j")
        await pilot.pause()
        # From behind the gutter and the opening mark over five characters of two cells each.
        await pilot.mouse_down("#detail", offset=(4, 0))
        await pilot.hover("#detail", offset=(12, 0))
        await pilot.mouse_up("#detail", offset=(12, 0))
        await pilot.press("c")
        await settled(pilot)
        assert copied == [attribute(PRESS, TAN, "zh-news", excerpt=Excerpt(None, "运用大数据"))]


async def test_a_selection_does_not_outlive_the_words_it_was_of() -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("j", "j", "j", "j")
        await select(pilot, screen, "实现传统产业向数字驱动", within="“运用")
        await pilot.press("k")
        await pilot.pause()
        assert not screen.get_selected_text()


async def test_what_is_selected_beside_a_quotations_words_leaves_copying_as_it_is(copied: list[str]) -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("j", "j", "j", "j")
        await select(pilot, screen, "direct quotation")
        await pilot.press("c")
        await settled(pilot)
        assert copied == [attribute(PRESS, TAN, "zh-news")]


async def test_only_a_quotation_has_an_excerpt() -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert "x excerpt" in text_of(screen, "KeyHints")
        for pane in "23456":
            await pilot.press(pane, "x")
            await pilot.pause()
            assert pilot.app.screen is screen
    empty = small_press(quotes=(Quote(id="q", speakers=(), kind=Kind.DIRECT, cue=None, text="……"),))
    async with app_on(empty).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ExcerptChoice)


async def test_under_embargo_an_excerpt_asks_too(copied: list[str]) -> None:
    press = small_press(quotes=(PROMISE,), embargo="2999-01-01T09:00:00+08:00")
    async with app_on(press).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("x", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("y")
        await settled(pilot)
        assert copied[0].startswith("Under embargo until 2999-01-01T09:00:00+08:00")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_long_statement_leaves_the_hints_and_follows_the_end(size: tuple[int, int]) -> None:
    long = Quote(
        id="q", speakers=(), kind=Kind.DIRECT, cue=None, text="要从自身科技特色出发，" * 200 + "完。"
    )
    async with app_on(small_press(quotes=(long,), language="zh-CN")).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        statement = dialog(pilot).query_one("#statement")
        hints = dialog(pilot).query_one("KeyHints")
        assert hints.region.bottom <= size[1]
        assert "完。" in "".join(shown(statement))
        await pilot.press("tab")
        await pilot.pause()
        assert "完。" not in "".join(shown(statement))
