"""What goes wrong on a desk's machine: the library opens, its answers are those of an index made from nothing, and nothing
that is the user's is lost. The long forms run with `make torture`.
"""

from __future__ import annotations

import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from library.libraries import everything, found, kit_saying, library_of, rebuilt, write, written
from lufang_tui.errors import LufangError
from lufang_tui.library import IndexFault, Interrupted, KitState, Library, database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHILD = """
import sys
from pathlib import Path
from lufang_tui.library import Library, refreshing
refreshing.SMALL_PIECE_ROWS = refreshing.PIECE_ROWS = int(sys.argv[2])
library = Library(Path(sys.argv[1], "data"), Path(sys.argv[1], "cache"))
print("ready", flush=True)
library.refresh(workers=1)
"""


def change_some(chance: random.Random, folder: Path, kits: int) -> None:
    """Write, change and take away some kits."""
    for _ in range(6):
        at = chance.randrange(kits)
        write(
            kit_saying(f"Words {chance.randrange(99)} of the day.", at, f"20{chance.randrange(10, 19)}"),
            folder / f"archive/kit-{at:04}", age=chance.randrange(10, 10**6),
        )  # fmt: skip
    if chance.random() < 0.3:
        with suppress(OSError):
            (folder / f"archive/kit-{chance.randrange(kits):04}/press_kit/kit.yaml").unlink()


def check_against_rebuild(library: Library, folder: Path) -> None:
    """Hold the answers against those of an index made from nothing, and the list against what was added."""
    assert [one.path for one in library.sources] == [str(folder / "archive")]
    assert library.corrections == [("a/b", "c/d", False)]
    there = {kit.path for kit in library.kits() if kit.state in (KitState.SOUND, KitState.FAULTY)}
    ours = {path: hits for path, hits in everything(library).items() if path in there}
    assert ours == everything(rebuilt(library, folder))


def kill_at_random_moments(folder: Path, times: int, kits: int) -> None:
    chance = random.Random(times)
    library = library_of([kit_saying(f"Words {at} of the day.", at) for at in range(kits)], folder)
    library.correct("a/b", "c/d", same=False)
    for at in range(times):
        change_some(chance, folder, kits)
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), str(chance.choice((1, 5, 50)))], stdout=subprocess.PIPE
        )
        assert child.stdout
        child.stdout.readline()
        time.sleep(chance.random() ** 2 * 0.15)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        # Whoever searches now finds an index that opens and answers.
        assert found(library, "words in:quotes") is not None
        assert not library.trouble
        if at % 20 == times % 20 or times < 10:
            library.refresh(workers=1)
            check_against_rebuild(library, folder)
    library.refresh(workers=1)
    check_against_rebuild(library, folder)
    # What kits said that are gone is in no index made from nothing, but in one made anew.
    before, states = everything(library), [(kit.path, kit.state) for kit in library.kits()]
    library.rebuild()
    assert everything(library) == before
    assert [(kit.path, kit.state) for kit in library.kits()] == states


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    kill_at_random_moments(tmp_path, 5, 12)


@pytest.mark.torture
def test_a_kill_at_200_random_moments_loses_nothing(tmp_path: Path) -> None:
    kill_at_random_moments(tmp_path, 200, 60)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill_the_disk(library: Library, folder: Path) -> None:
    """Take in more than there is room for, then make room."""
    long = "A long statement of the day. " * 400
    written([kit_saying(f"{long} {at}", at + 100) for at in range(20)], folder / "archive/more")
    before = found(library, "words in:quotes")
    with pytest.raises(LufangError) as told:
        library.refresh(workers=1)
    assert "\n" not in str(told.value)
    assert found(library, "words in:quotes")[: len(before)] is not None
    assert {kit for kit, _ in before} <= {kit for kit, _ in found(library, "words in:quotes")}
    assert library.sources


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, small_disk: Path) -> None:
    archive = tmp_path / "archive"
    written([kit_saying(f"Words {at}.", at) for at in range(5)], archive)
    library = Library(tmp_path / "data", small_disk)
    library.add(archive)
    library.correct("a/b", "c/d", same=False)
    library.refresh(workers=1)
    fill_the_disk(library, tmp_path)
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    library.refresh(workers=1)
    check_against_rebuild(library, tmp_path)


def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """The same where no small disk can be mounted: writes fail beyond a size."""
    library = library_of([kit_saying(f"Words {at}.", at) for at in range(5)], tmp_path)
    library.correct("a/b", "c/d", same=False)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    try:
        fill_the_disk(library, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    library.refresh(workers=1)
    check_against_rebuild(library, tmp_path)


def test_a_full_disk_does_not_harm_the_list(tmp_path: Path) -> None:
    library = library_of([kit_saying("Words.")], tmp_path)
    (tmp_path / "other").mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(LufangError):
            library.add(tmp_path / "other")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
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


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A library whose index lies on a file system that is then mounted read-only; root may write anywhere else."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=False, capture_output=True
    ).returncode:
        pytest.skip("no file system can be mounted here")
    archive = tmp_path / "archive"
    written([kit_saying(f"Words {at}.", at) for at in range(3)], archive)
    with Library(tmp_path / "data", disk) as library:
        library.add(archive)
        library.refresh(workers=1)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_an_index_that_is_read_only_answers_and_a_refresh_tells(tmp_path: Path, read_only: Path) -> None:
    with Library(tmp_path / "data", read_only) as library:
        assert len(found(library, "words in:quotes")) == 3
        assert library.press(library.kits()[0]).kit.id == "kit-0"
        write(kit_saying("Words more.", 9), tmp_path / "archive/kit-0009")
        with pytest.raises(LufangError) as told:
            library.refresh(workers=1)
        assert "\n" not in str(told.value)
        assert len(found(library, "words in:quotes")) == 3


