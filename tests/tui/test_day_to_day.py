"""A day with the app in real terminals: several kits, a file that changes, coming back, and every way to leave."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kits import small_kit
from lufang_tui.errors import ExitCode
from lufang_tui.kit.write import kit_text
from lufang_tui.state import load_state
from terminal import NEEDS_TMUX, Tmux, browse, environment, in_pty, tmux

if TYPE_CHECKING:
    from collections.abc import Sequence

RESTORED = (
    b"\x1b[?1049l",
    b"\x1b[?25h",
    b"\x1b[?1000l",
    b"\x1b[?1003l",
    b"\x1b[?2004l",
    b"\x1b[?1004l",
    b"\x1b[?7h",
)
"""The first screen, the cursor, no mouse, no marked pastes, no focus reports, wrapped lines."""


@pytest.fixture
def kits(tmp_path: Path) -> list[Path]:
    """Three kits."""
    found = []
    for name in ("alpha", "beta", "gamma"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "kit.yaml").write_bytes(kit_text(small_kit(id=name, label=f"Kit {name} 材料")).encode())
        found.append(folder)
    return found


def browse_all(kits: Sequence[Path], *options: str) -> list[str]:
    """The command that opens several kits."""
    return [*browse(), *map(str, kits), *options]


@pytest.mark.tmux
@NEEDS_TMUX
@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_tabs_opening_reloading_and_coming_back(
    kits: list[Path], tmp_path: Path, columns: int, lines: int
) -> None:
    env = environment(XDG_STATE_HOME=str(tmp_path / "state"))
    with tmux(
        browse_all([kits[0], tmp_path / "none.zip", kits[1]]), width=columns, height=lines, env=env
    ) as app:
        app.wait("2 Kit beta")
        app.wait("Not opened: none.zip")
        app.keys("]")
        app.wait(lambda screen: "Kit beta 材料" in screen.splitlines()[1])
        app.keys("O")
        app.wait("Open a kit")
        app.type(f"{tmp_path}/gam")
        app.wait("gamma")
        app.keys("Tab")
        app.wait("gamma/")
        app.keys("Enter")
        app.wait(lambda screen: "Kit gamma 材料" in screen.splitlines()[1])
        app.type("5j")
        app.wait("▌ The gate closes at six.")
        text = (kits[2] / "kit.yaml").read_text(encoding="utf-8")
        (kits[2] / "kit.yaml").write_text(text.replace("closes at six", "closes at nine"), encoding="utf-8")
        app.wait("▌ The gate closes at nine.")
        app.wait("Reloaded: 2 entries changed")
        (kits[2] / "kit.yaml").write_text("[[[", encoding="utf-8")
        app.wait("! The file has 1 fault now")
        (kits[2] / "kit.yaml").write_text(text, encoding="utf-8")
        app.wait("▌ The gate closes at six.")
        app.keys("W")
        app.wait(lambda screen: "Kit gamma" not in screen)
        app.keys("q")
        app.wait("exit code 0")
    state = load_state(tmp_path / "state/lufang-tui/state.json")
    assert state.recent[0] == str(kits[2])
    with tmux(browse(kits[2]), width=columns, height=lines, env=env) as app:
        app.wait("▌ The gate closes at six.")
        app.keys("q")
    with tmux([*browse(kits[2]), "--fresh"], width=columns, height=lines, env=env) as app:
        app.wait("“The hall opens in May.”")


@pytest.mark.tmux
@NEEDS_TMUX
def test_of_several_kits_the_first_that_can_be_read_opens_and_none_is_an_error(
    kits: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("hello", encoding="utf-8")
    with tmux(browse_all([tmp_path / "bad.yaml", kits[1]])) as app:
        app.wait("Kit beta")
        app.wait("Not opened: bad.yaml")
    with tmux(browse_all([tmp_path / "bad.yaml", tmp_path / "none.zip"])) as app:
        screen = app.wait("exit code 2")
        assert "bad.yaml:1:1: " in screen.replace("\n", "")
        assert "none.zip" in screen.replace("\n", "")


@pytest.mark.tmux
@NEEDS_TMUX
def test_to_the_shell_and_back(kits: list[Path]) -> None:
    with tmux(["bash", "--norc", "-i"], width=100, height=24) as shell:
        shell.wait("$" if os.geteuid() else "#")
        shell.type(" ".join(browse(kits[0])))
        shell.keys("Enter")
        shell.wait("“The hall opens in May.”")
        shell.keys("C-z")
        shell.wait("Stopped")
        shell.type("fg")
        shell.keys("Enter")
        shell.wait(lambda screen: "“The hall opens in May.”" in screen and "1 Quotes 1" in screen)
        shell.keys("2")
        shell.wait("Harbour Office")
        shell.keys("C-c")
        shell.wait("ctrl+c again")
        shell.keys("C-c")
        shell.wait("Stopped")


@pytest.mark.tmux
@NEEDS_TMUX
def test_without_a_shell_it_does_not_stop(kits: list[Path]) -> None:
    with tmux(browse(kits[0])) as app:
        app.wait("“The hall opens in May.”")
        app.keys("C-z")
        app.wait("No shell to go to")
        app.keys("q")
        app.wait("exit code 0")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals_restore_the_terminal_and_keep_the_place(
    kits: list[Path], tmp_path: Path, number: int
) -> None:
    env = environment(TERM="xterm-256color", XDG_STATE_HOME=str(tmp_path / "state"))
    with in_pty(browse(kits[0]), env=env) as app:
        app.wait("“The hall opens in May.”".encode())
        app.quiet()
        app.write(b"2")
        end = app.wait(b"Harbour Office")
        app.quiet()
        os.kill(app.process, number)
        for expected in RESTORED:
            app.wait(expected, after=end)
        app.quiet()
    state = load_state(tmp_path / "state/lufang-tui/state.json")
    assert [place["pane"] for place in state.places.values()] == ["people"]


def test_leaving_by_key_restores_every_mode(kits: list[Path]) -> None:
    with in_pty(browse(kits[0])) as app:
        end = app.wait("“The hall opens in May.”".encode())
        app.quiet()
        app.write(b"q")
        for expected in RESTORED:
            app.wait(expected, after=end)


CRASHING = """
import sys
from lufang_tui.cli import main
from lufang_tui.tui.commands.program import Help
def run(browser):
    words = browser.press.kit.quotes[0].text
    raise RuntimeError(words)
