"""Timing two things in turn, so that a machine whose speed drifts drifts for both."""

from __future__ import annotations

import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from fcntl import ioctl


@dataclass(frozen=True)
class Row:
    """One line of docs/performance.md."""

    what: str
    peer: str
    ours_ms: float
    peer_ms: float
    ratio: float
    """The median of the ratios of neighbouring runs."""
    spread: tuple[float, float]
    """The quartiles of those ratios."""
    most: float
    """The ratio that was asked for, where no limit was."""
    runs: int
    limit: float | None = None
    """What was asked of `ours_ms` itself, where the ratio is only there to judge the machine by."""
    unit: str = "ms"
    """Of both figures and of the limit."""

    @property
    def met(self) -> bool:
        """Whether the measure was reached."""
        return self.ratio <= self.most if self.limit is None else self.ours_ms <= self.limit

    @property
    def asked(self) -> str:
        """What was asked for, as text."""
        return f"≤ {self.most} ×" if self.limit is None else f"≤ {self.limit:.0f} {self.unit}"


def compare(
    what: str, ours: Callable[[], float], peer_name: str, peer: Callable[[], float], *, most: float, runs: int
) -> Row:
    """Run both in turn, after one run of each that does not count. The callables give seconds."""
    ours()
    peer()
    pairs = [(ours(), peer()) for _ in range(runs)]
    ratios = [mine / other for mine, other in pairs]
    low, _, high = statistics.quantiles(ratios, n=4)
    return Row(
        what,
        peer_name,
        1000 * statistics.median(mine for mine, _ in pairs),
        1000 * statistics.median(other for _, other in pairs),
        statistics.median(ratios),
        (low, high),
        most,
        runs,
    )


_OWN = tempfile.TemporaryDirectory(prefix="lufang-bench-")
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in {"TMUX", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"}
} | {f"XDG_{name}_HOME": f"{_OWN.name}/{name.lower()}" for name in ("CONFIG", "STATE", "DATA")}
"""For the measured processes: nobody's settings, and no place where somebody left a kit. An installed program has its bytecode on disk, so nothing may keep it from being written."""


def process(*command: str) -> Callable[[], float]:
    """Give a function that runs a command and gives its wall time in seconds."""

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(
            command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=ENVIRONMENT
        )
        return time.perf_counter() - start

    return run


def first_paint(marker: str, *command: str, size: tuple[int, int] = (120, 40)) -> Callable[[], float]:
    """Give a function that starts a command in a pty and gives the seconds until `marker` is written to it."""
    wanted = marker.encode()

    def run() -> float:
        start = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:  # pragma: no cover - the child is another program
            os.execvpe(command[0], command, ENVIRONMENT | TERMINAL)
        ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        seen = b""
        try:
            while wanted not in seen:
                if not select.select([terminal], [], [], 20)[0]:
                    raise TimeoutError(f"{command} did not show {marker!r}: {seen[-300:]!r}")
                seen += os.read(terminal, 65_536)
            return time.perf_counter() - start
        finally:
            os.kill(child, 9)
            os.waitpid(child, 0)
            os.close(terminal)

    return run


TERMINAL = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "LUFANG_LANG": "en"}
PYTHON = sys.executable
