"""The review screen: every command, what is on the disk after it, and a review that is killed and taken up again."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Review, Role
from lufang_tui.kit.write import write_kit
from lufang_tui.review import Session
from lufang_tui.tui.review.app import ReviewApp
from lufang_tui.tui.review.choosing import Choosing
from lufang_tui.tui.review.commands import COMMANDS
from lufang_tui.tui.review.screen import ReviewScreen
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from review.example import ARTICLE, kit
from screens import shown
from terminal import NEEDS_TMUX, environment, tmux

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from lufang_tui.kit.model import Kit

SIZE = (100, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_kit(kit(), tmp_path)
    return tmp_path


class Desk:
    """A review that is driven by keys."""

    def __init__(self, pilot: Pilot[int], folder: Path) -> None:
        self._pilot = pilot
        self._folder = folder

    @property
    def screen(self) -> ReviewScreen:
        screen = self._pilot.app.screen_stack[0]
        assert isinstance(screen, ReviewScreen)
        return screen

    async def press(self, *names: str) -> None:
        await self._pilot.press(*names)
        await self._pilot.pause()

    async def go_to(self, entry_id: str) -> None:
        assert self.screen.query_one(EntryList).highlight(entry_id)
        await self._pilot.pause()

    @property
    def stored(self) -> Kit:
        return load(self._folder).kit

    def text(self, selector: str) -> str:
        return "\n".join(shown(self.screen.query_one(selector)))


def app(folder: Path) -> ReviewApp:
    return ReviewApp(Session(folder))


async def test_the_most_doubtful_finding_is_shown_first_with_its_passage(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        assert desk.screen.key == "li"
        await desk.go_to("quote-2")
        prose = desk.screen.query_one(Prose)
        assert any("李四主任指出" in line for line in shown(prose))
        assert "cue-before" in desk.text("#detail")


async def test_accepting_and_undoing(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("a")
        assert desk.stored.people[1].review is Review.ACCEPTED
        assert "saved: li accepted" in desk.text("#status")
        assert desk.screen.key == "quote-2"
        await desk.press("u")
        assert desk.stored == kit()


async def test_rejecting(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("quote-2")
        await desk.press("x")
        assert [quote.id for quote in desk.stored.quotes] == ["quote-1"]
        assert desk.stored.rejected[0].text == "我们要升级。"


async def test_a_corrected_finding_stays_until_the_reader_moves_on(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("quote-2")
        await desk.press("t")
        assert desk.stored.quotes[1].kind.value == "indirect"
        await desk.press("ｔ")
        assert desk.stored.quotes[1].kind.value == "partial"
        assert desk.screen.key == "quote-2"
        await desk.press("down")
        assert "quote-2" not in desk.screen.query_one(EntryList).keys


async def test_choosing_a_speaker_by_a_part_of_the_name(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("quote-2")
        await desk.press("s", "张", "enter")
        assert desk.stored.quotes[1].speakers == ("zhang",)


async def test_a_new_speaker_with_a_post(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("quote-2")
        await desk.press("s")
        await desk.press(*"Somebody", "enter")
        await desk.press(*"王五", "tab", *"总裁", "tab", *"某公司", "enter")
        person = desk.stored.people[-1]
        assert (person.name, person.roles[0].title, person.roles[0].organisation) == (
            "王五",
            "总裁",
            "company",
        )
        assert desk.stored.quotes[1].speakers == (person.id,)


async def test_nobody_named(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("quote-2")
        await desk.press("s", *"nobody", "enter")
        assert desk.stored.quotes[1].speakers == ()


async def test_moving_both_ends_by_characters_and_words(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("quote-2")
        await desk.press("left")
        assert desk.stored.quotes[1].text == "我们要升级"
        await desk.press("right", "w", "right")
        assert desk.stored.quotes[1].text == "们要升级。"
        await desk.press("left", "shift+right")
        assert desk.stored.quotes[1].text == "。"
        await desk.press("h")
        assert desk.stored.quotes[1].text == "我们要升级。"


async def test_editing_a_person(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("e", "end", "明", "enter")
        assert (desk.stored.people[1].name, desk.stored.people[1].aliases) == ("李四明", ("李四",))


async def test_editing_the_posts_of_a_person(folder: Path) -> None:
    two = kit()
    roles = (*two.people[0].roles, Role(id="role-2", title="理事"))
    people = (structs.replace(two.people[0], roles=roles), two.people[1])
    write_kit(structs.replace(two, people=people), folder, force=True)
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("zhang")
        await desk.press("e", "tab", "ctrl+u", "end", "ctrl+u", "enter")
        assert [(role.id, role.title) for role in desk.stored.people[0].roles] == [("role-2", "理事")]


async def test_editing_an_organisation(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.go_to("company")
        assert "某公司" in desk.text("#detail").replace(" ", "")
        await desk.press("e", "end", "甲", "enter")
        body = desk.stored.organisations[0]
        assert (body.name, body.aliases, body.review) == ("某公司甲", ("某公司",), Review.EDITED)


async def test_merging_two_people(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("m", "enter")
        assert [person.name for person in desk.stored.people] == ["张三"]
        assert desk.stored.quotes[1].speakers == ("zhang",)


async def test_accepting_all_above_a_confidence(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("A", "enter")
        assert "3 findings accepted" in desk.text("#status")
        assert [entry.id for entry in desk.screen.queue.found] == ["li", "quote-2"]


async def test_walking_through_what_may_have_been_missed(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("2")
        assert "打造新模式" in desk.text("#entries")
        await desk.press("x")
        assert desk.stored.rejected[0].text == "行业需要合作"
        await desk.press("a", "escape")
        added = next(quote for quote in desk.stored.quotes if quote.text == "打造新模式")
        assert (added.kind, added.review) == (Kind.DIRECT, Review.ACCEPTED)
        await desk.press("a", *"张三", "enter")
        reported = next(quote for quote in desk.stored.quotes if quote.text == "the plan works")
        assert (reported.kind, reported.speakers) == (Kind.INDIRECT, ("zhang",))
        assert desk.screen.key is None
        await desk.press("u", "u", "u", "u")
        assert desk.stored == kit()


async def test_adding_words_of_the_article(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("n", "v")
        choosing = pilot.app.screen
        assert isinstance(choosing, Choosing)
        await desk.press(*["right"] * 3, "n")
        assert ARTICLE[:4] == "山东滨州"
        await desk.press("enter")
        assert desk.stored.people[-1].name == "山东滨州"
        await desk.press("n", "down", "v", "l", "l", "i", "escape")
        assert desk.stored.quotes[1].kind is Kind.INDIRECT
        assert desk.stored.quotes[1].text == "“打造新模式”"
        await desk.press("u", "n", "down", "v", "l", "l", "a", "escape")
        assert (desk.stored.quotes[1].kind, desk.stored.quotes[1].text) == (Kind.DIRECT, "打造新模式")
        await desk.press("n", "v", "right", "d", *"2018", "tab", *"year", "enter")
        assert (desk.stored.timeline[0].date, desk.stored.timeline[0].what) == ("2018", "year")


async def test_a_choice_must_be_begun(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("n", "a")
        assert isinstance(pilot.app.screen, Choosing)
        await desk.press("escape")
        assert desk.stored == kit()


async def test_a_kit_that_somebody_else_changed_is_not_overwritten(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        file = folder / "press_kit" / "kit.yaml"
        changed = file.read_text() + "note: mine\n"
        file.write_text(changed)
        await desk.press("a")
        assert file.read_text() == changed
        assert "saved" not in desk.text("#status")


async def test_lists_help_and_quit(folder: Path) -> None:
    async with app(folder).run_test(size=SIZE) as pilot:
        desk = Desk(pilot, folder)
        await desk.press("3")
        assert "Nothing here" in desk.text("#entries")
        await desk.press("1", "?")
        page = "\n".join(shown(pilot.app.screen.query_one(Prose)))
        assert all(command.help()[:20] in page.replace("\n", " ") for command in COMMANDS[:8])
        await desk.press("escape", "q")
    assert pilot.app.return_value == 0


@NEEDS_TMUX
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_review_that_is_killed_is_taken_up_where_it_was(folder: Path, size: tuple[int, int]) -> None:
    command = [sys.executable, "-m", "lufang_tui", "review", str(folder)]
    env = environment(LUFANG_LANG="zh")
    with tmux(command, width=size[0], height=size[1], env=env) as terminal:
        terminal.wait("条待审")
        terminal.keys("a")
        terminal.wait("已保存")
        terminal.keys("t")
        terminal.wait("quote-2: indirect")
        shell = int(terminal.ask("display-message", "-p", "#{pane_pid}"))
        child = int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])
        os.kill(child, signal.SIGKILL)
        terminal.wait("137")
    stored = load(folder).kit
    assert stored.people[1].review is Review.ACCEPTED
    assert stored.quotes[1].kind is Kind.INDIRECT
    with tmux(command, width=size[0], height=size[1], env=env) as terminal:
        terminal.wait("条待审")
        terminal.keys("A", "Enter")
        terminal.wait("0 条待审")
        terminal.keys("q")
        terminal.wait("exit code 0")
    assert all(entry.review is not Review.EXTRACTED for entry in load(folder).kit.quotes)
