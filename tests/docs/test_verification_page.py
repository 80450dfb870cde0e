"""The editor's morning, walked as docs/verification.md tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from docs.test_importing_page import pattern

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "verification.md").read_text(encoding="utf-8")
STEPS = re.findall(r"<!-- walk -->\n\n```console\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)


def test_every_step_prints_what_the_page_shows(tmp_path: Path) -> None:
    for name in ("mail.eml", "draft.md"):
        shutil.copy(DOCS / "examples" / name, tmp_path)
    command = tmp_path / "bin/lufang"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m lufang_tui "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    assert len(STEPS) == 2
    for line, shown in STEPS:
        done = subprocess.run(
            ["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
            env={"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        assert re.fullmatch(pattern(shown), done.stdout + done.stderr), f"{line}\n{done.stdout}{done.stderr}"
