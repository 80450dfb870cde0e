"""What goes wrong on a desk's machine: the library opens, its answers are those of an index made from nothing, and nothing
that is the user's is lost. Each in short; `test_library_torture` has the long forms.
"""

from __future__ import annotations

from threading import Timer
from typing import TYPE_CHECKING

import pytest

from library import faults
from library.libraries import found, kit_saying, library_of, write
from lufang_tui.errors import LufangError
from lufang_tui.library import Interrupted, Library, database

if TYPE_CHECKING:
    from pathlib import Path


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    faults.kill_at_random_moments(tmp_path, 5, 12)


def test_a_kill_leaves_no_process_behind(tmp_path: Path) -> None:
    faults.kill_while_processes_read(tmp_path)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with faults.disk_of(tmp_path, "64m") as disk:
        assert faults.fill_disks(tmp_path, disk, (0, 100)) == 2


def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    assert faults.limit_files(tmp_path, (280_000,)) == 1


def test_a_full_disk_does_not_harm_the_list(tmp_path: Path) -> None:
    library = library_of([kit_saying("Words.")], tmp_path)
    (tmp_path / "other").mkdir()
    with faults.files_up_to(10), pytest.raises(LufangError):
        library.add(tmp_path / "other")
    assert [one.path for one in library.sources] == [str(tmp_path / "archive")]


def test_a_list_that_is_damaged_is_told_and_never_overwritten(tmp_path: Path) -> None:
    library = library_of([kit_saying("Words.")], tmp_path)
    for damaged in (
        b"",
        b"{",
        b"[]",
        b'{"format": 9}',
        b'{"sources": [1]}',
        b'{"sources": [{"path": 1}]}',
        b"\xff",
    ):
        library.folders.list_file.write_bytes(damaged)
        for act in (lambda: library.sources, lambda: library.add(tmp_path / "archive"), library.refresh):
            with pytest.raises(LufangError, match=r"library\.json"):
                act()
        assert library.folders.list_file.read_bytes() == damaged
    assert found(library, "words in:quotes")


@pytest.mark.parametrize("part", ["cache", "data", "archive"])
def test_what_is_read_only_is_read_and_what_would_write_is_told(tmp_path: Path, part: str) -> None:
    with faults.disk_of(tmp_path, "16m") as disk:
        faults.read_only(tmp_path, disk, part)


def test_an_index_that_somebody_holds_is_waited_for_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    faults.hold_the_index(tmp_path, 0)


@pytest.mark.parametrize(
    ("how", "seed"),
    [
        ("empty", 1),
        ("end", 1),
        ("header", 1),
        ("schema", 1),
        ("cut", 1),
        ("cut", 2),
        ("scattered", 3),
        ("scattered", 1),
    ],
)
def test_a_damaged_index_is_moved_aside_and_made_anew(tmp_path: Path, how: str, seed: int) -> None:
    faults.damage_index(tmp_path, how, seed)


@pytest.mark.parametrize("how", ["cut", "schema", "scattered"])
def test_a_damaged_cache_changes_no_answer(tmp_path: Path, how: str) -> None:
    faults.damage_cache(tmp_path, how, 8)


def test_a_damaged_cache_of_kits_is_thrown_away(tmp_path: Path) -> None:
    library = library_of([kit_saying(f"Words {at}.", at) for at in range(3)], tmp_path)
    library.correct("a/b", "c/d", same=False)
    library.close()
    (tmp_path / "cache/library/parsed.sqlite").write_bytes(b"nonsense" * 1000)
    for ending in ("-wal", "-shm"):
        (tmp_path / f"cache/library/parsed.sqlite{ending}").unlink(missing_ok=True)
    library = Library(tmp_path / "data", tmp_path / "cache")
    assert library.press(library.kits()[0]).kit.id == "kit-0"
    write(kit_saying("Words 9.", 9), tmp_path / "archive/kit-0009")
    assert library.refresh(workers=1).added == 1
    faults.check_against_rebuild(library, tmp_path)


def test_a_clock_that_goes_back_hides_no_change(tmp_path: Path) -> None:
    faults.turn_the_clock(tmp_path, (-(10**6), 10**8, 0, -5, 10**9))


def test_broken_kits_among_good_ones(tmp_path: Path) -> None:
    faults.broken_among_good(tmp_path, 20, 3)


def test_kits_that_change_while_they_are_read(tmp_path: Path) -> None:
    faults.change_while_read(tmp_path, 0.3, 5)


def test_two_refreshes_at_once(tmp_path: Path) -> None:
    faults.refresh_twice_at_once(tmp_path, 0, 10)


def test_a_lock_that_is_held_is_waited_for(tmp_path: Path) -> None:
    import fcntl

    library = library_of([kit_saying("Words.")], tmp_path)
    with (tmp_path / "cache/library/lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        asked = iter([True, True, False])
        assert library.refresh(go_on=lambda: next(asked)).stopped
        assert found(library, "words in:quotes")
    assert not library.refresh().stopped


def test_a_search_is_interrupted(tmp_path: Path) -> None:
    library = library_of([kit_saying(f"Words {at}.", at) for at in range(3)], tmp_path)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n WHERE x < 0"
    timer = Timer(0.05, library.interrupt)
    timer.start()
    with library.engine() as engine:
        assert engine is not None
        with pytest.raises(Interrupted):
            list(engine._run(endless))
    timer.join()
    assert len(found(library, "words in:quotes")) == 3