Help.run = run
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.tmux
@NEEDS_TMUX
@pytest.mark.parametrize("options", [[], ["--debug"]])
def test_a_crash_is_one_line_that_names_the_log(kits: list[Path], tmp_path: Path, options: list[str]) -> None:
    env = environment(XDG_STATE_HOME=str(tmp_path / "s"))
    command = [sys.executable, "-c", CRASHING, str(kits[0]), *options]
    with tmux(command, width=250, env=env) as app:
        app.wait("“The hall opens in May.”")
        app.keys("?")
        screen = app.wait(f"exit code {ExitCode.CRASHED}")
    lines = [line for line in screen.splitlines() if line.strip()]
    assert len(lines) == 2, screen
    assert lines[0].startswith("lufang: the app ended by a fault of its own (RuntimeError)")
    assert "lufang.log" in lines[0]
    log = (tmp_path / "s/lufang-tui/log/lufang.log").read_text(encoding="utf-8")
    assert "crash error=RuntimeError" in log
    assert "in run\n" in log
    assert ("The hall opens in May" in log) is bool(options)
    for expected in ("lufang=", "textual=", "columns=250", "command id=help"):
        assert expected in log


@pytest.mark.tmux
@NEEDS_TMUX
def test_a_state_folder_that_cannot_be_written_is_one_notice(kits: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with tmux(browse(kits[0]), env=environment(XDG_STATE_HOME=str(tmp_path / "file"))) as app:
        app.wait("“The hall opens in May.”")
        app.keys("2")
        app.wait("Harbour Office")
        app.keys("q")
        app.wait("exit code 0")


def wait_size(app: Tmux, columns: int, lines: int) -> None:
    app.ask("resize-window", "-x", str(columns), "-y", str(lines))
    app.wait(lambda screen: len(screen.splitlines()) <= lines)


@pytest.mark.tmux
@NEEDS_TMUX
def test_resized_with_dialogs_open_and_behind(kits: list[Path]) -> None:
    with tmux(browse_all(kits[:2]), width=120, height=40) as app:
        app.wait("2 Kit beta")
        app.keys("O")
        app.wait("Open a kit")
        for columns, lines in ((40, 10), (2, 2), (150, 50), (80, 24)):
            wait_size(app, columns, lines)
        app.wait("enter open")
        app.keys("Escape")
        app.wait(lambda screen: "enter open" not in screen)  # ESC ] in one read would be another thing
        app.keys("]")
        app.wait(lambda screen: "Kit beta" in screen.splitlines()[1])
        wait_size(app, 60, 20)
        app.keys("[")
        screen = app.wait(lambda screen: "Kit alpha" in screen.splitlines()[1])
        assert "│" not in screen
        app.keys("q")
        app.wait("exit code 0")
