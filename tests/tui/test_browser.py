"""Every command, and what the panes show, on the festival kit."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kits import small_press
from lufang_tui.attribution import attribute
from lufang_tui.clipboard import Delivery, Outcome
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Quote
from lufang_tui.kit.press import PressKit
from lufang_tui.tui.acting import copying
from lufang_tui.tui.commands import COMMANDS
from lufang_tui.tui.dialogs.reading import Confirm, Reading, StyleChoice
from lufang_tui.tui.widgets.bars import KeyHints, PaneTabs
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.tui.widgets.search_box import SearchBox
from screens import app_on, settled, shown, text_of

SIZE = (120, 40)


@pytest.fixture(scope="module")
def press() -> PressKit:
    return load(None)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts that were copied; the clipboard confirms every one."""
    texts: list[str] = []

    def deliver(text: str, *_: object, **__: object) -> Delivery:
        texts.append(text)
        return Delivery(Outcome.DELIVERED, "tmux")

    monkeypatch.setattr(copying, "deliver", deliver)
    return texts


def toasts(pilot: Pilot[int]) -> str:
    """What the messages in the corner say."""
    return "\n".join(" ".join(" ".join(shown(toast)).split()) for toast in pilot.app.screen.query("Toast"))


async def test_the_first_screen_says_what_is_open_and_what_there_is(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        assert text_of(screen, "TitleLine").split() == [
            "2018年首届鲁纺产业节",
            "·",
            "山东滨州",
            "2018-05-15",
            "lufang",
        ]
        kit = press.kit
        paragraphs = sum(
            len(press.paragraphs(section.id)) + bool(section.heading) for section in kit.sections
        )
        assert text_of(screen, "PaneTabs").split("   ") == [
            f"1 Quotes {len(kit.quotes)}",
            f"2 People {len(kit.people)}",
            f"3 Timeline {len(kit.timeline)}",
            f"4 Figures {len(kit.figures)}",
            f"5 Article {paragraphs}",
            "6 Kit",
        ]
        assert screen.focused is screen.query_one(EntryList)


async def test_a_direct_quotation_stands_in_marks_with_speaker_context_and_place(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        quote = next(quote for quote in press.kit.quotes if quote.speakers == ("zha-wenxiong",))
        screen.moving.jump(f"quotes/{quote.id}")
        await pilot.pause()
        detail = "".join(line.strip() for line in shown(screen.query_one(Prose)))
        assert detail.startswith(f"“{quote.passages[0]}”")
        assert "查文雄  京东云交付总监" in detail
        assert "direct quotation · 表示" in detail
        assert "unofficial translation" in detail
        assert "秉承“2018年首届鲁纺产业节”的东风" in detail
        assert "paragraph 2 · release.md 1439–1473" in detail


async def test_an_indirect_quotation_has_no_marks_and_says_so(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        quote = next(quote for quote in press.kit.quotes if quote.speakers == ("xu-jianhua",))
        screen.moving.jump(f"quotes/{quote.id}")
        await pilot.pause()
        detail = "".join(line.strip() for line in shown(screen.query_one(Prose)))
        assert detail.startswith(quote.passages[0])
        assert "indirect" in detail


async def test_a_card_lists_what_names_the_person_and_its_lines_are_followed(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("2")
        screen.query_one(EntryList).highlight("zha-wenxiong")
        await pilot.pause()
        card = text_of(screen, "#detail")
        for expected in (
            "查文雄",
            "京东云交付总监",
            "Zha Wenxiong",
            "unofficial",
            "Quotations 1",
            "Article 2",
        ):
            assert expected in card
        await pilot.press("tab", "j", "enter")  # the first link is the organisation
        assert screen.pane_name == "quotes"
        assert screen.quotation is not None
        assert screen.quotation.speakers == ("zha-wenxiong",)
        await pilot.press("b")
        assert (screen.pane_name, screen.key) == ("people", "zha-wenxiong")
        assert screen.focused is screen.query_one(Prose)


async def test_a_happening_shows_date_expression_and_words(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("3")
        happening = press.kit.timeline[0]
        page = text_of(screen, "#detail")
        assert happening.what[:10] in page
        assert happening.date is None or happening.date in page
        assert happening.when is None or happening.when in page


async def test_a_figure_tells_its_file(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("4")
        page = text_of(screen, "#detail")
        assert "Figure 1" in page
        assert "bytes" in page


@pytest.mark.parametrize(("key", "twin"), [("1", "１"), ("2", "２"), ("3", "３"), ("4", "４"), ("5", "５")])
async def test_panes_open_by_key_by_twin_and_by_click(press: PressKit, key: str, twin: str) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        expected = COMMANDS[[command.keys for command in COMMANDS].index((key,))].id
        other = "article" if key == "1" else "quotes"
        await pilot.press(key)
        assert screen.pane_name == expected
        screen.open_pane(other)
        await pilot.press(twin)
        assert screen.pane_name == expected
        screen.open_pane(other)
        await pilot.pause()
        await pilot.click(PaneTabs, offset=(f"  {text_of(screen, 'PaneTabs')}".index(f"  {key} ") + 3, 0))
        await pilot.pause()
        assert screen.pane_name == expected


async def test_searching_filters_every_pane_and_marks_the_hits(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("／", *"智能")
        await pilot.pause()
        assert screen.found.query == "智能"
        article = screen.found.keys["article"]
        assert 0 < len(article) < len(screen.panes["article"].keys())
        for key in article:
            section, _, number = key.partition("#")
            assert "智能" in press.paragraphs(section)[int(number)].text
        assert f"{screen.found.total} hits" in text_of(screen, "#hits")
        await pilot.press("enter")
        assert screen.focused is screen.query_one(EntryList)
        assert screen.query_one(EntryList).keys, "leaving the box goes to a pane that has hits"
        await pilot.press("5")
        prose = screen.query_one(Prose)
        drawn = [
            segment
            for y in range(prose.size.height)
            for segment in prose.render_line(y)
            if segment.text == "智能"
        ]
        assert drawn
        await pilot.press("escape")
        assert screen.found.query == ""
        assert text_of(screen, "#hits").strip() == ""


@pytest.mark.parametrize("query", ["滨", "纺织 升级", "-京东", "zha", '"转型升级"', "２０１８", "-", '"'])
async def test_what_is_found_is_what_the_panes_have(press: PressKit, query: str) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        screen.query_one(SearchBox).value = query
        await pilot.pause()
        for name, pane in screen.panes.items():
            if not pane.searched:
                continue
            found = screen.found.keys[name]
            in_order = [key for key in pane.keys() if key in set(found)]  # noqa: SIM118 - not a mapping
            # People whose names the query writes out come before those whose names it only begins.
            assert (sorted(found) if name == "people" else list(found)) == (
                sorted(in_order) if name == "people" else in_order
            )
            screen.open_pane(name)
            assert len(screen.query_one(EntryList).keys) == len(found)


async def test_a_search_without_hits_says_so(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("slash", *"qqqqzz")
        assert "Nothing found." in text_of(screen, "#entries")
        assert screen.quotation is None
        await pilot.press("escape", "escape")
        assert screen.focused is screen.query_one(EntryList)
        assert len(screen.query_one(EntryList).keys) == len(press.kit.quotes)


async def test_the_highlight_survives_a_search(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("G")
        last = screen.key
        assert last == press.kit.quotes[-1].id
        await pilot.press("/", *"徐建华")
        assert screen.key == last
        await pilot.press("escape")
        assert screen.key == last


async def test_a_letter_typed_into_the_box_is_no_command(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"q?1/c")
        assert screen.found.query == "q?1/c"
        assert screen.pane_name == "quotes"


async def test_an_entry_is_shown_in_the_article_and_one_key_leads_back(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"查文雄", "enter", "j", "k")
        quote = screen.key
        await pilot.press("o")
        assert screen.pane_name == "article"
        marked = [line for line in shown(screen.query_one(Prose)) if line.startswith("▌")]
        assert "全面利用云计算和大数据" in "".join(marked)
        assert "in article" not in text_of(screen, "KeyHints")
        await pilot.press("backspace")
        assert (screen.pane_name, screen.key, screen.found.query) == ("quotes", quote, "查文雄")
        assert "back" not in text_of(screen, "KeyHints")


async def test_a_link_out_of_the_hits_leaves_the_search_and_back_restores_it(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("/", *"转型升级", "enter")
        screen.open_pane("quotes")
        quote = screen.key
        await pilot.press("tab", "enter")
        assert (screen.pane_name, screen.key, screen.found.query) == ("people", "zha-wenxiong", "")
        await pilot.press("b")
        await pilot.pause()
        assert (screen.pane_name, screen.key, screen.found.query) == ("quotes", quote, "转型升级")
        assert screen.query_one(SearchBox).value == "转型升级"


async def test_going_down_the_article_scrolls_only_when_it_must(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("5", "j")
        prose = screen.query_one(Prose)
        assert prose.scroll_offset.y == 0
        for _ in range(len(screen.query_one(EntryList).keys)):
            await pilot.press("j")
            assert any(line.startswith("▌") for line in shown(prose))
        assert prose.scroll_offset.y > 0


async def test_copy_takes_the_attributed_words_and_says_which_way(press: PressKit, copied: list[str]) -> None:
    async with app_on(press).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        for key in ("c", "ｃ"):
            await pilot.press(key)
            await settled(pilot)
        quote = press.entry(screen.key or "")
        assert isinstance(quote, Quote)
        assert copied == [attribute(press, quote, "zh-news")] * 2
        assert "Copied (tmux)" in toasts(pilot)


async def test_copy_in_a_style_shows_what_it_will_copy(press: PressKit, copied: list[str]) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        quote = screen.quotation
        assert quote is not None
        await pilot.press("C")
        assert isinstance(pilot.app.screen, StyleChoice)
        await pilot.press("j", "j")
        preview = "".join(line.strip() + " " for line in shown(pilot.app.screen.query_one(Prose)))
        english = attribute(press, quote, "en-news")
        assert preview.split() == english.split()
        await pilot.press("enter")
        await settled(pilot)
        assert copied == [english]


async def test_a_style_that_cannot_be_made_is_explained_and_not_taken(copied: list[str]) -> None:
    async with app_on(small_press()).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("C")
        choice = pilot.app.screen
        assert isinstance(choice, StyleChoice)
        choice.query_one(EntryList).highlight("zh-news")
        await pilot.pause()
        assert "translat" in "\n".join(shown(choice.query_one(Prose)))
        await pilot.press("enter")
        assert pilot.app.screen is choice
        await pilot.press("escape")
        assert copied == []


async def test_what_nothing_took_is_shown_and_kept(
    press: PressKit, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setattr(
        copying, "deliver", lambda *_, **__: Delivery(Outcome.FAILED, None, ("no clipboard",))
    )
    monkeypatch.setattr(copying, "save_for_later", lambda _: folder / "copied.txt")
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        quote = screen.quotation
        assert quote is not None
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Reading)
        page = "".join(line.strip() for line in shown(pilot.app.screen.query_one(Prose)))
        assert attribute(press, quote, "zh-news") in page
        assert "Not copied: no clipboard." in page
        assert "copied.txt" in page
        await pilot.press("escape")
        assert len(pilot.app.screen_stack) == 1


async def test_what_the_terminal_was_asked_to_take_goes_through_the_apps_own_driver(
    press: PressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "deliver", lambda *_, **__: Delivery(Outcome.SENT, "OSC 52"))
    async with app_on(press).run_test(size=SIZE, notifications=True) as pilot:
        screen = await settled(pilot)
        assert screen.quotation is not None
        await pilot.press("c")
        await settled(pilot)
        assert pilot.app.clipboard == attribute(press, screen.quotation, "zh-news")
        assert "does not confirm" in toasts(pilot)


@pytest.mark.parametrize(("answer", "expected"), [("n", 0), ("escape", 0), ("enter", 0), ("y", 1)])
async def test_under_embargo_copying_asks_first(copied: list[str], answer: str, expected: int) -> None:
    press = small_press(embargo="2999-01-01T09:00:00+08:00")
    async with app_on(press).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("c")
        assert isinstance(pilot.app.screen, Confirm)
        assert "2999-01-01T09:00:00+08:00" in "\n".join(shown(pilot.app.screen.query_one(Prose)))
        await pilot.press(answer)
        await settled(pilot)
        assert not isinstance(pilot.app.screen, Confirm)
        assert len(copied) == expected
        assert all(text.startswith("Under embargo until 2999-01-01T09:00:00+08:00") for text in copied)


async def test_the_other_side_gets_the_focus_and_arrows_work_there(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        for key, expected in (
            ("tab", "detail"),
            ("tab", "entries"),
            ("enter", "detail"),
            ("shift+tab", "entries"),
        ):
            await pilot.press(key)
            assert screen.focused is not None
            assert screen.focused.id == expected


async def test_help_has_every_command_with_its_live_keys(
    press: PressKit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "lufang-tui").mkdir()
    (tmp_path / "lufang-tui/config.yaml").write_text("keys: {copy: y}", encoding="utf-8")
    app = app_on(press)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("？")
        assert isinstance(pilot.app.screen, Reading)
        paragraphs = pilot.app.screen.query_one(Prose).paragraphs
        for command in COMMANDS:
            assert any(line.text == command.help() and line.lead for line in paragraphs)
        assert any(line.lead == "y" and line.text.startswith("Copy ") for line in paragraphs)
        await pilot.press("?")
        assert not isinstance(pilot.app.screen, Reading)


async def test_the_palette_offers_the_commands(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        await pilot.press("ctrl+p", *"Timeline")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.pane_name == "timeline"


async def test_key_hints_are_those_of_the_moment_and_can_be_clicked(press: PressKit) -> None:
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        hints = text_of(screen, "KeyHints")
        assert hints.split("  ")[0].strip() == "c copy"
        await pilot.press("/", *"nothing")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "copy" not in text_of(screen, "KeyHints")
        await pilot.click(KeyHints, offset=(text_of(screen, "KeyHints").index("? help") + 1, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Reading)


@pytest.mark.parametrize("key", ["q", "ｑ"])
async def test_q_quits(press: PressKit, key: str) -> None:
    app = app_on(press)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(key)
    assert app.return_value == 0


async def test_an_empty_kit_says_what_it_does_not_have() -> None:
    press = small_press(quotes=(), people=(), figures=(), timeline=())
    async with app_on(press).run_test(size=SIZE) as pilot:
        screen = await settled(pilot)
        for key, sentence in (
            ("1", "This kit has no quotations."),
            ("2", "This kit names nobody."),
            ("3", "This kit has no timeline."),
            ("4", "This kit has no figures."),
        ):
            await pilot.press(key, "j", "enter", "c", "o")
            assert sentence in text_of(screen, "#entries")
        await pilot.press("5")
        assert "The gate closes at six." in text_of(screen, "#detail")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (89, 30), (90, 30), (240, 70), (20, 5), (2, 2)])
async def test_every_size_shows_every_pane(press: PressKit, size: tuple[int, int]) -> None:
    async with app_on(press).run_test(size=size) as pilot:
        screen = await settled(pilot)
        for key in "123456":
            await pilot.press(key, "j", "tab", "j", "tab")
        entries, prose = screen.query_one(EntryList), screen.query_one(Prose)
        stacked = entries.region.x == prose.region.x
        assert stacked == (size[0] < 90)


def test_every_command_has_a_key_a_name_and_a_sentence() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    keys = [key for command in COMMANDS for key in command.keys]
    assert sorted(keys) == sorted([*set(keys), "o"])  # the article's place, or a picture's file: never both
    assert all(command.help().endswith(".") and command.name for command in COMMANDS)
