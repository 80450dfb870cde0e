"""The desktops' own tools: xclip and xsel under Xvfb, wl-copy under a headless compositor, the others' as fakes on PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lufang_tui.attribution import attribute
from lufang_tui.clipboard import Outcome, deliver, plan, run_tool
from lufang_tui.kit.load import load
from terminal import DEADLINE, NEEDS_TMUX, browse, environment, tmux

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NOBODY = 65534
TEXTS = [
    pytest.param("京东云交付总监查文雄表示：“京东云要从自身科技特色出发，”‘互联网+’。", id="quotation"),
    pytest.param("\t- $(date) `x` \\ 👩🏽‍💻 café\n\n末行\n", id="awkward"),
    pytest.param("鲁纺产业的融合与创新。" * 30_000 + "x", id="1 MB"),
]


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {' '.join(missing)}")


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        process.wait(DEADLINE)


@pytest.fixture(scope="module")
def desk() -> Iterator[dict[str, str]]:
    """The environment of a desktop with an X server of its own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "320x240x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with ended(server), os.fdopen(reading) as told:
        yield environment(DISPLAY=f":{told.readline().strip()}")


@pytest.fixture(scope="module")
def wayland() -> Iterator[dict[str, str]]:
    """The environment of a desktop with a Wayland compositor of its own, which does not run as root."""
    with tempfile.TemporaryDirectory(prefix="lufang-") as folder:
        as_user: Sequence[str] = ()
        if os.getuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            as_user = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
        headless = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        env = environment(XDG_RUNTIME_DIR=folder, HOME=folder, **headless)
        compositor = subprocess.Popen(
            [*as_user, "sway", "-c", "/dev/null"], env=env, stderr=subprocess.DEVNULL
        )
        with ended(compositor):
            end = time.monotonic() + DEADLINE
            while not (sockets := list(Path(folder).glob("wayland-*[0-9]"))):
                assert time.monotonic() < end
                time.sleep(0.02)
            yield environment(XDG_RUNTIME_DIR=folder, WAYLAND_DISPLAY=sockets[0].name)


X_CLIPBOARD = ("xclip", "-o", "-selection", "clipboard")


def holds(env: Mapping[str, str], command: Sequence[str], expected: bytes) -> bool:
    """Whether a clipboard has these bytes; a tool that stays behind takes it over a moment after it has said so."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        told = subprocess.run(command, env=dict(env), capture_output=True, check=False, timeout=DEADLINE)
        if told.stdout == expected:
            return True
        time.sleep(0.02)
    return False


@needs("Xvfb", "xclip", "xsel")
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_x_clipboard_holds_the_text_byte_for_byte(desk: dict[str, str], tool: str, text: str) -> None:
    ways = plan(desk, "linux", lambda name: shutil.which(name) if name == tool else None)
    delivery = deliver(text, ways, run=partial(run_tool, env=desk))
    assert (delivery.outcome, delivery.way) == (Outcome.DELIVERED, tool)
    assert holds(desk, X_CLIPBOARD, text.encode())


@needs("sway", "wl-copy")
@pytest.mark.parametrize("text", TEXTS)
def test_wayland_clipboard_holds_the_text_byte_for_byte(wayland: dict[str, str], text: str) -> None:
    ways = plan(wayland, "linux", lambda name: shutil.which(name) if name == "wl-copy" else None)
    delivery = deliver(text, ways, run=partial(run_tool, env=wayland))
    assert (delivery.outcome, delivery.way) == (Outcome.DELIVERED, "wl-copy")
    assert holds(wayland, ("wl-paste", "--no-newline"), text.encode())


@needs("Xvfb", "xclip", "xsel")
def test_a_server_that_is_gone_is_a_reason_and_the_next_way_is_tried(desk: dict[str, str]) -> None:
    gone = desk | {"DISPLAY": ":999999"}
    sent: list[str] = []
    delivery = deliver(
        "text",
        plan(gone | {"TERM": "xterm"}, "linux", shutil.which),
        run=partial(run_tool, env=gone),
        terminal=sent.append,
    )
    assert delivery.outcome is Outcome.SENT
    assert sent == ["text"]
    assert [reason.split()[0] for reason in delivery.reasons] == ["xclip", "xsel"]


@needs("Xvfb", "xclip")
@NEEDS_TMUX
@pytest.mark.tmux
def test_the_app_at_a_desk_fills_the_desks_clipboard_and_tmux_and_names_the_desks(
    desk: dict[str, str],
) -> None:
    press = load(None)
    expected = attribute(press, press.kit.quotes[0], "zh-news")
    with tmux(browse(), env=desk) as terminal:
        terminal.wait("Quotes 6")
        terminal.keys("c")
        terminal.wait("Copied (xclip)")
        assert holds(desk, X_CLIPBOARD, expected.encode())
        assert terminal.wait_buffer() == expected.encode()


@needs("Xvfb", "xclip")
@NEEDS_TMUX
@pytest.mark.tmux
def test_the_app_over_ssh_leaves_the_clipboard_of_the_other_machine_alone(desk: dict[str, str]) -> None:
    subprocess.run(
        ["xclip", "-selection", "clipboard"],
        input=b"theirs",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=desk,
        check=True,
        timeout=DEADLINE,
    )
    with tmux(browse(), env=desk | {"SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"}) as terminal:
        terminal.wait("Quotes 6")
        terminal.keys("c")
        terminal.wait("Copied (tmux)")
        assert holds(desk, X_CLIPBOARD, b"theirs")


FAKES = [
    ("darwin", {}, "pbcopy", "utf-8"),
    ("linux", {"WSL_DISTRO_NAME": "Debian"}, "clip.exe", "utf-16-le"),
    ("linux", {"TERMUX_VERSION": "0.118"}, "termux-clipboard-set", "utf-8"),
    ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "wl-copy", "utf-8"),
    ("linux", {"DISPLAY": ":0"}, "xclip", "utf-8"),
    ("linux", {"DISPLAY": ":0"}, "xsel", "utf-8"),
]


@pytest.mark.parametrize(
    ("platform", "variables", "tool", "encoding"), FAKES, ids=[fake[2] for fake in FAKES]
)
def test_every_platforms_tool_gets_the_text_as_it_wants_it(
    platform: str, variables: dict[str, str], tool: str, encoding: str, tmp_path: Path
) -> None:
    program = tmp_path / tool
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/got\n")
    program.chmod(0o755)
    env = {"PATH": f"{tmp_path}:/bin:/usr/bin", **variables}
    text = "查文雄表示：“京东云要从自身科技特色出发。”👩🏽‍💻\n"
    ways = plan(env, platform, lambda name: shutil.which(name, path=str(tmp_path)))
    delivery = deliver(text, ways, run=partial(run_tool, env=env))
    assert (delivery.outcome, delivery.way) == (Outcome.DELIVERED, tool)
    assert (tmp_path / "got").read_bytes() == text.encode(encoding)
    over_ssh = plan(env | {"SSH_CONNECTION": "a b c d"}, platform, lambda name: name)
    assert tool not in [way.name for way in over_ssh]
