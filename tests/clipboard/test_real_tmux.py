"""A tmux in stock configuration, on a socket of its own: the buffer holds the text byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lufang_tui.clipboard import WayKind, deliver, plan, run_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.tmux,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


class Server:
    """A private tmux server."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket
        self.ask("new-session", "-d", "-x", "80", "-y", "24", "cat")
        where = self.ask("display-message", "-p", "#{socket_path},#{pid},0").decode().strip()
        self.env = {**os.environ, "TMUX": where, "TERM": "tmux-256color"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP"):
            self.env.pop(name, None)

    def ask(self, *command: str) -> bytes:
        return subprocess.run(
            ["tmux", "-S", self.socket, "-f", "/dev/null", *command],
            check=True,
            capture_output=True,
            timeout=20,
            env={name: value for name, value in os.environ.items() if name != "TMUX"},
        ).stdout


@pytest.fixture
def server() -> Iterator[Server]:
    # A socket's path may have about a hundred bytes, and pytest's folders are deep.
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "s")
        try:
            yield server
        finally:
            server.ask("kill-server")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("京东云交付总监查文雄表示：“京东云要从自身科技特色出发，”‘互联网+’。", id="quotation"),
        pytest.param("\t- #{pid} $(date) `x` \\ 👩🏽‍💻 café\n\n末行\n", id="awkward"),
        pytest.param("鲁纺产业的融合与创新。" * 3575 + "x", id="118 KB"),
    ],
)
def test_buffer_is_byte_exact(server: Server, text: str) -> None:
    ways = plan(server.env, "linux", shutil.which)
    assert [way.kind for way in ways] == [WayKind.TMUX, WayKind.OSC52]
    delivery = deliver(text, ways, run=partial(run_tool, env=server.env))
    assert (delivery.outcome, delivery.way, delivery.reasons) == ("delivered", "tmux", ())
    assert server.ask("save-buffer", "-") == text.encode()


def test_a_server_that_is_gone_is_a_reason(server: Server) -> None:
    env = server.env | {"TMUX": f"{server.socket}-gone,1,0"}
    ways = [way for way in plan(env, "linux", shutil.which) if way.kind is WayKind.TMUX]
    delivery = deliver("text", ways, run=partial(run_tool, env=env))
    assert (delivery.outcome, delivery.reasons) == ("failed", ("tmux ended with exit code 1",))
