"""What a delivery says, against fake and failing tools."""

from __future__ import annotations

import base64
import errno
import os
import select
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import pytest

from lufang_tui.clipboard import LIMIT, Delivery, Outcome, Way, WayKind, deliver, osc52, run_tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

XCLIP = Way(WayKind.TOOL, "xclip", ("xclip", "-selection", "clipboard"))
XSEL = Way(WayKind.TOOL, "xsel", ("xsel", "--clipboard", "--input"))
CLIP = Way(WayKind.TOOL, "clip.exe", ("clip.exe",), encoding="utf-16-le")
TMUX = Way(WayKind.TMUX, "tmux", ("tmux", "load-buffer", "-w", "-"))
OSC52 = Way(WayKind.OSC52, "OSC 52")
TEXT = "京东云交付总监查文雄表示：“京东云要从自身科技特色出发。”👩🏽‍💻 café\n"

Run: TypeAlias = "Callable[[Way, bytes], str | None]"


class Terminal:
    """A terminal that records what it is sent."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> None:
        self.texts.append(text)


class Bin:
    """A folder of fake programs on a PATH of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {"PATH": f"{folder}:/usr/bin:/bin"}

    def add(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def run(self, timeout: float = 10) -> Run:
        return partial(run_tool, env=self.env, timeout=timeout)


@pytest.fixture
def fakes(tmp_path: Path) -> Bin:
    folder = tmp_path / "bin"
    folder.mkdir()
    return Bin(folder)


def test_tool_gets_the_bytes_and_confirms(fakes: Bin, tmp_path: Path) -> None:
    fakes.add("xclip", f'cat > {tmp_path}/got; echo "$@" > {tmp_path}/arguments; echo talk; echo talk >&2')
    terminal = Terminal()
    delivery = deliver(TEXT, [XCLIP, XSEL, OSC52], run=fakes.run(), terminal=terminal)
    assert delivery == Delivery(Outcome.DELIVERED, "xclip", ())
    assert delivery.sentence == "Copied (xclip)."
    assert (tmp_path / "got").read_bytes() == TEXT.encode()
    assert (tmp_path / "arguments").read_text() == "-selection clipboard\n"
    assert terminal.texts == []


def test_nothing_of_the_tool_reaches_the_terminal(fakes: Bin, capfd: pytest.CaptureFixture[str]) -> None:
    fakes.add("xclip", "cat; echo talk; echo talk >&2")
    deliver(TEXT, [XCLIP], run=fakes.run())
    assert capfd.readouterr() == ("", "")


def test_clip_exe_gets_utf16(fakes: Bin, tmp_path: Path) -> None:
    fakes.add("clip.exe", f"cat > {tmp_path}/got")
    assert deliver(TEXT, [CLIP], run=fakes.run()).way == "clip.exe"
    assert (tmp_path / "got").read_bytes() == TEXT.encode("utf-16-le")


def test_variables_of_a_way_reach_the_tool(fakes: Bin, tmp_path: Path) -> None:
    fakes.add("pbcopy", f'cat > /dev/null; echo "$LC_ALL" > {tmp_path}/got')
    way = Way(WayKind.TOOL, "pbcopy", ("pbcopy",), environment=(("LC_ALL", "en_US.UTF-8"),))
    assert deliver(TEXT, [way], run=fakes.run()).outcome == "delivered"
    assert (tmp_path / "got").read_text() == "en_US.UTF-8\n"


def test_a_tool_that_stays_behind_does_not_hold_the_program_up(fakes: Bin, tmp_path: Path) -> None:
    """As xclip and wl-copy do: the child serves the clipboard, with the outputs it inherited."""
    released = tmp_path / "released"
    os.mkfifo(released)
    fakes.add("xclip", f"cat > /dev/null; ( read line < {released} ) &")
    assert deliver(TEXT, [XCLIP], run=fakes.run()).outcome == "delivered"
    released.write_text("now you may go\n")  # opens only since the child is still there to read


def test_failing_tool_gives_its_reason_and_the_next_is_tried(fakes: Bin) -> None:
    fakes.add("xclip", "cat > /dev/null; exit 3")
    fakes.add("xsel", "cat > /dev/null")
    assert deliver(TEXT, [XCLIP, XSEL], run=fakes.run()) == Delivery(
        Outcome.DELIVERED, "xsel", ("xclip ended with exit code 3",)
    )


def test_tool_that_reads_nothing_may_still_confirm(fakes: Bin) -> None:
    fakes.add("xclip", "exec < /dev/null; exit 0")
    assert deliver("字" * 200_000, [XCLIP], run=fakes.run()).outcome == "delivered"


def test_missing_and_unusable_programs_give_reasons(fakes: Bin) -> None:
    program = fakes.folder / "xsel"
    program.write_text("no program")
    # By its path: the search of PATH passes over what cannot be executed, and the machine may have an xsel of its own.
    unusable = XSEL._replace(command=(str(program),))
    delivery = deliver(TEXT, [XCLIP._replace(command=("no-such-program",)), unusable], run=fakes.run())
    assert delivery.outcome is Outcome.FAILED
    assert delivery.way is None
    assert delivery.reasons == (
        "xclip cannot be started: No such file or directory",
        "xsel cannot be started: Permission denied",
    )
    assert delivery.sentence == (
        "Not copied: xclip cannot be started: No such file or directory; "
        "xsel cannot be started: Permission denied."
    )


def test_hanging_tool_is_killed_with_its_children(fakes: Bin, tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    fakes.add("xclip", f"exec 9> {alive}; echo started >&9; (while :; do sleep 60; done) & wait")
    reader = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    try:
        terminal = Terminal()
        delivery = deliver("字" * 200_000, [XCLIP, OSC52], run=fakes.run(timeout=1), terminal=terminal)
        assert delivery.reasons[0] == "xclip did not answer within 1 seconds"
        poller = select.poll()
        poller.register(reader, select.POLLIN)
        poller.poll(5000)
        assert os.read(reader, 100) == b"started\n"
        poller.poll(5000)
        assert os.read(reader, 100) == b"", "a process that holds the pipe is still alive"
    finally:
        os.close(reader)


def recorded(*failing: str) -> tuple[list[str], Run]:
    tried: list[str] = []

    def run(way: Way, data: bytes) -> str | None:
        tried.append(way.name)
        assert data == TEXT.encode(way.encoding)
        return f"{way.name} ended with exit code 1" if way.name in failing else None

    return tried, run


@pytest.mark.parametrize(
    ("failing", "tried", "sent", "outcome", "way"),
    [
        ((), ["xclip", "tmux"], 0, "delivered", "xclip"),
        (("xclip",), ["xclip", "xsel", "tmux"], 0, "delivered", "xsel"),
        (("xclip", "xsel"), ["xclip", "xsel", "tmux"], 0, "delivered", "tmux"),
        (("tmux",), ["xclip", "tmux"], 0, "delivered", "xclip"),
        (("xclip", "xsel", "tmux"), ["xclip", "xsel", "tmux"], 1, "sent", "OSC 52"),
    ],
)
def test_first_confirmed_way_is_named_and_tmux_is_filled_beside_a_tool(
    failing: tuple[str, ...], tried: list[str], sent: int, outcome: str, way: str
) -> None:
    seen, run = recorded(*failing)
    terminal = Terminal()
    delivery = deliver(TEXT, [XCLIP, XSEL, TMUX, OSC52], run=run, terminal=terminal)
    assert seen == tried
    assert terminal.texts == [TEXT] * sent
    assert (delivery.outcome, delivery.way) == (outcome, way)
    assert delivery.reasons == tuple(f"{name} ended with exit code 1" for name in failing)


def test_osc52_alone_only_sends() -> None:
    terminal = Terminal()
    delivery = deliver(TEXT, [OSC52], terminal=terminal)
    assert delivery == Delivery(Outcome.SENT, "OSC 52", ())
    assert delivery.sentence == "Sent to the terminal (OSC 52), which does not confirm it."
    assert terminal.texts == [TEXT]


@pytest.mark.parametrize(("size", "outcome"), [(LIMIT, "sent"), (LIMIT + 1, "failed")])
def test_osc52_has_a_limit_in_bytes(size: int, outcome: str) -> None:
    text = "字" * (LIMIT // 3) + "a" * (size - LIMIT // 3 * 3)
    terminal = Terminal()
    delivery = deliver(text, [OSC52], terminal=terminal)
    assert delivery.outcome == outcome
    assert terminal.texts == ([text] if outcome == "sent" else [])
    if outcome == "failed":
        assert delivery.reasons == ("the text is too long for OSC 52 (74,001 bytes, at most 74,000)",)


def test_longest_sequence_stays_below_what_terminals_take() -> None:
    assert len(osc52("a" * LIMIT)) < 100_000


def test_sequence_carries_the_text() -> None:
    sequence = osc52(TEXT)
    assert sequence.startswith(b"\x1b]52;c;")
    assert sequence.endswith(b"\x07")
    assert base64.b64decode(sequence[7:-1], validate=True).decode() == TEXT


def test_no_terminal_is_a_reason() -> None:
    def terminal(text: str) -> None:
        raise OSError(errno.ENXIO, "No such device or address")

    delivery = deliver(TEXT, [OSC52], terminal=terminal)
    assert delivery.outcome == "failed"
    assert delivery.reasons == ("the terminal cannot be written to: No such device or address",)


def test_no_way_at_all() -> None:
    assert deliver(TEXT, []).sentence == (
        "Not copied: there is no clipboard tool, no tmux, and no terminal that takes OSC 52."
    )
