"""A journalist's morning in a real tmux, step by step, at two sizes and in two languages, byte for byte."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from golden import FOLDER, compare
from lufang_tui.attribution import attribute
from lufang_tui.kit.load import load
from terminal import NEEDS_TMUX, Tmux, browse, environment, tmux

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REST = 12
"""So many captures running must be alike before a screen counts as finished."""


@dataclass(frozen=True)
class Step:
    """What the journalist does, and what that brings."""

    name: str
    keys: tuple[str, ...] = ()
    """By tmux's names."""
    typed: str = ""
    """Characters sent in one write, before the keys."""
    copies: str = ""
    """The golden file of what is in tmux's buffer afterwards."""
    writes: str = ""
    """The golden file of what is in the file written afterwards."""


STEPS = (
    Step("open"),
    Step("search by pinyin, the input method on", typed="／ｚｗｘ"),
    Step("clear", ("Escape", "Escape")),
    Step("the same with half-width keys", typed="/zwx"),
    Step("to the hit", ("Enter",)),
    Step("his card", ("2",)),
    Step("the timeline", ("Escape", "3")),
    Step("as a line", ("t",)),
    Step("and as a list again", ("t", "j", "j")),
    Step("in the article", ("o",)),
    Step("and back", ("b",)),
    Step("mark three", ("1", "m", "j", "m", "j", "j", "m")),
    Step("copy them", ("c",), copies="morning/three.txt"),
    Step("unmark, and go to one", ("M", "k")),
    Step("copy it in another style", ("C", "Down", "Enter"), copies="morning/one.txt"),
    Step("export", ("e",)),
    Step("to Markdown", ("Enter",), writes="morning/export.md"),
    Step("quit", ("q",)),
)


def at_rest(terminal: Tmux, before: str) -> str:
    """The screen once it is another than before and stays as it is; messages that go by themselves have gone."""
    seen = [before]

    def rests(screen: str) -> bool:
        seen.append(screen)
        return screen != before and len(set(seen[-REST:])) == 1

    return terminal.wait(rests)


def expected_screens(name: str) -> dict[str, str]:
    """The screens of a golden file by the name of their step."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN") or not path.exists():
        return {}
    parts = path.read_text(encoding="utf-8").split("\f\n")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def reached(wanted: str | None, terminal: Tmux, before: str) -> str:
    """The screen of a step: as the golden file has it, as soon as it is so; otherwise the one at rest."""
    if wanted is None:
        return at_rest(terminal, before)
    return terminal.wait(lambda screen: screen == wanted)


@pytest.mark.tmux
@NEEDS_TMUX
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_golden_morning(
    columns: int, lines: int, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"morning/{language}.{columns}x{lines}.txt"
    wanted = expected_screens(name)
    env = environment(LUFANG_LANG=language, HOME=str(tmp_path))
    with tmux(browse(), width=columns, height=lines, env=env) as terminal:
        screen, told = "", ""
        buffers = 0
        for step in STEPS:
            if step.typed:
                terminal.type(step.typed)
            for at, key in enumerate(step.keys):
                before = terminal.screen()
                terminal.keys(key)
                # What follows an escape at once would be taken for Alt and a key.
                if key == "Escape" and at + 1 < len(step.keys):
                    at_rest(terminal, before)
            screen = reached(wanted.get(step.name), terminal, screen)
            told += f"\f\n{step.name}\n{screen}"
            if step.copies:
                buffers += 1
                compare(step.copies, copied(terminal, buffers))
                screen = without_messages(terminal)
            if step.writes:
                (written,) = (path for path in tmp_path.iterdir() if path.suffix == ".md")
                compare(step.writes, written.read_text(encoding="utf-8"))
                screen = without_messages(terminal)
        assert "exit code 0" in screen
        assert terminal.ask("display-message", "-p", "#{alternate_on} #{cursor_flag}") == b"0 1\n"
    compare(name, told)


def without_messages(terminal: Tmux) -> str:
    """The screen once what was said in its corner has gone."""
    corners = "▌", "▐"

    def silent(screen: str) -> bool:
        tail = [line[len(line) // 2 :] for line in screen.splitlines()[len(screen.splitlines()) // 2 :]]
        return not any(mark in line for mark in corners for line in tail)

    return terminal.wait(silent)


def copied(terminal: Tmux, buffers: int) -> str:
    """The newest of so many buffers."""
    wait_until(lambda: len(terminal.ask("list-buffers").splitlines()) >= buffers, terminal)
    return terminal.ask("save-buffer", "-").decode()


def wait_until(holds: Callable[[], bool], terminal: Tmux) -> None:
    """Wait until something outside the screen is so."""
    terminal.wait(lambda _: holds())


def test_what_was_copied_is_what_the_styles_make_of_it() -> None:
    press = load(None)
    three = (FOLDER / "morning/three.txt").read_text(encoding="utf-8")
    for index in (0, 1, 3):
        assert attribute(press, press.kit.quotes[index], "zh-news") in three
    one = (FOLDER / "morning/one.txt").read_text(encoding="utf-8")
    assert one in {attribute(press, quote, "zh-dash") for quote in press.kit.quotes}
