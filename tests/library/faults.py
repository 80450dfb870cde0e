"""What goes wrong on a desk's machine, as often as is asked for: a few times in CI, for minutes in `make torture`."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from library.libraries import everything, found, kit_saying, library_of, rebuilt, write, written
from lufang_tui.errors import LufangError
from lufang_tui.library import IndexFault, KitState, Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

REFRESH = """
import sys
from pathlib import Path
from lufang_tui.library import Library, refreshing
refreshing.SMALL_PIECE_ROWS = refreshing.PIECE_ROWS = int(sys.argv[2])
library = Library(Path(sys.argv[1], "data"), Path(sys.argv[1], "cache"))
print("ready", flush=True)
library.refresh(workers=1)
"""
CHANGE = """
import os, sys, time
from pathlib import Path
files = [file for file in Path(sys.argv[1]).rglob("kit.yaml")]
texts = [file.read_bytes() for file in files]
at = 0
print("ready", flush=True)
while True:
    at += 1
    file, text = files[at % len(files)], texts[at % len(files)].replace(b"Words", b"Words changed %d times and" % at)
    with file.open("wb", buffering=0) as stream:  # not whole, as editors and copies do it
        for start in range(0, len(text), 200):
            stream.write(text[start:start + 200])
            time.sleep(0.0002)
