"""Taking kits in: new, changed, moved, gone, broken ones, and none twice."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from library.libraries import everything, found, kit_saying, library_of, rebuilt, write, written, zipped
from lufang_tui.errors import LufangError
from lufang_tui.library import (
    KitState,
    Library,
    Progress,
    Refreshed,
    SourceKind,
    Watcher,
    database,
    reading,
    refreshing,
    stamps,
    writing,
)
from lufang_tui.library.faults import Interrupted
from lufang_tui.library.names import LibraryNames
from lufang_tui.library.shelf import Shelf
from lufang_tui.search import parse
from lufang_tui.search.term import Term

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of three kits."""
    dates = ("2016", "2018-05-15", None)
    return library_of([kit_saying(f"Words {at}.", at, date) for at, date in enumerate(dates)], tmp_path)


def states(library: Library) -> list[KitState]:
    return [kit.state for kit in library.kits()]


def test_the_newest_kit_comes_first_and_undated_ones_last(library: Library) -> None:
    assert found(library, "words in:quotes") == [("kit-1", "q"), ("kit-0", "q"), ("kit-2", "q")]


def test_the_next_hits_come_behind_the_last_one(library: Library) -> None:
    first = library.search(parse("words in:quotes"), 2)
    assert first.more
    rest = library.search(parse("words in:quotes"), 2, after=first.hits[-1].place)
    assert [hit.kit.id for hit in rest.hits] == ["kit-2"]
    assert not rest.more


def test_nothing_changed_reads_no_kit(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "work", lambda jobs: pytest.fail(f"read {jobs}"))
    assert library.refresh() == Refreshed(kits=3, quotes=3)


def test_a_changed_kit_is_taken_in_and_the_others_are_not_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[reading.Job] = []

    def work(jobs: Sequence[reading.Job]) -> list[reading.Outcome]:
        read.extend(jobs)
        return reading.work(jobs)

    monkeypatch.setattr(refreshing, "work", work)
    write(kit_saying("Other words.", 1), tmp_path / "archive/kit-0001", age=60)
    assert library.refresh().changed == 1
    assert len(read) == 1
    assert found(library, "other") == [("kit-1", "q"), ("kit-1", "s")]
    assert [kit for kit, _ in found(library, "words in:quotes")] == ["kit-1", "kit-0", "kit-2"]
    assert everything(library) == everything(rebuilt(library, tmp_path))


