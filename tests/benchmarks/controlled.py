"""A tmux that is driven in control mode: one connection sends keys and sees every change of the screen within a millisecond."""

from __future__ import annotations

import os
import selectors
import shlex
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from benchmarks.measure import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEADLINE = 60.0
"""Seconds after which the measured program counts as hung."""


class Controlled:
    """A command in a tmux in stock configuration; use it in a `with`."""

    def __init__(self, command: Sequence[str], *, size: tuple[int, int] = (120, 40)) -> None:
        self._folder = tempfile.TemporaryDirectory()
        # A configuration and a memory of its own, so that every run starts alike.
        own = {
            f"XDG_{name}_HOME": f"{self._folder.name}/{name.lower()}" for name in ("CONFIG", "STATE", "DATA")
        }
        base = ["tmux", "-S", str(Path(self._folder.name) / "s"), "-f", "/dev/null"]
        environment = ENVIRONMENT | own | {"LC_ALL": "C.UTF-8", "LUFANG_LANG": "en", "TERM": "xterm-256color"}
        columns, lines = map(str, size)
        subprocess.run(
            [*base, "new-session", "-d", "-x", columns, "-y", lines, shlex.join(command)],
            env=environment,
            check=True,
        )
        self._base = base
        self._client = subprocess.Popen(
            [*base, "-C", "attach"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._client.stdout
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._client.stdout, selectors.EVENT_READ)
        self._rest = b""
        self._begun = False
        self._answers: list[list[str]] = []
        self._answer: list[str] = []
        self.outputs = 0
        """How often the program has written something."""
        while not self._answers:  # the one that attaching gives
            self._read(0.1)
        self.ask(f"refresh-client -C {columns},{lines}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        subprocess.run([*self._base, "kill-server"], check=False)
        self._client.communicate(timeout=10)
        self._folder.cleanup()

    def ask(self, command: str) -> list[str]:
        """Run a tmux command and give the lines that it answers."""
        assert self._client.stdin
        known = len(self._answers)
        self._client.stdin.write(f"{command}\n".encode())
        self._client.stdin.flush()
        end = time.perf_counter() + DEADLINE
        while len(self._answers) == known:
            if time.perf_counter() > end:
                raise TimeoutError(command)
            self._read(0.1)
        answer = self._answers[-1]
        self._answers.clear()
        return answer

    def press(self, key: str) -> float:
        """Press a key, by tmux's name for it or as a character; gives the moment in seconds."""
        at = time.perf_counter()
        self.ask(f"send-keys {shlex.quote(key)}")
        return at

    def screen(self) -> list[str]:
        """Give the lines on the screen."""
        return self.ask("capture-pane -p")

    def process(self) -> int:
        """Give the number of the program's process."""
        return int(self.ask("display-message -p '#{pane_pid}'")[0])

    def wait_output(self, seconds: float) -> bool:
        """Wait until the program writes something; tell whether it did."""
        before, end = self.outputs, time.perf_counter() + seconds
        while self.outputs == before and (left := end - time.perf_counter()) > 0:
            self._read(left)
        return self.outputs != before

    def wait(self, holds: Callable[[list[str]], bool]) -> list[str]:
        """Wait until the screen is such; gives it. Raises TimeoutError."""
        end = time.perf_counter() + DEADLINE
        while not holds(screen := self.screen()):
            if time.perf_counter() > end:
                raise TimeoutError("\n".join(screen))
            self.wait_output(0.05)
        return screen

    def settle(self, seconds: float = 0.4) -> float:
        """Wait until the screen's text has been the same for so long; gives the moment of its last change in seconds.

        A change is noticed when the program's bytes are on tmux's screen; a blinking cursor changes no text.
        """
        screen, changed = self.screen(), time.perf_counter()
        while (left := changed + seconds - time.perf_counter()) > 0:
            if self.wait_output(left):
                now = self.screen()
                if now != screen:
                    screen, changed = now, time.perf_counter()
        return changed

    def _read(self, seconds: float) -> None:
        if not self._selector.select(seconds):
            return
        assert self._client.stdout
        data = os.read(self._client.stdout.fileno(), 1 << 20)
        if not data:
            raise EOFError("tmux has ended")
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._take(line.decode(errors="replace"))

    def _take(self, line: str) -> None:
        if self._begun and line.startswith(("%end ", "%error ")):
            self._answers.append(self._answer)
            self._begun, self._answer = False, []
        elif self._begun:
            self._answer.append(line)
        elif line.startswith("%begin "):
            self._begun = True
        elif line.startswith("%output "):
            self.outputs += 1
