"""Clippings in the app: collecting from kits, and every command of their screen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from grids import grid, quiet
from kits import small_kit
from lufang_tui.clippings import CLIPPINGS, collect
from lufang_tui.clippings.changes import add
from lufang_tui.kit.load import load as load_kit
from lufang_tui.kit.opened import open_at
from lufang_tui.kit.write import write_kit
from lufang_tui.search import Group
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.clippings.commands import COMMANDS
from lufang_tui.tui.clippings.screen import ClippingsScreen
from lufang_tui.tui.session.collected import Shelf
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose
from screens import browser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from lufang_tui.clippings import Clipping

NOW = datetime(2026, 11, 28, tzinfo=UTC)


class Table:
    """The app with its clippings in a file."""

    def __init__(self, pilot: Pilot[int], folder: Path) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.folder = folder
        self.file = folder / "data/clippings.json"

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await quiet(self.pilot)

    async def open(self) -> ClippingsScreen:
        await self.press("v")
        return self.screen

    @property
    def screen(self) -> ClippingsScreen:
        screen = self.app.screen_stack[1]
        assert isinstance(screen, ClippingsScreen)
        return screen

    @property
    def kept(self) -> tuple[Clipping, ...]:
        return CLIPPINGS.load(self.file).items

    @property
    def entries(self) -> list[str]:
        return [clipping.entry for clipping in self.kept]

    @property
    def toasts(self) -> str:
        return "\n".join(notification.message for notification in self.app._notifications)


@pytest.fixture
async def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Table]:
    """The festival kit and another one, open."""
    monkeypatch.chdir(tmp_path)
    write_kit(small_kit(), tmp_path / "hall")
    app = LufangApp(
        (open_at(None), open_at(tmp_path / "hall")), shelf=Shelf(tmp_path / "data/clippings.json")
    )
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await quiet(pilot)
        yield Table(pilot, tmp_path)


def filled(table: Table) -> None:
    """Collect three entries of two kits, as another program would."""
    festival, hall = load_kit(None), load_kit(table.folder / "hall")
    place = str(table.folder / "hall/press_kit/kit.yaml")
    found = [
        collect(festival, None, Group.QUOTES, "zha-1"),
        collect(hall, place, Group.QUOTES, "anna-1"),
        collect(festival, None, Group.ARTICLE, "opening#0"),
    ]
    CLIPPINGS.change(add(found), table.file)


async def with_three(table: Table, *, moved: str | None = None) -> ClippingsScreen:
    filled(table)
    if moved is not None:
        (table.folder / "hall").rename(table.folder / moved)
    table.app.collected._look()  # type: ignore[attr-defined]
    await quiet(table.pilot)
    return await table.open()


@pytest.mark.parametrize("key", ["space", "ideographic_space"])
async def test_space_collects_and_takes_out_again(table: Table, key: str) -> None:
    await table.press("j", key)
    assert len(table.entries) == 1
    assert "clipped" in grid(table.app)
    assert "1 clipping; v shows it" in grid(table.app)
    await table.press(key)
    assert table.entries == []
    assert "clipped" not in grid(table.app)


async def test_what_is_marked_is_collected_together_in_every_pane(table: Table) -> None:
    await table.press("m", "m", "2", "m", "3", "m", "4", "m", "5", "m", "space")
    assert {clipping.group for clipping in table.kept} == set(Group)
    assert len(table.kept) == 6
    await table.press("space")
    assert table.entries == []


async def test_across_two_kits_in_the_order_of_collecting(table: Table) -> None:
    await table.press("space", "right_square_bracket", "space", "left_square_bracket", "j", "space")
    assert [clipping.kit.id for clipping in table.kept] == ["lufang-2018", "hall", "lufang-2018"]
    assert table.kept[1].path == str(table.folder / "hall/press_kit/kit.yaml")


async def test_a_clipping_with_a_note_is_not_lost_by_a_key(table: Table) -> None:
    await table.press("space", "v", "a", *"mine", "enter", "escape", "space")
    assert [clipping.note for clipping in table.kept] == ["mine"]
    assert "a note of yours" in table.toasts


async def test_two_apps_see_what_the_other_collects(table: Table) -> None:
    await table.press("space")
    screen = await with_three(table)
    assert len(screen.program.collected.clippings) == 4
    assert len(screen.query_one(EntryList).keys) == 4


async def test_a_file_that_cannot_be_written_is_told(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    await table.press("space")
    assert "No space left on device" in table.toasts
    assert "clipped" not in grid(table.app)


# The commands of the screen, one by one


def test_every_command_is_tested_here() -> None:
    from pathlib import Path

    text = Path(__file__).read_text(encoding="utf-8")
    assert [command.id for command in COMMANDS if f"# {command.id}\n" not in text] == []


# clippings.copy
async def test_copy_signs_as_the_kit_does(table: Table) -> None:
    await with_three(table)
    await table.press("c")
    assert table.app.clipboard == (
        "京东云交付总监查文雄表示：“京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。”"
    )
    await table.press("j", "c")
    assert table.app.clipboard == "“The hall opens in May,” said Anna Berg, head of the Harbour Office."


# clippings.copy-all
async def test_copy_all_is_the_dossier(table: Table) -> None:
    await with_three(table)
    await table.press("C")
    assert table.app.clipboard.startswith("# Clippings\n")
    assert "## Sources" in table.app.clipboard


# clippings.export
async def test_export_writes_a_dossier_and_asks_before_it_replaces(table: Table) -> None:
    await with_three(table)
    await table.press("e", "enter")
    written = table.folder / "clippings.md"
    assert written.read_text(encoding="utf-8").startswith("# Clippings\n")
    written.write_text("mine", encoding="utf-8")
    await table.press("e", "enter", "n")
    assert written.read_text(encoding="utf-8") == "mine"
    await table.press("e", "enter", "y")
    assert written.read_text(encoding="utf-8").startswith("# Clippings\n")
    await table.press("e", *["backspace"] * 2, *"html", "enter")
    assert (table.folder / "clippings.html").read_text(encoding="utf-8").startswith("<!doctype html>")


async def test_an_embargo_asks_before_anything_leaves(table: Table) -> None:
    write_kit(small_kit(embargo="2999-12-31T09:00:00+08:00"), table.folder / "hall", force=True)
    await with_three(table)
    await table.press("e", "enter")
    assert "Under embargo" in grid(table.app)
    await table.press("n")
    assert not (table.folder / "clippings.md").exists()
    await table.press("e", "enter", "y")
    assert "not for publication" in (table.folder / "clippings.md").read_text(encoding="utf-8")
    await table.press("j", "c", "y")
    assert table.app.clipboard.startswith("Under embargo until")


# clippings.note
async def test_a_note_is_kept_shown_and_taken_away(table: Table) -> None:
    await with_three(table)
    await table.press("a", *"ask", "enter")
    assert table.kept[0].note == "ask"
    assert "your note  ask" in grid(table.app)
    await table.press("a", *["backspace"] * 3, "enter")
    assert table.kept[0].note == ""
    await table.press("a", "x", "escape")
    assert table.kept[0].note == ""


# clippings.down
# clippings.up
@pytest.mark.parametrize(("down", "up"), [("J", "K"), ("shift+down", "shift+up")])
async def test_moving_keeps_the_highlight_on_what_is_moved(table: Table, down: str, up: str) -> None:
    screen = await with_three(table)
    key = screen.key
    await table.press(down)
    assert (table.entries, screen.key) == (["anna-1", "zha-1", "opening#0"], key)
    await table.press(down, down)
    assert table.entries == ["anna-1", "opening#0", "zha-1"]
    await table.press(up)
    assert (table.entries, screen.key) == (["anna-1", "zha-1", "opening#0"], key)


# clippings.remove
# clippings.remove-all
# clippings.undo
@pytest.mark.parametrize("key", ["x", "delete", "space"])
async def test_what_is_removed_comes_back_where_it_was(table: Table, key: str) -> None:
    await with_three(table)
    await table.press("a", *"ask", "enter", "j")
    before = table.kept
    await table.press(key)
    assert table.entries == ["zha-1", "opening#0"]
    await table.press("X")
    assert table.entries == []
    assert "Nothing is collected yet" in grid(table.app)
    await table.press("u", "u")
    assert table.kept == before
    await table.press("J", "u")
    assert table.kept == before
    await table.press("u")
    assert table.kept[0].note == ""


async def test_what_could_not_be_taken_back_can_be_later(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_three(table)
    before = table.kept

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    await table.press("x")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        await table.press("u", "x")
        assert len(table.entries) == 2
    await table.press("u")
    assert table.kept == before


# clippings.open
async def test_the_kit_opens_at_the_entry(table: Table) -> None:
    await with_three(table)
    await table.press("j", "o")
    assert browser(table.app).press.kit.id == "hall"  # type: ignore[arg-type]
    assert browser(table.app).key == "anna-1"  # type: ignore[arg-type]
    assert not isinstance(table.app.screen, ClippingsScreen)
    await table.press("v", "G", "enter", "enter")
    assert browser(table.app).pane_name == "article"  # type: ignore[arg-type]


async def test_a_kit_that_is_gone_is_told_and_its_words_stay(table: Table) -> None:
    await with_three(table, moved="elsewhere")
    assert "kit gone" in grid(table.app)
    await table.press("j")
    assert "The kit is not where it was" in grid(table.app)
    assert "The hall opens in May." in grid(table.app)
    await table.press("o")
    assert "No such file" in table.toasts


# clippings.side
async def test_tab_changes_the_side(table: Table) -> None:
    screen = await with_three(table)
    await table.press("tab")
    assert isinstance(screen.focused, Prose)
    await table.press("tab")
    assert isinstance(screen.focused, EntryList)


# clippings.help
async def test_help_names_every_command(table: Table) -> None:
    await with_three(table)
    await table.press("question_mark")
    help_page = table.app.screen.query_one(Prose)
    said = "\n".join(paragraph.text for paragraph in help_page.paragraphs)
    assert [command.id for command in COMMANDS if command.help() not in said] == []


# clippings.close
@pytest.mark.parametrize("key", ["escape", "q", "v"])
async def test_closing_goes_back_to_the_kit(table: Table, key: str) -> None:
    await with_three(table)
    await table.press(key)
    assert table.app.screen is browser(table.app)  # type: ignore[arg-type]


async def test_without_clippings_only_help_and_back_are_offered(table: Table) -> None:
    screen = await table.open()
    offered = {command.id for command in COMMANDS if command.available(screen)}
    assert offered == {"clippings.help", "clippings.close"}
