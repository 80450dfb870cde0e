"""The way from an e-mailed release to a copied quotation, walked as docs/importing.md tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lufang_tui.kit.model import Review
from lufang_tui.review import Session
from terminal import NEEDS_TMUX, environment, tmux

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "importing.md").read_text(encoding="utf-8")
STEPS = re.findall(r"<!-- walk -->\n\n```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the mail, and `lufang` on the path."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copy(DOCS / "examples/mail.eml", folder)
    command = folder / "bin/lufang"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m lufang_tui "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    return folder


def pattern(shown: str) -> str:
    """What a block of the page stands for: an ellipsis is anything, on a line of its own any lines."""
    lines = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, re.split(r":…:|(?<=\[)…", line))) + "\n"
        for line in shown.rstrip("\n").split("\n")
    ]
    return "".join(lines)


def run(line: str, place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", line], cwd=place, capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "HOME": str(place), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def test_every_step_prints_what_the_page_shows(place: Path) -> None:
    assert len(STEPS) == 6
    for command, shown in STEPS:
        done = run(command, place)
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(pattern(shown), done.stdout + done.stderr), (
            f"{command}\n{done.stdout}{done.stderr}"
        )


@NEEDS_TMUX
def test_the_review_and_the_app_of_the_page(place: Path) -> None:
    """In this order: the review of a fresh kit, decided in two keys and taken up again, then `c` in the app."""
    run("lufang import mail.eml --attachment release.docx -o hewan --update", place)
    env = environment(
        LUFANG_LANG="en", PATH=f"{place / 'bin'}:{os.environ['PATH']}", XDG_STATE_HOME=str(place / "state")
    )
    with tmux(["sh", "-c", f"cd {place} && lufang review hewan"], env=env) as terminal:
        terminal.wait("findings to review")
        terminal.keys("a")
        terminal.wait("accepted")
        terminal.keys("A", "BSpace", "BSpace", "BSpace", "0", "Enter")
        terminal.wait("0 findings to review")
        terminal.keys("q")
        terminal.wait("exit code 0")
    assert all(quote.review is Review.ACCEPTED for quote in Session(place / "hewan").kit.quotes)
    assert run("lufang check hewan --strict", place).stdout == ""
    with tmux(["sh", "-c", f"cd {place} && lufang hewan"], env=env) as terminal:
        terminal.wait("Quotes 4")
        terminal.keys("c")
        copied = terminal.wait_buffer().decode()
        terminal.keys("q")
    command, shown = STEPS[4]
    assert command.startswith("lufang copy quote-1")
    assert copied.strip() == shown.strip()