"""


def desk(folder: Path, kits: int) -> Library:
    """A library up to date, with something that somebody said."""
    library = library_of([kit_saying(f"Words {at} of the day.", at) for at in range(kits)], folder)
    library.correct("a/b", "c/d", same=False)
    return library


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


def check_told(error: LufangError) -> None:
    """One line, and no more."""
    assert str(error)
    assert "\n" not in str(error)


# Kills


def kill_at_random_moments(folder: Path, times: int, kits: int) -> None:
    chance = random.Random(times)
    library = desk(folder, kits)
    for at in range(times):
        change_some(chance, folder, kits)
        child = subprocess.Popen(
            [sys.executable, "-c", REFRESH, str(folder), str(chance.choice((1, 5, 50)))],
            stdout=subprocess.PIPE,
        )
        assert child.stdout
        child.stdout.readline()
        time.sleep(chance.random() ** 2 * 0.15)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        # Whoever searches now finds an index that opens and answers.
        assert found(library, "words in:quotes")
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


def kill_while_processes_read(folder: Path) -> None:
    """Kill a refresh for which other processes read: they end too, and let go of what they inherited."""
    library = Library(folder / "data", folder / "cache")
    written([kit_saying(f"Words {at} of the day.", at) for at in range(60)], folder / "archive")
    library.add(folder / "archive")
    library.correct("a/b", "c/d", same=False)
    script = folder / "refresh.py"  # a file, which the processes load again
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom lufang_tui.library import Library\n"
        "def told(progress):\n    if progress.done:\n        print('reading', flush=True)\n"
        "if __name__ == '__main__':\n    library = Library(Path(sys.argv[1], 'data'), Path(sys.argv[1], 'cache'))\n"
        "    library.refresh(workers=2, progress=told)\n    print('done', flush=True)\n    sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, str(script), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert child.stdout
    assert child.stdout.readline() == b"reading\n"
    child.kill()
    child.communicate(timeout=30)  # ends when nobody has the pipe any more
    library.refresh(workers=1)
    check_against_rebuild(library, folder)


# Disks


@contextmanager
def disk_of(folder: Path, size: str) -> Iterator[Path]:
    """A file system of some size in memory, where one may be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    how = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if subprocess.run(how, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def mount_again(disk: Path, how: str) -> None:
    """Make a disk larger, smaller or read-only."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let writes fail beyond a size in bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def take_in_more(library: Library, folder: Path) -> bool:
    """Take in more than there may be room for, and say something; whether it was told that there is not."""
    long = "A long statement of the day. " * 100
    written([kit_saying(f"{long} {at}", at + 100) for at in range(20)], folder / "archive/more")
    before = found(library, "words in:quotes")
    told = False
    try:
        library.refresh(workers=1)
    except LufangError as error:
        check_told(error)
        told = True
    with Library(library.folders.data, library.folders.cache) as other:
        assert not other.trouble
        after = found(other, "words in:quotes")
    assert [hit for hit in after if hit in set(before)] == before
    said = library.corrections
    try:
        library.correct("e/f", "g/h", same=True)
    except LufangError as error:
        check_told(error)
        assert library.corrections == said
    else:
        library.withdraw("e/f", "g/h")
    assert [one.path for one in library.sources] == [str(folder / "archive")]
    return told


def fill_disks(folder: Path, disk: Path, rooms: Iterable[int]) -> int:
    """Take more in than there is room for on disks with so many kilobytes left; gives how often that was told."""
    told = 0
    for at, room in enumerate(rooms):
        here = folder / f"desk-{at}"
        written([kit_saying(f"Words {one}.", one) for one in range(5)], here / "archive")
        mount_again(disk, "size=64m")
        with Library(disk / f"data-{at}", disk / f"cache-{at}") as library:
            library.add(here / "archive")
            library.correct("a/b", "c/d", same=False)
            library.refresh(workers=1)
            disk_state = os.statvfs(disk)
            used = (disk_state.f_blocks - disk_state.f_bfree) * disk_state.f_frsize
            mount_again(disk, f"size={used + room * 1024}")
            told += take_in_more(library, here)
            mount_again(disk, "size=64m")
            library.refresh(workers=1)
            check_against_rebuild(library, here)
    return told


def limit_files(folder: Path, sizes: Iterable[int]) -> int:
    """The same where no disk can be mounted: files can only be so many bytes long."""
    told = 0
    for at, size in enumerate(sizes):
        here = folder / f"desk-{at}"
        with desk(here, 5) as library:
            with files_up_to(size):
                told += take_in_more(library, here)
            library.refresh(workers=1)
            check_against_rebuild(library, here)
    return told


def read_only(folder: Path, disk: Path, part: str) -> None:
    """Put the kits, the list or the index on a disk that is then read-only, after a refresh that was killed."""
    at = {name: (disk if name == part else folder) / name for name in ("archive", "data", "cache")}
    written([kit_saying(f"Words {one} of the day.", one) for one in range(3)], at["archive"])
    with Library(at["data"], at["cache"]) as library:
        library.add(at["archive"])
        library.correct("a/b", "c/d", same=False)
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom lufang_tui.library import Library\n"
        "Library(Path(sys.argv[1]), Path(sys.argv[2])).refresh(workers=1)\nos.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(at["data"]), str(at["cache"])], check=False)
    if part != "archive":
        write(kit_saying("Words more.", 9), at["archive"] / "kit-0009")
    mount_again(disk, "ro")
    with Library(at["data"], at["cache"]) as library:
        assert len(found(library, "words in:quotes")) == 3
        assert library.press(library.kits()[0]).kit.id == "kit-0"
        acts = {
            "cache": (lambda: library.refresh(workers=1), library.rebuild),
            "data": (lambda: library.add(folder), lambda: library.correct("e/f", "g/h", same=True),
                     lambda: library.remove(at["archive"]), lambda: library.withdraw("a/b", "c/d")),
            "archive": (),
        }  # fmt: skip
        for act in acts[part]:
            with pytest.raises(LufangError) as told:
                act()
            check_told(told.value)
        if part != "cache":
            library.refresh(workers=1)
        assert len(found(library, "words in:quotes")) == (4 if part == "data" else 3)
        assert [one.path for one in library.sources] == [str(at["archive"])]
        assert library.corrections == [("a/b", "c/d", False)]
    mount_again(disk, "rw")
    with Library(at["data"], at["cache"]) as library:
        library.refresh(workers=1)
        assert everything(library) == everything(rebuilt(library, folder))


# The index


def hold_the_index(folder: Path, seconds: float) -> None:
    """Refresh and search again and again while somebody else holds the index now and then."""
    chance = random.Random(5)
    library = desk(folder, 10)
    until = time.monotonic() + seconds
    told = 0
    while True:
        change_some(chance, folder, 10)
        holder = sqlite3.connect(str(library.files.current()), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert found(library, "words in:quotes")  # readers do not wait
        with pytest.raises(LufangError, match="locked") as error:
            library.refresh(workers=1)
        check_told(error.value)
        told += 1
        holder.execute("ROLLBACK")
        holder.close()
        if chance.random() < 0.5:
            library.refresh(workers=1)
        if time.monotonic() > until:
            break
    assert told
    library.refresh(workers=1)
    check_against_rebuild(library, folder)


def damage_file(path: Path, how: str, chance: random.Random) -> None:
    """Damage a file in some way."""
    size = path.stat().st_size
    with path.open("r+b") as stream:
        if how == "empty":
            stream.truncate(0)
        elif how == "cut":
            stream.truncate(chance.randrange(1, size))
        elif how == "end":
            stream.truncate(size - 1)
        elif how == "schema":  # which SQLite's message then quotes
            data = stream.read()
            stream.seek(0)
            stream.write(data.replace(b"CREATE", b"\xd6" * 6))
        elif how == "header":
            stream.write(bytes(100))
        else:
            for _ in range(40):
                stream.seek(chance.randrange(size))
                stream.write(chance.randbytes(64))


def damage_index(folder: Path, how: str, seed: int) -> None:
    """Damage the index; it is moved aside and made anew."""
    library = desk(folder, 20)
    before = everything(library)
    path = library.files.current()
    assert path is not None
    library.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    damage_file(path, how, random.Random(seed))
    library = Library(folder / "data", folder / "cache")
    with suppress(IndexFault):  # told in one line, or the damage lies where nothing looks
        found(library, "words")
    write(kit_saying("Words 20 of the day.", 20), folder / "archive/kit-0020")
    done = library.refresh(workers=1)
    if how != "scattered":
        assert "made anew" in done.rebuilt
        assert (folder / "cache/library/damaged.sqlite").exists()
    else:  # damage that a short look does not meet is found out by whoever meets it
        with suppress(IndexFault):
            if everything(library).keys() >= before.keys():
                return
        library.rebuild()
    check_against_rebuild(library, folder)


def damage_cache(folder: Path, how: str, seed: int) -> None:
    """Damage the cache of kits as they were read; it is thrown away where it is in the way, and no answer changes."""
    library = desk(folder, 20)
    library.close()
    damage_file(folder / "cache/library/parsed.sqlite", how, random.Random(seed))
    library = Library(folder / "data", folder / "cache")
    assert [library.press(kit).kit.id for kit in library.kits()] == [kit.id for kit in library.kits()]
    write(kit_saying("Words 20 of the day.", 20), folder / "archive/kit-0020")
    library.refresh(workers=1)
    check_against_rebuild(library, folder)
    library.rebuild()
    check_against_rebuild(library, folder)


# Kits


def turn_the_clock(folder: Path, ages: Iterable[int]) -> None:
    """Write kits with any time of change, the latest not the last."""
    library = desk(folder, 3)
    for at, age in enumerate(ages):
        write(
            kit_saying(f"Words {at % 10} of {age % 97}.", at % 3),
            folder / f"archive/kit-{at % 3:04}",
            age=age,
        )
        library.refresh(workers=1)
        assert found(library, f'"words {at % 10} of {age % 97}" in:quotes kit:kit-{at % 3}')
    check_against_rebuild(library, folder)


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
    (archive / "half.zip").write_bytes(b"PK\x03\x04 half of press_kit/kit.yaml")
    written([kit_saying(f"Good words {at}.", at) for at in range(good)], archive / "good")
    library = Library(folder / "data", folder / "cache")
    library.add(archive)
    library.correct("a/b", "c/d", same=False)
    done = library.refresh()
    assert done.kits == broken + good + 1
    assert done.unreadable > broken // 4
    assert len(found(library, '"good words" in:quotes')) == good
    assert all(kit.message for kit in library.kits() if kit.state is not KitState.SOUND)
    check_against_rebuild(library, folder)


def change_while_read(folder: Path, seconds: float, kits: int) -> None:
    """Refresh again and again while another process writes over the kits, bit by bit."""
    library = desk(folder, kits)
    writer = subprocess.Popen([sys.executable, "-c", CHANGE, str(folder / "archive")], stdout=subprocess.PIPE)
    try:
        assert writer.stdout
        writer.stdout.readline()
        until = time.monotonic() + seconds
        while True:
            library.refresh(workers=1)
            assert len(library.kits()) == kits
            assert found(library, "")
            if time.monotonic() > until:
                break
    finally:
        writer.kill()
        writer.communicate()
    library.refresh(workers=1)
    library.refresh(workers=1)
    # A kit that was cut off in the middle keeps the words it had.
    check_against_rebuild(library, folder)


def refresh_twice_at_once(folder: Path, seconds: float, kits: int) -> None:
    chance = random.Random(3)
    library = desk(folder, kits)
    until = time.monotonic() + seconds
    while True:
        change_some(chance, folder, kits)
        children = [
            subprocess.Popen(
                [sys.executable, "-c", REFRESH, str(folder), "3"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            for _ in range(2)
        ]
        change_some(chance, folder, kits)
        assert found(library, "words in:quotes")
        for child in children:
            _, said = child.communicate(timeout=60)
            assert child.returncode == 0, said.decode()
        if time.monotonic() > until:
            break
    library.refresh(workers=1)
    check_against_rebuild(library, folder)
