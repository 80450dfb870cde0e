"""The file of the clippings: nothing that was collected is lost, by whatever stands in the file or whoever else writes it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kits import small_press
from lufang_tui import keeping
from lufang_tui.clippings import CLIPPINGS, Clipping, collect
from lufang_tui.clippings.changes import add, annotate, move, remove, restore
from lufang_tui.keeping import Kept, NotKept
from lufang_tui.search import Group


def clipping(number: int = 0) -> Clipping:
    return collect(small_press(), f"/kits/{number}", Group.QUOTES, "anna-1")


def paths(clippings: tuple[Clipping, ...]) -> list[str | None]:
    return [one.path for one in clippings]


def test_what_is_collected_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "data/clippings.json"
    assert CLIPPINGS.load(path) == Kept()
    CLIPPINGS.change(add([clipping(1), clipping(2)]), path)
    kept = CLIPPINGS.load(path).items
    assert paths(kept) == ["/kits/1", "/kits/2"]
    assert msgspec.structs.replace(clipping(1), added=kept[0].added) == kept[0]


def test_an_entry_is_collected_once_and_keeps_its_note(tmp_path: Path) -> None:
    path = tmp_path / "clippings.json"
    CLIPPINGS.change(add([clipping(1)]), path)
    CLIPPINGS.change(annotate(clipping(1).id, "mine"), path)
    CLIPPINGS.change(add([clipping(1), clipping(2)]), path)
    kept = CLIPPINGS.load(path).items
    assert [one.note for one in kept] == ["mine", ""]


def test_order_notes_and_what_was_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "clippings.json"
    ids = [clipping(number).id for number in range(4)]
    CLIPPINGS.change(add(map(clipping, range(4))), path)
    assert paths(CLIPPINGS.change(move(ids[3], 0), path).items) == [
        "/kits/3",
        "/kits/0",
        "/kits/1",
        "/kits/2",
    ]
    assert paths(CLIPPINGS.change(move(ids[3], 99), path).items)[-1] == "/kits/3"
    before = CLIPPINGS.load(path).items
    CLIPPINGS.change(remove({ids[0], ids[2]}), path)
    taken = [(at, one) for at, one in enumerate(before) if one.id in {ids[0], ids[2]}]
    assert CLIPPINGS.change(restore(taken), path).items == before
    assert CLIPPINGS.change(restore(taken), path).items == before


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from clippings.test_store import clipping
from lufang_tui.clippings import CLIPPINGS
from lufang_tui.clippings.changes import add, remove
first = int(sys.argv[2])
for number in range(first, first + 12):
    CLIPPINGS.change(add([clipping(number)]), Path(sys.argv[1]))
CLIPPINGS.change(remove({{clipping(first).id}}), Path(sys.argv[1]))
"""


def test_three_programs_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "clippings.json"
    tests = str(Path(__file__).parents[1])
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER.format(tests=tests), str(path), str(first)])
        for first in (0, 100, 200)
    ]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    expected = {f"/kits/{first + number}" for first in (0, 100, 200) for number in range(1, 12)}
    assert set(paths(CLIPPINGS.load(path).items)) == expected


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=120) | st.just(b"[" * 100_000) | st.just(b'{"items": 3}') | st.just(b"[]"))
def test_no_bytes_harm_and_none_are_lost(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    path = folder / "clippings.json"
    path.write_bytes(data)
    kept = CLIPPINGS.change(add([clipping()]), path)
    assert len(CLIPPINGS.load(path).items) == 1
    if kept.trouble:
        aside = folder / "clippings.damaged.json"
        assert aside.read_bytes() == data
        assert str(aside) in kept.trouble


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "clippings.json"
    for data in (b"one", b"two", b"three"):
        path.write_bytes(data)
        assert CLIPPINGS.load(path).trouble
    kept = sorted(one.read_bytes() for one in tmp_path.glob("clippings.damaged*.json"))
    assert kept == [b"one", b"three", b"two"]


def test_one_damaged_clipping_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "clippings.json"
    CLIPPINGS.change(add([clipping(1), clipping(2)]), path)
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    content["items"][0]["kit"]["language"] = 5
    damaged = json.dumps(content).encode()
    path.write_bytes(damaged)
    kept = CLIPPINGS.load(path)
    assert paths(kept.items) == ["/kits/2"]
    assert (tmp_path / "clippings.damaged.json").read_bytes() == damaged
    assert "1 entry cannot be read" in kept.trouble
    assert not CLIPPINGS.load(path).trouble


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "clippings.json"
    path.write_text('{"format": 2, "items": []}', encoding="utf-8")
    with pytest.raises(NotKept, match="newer version"):
        CLIPPINGS.load(path)
    with pytest.raises(NotKept, match="newer version"):
        CLIPPINGS.change(add([clipping()]), path)
    assert path.read_text(encoding="utf-8") == '{"format": 2, "items": []}'


def test_somebody_who_keeps_the_lock_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    path = tmp_path / "clippings.json"
    monkeypatch.setattr(keeping, "LOCK_TIMEOUT", 0.05)
    with (tmp_path / "clippings.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(NotKept, match="another program is writing"):
            CLIPPINGS.change(add([clipping()]), path)


def test_what_cannot_be_written_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "clippings.json"
    CLIPPINGS.change(add([clipping(1)]), path)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotKept, match="No space left"):
        CLIPPINGS.change(add([clipping(2)]), path)
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clippings.json", "clippings.lock"]
    monkeypatch.undo()
    undecodable = collect(small_press(), "/kits/\udcff", Group.QUOTES, "anna-1")
    with pytest.raises(NotKept, match="no UTF-8"):
        CLIPPINGS.change(add([undecodable]), path)
    assert path.read_bytes() == before
