"""The ways themselves: a bounded run of a program, and the OSC 52 sequence."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from subprocess import Popen

    from lufang_tui.clipboard.plan import Way

TIMEOUT = 2.0
"""Seconds that a program may take; a clipboard tool that works answers within some hundredths."""

LIMIT = 74_000
"""The most bytes of UTF-8 text that are sent by OSC 52.

Widespread terminals cut or drop a sequence of more than 100,000 bytes; 74,000 bytes become 98,668 of base64.
"""


def run_tool(
    way: Way, data: bytes, *, timeout: float = TIMEOUT, env: Mapping[str, str] | None = None
) -> str | None:
    """Feed `data` to the way's program and give None when it confirms, else the reason in words.

    `timeout` is in seconds; a program that exceeds it is killed with every process it started. `env` replaces the
    inherited environment. The program gets a session of its own, so that a Ctrl+C at the terminal does not take the
    clipboard away from a tool that stays behind to serve it. Its output is not read: such a tool keeps the pipe open,
    and reading would wait for ever.
    """
    import subprocess

    try:
        process = subprocess.Popen(
            way.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**(os.environ if env is None else env), **dict(way.environment)},
        )
    except OSError as error:
        return _("{way} cannot be started: {reason}").format(way=way.name, reason=error.strerror)
    try:
        process.communicate(data, timeout=timeout)
    except subprocess.TimeoutExpired:
        return _("{way} did not answer within {timeout:g} seconds").format(way=way.name, timeout=timeout)
    finally:
        if process.poll() is None:
            kill_session(process)
    return (
        None
        if process.returncode == 0
        else _("{way} ended with exit code {returncode}").format(way=way.name, returncode=process.returncode)
    )


def kill_session(process: Popen[bytes]) -> None:
    """End the program and what it started: they are the process group that its session began with."""
    from signal import SIGKILL

    with suppress(ProcessLookupError):  # it may end by itself in this moment
        os.killpg(process.pid, SIGKILL)
    process.kill()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def osc52(text: str) -> bytes:
    """Give the sequence that asks a terminal to take `text` to the clipboard (xterm's control sequences, OSC 52)."""
    from base64 import b64encode

    return b"\x1b]52;c;" + b64encode(text.encode()) + b"\x07"


def send_to_terminal(text: str) -> None:
    """Write the OSC 52 sequence for `text` to the controlling terminal; OSError where there is none."""
    # Opened by hand: open() would make a file of that name where there is no such device.
    with os.fdopen(os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY), "wb") as terminal:
        terminal.write(osc52(text))
