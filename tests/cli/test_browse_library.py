"""What `lufang` opens where there is a library, as far as that can be told without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kits import small_kit
from lufang_tui.cli.browse import LIBRARY_LIST, has_library
from lufang_tui.kit.write import write_kit
from lufang_tui.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Lufang


def test_a_library_is_one_once_something_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert not has_library()
    write_kit(small_kit(), tmp_path / "hall")
    with Library() as library:
        library.add(tmp_path / "hall")
        assert (tmp_path / "data/lufang-tui" / LIBRARY_LIST).exists()
        assert has_library()
        library.remove(tmp_path / "hall")
    assert not has_library()


@pytest.mark.parametrize("line", [("browse", "--library"), ("--library",)])
def test_without_a_terminal_it_says_what_scripts_take(lufang: Lufang, line: tuple[str, ...]) -> None:
    ran = lufang(*line)
    assert (ran.code, ran.out) == (2, "")
    assert "the app needs a terminal" in ran.err
    assert ran.err.count("\n") == 1
