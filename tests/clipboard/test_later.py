"""Keeping what could not be copied."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from lufang_tui.clipboard import NotSaved, save_for_later
from lufang_tui.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "查文雄表示：“…”\n"


def test_file_is_the_users_alone_and_exact(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "lufang-tui"
    path = save_for_later(TEXT, folder)
    assert path == folder / "copied.txt"
    assert path.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_later_text_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    save_for_later("first", tmp_path).chmod(0o644)
    path = save_for_later(TEXT, tmp_path)
    assert path.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_state_folder_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    path = save_for_later(TEXT)
    assert path.is_relative_to(tmp_path)
    assert path.read_bytes() == TEXT.encode()


def test_what_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(NotSaved) as caught:
        save_for_later(TEXT, tmp_path / "state")
    assert str(caught.value) == f"{tmp_path}/state/copied.txt: cannot be written: File exists"
    assert caught.value.exit_code is ExitCode.UNDELIVERED


def test_failed_write_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_for_later("first", tmp_path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotSaved, match="No space left"):
        save_for_later(TEXT, tmp_path)
    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]