def test_a_file_with_another_time_and_the_same_bytes_is_not_taken_in_again(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "archive/kit-0001/press_kit/kit.yaml"
    os.utime(file, (1, 1))  # the clock went back
    numbers = [kit.number for kit in library.kits()]
    assert library.refresh().changed == 0
    assert [kit.number for kit in library.kits()] == numbers


def test_a_file_that_was_written_just_now_is_looked_at_again(tmp_path: Path) -> None:
    library = library_of([], tmp_path)
    file = write(kit_saying("First words."), tmp_path / "archive/kit", age=0)
    library.refresh()
    before = file.stat()
    file.write_text(file.read_text().replace("First", "Later"))
    os.utime(
        file, ns=(before.st_atime_ns, before.st_mtime_ns)
    )  # within the clock's grain: the stamp is the same
    assert library.refresh().changed == 1
    assert found(library, "later")


def test_a_kit_that_changes_while_it_is_read_is_read_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive/kit-0001"
    write(kit_saying("Half.", 1), folder, age=60)
    look = stamps.stamp_at

    def changed_meanwhile(path: str) -> stamps.Stamp | None:
        stamp = look(path)
        write(kit_saying("Whole.", 1), folder, age=50)
        return stamp

    monkeypatch.setattr(reading, "stamp_at", changed_meanwhile)
    library.refresh()
    monkeypatch.undo()
    library.refresh()
    assert found(library, "whole")
    assert not found(library, "half")


def test_a_kit_that_is_gone_is_shown_as_missing_and_still_found(library: Library, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "archive/kit-0001")
    assert library.refresh().missing == 1
    assert states(library) == [KitState.SOUND, KitState.MISSING, KitState.SOUND]
    hit = library.search(parse("kit:kit-1 in:quotes")).hits[0]
    assert hit.kit.state is KitState.MISSING
    assert library.press(hit.kit).kit.quotes[0].text == "Words 1."
    written([kit_saying("Words 0.", 0, "2016"), kit_saying("Words 1.", 1)], tmp_path / "archive")
    assert library.refresh().missing == 0
    assert states(library) == [KitState.SOUND] * 3


def test_a_moved_kit_keeps_its_place(library: Library, tmp_path: Path) -> None:
    before = {kit.id: kit.number for kit in library.kits()}
    (tmp_path / "archive/2018").mkdir()
    (tmp_path / "archive/kit-0001").rename(tmp_path / "archive/2018/hall")
    done = library.refresh()
    assert (done.moved, done.missing, done.added) == (1, 0, 0)
    assert {kit.id: kit.number for kit in library.kits()} == before
    assert library.kit_at(str(tmp_path / "archive/2018/hall/press_kit/kit.yaml"))
    assert library.refresh() == Refreshed(kits=3, quotes=3)


def test_a_missing_kit_that_is_found_at_another_place_is_sound_again(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "archive/kit-0001").rename(tmp_path / "away")
    assert library.refresh().missing == 1
    (tmp_path / "away").rename(tmp_path / "archive/back")
    assert library.refresh().moved == 1
    assert [(kit.state, kit.message) for kit in library.kits()] == [(KitState.SOUND, "")] * 3


def test_a_kit_out_of_reach_is_unreadable_and_not_gone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = str(tmp_path / "archive/kit-0001")
    real = os.stat

    def stat(path: str, **how: Any) -> os.stat_result:
        if str(path).startswith(shut):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, **how)

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os.path, "isfile", lambda path: not path.startswith(shut) and Path(path).exists())
    for _again in range(2):
        assert library.refresh().unreadable == 1
        shown = library.kit_at(f"{shut}/press_kit/kit.yaml")
        assert shown is not None
        assert (shown.state, shown.message) == (KitState.UNREADABLE, "Permission denied")
        assert ("kit-1", "q") in found(library, "words")


def test_a_zip_that_is_known_does_not_hide_what_lies_beside_it(library: Library, tmp_path: Path) -> None:
    kit = write(kit_saying("Zipped words.", 9), tmp_path / "zipped")
    zipped(kit, tmp_path / "archive/kit-9.zip")
    assert library.refresh().added == 1
    assert library.refresh() == Refreshed(kits=4, quotes=4)
    assert states(library) == [KitState.SOUND] * 4


def test_a_zip_that_is_no_kit_is_passed_over(library: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "archive/pictures.zip", "w") as archive:
        archive.writestr("festival/one.png", b"1")
    (tmp_path / "archive/letters.zip").write_bytes(b"no zip at all")
    assert library.refresh() == Refreshed(kits=3, quotes=3)
    with pytest.raises(LufangError, match="no press kit in it"):
        library.add(tmp_path / "archive/pictures.zip")
    with pytest.raises(LufangError, match=r"not a readable \.zip"):
        library.add(tmp_path / "archive/letters.zip")


def test_a_kit_inside_another_is_said_to_be_so(library: Library, tmp_path: Path) -> None:
    write(kit_saying("Words above.", 9), tmp_path / "archive")
    assert library.refresh().missing == 3
    assert {kit.message for kit in library.kits()} == {
        "",
        "it lies inside another kit's folder, or too deep in the library's",
    }
    assert len(found(library, "words in:quotes")) == 4


