"""Environments and the ways they offer."""

from __future__ import annotations

import pytest

from lufang_tui.clipboard import plan

EVERYTHING = {"pbcopy", "wl-copy", "xclip", "xsel", "clip.exe", "tmux"}
XTERM = {"TERM": "xterm-256color"}
SSH = {"SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22", "SSH_TTY": "/dev/pts/3"}
TMUX = {"TMUX": "/tmp/tmux-1000/default,4242,0", "TERM": "tmux-256color"}
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
WSL = {"WSL_DISTRO_NAME": "Debian"}


@pytest.mark.parametrize(
    ("platform", "env", "installed", "expected"),
    [
        pytest.param("darwin", XTERM, EVERYTHING, ["pbcopy", "OSC 52"], id="mac"),
        pytest.param("darwin", XTERM | X11, EVERYTHING, ["pbcopy", "OSC 52"], id="mac with XQuartz"),
        pytest.param("darwin", XTERM | {"TERM_PROGRAM": "Apple_Terminal"}, EVERYTHING, ["pbcopy"], id="mac Terminal"),
        pytest.param("darwin", TMUX, EVERYTHING, ["pbcopy", "tmux", "OSC 52"], id="mac in tmux"),
        pytest.param("linux", XTERM | X11, EVERYTHING, ["xclip", "xsel", "OSC 52"], id="x11"),
        pytest.param("linux", XTERM | X11, {"xsel"}, ["xsel", "OSC 52"], id="x11 with xsel only"),
        pytest.param("linux", XTERM | WAYLAND, EVERYTHING, ["wl-copy", "OSC 52"], id="wayland"),
        pytest.param(
            "linux", XTERM | WAYLAND | X11, EVERYTHING, ["wl-copy", "xclip", "xsel", "OSC 52"], id="xwayland"
        ),
        pytest.param("linux", XTERM | WSL, EVERYTHING, ["clip.exe", "OSC 52"], id="wsl"),
        pytest.param("linux", XTERM | {"WSL_INTEROP": "/run/1"} | WAYLAND, EVERYTHING,
                     ["clip.exe", "wl-copy", "OSC 52"], id="wslg"),
        pytest.param("linux", XTERM | WSL, {"tmux"}, ["OSC 52"], id="wsl without interop"),
        pytest.param("linux", XTERM | X11, set(), ["OSC 52"], id="nothing installed"),
        pytest.param("linux", XTERM, EVERYTHING, ["OSC 52"], id="no display"),
        pytest.param("linux", XTERM | {"DISPLAY": "", "TMUX": ""}, EVERYTHING, ["OSC 52"], id="empty is unset"),
        pytest.param("linux", TMUX, EVERYTHING, ["tmux", "OSC 52"], id="tmux"),
        pytest.param("linux", TMUX | X11, EVERYTHING, ["xclip", "xsel", "tmux", "OSC 52"], id="tmux at the desk"),
        pytest.param("linux", TMUX, set(), ["OSC 52"], id="tmux not on PATH"),
        pytest.param("linux", TMUX | {"TERM": "screen-256color"}, EVERYTHING, ["tmux", "OSC 52"], id="tmux as screen"),
        pytest.param("linux", XTERM | SSH, EVERYTHING, ["OSC 52"], id="ssh"),
        pytest.param("linux", XTERM | SSH | X11, EVERYTHING, ["OSC 52"], id="ssh with a forwarded display"),
        pytest.param("linux", XTERM | {"SSH_TTY": "/dev/pts/1"} | WAYLAND, EVERYTHING, ["OSC 52"], id="ssh tty only"),
        pytest.param("darwin", XTERM | SSH, EVERYTHING, ["OSC 52"], id="ssh to a mac"),
        pytest.param("linux", TMUX | SSH | X11, EVERYTHING, ["tmux", "OSC 52"], id="tmux over ssh"),
        pytest.param("linux", {"TERM": "screen-256color"} | SSH, EVERYTHING, ["OSC 52"], id="ssh out of some tmux"),
        pytest.param("linux", {"TERM": "screen", "STY": "1.pts-0.host"}, EVERYTHING, [], id="screen"),
        pytest.param("linux", {"TERM": "screen.xterm-256color"} | SSH, EVERYTHING, [], id="ssh out of screen"),
        pytest.param("linux", TMUX | {"STY": "1.pts-0.host"}, EVERYTHING, ["tmux"], id="tmux and screen"),
        pytest.param("linux", {"TERM": "linux"}, EVERYTHING, [], id="console"),
        pytest.param("linux", {"TERM": "dumb"} | X11, EVERYTHING, ["xclip", "xsel"], id="dumb"),
        pytest.param("linux", {}, EVERYTHING, [], id="bare"),
    ],
)  # fmt: skip
def test_ways_in_order(platform: str, env: dict[str, str], installed: set[str], expected: list[str]) -> None:
    ways = plan(env, platform, lambda name: f"/usr/bin/{name}" if name in installed else None)
    assert [way.name for way in ways] == expected


def test_each_way_says_how_it_wants_the_text() -> None:
    env = XTERM | WSL | WAYLAND | X11 | TMUX
    ways = {way.name: way for way in plan(env, "linux", lambda name: name)}
    assert {name: way.kind.value for name, way in ways.items()} == {
        "clip.exe": "tool",
        "wl-copy": "tool",
        "xclip": "tool",
        "xsel": "tool",
        "tmux": "tmux",
        "OSC 52": "osc52",
    }
    assert ways["clip.exe"].encoding == "utf-16-le"
    assert {way.encoding for name, way in ways.items() if name != "clip.exe"} == {"utf-8"}
    assert ways["tmux"].command == ("tmux", "load-buffer", "-w", "-")
    assert ways["OSC 52"].command == ()


def test_pbcopy_is_told_that_the_text_is_utf8() -> None:
    (pbcopy, _) = plan(XTERM, "darwin", lambda name: name)
    assert dict(pbcopy.environment) == {"LC_ALL": "en_US.UTF-8"}
