"""The jobs of docs/scripting.md, run as they stand on the page."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kits import small_kit
from lufang_tui.kit.model import Kind, Person, Quote, Section, Source
from lufang_tui.kit.write import write_kit

PAGE = Path(__file__).parents[2] / "docs/scripting.md"
JOBS = dict(re.findall(r"<!-- job (\w+) -->\s+```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a kit, and `lufang` on the path."""
    kit = small_kit(
        people=(*small_kit().people, Person(id="bo", name="Bo Lind")),
        quotes=(
            *small_kit().quotes,
            Quote(
                id="bo-1", speakers=("bo",), kind=Kind.INDIRECT, cue="said", text="The gate closes at six."
            ),
        ),
    )
    write_kit(kit, tmp_path / "kit")
    command = tmp_path / "bin/lufang"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m lufang_tui "$@"\n', encoding="utf-8")
    command.chmod(0o700)
    return tmp_path


def run(job: str, place: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "HOME": str(place),
        "LC_ALL": "C.UTF-8",
    } | env
    return subprocess.run(
        ["sh", "-c", JOBS[job]], cwd=place, env=environment, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_every_job_of_the_page_has_a_test() -> None:
    assert set(JOBS) == {"person", "timeline", "check", "dossier", "editor"}


def test_one_persons_quotations(place: Path) -> None:
    done = run("person", place)
    assert (done.returncode, done.stdout) == (0, "")
    text = (place / "anna.md").read_text(encoding="utf-8")
    assert "The hall opens in May" in text
    assert "Bo Lind" not in text
    assert "## Timeline" not in text


def test_the_timeline(place: Path) -> None:
    assert run("timeline", place).returncode == 0
    with (place / "timeline.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 1
    assert "2018-05-15" in rows[0].values()
    assert "The gate" in rows[0].values()


def test_the_check(place: Path) -> None:
    said = "Anna Berg, head of the Harbour Office, said: “The hall opens in May.”\n\nThe gate closes at six."
    kit = small_kit(
        source=Source(file="source/release.md"),
        sections=(Section(id="opening", label="Opening", text=said),),
        figures=(),
    )
    write_kit(kit, place / "kit", force=True)
    (place / "kit/press_kit/source").mkdir()
    (place / "kit/press_kit/source/release.md").write_text(f"{said}\n", encoding="utf-8")
    done = run("check", place)
    assert done.returncode == 0, done.stdout  # nobody has reviewed it, which is a note
    assert "note: nobody has reviewed" in done.stdout
    (place / "kit/press_kit/source/release.md").write_text(said.replace("May", "June"), encoding="utf-8")
    done = run("check", place)
    assert done.returncode == 1
    assert "error: " in done.stdout
    assert "[article-differs]" in done.stdout
    (place / "kit/press_kit/kit.yaml").write_text("format: [", encoding="utf-8")
    assert run("check", place).returncode == 2


def test_the_dossier(place: Path) -> None:
    done = run("dossier", place)
    assert done.returncode == 0, done.stderr
    (page,) = place.glob("dossier-*.html")
    assert page.read_text(encoding="utf-8").startswith(
        "<!DOCTYPE html>".lower()
    ) or "<html" in page.read_text(encoding="utf-8")
    assert run("dossier", place).returncode == 0  # the next run of the same night
    page.unlink()
    write_kit(small_kit(embargo="2999-01-01T00:00:00Z"), place / "kit", force=True)
    assert run("dossier", place).returncode == 4
    assert list(place.glob("dossier-*.html")) == []


def test_a_quotation_into_an_editor(place: Path) -> None:
    editor = place / "bin/editor"
    editor.write_text('#!/bin/sh\ncp "$1" opened.md\n', encoding="utf-8")
    editor.chmod(0o700)
    done = run("editor", place, EDITOR="editor")
    assert done.returncode == 0, done.stderr
    opened = (place / "opened.md").read_text(encoding="utf-8")
    assert opened.startswith("> ")
    assert "The hall opens in May" in opened
    assert json.loads((place / "found.json").read_text(encoding="utf-8"))["total"] == 1
