"""Real terminals for tests: a private tmux in stock configuration, and a bare pseudo-terminal whose bytes are kept."""

from __future__ import annotations

import errno
import os
import pty
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

SOURCE = Path(__file__).resolve().parent.parent / "src"
NEEDS_TMUX = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
DEADLINE = 20.0
"""Seconds after which a wait has failed; a wait ends as soon as its condition holds."""


def browse(kit: Path | None = None) -> list[str]:
    """The command that opens the app on a kit; the festival kit for None."""
    return [sys.executable, "-m", "lufang_tui", *([str(kit)] if kit else [])]


def environment(**changes: str) -> dict[str, str]:
    """An environment in which the app finds no clipboard tool and no terminal but the one it is given."""
    dropped = {
        "TMUX",
        "TMUX_PANE",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WSL_DISTRO_NAME",
        "WSL_INTEROP",
        "NO_COLOR",
        "COLUMNS",  # pytest-xdist sets it, and Textual believes it more than the terminal
        "LINES",
    }
    dropped |= {"SSH_CONNECTION", "SSH_TTY", "STY"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    # Where another test left a kit, or what it collected, is none of this one's business.
    state = tempfile.mkdtemp(prefix="lufang-state-")
    fixed = {"LC_ALL": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none", "PYTHONPATH": str(SOURCE)}
    return kept | fixed | {"XDG_STATE_HOME": state, "XDG_DATA_HOME": f"{state}/data"} | changes


class Tmux:
    """A command in a tmux of its own, in stock configuration."""

    def __init__(
        self, socket: Path, command: Sequence[str], *, width: int, height: int, env: Mapping[str, str]
    ) -> None:
        self._base = ["tmux", "-S", str(socket), "-f", "/dev/null"]
        # The shell waits afterwards, so that the last screen and the exit code can still be read.
        line = f"{shlex.join(command)}; echo exit code $?; exec cat"
        size = ["-x", str(width), "-y", str(height)]
        subprocess.run(
            [*self._base, "new-session", "-d", *size, line], env=dict(env), check=True, timeout=DEADLINE
        )

    def ask(self, *arguments: str) -> bytes:
        """Run a tmux command and return what it prints."""
        return subprocess.run(
            [*self._base, *arguments], capture_output=True, check=True, timeout=DEADLINE
        ).stdout

    def screen(self) -> str:
        """The characters on the screen."""
        return self.ask("capture-pane", "-p").decode()

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names for them."""
        self.ask("send-keys", *names)

    def type(self, text: str) -> None:
        """Send text in one write."""
        self.ask("send-keys", "-l", text)

    def wait(self, expected: str | Callable[[str], bool]) -> str:
        """Wait until a text is on the screen (or a condition holds for it), and return the screen."""
        holds = (lambda screen: expected in screen) if isinstance(expected, str) else expected
        end = time.monotonic() + DEADLINE
        while not holds(screen := self.screen()):
            assert time.monotonic() < end, f"waited in vain for {expected!r}:\n{screen}"
            time.sleep(0.02)
        return screen

    def wait_buffer(self) -> bytes:
        """Wait until tmux has a buffer, and return its bytes."""
        end = time.monotonic() + DEADLINE
        while not self.ask("list-buffers"):
            assert time.monotonic() < end, f"nothing was copied:\n{self.screen()}"
            time.sleep(0.02)
        return self.ask("save-buffer", "-")


@contextmanager
def tmux(
    command: Sequence[str], *, width: int = 100, height: int = 30, env: Mapping[str, str] | None = None
) -> Iterator[Tmux]:
    """Run a command in tmux, and end it afterwards."""
    # A socket's path may have about a hundred bytes, and pytest's folders are deep.
    with tempfile.TemporaryDirectory() as folder:
        socket = Path(folder) / "s"
        terminal = Tmux(socket, command, width=width, height=height, env=env or environment())
        try:
            yield terminal
        finally:
            terminal.ask("kill-server")


class Pty:
    """A command on a bare pseudo-terminal; every byte that it writes is kept."""

    def __init__(self, command: Sequence[str], *, width: int, height: int, env: Mapping[str, str]) -> None:
        self.bytes = b""
        self._pid, self._file = pty.fork()
        if self._pid == 0:
            # As a terminal starts it: a test run in the background has been started with ctrl+c ignored.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execvpe(command[0], list(command), dict(env))
        self.process = self._pid
        """The id of the process."""
        ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._file)

    def write(self, data: bytes) -> None:
        """Type."""
        os.write(self._file, data)

    def wait(self, expected: bytes, *, after: int = 0) -> int:
        """Read until these bytes were written, looking from `after` on; return where they end."""
        end = time.monotonic() + DEADLINE
        while (at := self.bytes.find(expected, after)) < 0:
            assert time.monotonic() < end, (
                f"waited in vain for {expected!r}; written were {self.bytes[-2000:]!r}"
            )
            self.read(0.05)
        return at + len(expected)

    def quiet(self, seconds: float = 0.3) -> None:
        """Read until nothing was written for this long."""
        end = time.monotonic() + DEADLINE
        while self.read(seconds) and time.monotonic() < end:
            pass

    def read(self, seconds: float) -> bytes:
        """Read what is written within `seconds`."""
        if not select.select([self._file], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self._file, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # Linux says so when the other end is closed
                raise
            data = b""
        self.bytes += data
        return data


def in_pty(
    command: Sequence[str], *, width: int = 100, height: int = 30, env: Mapping[str, str] | None = None
) -> Pty:
    """Run a command on a bare pseudo-terminal; use it in a `with`."""
    return Pty(command, width=width, height=height, env=env or environment(TERM="xterm-256color"))
