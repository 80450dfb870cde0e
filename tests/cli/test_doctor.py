"""`lufang doctor`: true about the machine, silent about its user."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path

import pytest

from cli.conftest import Lufang
from lufang_tui import __version__
from terminal import NEEDS_TMUX, environment, in_pty, tmux

COMMAND = [sys.executable, "-m", "lufang_tui", "doctor"]


def test_what_it_tells(lufang: Lufang) -> None:
    report = json.loads(lufang("doctor", "--json").out)
    assert report["lufang"] == __version__
    assert report["python"] == platform.python_version()
    assert report["locale"]["encoding"] == "UTF-8"
    assert report["terminal"]["stdout"] is False
    assert report["config"] == {
        "path": "~/.config/lufang-tui/config.yaml",
        "exists": False,
        "unknown": [],
        "faults": [],
        "trouble": None,
    }
    assert report["state"] == {
        "path": "~/state/lufang-tui/state.json",
        "exists": False,
        "unknown": [],
        "trouble": None,
    }
    assert report["log"] == {"path": "~/state/lufang-tui/log/lufang.log", "exists": False}
    lines = lufang("doctor").out.splitlines()
    assert f"lufang: {__version__}" in lines
    assert "config.path: ~/.config/lufang-tui/config.yaml" in lines


def test_the_ways_of_copying_in_order_with_what_is_missing(lufang: Lufang, tmp_path: Path) -> None:
    (tmp_path / "xsel").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "xsel").chmod(0o700)
    env = {"DISPLAY": ":0", "TERM": "xterm", "PATH": str(tmp_path), "TMUX": "/tmp/x,1,0"}
    ways = json.loads(lufang("doctor", "--json", env=env).out)["copy"]
    assert [(way["way"], way["ready"]) for way in ways] == [
        ("xclip", False),
        ("xsel", True),
        ("tmux", False),
        ("OSC 52", True),
    ]
    assert ways[0]["missing"] == "the program xclip is not on the PATH"
    assert "copy.1: xclip: the program xclip is not on the PATH" in lufang("doctor", env=env).out
    # Over SSH a tool would fill the clipboard of the wrong machine.
    over_ssh = json.loads(lufang("doctor", "--json", env=env | {"SSH_TTY": "/dev/pts/9"}).out)["copy"]
    assert [way["way"] for way in over_ssh] == ["tmux", "OSC 52"]
    assert "copy: no way" in lufang("doctor", env={"TERM": "dumb"}).out


def test_no_personal_data(lufang: Lufang, tmp_path: Path) -> None:
    env = {
        "USER": "korrespondentin", "LOGNAME": "korrespondentin", "HOSTNAME": "redaktion-7", "TERM": "xterm",
        "SSH_CONNECTION": "203.0.113.9 50000 203.0.113.1 22", "SSH_TTY": "/dev/pts/9", "EMAIL": "a@example.com",
    }  # fmt: skip
    config = tmp_path / ".config/lufang-tui/config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("style: [", encoding="utf-8")
    for arguments in (["doctor"], ["doctor", "--json"]):
        said = "".join(map(str, lufang(*arguments, env=env)))
        for secret in (*env.values(), str(tmp_path), platform.node()):
            assert secret in {"xterm", ""} or secret not in said, secret
        assert "trouble" in said
        assert "not YAML" in said


@pytest.mark.parametrize(
    ("env", "colours"),
    [({"TERM": "dumb"}, 0), ({}, 0), ({"TERM": "xterm"}, 16), ({"TERM": "xterm-256color"}, 256), ({"TERM": "xterm", "COLORTERM": "truecolor"}, 1 << 24)],
)  # fmt: skip
def test_colours(lufang: Lufang, env: dict[str, str], colours: int) -> None:
    assert (
        json.loads(lufang("doctor", "--json", env={"TERM": ""} | env).out)["terminal"]["colours"] == colours
    )


def test_a_terminal_that_answers_wide_and_draws_pictures() -> None:
    """The test plays the terminal: it answers the questions, and the answers are in the report."""
    with in_pty(COMMAND, env=environment(TERM="xterm-256color")) as terminal:
        terminal.wait(b"\x1b[6n")
        terminal.write(b"\x1b[1;3R")
        terminal.wait(b"\x1b[c")
        terminal.write(b"\x1b_Gi=31;OK\x1b\\\x1b[?62;4;22c")
        terminal.wait(b"config.exists")
        said = terminal.bytes.decode()
    assert "terminal.ambiguous_width: 2" in said
    assert "pictures.sixel: yes" in said
    assert "pictures.kitty: yes" in said
    assert "terminal.stdout: yes" in said


def test_a_terminal_that_is_silent_is_not_waited_for() -> None:
    with in_pty(COMMAND, env=environment(TERM="xterm-256color")) as terminal:
        terminal.wait(b"config.exists")
        said = terminal.bytes.decode()
    assert "terminal.ambiguous_width: -" in said
    assert "pictures.sixel: -" in said


@NEEDS_TMUX
def test_in_tmux() -> None:
    with tmux(COMMAND) as terminal:
        screen = terminal.wait("exit code 0")
    assert "terminal.ambiguous_width: 1" in screen
    assert "terminal.tmux: yes" in screen
