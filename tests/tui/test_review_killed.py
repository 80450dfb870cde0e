"""A review that is killed at any moment: what the screen had shown as saved is in the kit that is opened again."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from lufang_tui.kit.load import read
from lufang_tui.kit.model import Kind, Kit, Person, Quote, Review, Section
from lufang_tui.kit.write import write_kit
from terminal import NEEDS_TMUX, Tmux, environment, tmux

if TYPE_CHECKING:
    from collections.abc import Iterator

DECISIONS: tuple[tuple[str, ...], ...] = (
    ("a",), ("t",), ("t",), ("Left",), ("a",), ("x",), ("u",), ("s", "王", "Enter"), ("j", "a"), ("w", "Right"), ("u",),
    ("x",), ("x",), ("a",), ("t",), ("u",), ("a",), ("Left",), ("t",), ("j", "x"), ("a",), ("u",), ("t",), ("a",),
)  # fmt: skip
"""Keys that make one decision each: accept, reject, kind, speaker, an end moved, and undoing any of them."""


def kit() -> Kit:
    said = [f"第{number}句话说得很清楚。" for number in range(1, 31)]
    people = tuple(Person(id=f"person-{at}", name=name) for at, name in enumerate(("张三", "王五"), 1))
    quotes = tuple(
        Quote(
            id=f"quote-{at}", speakers=("person-1",), kind=Kind.DIRECT, text=words,
            review=Review.EXTRACTED, rule="quote-colon", confidence=0.1 + at / 100,
        )
        for at, words in enumerate(said, 1)
    )  # fmt: skip
    text = "\n\n".join(f"张三表示：“{words}”" for words in said)
    return Kit(
        format=1,
        id="example",
        language="zh-CN",
        label="示例",
        people=people,
        sections=(Section(id="text", text=text),),
        quotes=quotes,
    )


class Step(NamedTuple):
    """What a review had come to after a decision."""

    told: str
    """The status line."""
    kit: bytes
    """The kit file."""


class Desk:
    """A review in a terminal."""

    def __init__(self, terminal: Tmux, folder: Path) -> None:
        self._terminal = terminal
        self._file = folder / "press_kit" / "kit.yaml"
        terminal.wait("findings to review")

    def told(self) -> str:
        return self._terminal.screen().split("\n")[1].strip()

    @property
    def kit(self) -> bytes:
        return self._file.read_bytes()

    def press(self, *decisions: tuple[str, ...]) -> None:
        self._terminal.keys(*(key for keys in decisions for key in keys))

    def decide(self, keys: tuple[str, ...]) -> Step:
        """Make a decision and wait until the screen says so."""
        before = self.told()
        self.press(keys)
        self._terminal.wait(
            lambda screen: screen.split("\n")[1].strip() != before and "saved" in screen.split("\n")[1]
        )
        return Step(self.told(), self.kit)

    def kill(self) -> str:
        """Kill the review without a warning; gives the status line as the screen had it then."""
        shell = int(self._terminal.ask("display-message", "-p", "#{pane_pid}"))
        child = int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])
        os.kill(shell, signal.SIGSTOP)  # or it would write over the last screen
        os.kill(child, signal.SIGKILL)
        before = ""
        while before != (now := self._terminal.screen()):  # tmux may still be reading what was written
            before = now
            time.sleep(0.02)
        os.kill(shell, signal.SIGCONT)
        return now.split("\n")[1].strip()


def review(folder: Path) -> list[str]:
    return [sys.executable, "-m", "lufang_tui", "review", str(folder)]


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Step], float]:
    """Every step of a review that nothing disturbs, and how many seconds it took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write_kit(kit(), folder)
    with tmux(review(folder), env=environment(LUFANG_LANG="en")) as terminal:
        desk = Desk(terminal, folder)
        start = time.monotonic()
        found = [Step(desk.told(), desk.kit), *map(desk.decide, DECISIONS)]
        return found, time.monotonic() - start


def killed(folder: Path, steps: list[Step], seconds: float) -> Iterator[tuple[int, int]]:
    """Kill reviews at random moments; for each, the step that the screen showed, and the one that the file has."""
    chance = random.Random()
    while True:
        write_kit(kit(), folder, force=True)
        with tmux(review(folder), env=environment(LUFANG_LANG="en")) as terminal:
            desk = Desk(terminal, folder)
            moment = time.monotonic() + chance.random() * seconds
            shown = 0
            desk.press(*DECISIONS)
            while time.monotonic() < moment:
                shown = max(shown, step_of(desk.told(), steps))
            shown = max(shown, step_of(desk.kill(), steps))
        stored = (folder / "press_kit" / "kit.yaml").read_bytes()
        assert not read(folder).faults
        assert stored in {step.kit for step in steps}
        yield shown, max(number for number, step in enumerate(steps) if step.kit == stored)


def step_of(told: str, steps: list[Step]) -> int:
    """The first step of which the status line tells; 0 where it was caught half drawn."""
    return next((number for number, step in enumerate(steps) if step.told == told), 0)


def hold(folder: Path, steps: tuple[list[Step], float], times: int) -> None:
    found, seconds = steps
    runs = killed(folder, found, seconds)
    moments = [next(runs) for _ in range(times)]
    assert all(stored >= shown for shown, stored in moments), moments
    assert any(shown for shown, _stored in moments), "the kills came before the first decision"


@NEEDS_TMUX
def test_what_the_screen_showed_as_saved_is_in_the_kit(
    tmp_path: Path, steps: tuple[list[Step], float]
) -> None:
    hold(tmp_path, steps, 6)


@NEEDS_TMUX
@pytest.mark.torture
def test_what_the_screen_showed_as_saved_is_in_the_kit_fifty_times(
    tmp_path: Path, steps: tuple[list[Step], float]
) -> None:
    hold(tmp_path, steps, 50)


@NEEDS_TMUX
def test_every_decision_was_told_on_its_own(steps: tuple[list[Step], float]) -> None:
    """Else the tests above would not know one step from another, or hold a late file against a late file."""
    told = [step.told for step in steps[0]]
    assert len({*told}) >= len(told) - 4
    assert len({step.kit for step in steps[0]}) >= 15
    left = [int(line.split()[0]) for line in told]
    assert [step.kit.count(b"review: extracted") for step in steps[0]] == left
