"""The environment to plan over, asked of a real tmux and of fakes."""

from __future__ import annotations

import time
from pathlib import Path

from lufang_tui.clipboard import plan, surroundings
from terminal import NEEDS_TMUX, environment, tmux

SSH = "10.0.0.2 50000 10.0.0.1 22"


def fake(folder: Path, script: str) -> dict[str, str]:
    program = folder / "tmux"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return {
        "PATH": f"{folder}:/usr/bin:/bin",
        "TMUX": "/nowhere,1,0",
        "DISPLAY": ":0",
        "SSH_TTY": "/dev/pts/1",
    }


def test_outside_tmux_it_is_the_process_s_own() -> None:
    env = {"PATH": "/nowhere", "DISPLAY": ":0"}
    assert surroundings(env) == env


@NEEDS_TMUX
def test_a_session_of_the_desk_that_is_attached_over_ssh_fills_no_clipboard_of_the_desk() -> None:
    desk = environment(DISPLAY=":0", TERM="xterm-256color")
    with tmux(["cat"], env=desk) as terminal:
        socket = terminal.ask("display-message", "-p", "#{socket_path},#{pid},0").decode().strip()
        inside = desk | {"TMUX": socket}
        assert "xclip" in [way.name for way in plan(surroundings(inside), "linux", lambda name: name)]
        # What attaching does, with tmux's own update-environment.
        terminal.ask("set-environment", "SSH_CONNECTION", SSH)
        terminal.ask("set-environment", "-r", "DISPLAY")
        found = surroundings(inside)
        assert found["SSH_CONNECTION"] == SSH
        assert "DISPLAY" not in found
        assert [way.name for way in plan(found, "linux", lambda name: name)] == ["tmux", "OSC 52"]


def test_a_session_that_came_over_ssh_and_is_attached_at_the_desk(tmp_path: Path) -> None:
    env = fake(tmp_path, "echo -SSH_CONNECTION; echo DISPLAY=:7; echo XAUTHORITY=/a=b; echo PATH=/evil")
    found = surroundings(env | {"SSH_CONNECTION": SSH})
    assert "SSH_CONNECTION" not in found
    assert "SSH_TTY" not in found
    assert (found["DISPLAY"], found["XAUTHORITY"], found["PATH"]) == (":7", "/a=b", env["PATH"])


def test_a_tmux_that_fails_changes_nothing(tmp_path: Path) -> None:
    env = fake(tmp_path, "echo DISPLAY=:7; exit 1")
    assert surroundings(env) == env


def test_a_tmux_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    env = fake(tmp_path, f"echo $$ > {tmp_path}/id; sleep 600 & wait")
    assert surroundings(env, timeout=1) == env
    group = int((tmp_path / "id").read_text())
    end = time.monotonic() + 20
    while _alive(group):
        assert time.monotonic() < end


def _alive(group: int) -> bool:
    """Whether a process of the group lives; one that ended and waits to be collected does not count."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            return True
    return False
