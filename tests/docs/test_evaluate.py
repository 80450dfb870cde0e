"""`make eval` writes the table of docs/extraction.md from what the scorer says about each set."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import evaluate

SCORER = """
import json, subprocess, sys
command, result, gold = sys.argv[2], sys.argv[4], sys.argv[5:]
release = gold[0].replace(".gold.yaml", ".md")
printed = subprocess.run(command.format(file=release, date="2018").split(), capture_output=True, check=True)
found = len(json.loads(printed.stdout)["quotes"])
row = {"f1": 1.0, "hit": found, "predicted": found, "gold": 2}
json.dump({name: row for name in ("quotes, overlap", "people")}, open(result, "w"))
"""


def test_the_table_is_written_between_its_markers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eval").mkdir()
    (tmp_path / "eval/score.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "releases/zh").mkdir(parents=True)
    (tmp_path / "releases/zh/1.gold.yaml").write_text("{}", encoding="utf-8")
    (tmp_path / "releases/zh/1.md").write_text("张三表示：“今天很好。”\n", encoding="utf-8")
    page = tmp_path / "extraction.md"
    page.write_text("before\n<!-- scores -->\nold\n<!-- end of scores -->\nbehind\n", encoding="utf-8")
    monkeypatch.setattr(evaluate, "PAGE", page)
    monkeypatch.setattr(sys, "argv", ["evaluate.py", str(tmp_path)])
    assert evaluate.main() == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- scores -->\n")
    assert text.endswith("<!-- end of scores -->\nbehind\n")
    assert "old" not in text
    assert "| F1 (hits / found / annotated) | Chinese releases (1) |" in text
    assert "| quotes, overlap | 1.000 (1/1/2) |" in text


def test_nothing_is_written_where_there_is_nothing_to_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = evaluate.PAGE.read_bytes()
    monkeypatch.setattr(sys, "argv", ["evaluate.py", str(tmp_path)])
    assert evaluate.main() == 0
    assert "no eval/score.py here" in capsys.readouterr().err
    assert evaluate.PAGE.read_bytes() == before