def test_a_zip_that_claims_to_be_a_kit_is_shown_as_unreadable(library: Library, tmp_path: Path) -> None:
    whole = zipped(write(kit_saying("Zipped words.", 9), tmp_path / "zipped"), tmp_path / "archive/kit.zip")
    half = whole.read_bytes()[: whole.stat().st_size // 2]
    whole.write_bytes(half)  # a copy that was broken off
    assert library.refresh().unreadable == 1
    shown = library.kit_at(str(whole))
    assert shown is not None
    assert "not a readable .zip" in shown.message


def test_a_zipped_kit_that_becomes_something_else_keeps_its_words(library: Library, tmp_path: Path) -> None:
    path = zipped(write(kit_saying("Zipped words.", 9), tmp_path / "zipped"), tmp_path / "archive/kit.zip")
    library.refresh()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("festival/one.png", b"1")
    assert library.refresh().unreadable == 1
    assert ("kit-9", "q") in found(library, "zipped")


def test_a_kit_that_the_cache_has_lost_is_put_there_again(library: Library, tmp_path: Path) -> None:
    library.close()
    for file in (tmp_path / "cache/library").glob("parsed.sqlite*"):
        file.unlink()
    numbers = [kit.number for kit in library.kits()]
    assert library.refresh().changed == 0
    assert [kit.number for kit in library.kits()] == numbers
    before = everything(library)
    shutil.rmtree(tmp_path / "archive")
    library.rebuild()
    assert everything(library) == before
    assert states(library) == [KitState.MISSING] * 3


def test_a_kit_that_changed_before_a_kill_and_went_after_is_known_as_it_was_read_last(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive/kit-0001"
    write(kit_saying("Later words.", 1), folder, age=60)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt  # between the cache and the index

    monkeypatch.setattr(writing.Writer, "put", killed)
    with pytest.raises(KeyboardInterrupt):
        library.refresh()
    monkeypatch.undo()
    shutil.rmtree(folder)
    assert library.refresh().missing == 1
    assert found(library, "later in:quotes") == [("kit-1", "q")]
    assert library.press(library.search(parse("later")).hits[0].kit).kit.quotes[0].text == "Later words."
    assert states(library) == [KitState.SOUND, KitState.MISSING, KitState.SOUND]


def test_a_broken_kit_keeps_its_words_when_the_index_is_made_anew(library: Library, tmp_path: Path) -> None:
    (tmp_path / "archive/kit-0001/press_kit/kit.yaml").write_text("nonsense")
    library.refresh()
    library.rebuild()
    assert ("kit-1", "q") in found(library, "words")
    assert states(library) == [KitState.SOUND, KitState.UNREADABLE, KitState.SOUND]


def test_a_reader_meets_no_gap_while_another_index_takes_the_place(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking which index is in use and opening it, that one may go."""
    look = database.IndexFiles.current
    swapped: list[Path | None] = []

    def current(files: database.IndexFiles) -> Path | None:
        path = look(files)
        if not swapped:
            swapped.append(path)
            monkeypatch.setattr(database.IndexFiles, "current", look)
            Library(library.folders.data, library.folders.cache).rebuild()
        return path

    library.close()
    monkeypatch.setattr(database.IndexFiles, "current", current)
    assert len(found(library, "words in:quotes")) == 3
    assert swapped[0] != library.files.current()


@pytest.mark.parametrize("broken", ["", "format: 9\n", "[" * 300, "\x00", "format: 1\nid: x\nformat"])
def test_a_broken_kit_is_shown_as_such_and_the_others_are_found(
    library: Library, tmp_path: Path, broken: str
) -> None:
    (tmp_path / "archive/bad/press_kit").mkdir(parents=True)
    (tmp_path / "archive/bad/press_kit/kit.yaml").write_text(broken)
    done = library.refresh()
    assert done.unreadable + done.faulty == 1
    bad = library.kit_at(str(tmp_path / "archive/bad/press_kit/kit.yaml"))
    assert bad is not None
    assert bad.state in (KitState.UNREADABLE, KitState.FAULTY)
    assert bad.message
    assert len(found(library, "words in:quotes")) == 3


def test_what_was_read_of_a_kit_stays_when_it_breaks(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "archive/kit-0001/press_kit/kit.yaml"
    sound = file.read_text()
    file.write_text("nonsense")
    assert library.refresh().unreadable == 1
    assert ("kit-1", "q") in found(library, "words")
    file.write_text(sound)
    assert library.refresh().unreadable == 0
    assert states(library) == [KitState.SOUND] * 3


def test_a_kit_with_faults_is_searched_as_far_as_it_can_be_read(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "archive/kit-0001/press_kit/kit.yaml"
    file.write_text(file.read_text() + "unknown: 1\n")
    assert library.refresh().faulty == 1
    assert ("kit-1", "q") in found(library, "words")
    assert "unknown" in next(kit.message for kit in library.kits() if kit.state is KitState.FAULTY)


def test_what_is_taken_out_is_not_found_and_its_files_stay(library: Library, tmp_path: Path) -> None:
    library.remove(tmp_path / "archive")
    assert library.refresh().removed == 3
    assert not library.kits()
    assert not found(library, "")
    assert (tmp_path / "archive/kit-0001/press_kit/kit.yaml").exists()
    with pytest.raises(LufangError, match="not in the library"):
        library.remove(tmp_path / "archive")


def test_sources_are_kept_in_order_and_once(library: Library, tmp_path: Path) -> None:
    kit = write(kit_saying("Alone."), tmp_path / "alone").parent.parent
    assert library.add(kit).kind is SourceKind.KIT
    assert library.add(kit) == library.add(kit)
    assert [one.path for one in library.sources] == [str(tmp_path / "archive"), str(kit)]
    assert library.refresh().added == 1
    with pytest.raises(LufangError, match="No such file"):
        library.add(tmp_path / "nowhere")


def test_a_raw_release_is_imported_and_a_corrected_one_updates_its_kit(
    library: Library, tmp_path: Path
) -> None:
    release = tmp_path / "新闻稿.md"
    release.write_text(
        "# 产业节\n\n山东滨州，2018年5月15日——京东云交付总监查文雄表示：“我们助力产业升级。”\n",
        encoding="utf-8",
    )
    source = library.add(release)
    assert source.release == str(release)
    library.refresh()
    assert len(found(library, "in:quotes 产业升级")) == 1
    release.write_text(release.read_text(encoding="utf-8").replace("产业升级", "转型升级"), encoding="utf-8")
    assert library.add(release).path == source.path
    library.refresh()
    assert len(found(library, "in:quotes 转型升级")) == 1
    assert len(library.sources) == 2


def test_an_index_can_be_made_again_without_reading_yaml(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(tmp_path / "archive/kit-0000")
    library.refresh()
    before = everything(library)
    for file in (tmp_path / "cache/library").glob("index-*"):
        file.unlink()
    monkeypatch.setattr(reading, "read_bytes", lambda *_: pytest.fail("read YAML"))
    again = Library(tmp_path / "data", tmp_path / "cache")
    again.refresh(workers=1)
    assert everything(again) == before
    assert states(again) == [KitState.MISSING, KitState.SOUND, KitState.SOUND]


def test_an_index_of_another_version_is_made_anew(library: Library, tmp_path: Path) -> None:
    before = everything(library)
    path = library.files.current()
    assert path is not None
    library.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value='0.0' WHERE name='version'")
    connection.commit()
    connection.close()
    again = Library(tmp_path / "data", tmp_path / "cache")
    assert not again.is_ready
    assert "another version" in again.trouble
    assert "another version" in again.refresh(workers=1).rebuilt
    assert everything(again) == before


def test_the_index_of_an_older_program_gives_way_and_what_it_alone_knew_is_kept(
    library: Library, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "archive/kit-0000")
    library.refresh()
    before = everything(library)
    library.close()
    library.files.pointer.rename(tmp_path / "cache/library/current-0.1")
    again = Library(tmp_path / "data", tmp_path / "cache")
    assert not again.is_ready
    assert not again.trouble
    assert not again.refresh(workers=1).rebuilt  # it is no fault
    assert everything(again) == before
    assert states(again) == [KitState.MISSING, KitState.SOUND, KitState.SOUND]
    left = {file.name.partition("-")[0] for file in (tmp_path / "cache/library").iterdir()}
    assert left == {"current", "index", "lock", "parsed.sqlite"}
    assert len([*(tmp_path / "cache/library").glob("index-*.sqlite")]) == 1
    assert not (tmp_path / "cache/library/current-0.1").exists()


def test_an_index_that_is_mostly_left_behind_is_made_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "FEW_PLACES", 5)
    path = library.files.current()
    for at in range(4):
        write(kit_saying(f"Change {at}.", 1), tmp_path / "archive/kit-0001", age=100 - at)
        library.refresh()
    assert library.files.current() != path
    assert found(library, "in:quotes") == [("kit-1", "q"), ("kit-0", "q"), ("kit-2", "q")]
    assert everything(library) == everything(rebuilt(library, tmp_path))


def test_several_processes_read_as_one_does(tmp_path: Path) -> None:
    library = library_of([], tmp_path)
    written([kit_saying(f"Words {at}.", at, f"20{10 + at % 9}") for at in range(40)], tmp_path / "archive")
    seen: list[Progress] = []
    assert library.refresh(workers=2, progress=seen.append).added == 40
    assert everything(library) == everything(rebuilt(library, tmp_path))
    assert (seen[-1].done, seen[-1].total, seen[-1].quotes) == (40, 40, 40)


def test_an_interrupt_before_a_search_began_is_no_fault(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = sqlite3.OperationalError("interrupted")
    fault.sqlite_errorcode = sqlite3.SQLITE_INTERRUPT

    def interrupted(*_: object) -> None:
        raise fault

    with monkeypatch.context() as patched:
        patched.setattr(Shelf, "brought_up", interrupted)
        with pytest.raises(Interrupted):
            library.search(parse("cotton"))
    library.search(parse("cotton"))


def test_names_that_were_read_half_way_are_read_again(library: Library) -> None:
    with closing(sqlite3.connect(library.files.current() or "")) as connection:
        every = LibraryNames()
        every.brought_up(connection)

        class Broken:
            """A connection that is interrupted at the end."""

            def execute(self, *query: Any) -> Any:
                yield from connection.execute(*query)
                raise sqlite3.OperationalError("interrupted")

        names = LibraryNames()
        with pytest.raises(sqlite3.OperationalError):
            names.brought_up(Broken())  # type: ignore[arg-type]
        names.brought_up(connection)
        assert names.having(Term("a")) == every.having(Term("a")) != frozenset()


def test_taking_many_in_leaves_no_free_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "BULK", 1)
    monkeypatch.setattr(refreshing, "PIECE_ROWS", 1)  # many segments, which merging makes one of
    many = [kit_saying(f"cotton and silk {number} " * 400, number) for number in range(30)]
    library = library_of(many, tmp_path)
    with closing(sqlite3.connect(library.files.current() or "")) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert len(library.search(parse('"silk 29" in:quotes')).hits) == 1


def test_a_refresh_that_is_stopped_keeps_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "SMALL_PIECE_ROWS", 1)
    library = library_of([], tmp_path)
    written([kit_saying(f"Words {at}.", at) for at in range(6)], tmp_path / "archive")
    asked = iter([True] * 12 + [False] * 100)  # eight of them while it looks for kits
    done = library.refresh(go_on=lambda: next(asked))
    assert done.stopped
    assert 0 < done.kits < 6
    assert library.refresh().kits == 6


def test_the_watcher_sees_a_change_and_stops(library: Library, tmp_path: Path) -> None:
    seen: list[Refreshed] = []
    arrived = Event()

    def refreshed(done: Refreshed) -> None:
        seen.append(done)
        arrived.set()

    watcher = Watcher(library, refreshed, every=0.01)
    stop = Event()
    thread = Thread(target=watcher.run, args=(stop,))
    thread.start()
    try:
        assert arrived.wait(10)
        arrived.clear()
        write(kit_saying("Something new.", 1), tmp_path / "archive/kit-0001", age=60)
        assert arrived.wait(10)
        assert found(library, "new in:quotes") == [("kit-1", "q")]
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()
    assert seen[-1].changed == 1


def test_readers_see_one_state_while_a_refresh_writes(library: Library, tmp_path: Path) -> None:
    """A search in each moment of a refresh finds all of the kits before or all of them after, never half of one."""
    other = Library(tmp_path / "data", tmp_path / "cache")
    written([kit_saying(f"Words {at}.", at) for at in range(3)], tmp_path / "archive/more")
    started = time.monotonic()
    thread = Thread(target=other.refresh)
    thread.start()
    while thread.is_alive() and time.monotonic() - started < 20:
        assert len(found(library, "in:quotes")) in (3, 6)
    thread.join()
    assert len(found(library, "in:quotes")) == 6
