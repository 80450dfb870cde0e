"""The log for bug reports: what the program did, in `lufang.log` of the user's state folder.

Nothing of a kit but ids, no query, no name of the user; with `--debug` messages of errors too, which may quote the kit.
It is opened when the first line is written, and two files of LOG_BYTES are kept at most.
"""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lufang_tui.state import state_folder

LOG_FILE = "lufang.log"
LOG_BYTES = 500_000
"""From this size on the file becomes `lufang.log.1`, in place of the one before."""


def log_path() -> Path:
    """Give the path of the log; it need not exist."""
    if sys.platform == "linux":
        return state_folder() / "log" / LOG_FILE
    from platformdirs import user_log_path

    from lufang_tui.settings import APPLICATION

    return user_log_path(APPLICATION) / LOG_FILE


class Log:
    """The log of one process. A log that cannot be written is left unwritten: nobody is bothered about it."""

    def __init__(self, path: Path | None = None, *, debug: bool = False) -> None:
        self.path = path or log_path()
        self.debug = debug
        self._handle: int | None = None
        self._broken = False
        self._size = 0

    @classmethod
    def of_nothing(cls) -> Log:
        """Give a log that writes nothing."""
        log = cls()
        log._broken = True
        return log

    def start(self, size: tuple[int, int]) -> None:
        """Write what the program runs in; `size` is the terminal's, columns and lines."""
        if self._broken:
            return
        import platform
        from importlib.metadata import PackageNotFoundError, version

        from lufang_tui import __version__

        try:
            textual = version("textual")
        except PackageNotFoundError:
            textual = "?"
        columns, lines = size
        names = ("TERM", "TERM_PROGRAM", "COLORTERM", "LANG", "LC_ALL", "LUFANG_LANG", "NO_COLOR")
        self.event(
            "start",
            lufang=__version__,
            python=platform.python_version(),
            textual=textual,
            system=platform.system(),
            columns=columns,
            lines=lines,
            tmux="TMUX" in os.environ,
            ssh="SSH_CONNECTION" in os.environ,
            **{name: os.environ[name] for name in names if name in os.environ},
        )

    def event(self, name: str, **what: Any) -> None:
        """Write that something happened, with what a bug report needs to know of it."""
        told = " ".join(f"{key}={_plain(value)}" for key, value in what.items())
        self._write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}Z {os.getpid()} {name} {told}".rstrip() + "\n")

    def failure(self, error: BaseException) -> None:
        """Write where in the program an error came from; its message only for `--debug`, since it may quote the kit."""
        self.event("crash", error=type(error).__name__)
        lines = traceback.format_exception(error) if self.debug else _frames(error)
        self._write("".join(f"  {line}\n" for part in lines for line in _plain_lines(part)))

    def close(self) -> None:
        """Let go of the file; a later event opens it again."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _write(self, text: str) -> None:
        try:
            if self._handle is None and not self._broken:
                self._handle = self._open()
            if self._handle is not None:
                self._size += os.write(self._handle, text.encode("utf-8", "backslashreplace"))
                if self._size > LOG_BYTES:
                    self.close()
        except OSError:
            self._broken = True

    def _open(self) -> int:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.path.exists() and self.path.stat().st_size > LOG_BYTES:
            self.path.replace(self.path.with_name(f"{self.path.name}.1"))
        self._size = self.path.stat().st_size if self.path.exists() else 0
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)


def without_home(path: Path | str) -> str:
    """Give a path, or a text with paths, with ~ for the user's home, whose name is nobody's business in a bug report."""
    try:
        home = str(Path.home())
    except RuntimeError:
        return str(path)
    return str(path) if home == "/" else str(path).replace(home, "~")


def _frames(error: BaseException) -> list[str]:
    """The frames of an error and of those that led to it, without what they say."""
    parts: list[str] = []
    seen: set[int] = set()
    told: BaseException | None = error
    while told is not None and id(told) not in seen:
        seen.add(id(told))
        parts += [f"{type(told).__name__}:", *traceback.format_tb(told.__traceback__)]
        told = told.__cause__ or told.__context__
    return parts


def _plain(value: object) -> str:
    return without_home(str(value)).encode("unicode_escape").decode("ascii").replace(" ", "_")[:300]


def _plain_lines(text: str) -> list[str]:
    return [
        without_home("".join(character if character.isprintable() else "?" for character in line))
        for line in text.rstrip("\n").split("\n")
    ]
