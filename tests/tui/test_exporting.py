"""Exporting from the app: what is marked, found or there, in every format, never over a file without a question."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from kits import small_kit
from lufang_tui.cli import main
from lufang_tui.export import export
from lufang_tui.export.files import FILES, free_name, other_ending
from lufang_tui.kit.load import load
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.write import write_kit
from lufang_tui.search import parse, picked, select
from lufang_tui.tui.dialogs.exporting import ExportDialog, FileField
from lufang_tui.tui.dialogs.reading import Confirm
from screens import app_on, browser, settled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

PRESS = load(None)
SIZE = (80, 24)
NAMES = ["lufang-2018" + each.ending for each in FILES.values()]


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@asynccontextmanager
async def exporting(*keys: str, press: PressKit = PRESS) -> AsyncIterator[Pilot[int]]:
    """The app with the dialog open, after some keys."""
    async with app_on(press).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press(*keys, "e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportDialog)
        yield pilot


def content(name: str) -> bytes:
    """What a file of the working folder holds."""
    return Path(name).read_bytes()


def write(name: str, text: str) -> None:
    """Have a file there."""
    Path(name).write_text(text, encoding="utf-8")


def files() -> list[str]:
    """The names of what the working folder has."""
    return sorted(path.name for path in Path().iterdir())


def dialog(pilot: Pilot[int]) -> ExportDialog:
    assert isinstance(pilot.app.screen, ExportDialog)
    return pilot.app.screen


def field(pilot: Pilot[int]) -> FileField:
    return dialog(pilot).query_one(FileField)


def told(pilot: Pilot[int]) -> str:
    return str(dialog(pilot).query_one("#told", Static).render())


@pytest.mark.parametrize(("down", "to"), list(enumerate(FILES)))
async def test_every_format_writes_what_the_command_writes(down: int, to: str) -> None:
    async with exporting() as pilot:
        await pilot.press(*["down"] * down, "enter")
        await settled(pilot)
        assert pilot.app.screen is browser(pilot.app)  # type: ignore[arg-type]
        (toast,) = pilot.app._notifications
        assert toast.title == "Exported"
        assert NAMES[down] in toast.message
    assert main(["export", "--to", to, "-o", "by-command"]) == 0
    assert content(NAMES[down]) == content("by-command")


async def test_what_a_search_shows_is_written_as_the_command_selects_it() -> None:
    async with exporting("slash", *"zwx", "enter") as pilot:
        assert dialog(pilot).part.name == "6 found"
        await pilot.press("down", "down", "enter")
        await settled(pilot)
    assert main(["export", "--to", "json", "--query", "zwx", "-o", "by-command"]) == 0
    assert content("lufang-2018.json") == content("by-command")


@pytest.mark.parametrize("query", ["zwx", "产业 -京东", "in:quotes 山东", "date:2017..2018", "kind:direct"])
def test_the_entries_of_a_search_picked_by_id_are_the_selection_of_its_query(query: str) -> None:
    wanted = select(PRESS, query=parse(query))
    groups = {"quotes": wanted.quotes, "people": wanted.people, "timeline": wanted.timeline}
    groups |= {"figures": wanted.figures, "article": wanted.sections}
    assert picked(PRESS, {name: {one.id for one in found} for name, found in groups.items()}) == wanted


async def test_what_is_marked_is_offered_first_and_tab_goes_on() -> None:
    async with exporting("m", "j", "m", "slash", *"zwx", "enter") as pilot:
        names = []
        for _ in range(4):
            names.append(dialog(pilot).part.name)
            await pilot.press("tab")
        assert names == ["2 marked", "6 found", "the whole kit", "2 marked"]
        await pilot.press("tab", "tab", "enter")
        await settled(pilot)
    quotes = PRESS.kit.quotes
    ids = {"quotes": {quotes[0].id, quotes[2].id}}
    assert content(NAMES[0]).decode() == export(PRESS, "markdown", selection=picked(PRESS, ids))


async def test_a_paragraph_brings_its_section_and_that_is_said() -> None:
    async with exporting("5", "G", "m") as pilot:
        assert "whole sections" in str(dialog(pilot).query_one("#remark", Static).render())
        await pilot.press("enter")
        await settled(pilot)
    assert PRESS.kit.sections[-1].text.split("\n")[0] in content(NAMES[0]).decode()


async def test_csv_holds_the_table_of_the_open_pane() -> None:
    async with exporting("2") as pilot:
        await pilot.press("up", "down", "down", "down")
        assert "People" in str(dialog(pilot).query_one("#remark", Static).render())
        await pilot.press("enter")
        await settled(pilot)
    assert main(["export", "--to", "csv", "--only", "people", "-o", "by-command"]) == 0
    assert content("lufang-2018.csv") == content("by-command")


async def test_the_name_is_free_and_follows_the_format_until_it_is_the_readers_own() -> None:
    write("lufang-2018.md", "mine")
    async with exporting() as pilot:
        assert field(pilot).value == "lufang-2018-2.md"
        await pilot.press("down")
        assert field(pilot).value == "lufang-2018.html"
        field(pilot).value = "notes/mine.html"
        await pilot.press("down")
        assert field(pilot).value == "notes/mine.json"
        field(pilot).value = "mine.txt"
        await pilot.press("down")
        assert field(pilot).value == "mine.txt"


@pytest.mark.parametrize(("answer", "kept"), [("n", True), ("escape", True), ("enter", True), ("ｙ", False)])
async def test_no_file_is_overwritten_without_a_question(answer: str, kept: bool) -> None:
    write("old.md", "old")
    async with exporting() as pilot:
        field(pilot).value = "old.md"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Confirm)
        assert content("old.md").decode() == "old"
        await pilot.press(answer)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ExportDialog) is kept
    assert (content("old.md").decode() == "old") is kept
    assert files() == ["old.md"]


@pytest.mark.parametrize(("answer", "written"), [("n", False), ("y", True)])
async def test_under_embargo_it_asks_and_what_is_written_says_so(
    answer: str, written: bool, stopped_clock: Callable[[datetime], None]
) -> None:
    stopped_clock(datetime(2018, 5, 14, tzinfo=UTC))
    kit = small_kit(embargo="2018-05-15T09:00:00+08:00")
    async with exporting(press=PressKit(kit, PRESS.folder)) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press(answer)
        await settled(pilot)
    assert bool(files()) is written
    assert all(b"Under embargo until 2018-05-15T09:00:00+08:00" in content(name) for name in files())


@pytest.mark.parametrize("path", ["no/such/folder/kit.md", "x" * 5000, "kit.yaml/kit.md", "a\0b/kit.md"])
async def test_what_cannot_be_written_is_told_and_the_dialog_stays(path: str) -> None:
    write("kit.yaml", "")
    async with exporting() as pilot:
        field(pilot).value = path
        await pilot.press("enter")
        await settled(pilot)
        assert told(pilot).count("\n") == 0
        assert not told(pilot).startswith(("in ", "Writing"))
        await pilot.press("escape")
    assert files() == ["kit.yaml"]


async def test_a_folder_is_gone_into_with_a_name_that_is_free_there(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "lufang-2018.md").touch()
    async with exporting() as pilot:
        field(pilot).value = str(tmp_path / "other")
        await pilot.press("enter")
        assert field(pilot).value == str(tmp_path / "other" / "lufang-2018-2.md")
        await pilot.press("enter")
        await settled(pilot)
    assert (tmp_path / "other" / "lufang-2018-2.md").read_text(encoding="utf-8") == export(PRESS, "markdown")


async def test_a_full_width_key_and_the_mouse_do_the_same() -> None:
    async with app_on(PRESS).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("m", "ｅ")
        await pilot.pause()
        await pilot.click("EntryList", offset=(4, 4))
        await pilot.click("PartLine")
        await pilot.pause()
        assert dialog(pilot).to == "json"
        assert dialog(pilot).part.name == "the whole kit"
        await pilot.press("enter")
        await settled(pilot)
    assert content("lufang-2018.json").decode() == export(PRESS, "json")


async def test_a_kit_whose_embargo_cannot_be_read_can_be_exported_and_copied(tmp_path: Path) -> None:
    from lufang_tui.kit.opened import open_at
    from lufang_tui.tui.app import LufangApp

    write_kit(small_kit(embargo="2018-05-15T09:00:00+08:00"), tmp_path / "kit")
    file = tmp_path / "kit/press_kit/kit.yaml"
    file.write_text(file.read_text().replace("2018-05-15T09:00:00+08:00", "soon"))
    opened = open_at(tmp_path / "kit")
    assert opened.faults
    async with LufangApp((opened,)).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("e", "enter")
        await settled(pilot)
    assert files() == ["hall.md"]


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    (tmp_path / "kit.md").touch()
    (tmp_path / "kit-2.md").symlink_to(tmp_path / "nowhere")
    assert free_name(tmp_path, "kit", ".md") == "kit-3.md"
    assert free_name(tmp_path / "gone", "kit", ".md") == "kit.md"
    assert other_ending("a.b/Kit.MD", ".csv") == "a.b/Kit.csv"
    assert other_ending("kit", ".csv") == "kit"
