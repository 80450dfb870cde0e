"""The editor's morning, walked as docs/verification.md tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from docs.test_importing_page import pattern
from lufang_tui.kit.load import load
from lufang_tui.verify import LoadedKits
from lufang_tui.verify.desk import Desk

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "verification.md").read_text(encoding="utf-8")
STEPS = re.findall(r"<!-- walk -->\n\n```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)


def correct(folder: Path) -> None:
    """What the page says is done in between: `f` on the verify screen, and the post in the editor."""
    desk = Desk(folder / "draft.md", LoadedKits([("hewan", load(folder / "hewan"))]))
    desk.fix(desk.report.findings[0])
    text = desk.path.read_text(encoding="utf-8")
    desk.path.write_text(text.replace("云江大学副校长", "云江大学校长"), encoding="utf-8")


def test_every_step_prints_what_the_page_shows(tmp_path: Path) -> None:
    for name in ("mail.eml", "draft.md"):
        shutil.copy(DOCS / "examples" / name, tmp_path)
    command = tmp_path / "bin/lufang"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m lufang_tui "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    assert len(STEPS) == 4
    for number, (line, shown) in enumerate(STEPS):
        if number == 2:
            correct(tmp_path)
        done = subprocess.run(
            ["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
            env={"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        said = done.stdout + done.stderr or "\n"
        assert re.fullmatch(pattern(shown), said), f"{line}\n{done.stdout}{done.stderr}"
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<h2>draft.md</h2>" in page
    assert str(tmp_path) not in page
