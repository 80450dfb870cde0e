"""Every screen at two sizes and in two languages, held against grids of text that a person has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from golden import FOLDER, compare
from grids import CASES, Shot, file_name, take, write_kits

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("shot", "size", "language"),
    CASES,
    ids=[file_name(*case).removeprefix("screens/").removesuffix(".txt") for case in CASES],
)
async def test_golden_screen(
    shot: Shot, size: tuple[int, int], language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_kits(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))  # a folder's path is shown from there
    compare(file_name(shot, size, language), await take(shot, size, language))


def test_no_golden_screen_is_left_over() -> None:
    there = {f"screens/{path.name}" for path in (FOLDER / "screens").iterdir()}
    assert there == {file_name(*case) for case in CASES}
