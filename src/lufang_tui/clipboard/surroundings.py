"""The environment to plan over: in tmux that of whoever attached last, which the process's own may not be."""

from __future__ import annotations

from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import TYPE_CHECKING

from lufang_tui.clipboard.ways import kill_session

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT = 0.5
"""Seconds that tmux may take to answer."""
ASKED = ("SSH_CONNECTION", "SSH_TTY", "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY")
"""Variables that say where the reader sits."""


def surroundings(env: Mapping[str, str], *, timeout: float = TIMEOUT) -> dict[str, str]:
    """Give `env`, the process's environment, with what tmux knows better; never raises.

    tmux updates a session's environment when somebody attaches (its option `update-environment`), while a process keeps
    the one that it was started with. May take `timeout` seconds, so it is not for a thread that draws.
    """
    found = dict(env)
    if not env.get("TMUX"):
        return found
    told = _told(_ask(env, timeout))
    if "SSH_CONNECTION" in told:
        # tmux does not update this one; it is of the connection that the process was started from.
        found.pop("SSH_TTY", None)
    for name, value in told.items():
        if value is None:
            found.pop(name, None)
        else:
            found[name] = value
    return found


def _told(answer: str) -> dict[str, str | None]:
    """Read `NAME=value` and, for a variable that whoever attached does not have, `-NAME`."""
    told: dict[str, str | None] = {}
    for line in answer.splitlines():
        name, equals, value = line.partition("=")
        if equals and name in ASKED:
            told[name] = value
        elif line[:1] == "-" and line[1:] in ASKED:
            told[line[1:]] = None
    return told


def _ask(env: Mapping[str, str], timeout: float) -> str:
    """Give what tmux answers; "" where it does not in time, or fails."""
    try:
        process = Popen(
            ("tmux", "show-environment"),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            start_new_session=True,
            env=dict(env),
        )
    except OSError:
        return ""
    try:
        answer, _nothing = process.communicate(timeout=timeout)
    except TimeoutExpired:
        return ""
    finally:
        if process.poll() is None:
            kill_session(process)
        if process.stdout is not None:
            process.stdout.close()
    return answer.decode(errors="replace") if process.returncode == 0 else ""
