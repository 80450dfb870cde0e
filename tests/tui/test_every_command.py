"""Every command has an effect that a reader can see; one that is added without has to say here what it does instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grids import grid, quiet, write_kits
from lufang_tui.kit.opened import open_at
from lufang_tui.tui.app import LufangApp
from lufang_tui.tui.commands import COMMANDS, ScreenCommand
from screens import browser

if TYPE_CHECKING:
    from textual.pilot import Pilot

BEFORE: dict[str, tuple[str, ...]] = {
    "back": ("o",),
    "clear": ("slash", "z", "w", "x"),
    "quotes": ("2",),
    "timeline-line": ("3",),
    "open-picture": ("4",),
    "next-hit": ("slash", *"云计算", "enter", "5"),
    "previous-hit": ("slash", *"云计算", "enter", "5", "n"),
    "unmark": ("m",),
    "in-article": ("4",),
}
"""Command -> keys that make it available, or its effect visible."""
KITS: dict[str, tuple[str, ...]] = {
    "faults": ("broken",),
    "reload": ("embargo",),
    "next-kit": ("embargo", "broken"),
    "previous-kit": ("embargo", "broken"),
    "close-kit": ("embargo", "broken"),
}
"""Command -> the kits it needs; the festival kit for the others."""
ELSEWHERE = {
    "quit": "the exit code, below",
    "suspend": "test_day_to_day.py: a process that stops cannot be seen from inside",
    "other-side": "the focus, below",
    "search": "the focus, below",
    "reload": "the kit's file is another, below",
}
"""Command -> where its effect is looked at, since the screen's text stays the same."""


def test_what_is_said_here_is_said_of_commands() -> None:
    ids = {command.id for command in COMMANDS}
    later = {"unmark", "timeline-line", "open-picture", "next-hit", "previous-hit"}
    assert (BEFORE.keys() | KITS.keys() | ELSEWHERE.keys()) - later <= ids


@pytest.mark.parametrize(
    "command", [each for each in COMMANDS if each.id not in ELSEWHERE], ids=lambda each: each.id
)
async def test_a_command_changes_the_screen(
    command: type[ScreenCommand[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_kits(tmp_path)
    monkeypatch.chdir(tmp_path)
    paths: list[Path | None] = [Path(name) for name in KITS.get(command.id, ())]
    app = LufangApp([open_at(path) for path in paths or [None]])
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pressed(pilot, *BEFORE.get(command.id, ()))
        before = grid(app)
        assert command.available(browser(app)), "BEFORE has to make it available"
        await pressed(pilot, key_of(command))
        assert grid(app) != before


def key_of(command: type[ScreenCommand[Any]]) -> str:
    """The first key of a command by the name that a pilot presses."""
    names = {"/": "slash", "?": "question_mark", "[": "left_square_bracket", "]": "right_square_bracket"}
    return names.get(command.keys[0], command.keys[0])


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, each when the one before has been dealt with."""
    await quiet(pilot)
    for key in keys:
        await pilot.press(key)
        await quiet(pilot)


async def test_quit_ends_with_0() -> None:
    app = LufangApp((open_at(None),))
    async with app.run_test() as pilot:
        await pressed(pilot)
        await pilot.press("q")
    assert app.return_value == 0


@pytest.mark.parametrize("key", ["tab", "slash"])
async def test_the_focus_moves(key: str) -> None:
    app = LufangApp((open_at(None),))
    async with app.run_test() as pilot:
        await pressed(pilot)
        before = app.focused
        await pressed(pilot, key)
        assert app.focused is not before


async def test_reload_shows_what_the_file_says_now(tmp_path: Path) -> None:
    write_kits(tmp_path)
    app = LufangApp((open_at(tmp_path / "embargo"),))
    async with app.run_test() as pilot:
        await pressed(pilot)
        file = tmp_path / "embargo/kit.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("The new hall", "The newer hall"), encoding="utf-8"
        )
        await pressed(pilot, "r")
        assert "The newer hall" in grid(app)
