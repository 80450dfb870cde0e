"""The search box in a real terminal: bursts, pastes, faults, at both sizes and in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal import NEEDS_TMUX, browse, environment, tmux

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = NEEDS_TMUX
READY = {"en": "Quotes", "zh": "引语"}
SIZES = [(80, 24), (60, 20)]


@pytest.mark.parametrize("burst", ["/京东云", "／京东云"])
def test_the_key_and_the_query_arrive_in_one_write(burst: str) -> None:
    with tmux(browse(), env=environment(LUFANG_LANG="en")) as terminal:
        terminal.wait("Quotes")
        terminal.type(burst)
        screen = terminal.wait("9 hits")
        assert "/ 京东云" in screen


@pytest.mark.parametrize(
    ("burst", "told"),
    [
        (("/", "z", "w", "x", "Enter", "2"), "京东云交付总监"),
        (("/", "z", "w", "x", "Enter", "c"), "Copied (tmux)"),
        (("j", "C", "Down", "Enter"), "zh-dash"),
        (("?", "Escape", "3", "t", "O", "~", "/"), "~/"),
        (("ctrl+p", "/", "z", "w", "x", "Escape", "Escape", "/", "z", "h", "a", "Enter"), "/ zha"),
    ],
    ids=["the pane", "a copy", "a dialog", "a path", "the palette"],
)
def test_every_key_of_a_burst_meets_what_the_one_before_has_opened(burst: tuple[str, ...], told: str) -> None:
    with tmux(browse(), env=environment(LUFANG_LANG="en")) as terminal:
        terminal.wait("Quotes")
        terminal.keys(*("C-p" if key == "ctrl+p" else key for key in burst))
        terminal.wait(told)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_fault_is_told_without_moving_anything(width: int, height: int, language: str) -> None:
    env = environment(LUFANG_LANG=language)
    with tmux(browse(), width=width, height=height, env=env) as terminal:
        terminal.wait(READY[language])
        terminal.type("/kind:xx 京东云")
        told = terminal.wait(lambda now: "! xx: " in now and "/ kind:xx 京东云" in now)
        screen = told.splitlines()
        assert screen[1].startswith(" / kind:xx 京东云")
        assert READY[language] in screen[2]
        assert screen[3].startswith("─! xx: ")
        assert screen[4].startswith("▌ ")
        terminal.keys("C-u")
        terminal.wait(lambda now: "! xx: " not in now)


def test_two_lines_pasted_are_one_query() -> None:
    with tmux(browse(), env=environment(LUFANG_LANG="en")) as terminal:
        terminal.wait("Quotes")
        terminal.type("/")
        terminal.wait("search the kit")
        terminal.ask("set-buffer", "京东云\n转型升级")
        terminal.ask("paste-buffer", "-p")
        terminal.wait(lambda screen: "/ 京东云 转型升级" in screen and "hit" in screen.splitlines()[1])


def test_a_megabyte_pasted_is_cut_and_the_program_goes_on(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_text("x" * 1_000_000)
    with tmux(browse(), env=environment(LUFANG_LANG="en")) as terminal:
        terminal.wait("Quotes")
        terminal.type("/")
        terminal.ask("load-buffer", "-b", "large", str(large))
        terminal.ask("paste-buffer", "-p", "-b", "large")
        terminal.wait("at most 500 characters")
        terminal.keys("Escape")
        terminal.type("京东云")
        terminal.wait("9 hits")
