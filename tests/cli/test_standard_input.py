"""`-` as KIT: a kit file on standard input, within the limits of a kit file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kits import small_kit
from lufang_tui.kit.model import Source
from lufang_tui.kit.write import kit_text

KIT = kit_text(small_kit()).encode()


def lufang(*arguments: str, given: bytes, home: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "lufang_tui", *arguments], input=given, capture_output=True, check=False, timeout=60,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    "command",
    [
        ["export", "-"],
        ["export", "-", "--to", "json"],
        ["list", "quotes", "--kit", "-"],
        ["show", "anna-1", "-k", "-"],
        ["search", "hall", "-k", "-"],
        ["copy", "anna-1", "--print", "-k", "-"],
    ],
    ids=" ".join,
)
def test_it_reads_as_the_file_does(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "kit.yaml"
    path.write_bytes(KIT)
    from_file = lufang(*(str(path) if word == "-" else word for word in command), given=b"", home=tmp_path)
    assert lufang(*command, given=KIT, home=tmp_path) == from_file
    assert from_file[0] == 0


def test_check_names_it(tmp_path: Path) -> None:
    named = kit_text(small_kit(source=Source(file="source/release.md"))).encode()
    code, out, err = lufang("check", "-", given=named, home=tmp_path)
    assert (code, err) == (1, "")
    assert out.startswith("<stdin>:")
    assert "[source-missing]" in out
    assert json.loads(lufang("check", "-", "--json", given=named, home=tmp_path)[1])[0]["file"] == "<stdin>"


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"[" * 200_000,
        b"#" * 40_000_001,
        "label: 鲁纺".encode("gb18030"),
        bytes(range(256)),
        b"format: 99\n",
    ],
    ids=["empty", "brackets", "too large", "GB18030", "binary", "newer"],
)
@pytest.mark.parametrize(
    "command", [["check", "-"], ["export", "-"], ["list", "quotes", "-k", "-"]], ids=" ".join
)
def test_bad_input_is_one_clear_line(tmp_path: Path, command: list[str], given: bytes) -> None:
    code, out, err = lufang(*command, given=given, home=tmp_path)
    said = out + err
    assert code == 2
    assert said.count("\n") == 1
    assert "<stdin>" in said
    assert said.strip().isprintable()


def test_the_app_cannot_be_opened_on_it(tmp_path: Path) -> None:
    for words in (["-"], ["browse", "-"]):
        code, out, err = lufang(*words, given=KIT, home=tmp_path)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("lufang: the app needs a terminal")
