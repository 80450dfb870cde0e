"""A journalist's morning in a real tmux, step by step, at two sizes and in two languages, byte for byte."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from golden import FOLDER, compare
from lufang_tui.attribution import attribute, attribute_all
from lufang_tui.kit.load import load
from terminal import NEEDS_TMUX, Tmux, browse, environment, tmux

if TYPE_CHECKING:
    from pathlib import Path

REST = 30
"""So many captures running must be alike before a screen counts as finished, where no golden file says what it will be."""


@dataclass(frozen=True)
class Step:
    """What the journalist does, and what that brings."""

    name: str
    keys: tuple[str, ...] = ()
    """By tmux's names."""
    typed: str = ""
    """Characters sent in one write, before the keys."""
    copies: str = ""
    """The golden file of what tmux's buffer holds afterwards."""
    writes: str = ""
    """The golden file of what is in the file written afterwards."""

    @property
    def is_told(self) -> bool:
        """Whether a message says what came of it."""
        return bool(self.copies or self.writes)


STEPS = (
    Step("open"),
    Step("search by pinyin, the input method on", typed="／ｚｗｘ"),
    Step("clear", ("Escape",)),
    Step("and leave the box", ("Escape",)),
    Step("the same with half-width keys", typed="/zwx"),
    Step("to the hit", ("Enter",)),
    Step("his card", ("2",)),
    Step("the timeline, of everything again, in one write", typed="\x1b3"),
    Step("as a line", ("t",)),
    Step("as a list again, and two on", ("t", "j", "j")),
    Step("in the article", ("o",)),
    Step("and back", ("b",)),
    Step("mark three", ("1", "g", "m", "m", "j", "m")),
    Step("copy them", ("c",), copies="morning/three.txt"),
    Step("unmark, and go to one", ("M", "k")),
    Step("choose another style", ("C", "Down")),
    Step("copy it so", ("Enter",), copies="morning/one.txt"),
    Step("export", ("e",)),
    Step("to Markdown", ("Enter",), writes="festival.md"),
    Step("quit", ("q",)),
)


def expected_screens(name: str) -> dict[str, str]:
    """The screens of a golden file by the name of their step."""
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN") or not path.exists():
        return {}
    parts = path.read_text(encoding="utf-8").split("\f\n")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def reached(wanted: str | None, step: Step, terminal: Tmux, before: str) -> str:
    """The screen of a step: as the golden file has it, as soon as it is so; without one, the screen at rest."""
    if wanted is not None:
        return terminal.wait(lambda screen: screen == wanted)
    seen: list[str] = []

    def rests(screen: str) -> bool:
        seen.append(screen)
        alike = screen.strip() and screen != before and len(seen) > REST and len(set(seen[-REST:])) == 1
        return bool(alike) and has_message(screen) is step.is_told

    return terminal.wait(rests)


def has_message(screen: str) -> bool:
    """Whether something is said in the screen's corner."""
    lines = screen.splitlines()
    return any("▌" in line[len(line) // 3 :] for line in lines[len(lines) // 2 :])


def click_away(terminal: Tmux, before: str, *, columns: int, lines: int) -> str:
    """Click on the message in the corner, and wait for the screen as it was before."""
    where = f"{columns - 8};{lines - 2}"
    terminal.type(f"\x1b[<0;{where}M\x1b[<0;{where}m")
    return terminal.wait(lambda screen: screen == before)


def copied(terminal: Tmux, buffers: int) -> str:
    """The newest of so many buffers."""
    terminal.wait(lambda _: len(terminal.ask("list-buffers").splitlines()) >= buffers)
    return terminal.ask("save-buffer", "-").decode()


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
    told, screen, quiet = "", "", ""
    buffers = 0
    with tmux(browse(), width=columns, height=lines, env=env) as terminal:
        for step in STEPS:
            if step.typed:
                terminal.type(step.typed)
            for key in step.keys:
                terminal.keys(key)
            screen = reached(wanted.get(step.name), step, terminal, screen)
            told += f"\f\n{step.name}\n{screen}"
            if step.copies:
                buffers += 1
                compare(step.copies, copied(terminal, buffers))
            if step.writes:
                (written,) = (path for path in tmp_path.iterdir() if path.suffix == ".md")
                assert written.read_bytes() == (FOLDER / step.writes).read_bytes()
            if step.is_told:
                screen = click_away(terminal, quiet, columns=columns, lines=lines)
            elif step.name not in {"choose another style", "export"}:
                quiet = screen
        assert "exit code 0" in screen
        assert terminal.ask("display-message", "-p", "#{alternate_on} #{cursor_flag}") == b"0 1\n"
    compare(name, told)


def test_what_was_copied_is_what_the_styles_make_of_it() -> None:
    press = load(None)
    quotes = press.kit.quotes
    three = (FOLDER / "morning/three.txt").read_text(encoding="utf-8")
    assert three == attribute_all(press, [quotes[0], quotes[1], quotes[3]], "zh-news")
    one = (FOLDER / "morning/one.txt").read_text(encoding="utf-8")
    assert one == attribute(press, quotes[3], "zh-dash")
