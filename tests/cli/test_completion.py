"""Completion: what the shell offers for a line, and that a line that cannot be completed offers nothing, quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kits import small_kit
from lufang_tui.kit.write import write_kit


def complete(line: str, home: Path, shell: str = "bash") -> tuple[list[str], str]:
    """Ask as a shell does, with the cursor at the end of the line; gives the offers and what was said."""
    words = line.split(" ")
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(home), "_LUFANG_COMPLETE": f"complete_{shell}", "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1), "_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "lufang_tui"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.split(), done.stderr


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("lufang ex", ["export", "extract"]),
        ("lufang show zha", ["zhang-xi-an", "zha-wenxiong", "zhang-1", "zha-1", "zhang-remark"]),
        ("lufang copy zha", ["zhang-1", "zha-1", "zhang-xi-an", "zha-wenxiong"]),
        ("lufang copy zha-1 zha", ["zhang-1", "zhang-xi-an", "zha-wenxiong"]),
        ("lufang show fig", ["fig-1", "fig-2", "fig-3", "fig-4"]),
        ("lufang export --speaker binzhou-", ["binzhou-government", "binzhou-party-committee"]),
        ("lufang export --speaker zha-", ["zha-wenxiong"]),
        ("lufang list quotes --kind p", ["partial"]),
        ("lufang export --only t", ["timeline"]),
        ("lufang search x --in art", ["article"]),
        ("lufang export --to m", ["markdown"]),
        ("lufang copy zha-1 --style zh-n", ["zh-news"]),
        ("lufang styles n", ["new"]),
        ("lufang config ", ["path", "show"]),
        ("lufang list fi", ["figures"]),
    ],
)
def test_offers(tmp_path: Path, line: str, offers: list[str]) -> None:
    assert complete(line, tmp_path) == (offers, "")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_show_what_an_id_stands_for(tmp_path: Path, shell: str) -> None:
    offers, said = complete("lufang show zha-w", tmp_path, shell)
    assert said == ""
    assert "zha-wenxiong" in " ".join(offers)
    assert "查文雄" in " ".join(offers)


def test_the_kit_on_the_line_is_the_one_asked(tmp_path: Path) -> None:
    write_kit(small_kit(), tmp_path / "kit")
    assert complete(f"lufang show --kit {tmp_path}/kit ann", tmp_path)[0] == ["anna", "anna-1"]
    assert complete(f"lufang copy -k {tmp_path}/kit ann", tmp_path)[0] == ["anna-1", "anna"]
    assert complete(f"lufang export {tmp_path}/kit --speaker a", tmp_path)[0] == ["anna"]
    assert complete("lufang show --kit ~/kit ann", tmp_path)[0] == ["anna", "anna-1"]


@pytest.mark.parametrize("kit", ["missing", "-", "broken.yaml", "\x01"])
def test_a_kit_that_cannot_be_opened_offers_nothing_quietly(tmp_path: Path, kit: str) -> None:
    (tmp_path / "broken.yaml").write_text("format: [", encoding="utf-8")
    named = tmp_path / kit if kit == "broken.yaml" else kit
    for line in ("show --kit {} ", "copy --kit {} ", "export {} --speaker "):
        assert complete(f"lufang {line.format(named)}", tmp_path) == ([], "")