def test_an_index_that_somebody_holds_is_waited_for_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    library = library_of([kit_saying("Words 0.")], tmp_path)
    path = library.files.current()
    holder = sqlite3.connect(str(path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    write(kit_saying("Words 1.", 1), tmp_path / "archive/kit-0001")
    assert len(found(library, "words in:quotes")) == 1  # readers do not wait
    with pytest.raises(LufangError, match="locked"):
        library.refresh(workers=1)
    holder.execute("ROLLBACK")
    holder.close()
    assert library.refresh(workers=1).added == 1


def damage_at(path: Path, how: str, chance: random.Random) -> None:
    """Damage an index file in some way."""
    size = path.stat().st_size
    with path.open("r+b") as stream:
        if how == "empty":
            stream.truncate(0)
        elif how == "cut":
            stream.truncate(chance.randrange(1, size))
        elif how == "header":
            stream.write(bytes(100))
        else:
            for _ in range(40):
                stream.seek(chance.randrange(size))
                stream.write(chance.randbytes(64))


@pytest.mark.parametrize("how", ["empty", "cut", "header", "scattered"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_damaged_index_is_moved_aside_and_made_anew(tmp_path: Path, how: str, seed: int) -> None:
    library = library_of([kit_saying(f"Words {at} of the day.", at) for at in range(20)], tmp_path)
    library.correct("a/b", "c/d", same=False)
    before = everything(library)
    path = library.files.current()
    assert path is not None
    library.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    damage_at(path, how, random.Random(seed))
    library = Library(tmp_path / "data", tmp_path / "cache")
    with suppress(IndexFault):  # told in one line, or the damage lies where nothing looks
        found(library, "words")
    write(kit_saying("Words 20 of the day.", 20), tmp_path / "archive/kit-0020")
    done = library.refresh(workers=1)
    if how != "scattered":
        assert "made anew" in done.rebuilt
        assert (tmp_path / "cache/library/damaged.sqlite").exists()
    else:  # damage that a short look does not meet is found out by whoever meets it
        with suppress(IndexFault):
            if everything(library).keys() >= before.keys():
                return
        library.rebuild()
    check_against_rebuild(library, tmp_path)


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
    check_against_rebuild(library, tmp_path)


def test_a_clock_that_goes_back_hides_no_change(tmp_path: Path) -> None:
    library = library_of([kit_saying("Words now.")], tmp_path)
    library.correct("a/b", "c/d", same=False)
    for age in (-(10**6), 10**8, 0, -5, 10**9):
        write(kit_saying(f"Words {age % 97}."), tmp_path / "archive/kit-0000", age=age)
        library.refresh(workers=1)
        assert found(library, f'"words {age % 97}" in:quotes')
    check_against_rebuild(library, tmp_path)


def broken_among_good(folder: Path, broken: int, good: int) -> None:
    chance = random.Random(7)
    text = write(kit_saying("Words.", 0), folder / "sample").read_bytes()
    archive = folder / "archive"
    for at in range(broken):
        file = archive / f"bad-{at:05}/press_kit/kit.yaml"
        file.parent.mkdir(parents=True)
        bytes_ = bytearray(text)
        for _ in range(chance.randrange(1, 8)):
            bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
        file.write_bytes(
            chance.choice(
                (bytes_, bytes_[: chance.randrange(len(bytes_))], chance.randbytes(200), b"[" * 9999)
            )
        )
    written([kit_saying(f"Good words {at}.", at) for at in range(good)], archive / "good")
    library = Library(folder / "data", folder / "cache")
    library.add(archive)
    library.correct("a/b", "c/d", same=False)
    done = library.refresh()
    assert done.kits == broken + good
    assert done.unreadable > broken // 4
    assert len(found(library, '"good words" in:quotes')) == good
    assert all(kit.message for kit in library.kits() if kit.state is not KitState.SOUND)
    check_against_rebuild(library, folder)


def test_broken_kits_among_good_ones(tmp_path: Path) -> None:
    broken_among_good(tmp_path, 20, 3)


@pytest.mark.torture
def test_10_000_broken_kits_among_good_ones(tmp_path: Path) -> None:
    broken_among_good(tmp_path, 10_000, 200)


def refresh_twice_at_once(folder: Path, seconds: float, kits: int) -> None:
    chance = random.Random(3)
    library = library_of([kit_saying(f"Words {at} of the day.", at) for at in range(kits)], folder)
    library.correct("a/b", "c/d", same=False)
    until = time.monotonic() + seconds
    while True:
        change_some(chance, folder, kits)
        children = [
            subprocess.Popen(
                [sys.executable, "-c", CHILD, str(folder), "3"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            for _ in range(2)
        ]
        change_some(chance, folder, kits)
        assert found(library, "words in:quotes") is not None
        for child in children:
            _, said = child.communicate(timeout=60)
            assert child.returncode == 0, said.decode()
        if time.monotonic() > until:
            break
    library.refresh(workers=1)
    check_against_rebuild(library, folder)


def test_two_refreshes_at_once(tmp_path: Path) -> None:
    refresh_twice_at_once(tmp_path, 0, 10)


@pytest.mark.torture
def test_two_refreshes_at_once_for_a_minute(tmp_path: Path) -> None:
    refresh_twice_at_once(tmp_path, 60, 60)


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
