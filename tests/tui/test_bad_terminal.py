"""Terminals that misbehave: sizes that change all the time, no terminal, kits that go, tools that hang, huge pastes."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import termios
import time
from fcntl import ioctl
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kits import small_kit
from lufang_tui.kit.load import load
from lufang_tui.kit.write import kit_text
from terminal import DEADLINE, NEEDS_TMUX, browse, environment, in_pty, tmux

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terminal import Pty

LABEL = "2018年首届鲁纺产业节".encode()
LEFT = b"\x1b[?1049l"
"""What gives the terminal its own screen back."""
PASTE = (b"\x1b[200~", b"\x1b[201~")
KEYS = (
    *"12345667jjkkgGmMnNtcCfbox?rT/",
    *("云", "z", "w", "x", "／", "１", "？", "ｊ"),
    *("\t", "\x1b", "\x1b", "\x1b", "\r", "\x7f", " ", "\x10"),
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F"),
)
"""No key that leaves the app, goes to the shell or writes a file."""
SIZES = (
    (2, 2),
    (1, 1),
    (3, 70),
    (240, 2),
    (20, 6),
    (40, 12),
    (60, 20),
    (80, 24),
    (89, 24),
    (90, 24),
    (120, 40),
    (240, 70),
)


def resize(terminal: Pty, columns: int, lines: int) -> None:
    """Give the pseudo-terminal another size; the kernel tells the app."""
    ioctl(terminal._file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def ended(terminal: Pty) -> int | None:
    """The app's exit code, None while it runs; it stays to be waited for."""
    found = os.waitid(os.P_PID, terminal._pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    return None if found is None else found.si_status


def is_alive(terminal: Pty) -> bool:
    """Whether the app has neither ended nor printed a traceback."""
    return ended(terminal) is None and b"Traceback" not in terminal.bytes


def leave(terminal: Pty) -> int:
    """Press q until the app ends, whatever is open over it; gives its exit code."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        # Dialogs, then the query, then the search box. Escape on its own is a key only if nothing follows it at once.
        for key in (b"\x1b", b"\x1b", b"\x1b", b"\x1b", b"q"):
            if LEFT not in terminal.bytes:
                terminal.write(key)
                terminal.quiet(0.08)
        if (code := ended(terminal)) is not None:
            return code
        if LEFT in terminal.bytes:  # nothing more can be read to wait for
            time.sleep(0.05)
    raise AssertionError(terminal.bytes[-3000:])


def steps(seed: int, count: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Sizes and the keys pressed right after them."""
    chance = random.Random(seed)
    for _ in range(count):
        size = (
            chance.choice(SIZES) if chance.random() < 0.6 else (chance.randint(2, 240), chance.randint(2, 70))
        )
        yield size, "".join(chance.choices(KEYS, k=chance.randint(0, 4)))


@pytest.mark.parametrize("seed", range(4))
def test_sizes_that_change_while_keys_are_pressed(seed: int) -> None:
    with in_pty(browse(), width=80, height=24) as terminal:
        terminal.wait(LABEL)
        done = []
        for size, keys in steps(seed, 60):
            done.append((size, keys))
            resize(terminal, *size)
            terminal.write(keys.encode())
            terminal.read(0.01)
            if not is_alive(terminal):
                terminal.quiet()
            assert is_alive(terminal), (done[-4:], terminal.bytes[-3000:])
        resize(terminal, 80, 24)
        terminal.quiet()
        assert is_alive(terminal), done[-4:]
        assert leave(terminal) == 0
        assert b"Traceback" not in terminal.bytes


ESCAPE = "\x1b\x1b"
"""One Escape: alone it would have to be waited for, since it begins the sequences of other keys."""
OPENERS = ("C", "?", "T", "f", "O", "e", "x", "\x10", "c", "mmC", "mjmc", "M")


@pytest.mark.parametrize("answer", ["qq", "yy", "\r\r", "\t\t\x1b[B\r\r"])
def test_keys_that_come_in_one_burst_after_one_that_asks(answer: str, tmp_path: Path) -> None:
    (tmp_path / "kit.yaml").write_text(
        kit_text(small_kit(embargo="2999-12-31T09:00:00+08:00")), encoding="utf-8"
    )
    environ = environment(TERM="xterm-256color", HOME=str(tmp_path))
    waiting = list(OPENERS)
    while waiting:
        with in_pty([*browse(tmp_path), "--fresh"], width=100, height=30, env=environ) as terminal:
            terminal.wait(b"The hall opens")
            terminal.quiet(0.1)
            while waiting and LEFT not in terminal.bytes:  # some answers end the app
                opener = waiting.pop()
                for keys in (opener + answer, ESCAPE, ESCAPE, ESCAPE):
                    terminal.write(keys.encode())
                    terminal.quiet(0.06)
                assert b"Traceback" not in terminal.bytes, opener
            assert leave(terminal) == 0, opener
            assert b"Traceback" not in terminal.bytes, opener


def test_a_terminal_of_two_by_two_can_be_left_and_grown() -> None:
    with in_pty(browse(), width=2, height=2) as terminal:
        terminal.wait(b"\x1b[?1049h")
        terminal.quiet()
        for key in b"12345?\x1bf\x1bj/z\x1b\x1b":
            terminal.write(bytes([key]))
            terminal.quiet(0.1)
        assert is_alive(terminal)
        at = len(terminal.bytes)
        resize(terminal, 80, 24)
        terminal.wait(LABEL, after=at)
        assert leave(terminal) == 0


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_there_is_one_clear_line(closed: str) -> None:
    streams: dict[str, int] = {}
    main, side = os.openpty()
    try:
        for name in ("stdin", "stdout", "stderr"):
            streams[name] = (
                side if name != closed else subprocess.DEVNULL if name == "stdin" else subprocess.PIPE
            )
        streams["stderr"] = subprocess.PIPE
        done = subprocess.run(
            browse(),
            **streams,
            env=environment(TERM="xterm-256color"),
            timeout=20,
            check=False,  # type: ignore[call-overload]
        )
    finally:
        os.close(main)
        os.close(side)
    error = done.stderr.decode()
    assert done.returncode == 2
    assert "terminal" in error
    assert "Traceback" not in error
    assert "\x1b" not in error
    assert not done.stdout


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_dumb_terminal_is_told_what_else_there_is(name: str) -> None:
    with in_pty(browse(), env=environment(TERM=name)) as terminal:
        terminal.wait(b"--plain")
        terminal.quiet()
        assert b"\x1b" not in terminal.bytes


def festival_copy(folder: Path) -> Path:
    """A copy of the festival kit that a test may break."""
    root = Path(__file__).parents[2]
    for name in ("press_kit", "assets"):
        shutil.copytree(root / name, folder / "kit" / name)
    return folder / "kit"


BREAKS = ("deleted", "folder", "garbage", "empty", "binary", "nested", "other", "source", "pictures")


def spoil(kit: Path, how: str) -> None:
    """Do to an open kit what may happen to one."""
    file = kit / "press_kit/kit.yaml"
    contents = {
        "garbage": b"\x00\x1b]52;c;5oG25oSP\x1b\\ %%% [",
        "empty": b"",
        "binary": bytes(range(256)) * 400,
        "nested": b"[" * 200_000,
        "other": kit_text(small_kit()).encode(),
    }
    if how == "deleted":
        file.unlink()
    elif how == "folder":
        shutil.rmtree(kit)
    elif how == "source":
        shutil.rmtree(kit / "press_kit/source")
    elif how == "pictures":
        shutil.rmtree(kit / "assets")
    else:
        # As a mail program or an editor would, in place and not by renaming.
        file.write_bytes(contents[how])


@pytest.mark.parametrize("how", BREAKS)
def test_a_kit_that_is_spoilt_while_it_is_open(how: str, tmp_path: Path) -> None:
    kit = festival_copy(tmp_path)
    with in_pty(browse(kit), width=100, height=30) as terminal:
        terminal.wait(LABEL)
        terminal.quiet()
        spoil(kit, how)
        for key in "12345671jC":
            terminal.write(key.encode())
            terminal.quiet(0.04)
        for key in (ESCAPE, "r", "7", "1", "/云", ESCAPE, ESCAPE, "4", "j", "6", "5", "1", "j", "o", "b"):
            terminal.write(key.encode())
            terminal.quiet(0.15 if key == "r" else 0.04)
        assert is_alive(terminal), terminal.bytes[-3000:]
        assert b"\x1b]52" not in terminal.bytes
        assert leave(terminal) == 0


def fake_tool(folder: Path, name: str, script: str) -> None:
    """Put a program on a PATH of its own."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    "script", ["exec sleep 600", "cat >/dev/null; exec sleep 600", "trap '' TERM; while :; do sleep 1; done"]
)
def test_a_clipboard_tool_that_hangs_holds_nothing_up(script: str, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    fake_tool(tools, "xclip", script)
    env = environment(TERM="xterm-256color", DISPLAY=":97", PATH=f"{tools}:{os.environ['PATH']}")
    with in_pty(browse(), width=100, height=30, env=env) as terminal:
        at = terminal.wait(LABEL)
        terminal.quiet()
        terminal.write(b"c")
        terminal.write(b"/zwx")
        terminal.wait(b"zwx", after=at)
        terminal.quiet()
        assert is_alive(terminal)
        assert leave(terminal) == 0


def test_a_paste_of_two_lines_is_one_query() -> None:
    with in_pty(browse(), width=100, height=30) as terminal:
        at = terminal.wait(LABEL)
        terminal.quiet()
        terminal.write(b"/" + PASTE[0] + "查文雄\r\n京东云".encode() + PASTE[1])
        terminal.wait("查文雄 京东云".encode(), after=at)
        terminal.write(b"\x1b")
        terminal.quiet()
        assert is_alive(terminal)
        assert leave(terminal) == 0


def test_a_paste_of_a_megabyte_leaves_the_app_usable() -> None:
    # Without ESC: terminals take it out of what they paste, since it could end the paste.
    megabyte = ("纺织[31m产业\n" * 70_000).encode()[:1_000_002]
    with in_pty(browse(), width=100, height=30) as terminal:
        terminal.wait(LABEL)
        terminal.quiet()
        terminal.write(b"/")
        terminal.quiet()
        paste(terminal, PASTE[0] + megabyte + PASTE[1])
        terminal.quiet()  # no longer than the cursor takes to blink
        at = len(terminal.bytes)
        terminal.write(b"\x1b")
        terminal.quiet()
        terminal.write(b"\x1b")
        terminal.quiet()
        terminal.write("／zwx".encode())
        terminal.wait(b"zwx", after=at)
        assert is_alive(terminal)
        assert leave(terminal) == 0


@pytest.mark.parametrize("words", ["纺织".encode("gb18030"), b"\xe7\xba", b"\xff\xfe"])
def test_bytes_that_are_no_utf8_do_not_end_the_app(words: bytes) -> None:
    with in_pty(browse(), width=100, height=30) as terminal:
        at = terminal.wait(LABEL)
        terminal.quiet()
        terminal.write(b"/" + words + b"zwx")
        terminal.wait(b"zwx", after=at)
        assert is_alive(terminal)
        assert leave(terminal) == 0


def paste(terminal: Pty, data: bytes) -> None:
    """Write more than a terminal holds, reading what comes back meanwhile."""
    os.set_blocking(terminal._file, False)
    try:
        while data:
            try:
                data = data[os.write(terminal._file, data[:4096]) :]
            except BlockingIOError:
                terminal.read(0.01)
            else:
                terminal.read(0)
    finally:
        os.set_blocking(terminal._file, True)


@pytest.mark.tmux
@NEEDS_TMUX
def test_a_window_of_tmux_that_is_resized_shows_the_whole_app_again() -> None:
    words = load(None).kit.quotes[0].passages[0][:10]
    with tmux(browse(), width=120, height=40) as terminal:
        terminal.wait(words)
        for columns, lines in ((20, 5), (2, 2), (240, 70), (60, 20), (80, 24)):
            terminal.ask("resize-window", "-x", str(columns), "-y", str(lines))
        screen = terminal.wait(words)
        terminal.wait("c copy")
        assert "2018年首届鲁纺产业节" in screen
        terminal.keys("q")
        terminal.wait("exit code 0")
