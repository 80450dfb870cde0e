"""The built wheel, installed as the README says, with pipx and with uv: the festival kit is in it and is read from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, timeout=300)
    return next(folder.glob("lufang_tui-*.whl"))


def test_the_wheel_holds_the_kit_and_nothing_of_the_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "press_kit/kit.yaml",
        "press_kit/kit.schema.json",
        "press_kit/source/release.md",
        "assets/lufang1.png",
    ):
        assert f"lufang_tui/festival/{name}" in names
    release = zipfile.ZipFile(wheel).read("lufang_tui/festival/press_kit/source/release.md")
    assert release == (ROOT / "press_kit/source/release.md").read_bytes()
    assert {name.split("/")[0] for name in names} <= {"lufang_tui", names[-1].split("/")[0]}
    assert not [name for name in names if "test" in name or "__pycache__" in name]
    for kept in ("tui/app.tcss", "py.typed", "locale/zh/LC_MESSAGES/lufang.mo"):
        assert f"lufang_tui/{kept}" in names


INSTALL = {
    "pipx": [str(BIN / "pipx"), "install", "--quiet"],
    "uv": [str(BIN / "uv"), "tool", "install", "--quiet"],
}


@pytest.mark.parametrize("tool", INSTALL)
def test_installed_with(tool: str, wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment = os.environ | {
        "PIPX_HOME": str(home / "pipx"), "PIPX_BIN_DIR": str(home / "bin"), "PIPX_DEFAULT_PYTHON": sys.executable,
        "UV_TOOL_DIR": str(home / "uv"), "UV_TOOL_BIN_DIR": str(home / "bin"), "UV_PYTHON": sys.executable,
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"), "UV_CONSTRAINT": str(ROOT / "constraints.txt"),
    }  # fmt: skip
    subprocess.run([*INSTALL[tool], str(wheel)], check=True, env=environment, cwd=tmp_path, timeout=300)
    lufang = str(home / "bin/lufang")
    exported = subprocess.run(
        [lufang, "export", "--to", "json"], check=True, capture_output=True, cwd=tmp_path, timeout=60
    )
    assert json.loads(exported.stdout)["id"] == "lufang-2018"
    assert (
        subprocess.run(
            [lufang, "check"], check=False, capture_output=True, cwd=tmp_path, timeout=60
        ).returncode
        == 0
    )
