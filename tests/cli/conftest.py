"""The real command line, as a script calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Lufang = Callable[..., Ran]


@pytest.fixture
def lufang(tmp_path: Path) -> Lufang:
    """Run `lufang` with arguments, no terminal, no clipboard, and a home of its own."""

    def run(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Ran:
        kept = {
            name: value for name, value in os.environ.items() if name in {"PATH", "COVERAGE_PROCESS_START"}
        }
        environment = (
            kept
            | {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state"), "LC_ALL": "C.UTF-8"}
            | (env or {})
        )
        done = subprocess.run(
            [sys.executable, "-m", "lufang_tui", *map(str, arguments)],
            env=environment, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
