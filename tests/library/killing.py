"""A process that refreshes a library and is killed at a point of one's choice, again and again.

Points are what a kill leaves different: each change of a database that has just become lasting, and each file that was
just put in place, taken away or written out. In between, SQLite's transactions see to it that nothing has changed.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from library.libraries import kit_saying, write
from lufang_tui.library import Library, refreshing

if TYPE_CHECKING:
    from types import FrameType

FILES = frozenset({"replace", "rename", "unlink", "fsync", "mkdir"})


class Killer:
    """Starts the process once; each refresh is a fork of it, so that there may be hundreds."""

    def __init__(self) -> None:
        tests = Path(__file__).parent.parent
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from library.killing import serve; serve()"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(tests)},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate(timeout=60)

    def run(self, folder: Path, what: str, point: int) -> bool:
        """Call `Library.refresh` or `rebuild` over a desk, and kill it at a point; whether it came so far."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{what} {point} {folder}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer in {"killed", "done"}, answer
        return answer == "killed"


def serve() -> None:
    """Do what `Killer.run` asks for on standard input."""
    with TemporaryDirectory() as folder:  # so that the forks need not load what a refresh needs
        data, cache = Path(folder, "data"), Path(folder, "cache")
        write(kit_saying("Words."), Path(folder, "archive/kit"))
        with Library(data, cache) as library:
            library.add(Path(folder, "archive"))
            library.refresh(workers=1)
    refreshing.SMALL_PIECE_ROWS = 1
    for line in sys.stdin:
        what, point, folder = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if not child:
            _run_until(Path(folder), what, int(point))
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        answer = "killed" if killed else "done" if status == 0 else f"failed ({status})"
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


def _run_until(folder: Path, what: str, point: int) -> None:
    library = Library(folder / "data", folder / "cache")
    left = point
    changes: dict[int, int] = {}

    def look(_frame: FrameType, event: str, called: Any) -> None:
        nonlocal left
        if event != "c_return":
            return
        on = getattr(called, "__self__", None)
        if isinstance(on, sqlite3.Connection):
            if called.__name__ not in {"execute", "executemany"} or on.in_transaction:
                return
            before, changes[id(on)] = changes.get(id(on), 0), on.total_changes
            if on.total_changes == before:
                return
        elif called.__name__ not in FILES or getattr(called, "__module__", "") != "posix":
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(look)
    if what == "refresh":
        library.refresh(workers=1)
    else:
        library.rebuild()
    sys.setprofile(None)
    os._exit(0)
