"""Bringing the index up to date with the files: what is new or changed is read, in several processes, and written."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui import i18n
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.read import without_garbage_collection
from lufang_tui.library.database import NotWritable, damage, is_damage
from lufang_tui.library.levelling import Levelling, is_covered, is_no_kit
from lufang_tui.library.parsed import ParsedKits
from lufang_tui.library.reading import Job, work
from lufang_tui.library.records import KitState, Progress, Refreshed
from lufang_tui.library.scanning import scan
from lufang_tui.library.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from pathlib import Path

    from lufang_tui.library.database import IndexFiles
    from lufang_tui.library.reading import Outcome
    from lufang_tui.library.records import Source
    from lufang_tui.library.writing import Known

FEW = 24
"""Up to so many kits are read in this process: starting others takes longer."""
CHUNK = 8
"""Kits that a process is given at a time."""
AHEAD = 3
"""Chunks that each process is given ahead."""
AHEAD_IN_BULK = 32
"""The same while thousands of kits are taken in: a large piece takes seconds to write, in which nobody gives anything out."""
BULK = 400
"""From so many kits on the index is set up for writing many."""
PIECE_ROWS = 40_000
"""Rows that are written at a time while there are thousands of kits to take in."""
SMALL_PIECE_ROWS = 2_000
SHARE_LEFT_BEHIND = 0.4
"""From this share of places that nobody looks at on the index is made anew."""


class Timings:
    """Where the seconds went, over all processes."""

    def __init__(self) -> None:
        self.reading = 0.0
        self.folding = 0.0
        self.writing = 0.0
        self.merging = 0.0


class How(NamedTuple):
    """How a refresh is done."""

    progress: Callable[[Progress], None] = lambda _: None
    go_on: Callable[[], bool] = lambda: True
    workers: int | None = None
    timings: Timings | None = None


def refresh(files: IndexFiles, sources: Sequence[Source], how: How) -> Refreshed:
    """Bring the index up to date; see `Library.refresh`. Raises NotWritable."""
    with files.locked(how.go_on) as mine:
        if not mine:
            return Refreshed(stopped=True)
        files.tidy()
        rebuilt = ""
        for _attempt in range(2):
            path, why = _sound_index(files)
            rebuilt = rebuilt or why
            try:
                refreshing = _Refresh(files, path, sources, how)
                done = refreshing.run()
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if not is_damage(error):
                    raise NotWritable(one_line(f"{files.folder}: {error}")) from error
                rebuilt = _moved_aside(files, path, str(error))
                continue
            if refreshing.left_behind > SHARE_LEFT_BEHIND and not done.stopped:
                _make_anew(files, sources, how)
            return done._replace(rebuilt=rebuilt)
        raise NotWritable(rebuilt)


def rebuild(files: IndexFiles, sources: Sequence[Source], how: How) -> Refreshed:
    """Make the index anew; see `Library.rebuild`. Raises NotWritable."""
    with files.locked(how.go_on) as mine:
        if not mine:
            return Refreshed(stopped=True)
        files.tidy()
        return _make_anew(files, sources, how)


def _make_anew(files: IndexFiles, sources: Sequence[Source], how: How) -> Refreshed:
    """Make an index without what was left behind in this one, which is used until that is done."""
    path = files.make()
    done = Refreshed(stopped=True)
    try:
        done = _Refresh(files, path, sources, how).run()
        if not done.stopped:
            files.use(path)
    finally:
        if done.stopped:
            _delete(path)
    return done


def _delete(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sound_index(files: IndexFiles) -> tuple[Path, str]:
    """The index to write into, and why it is a new one if it is in place of another."""
    path = files.current()
    why = ""
    if path is not None:
        wrong = damage(path)
        if not wrong:
            return path, ""
        why = _moved_aside(files, path, wrong)
    path = files.make()
    files.use(path)
    return path, why


def _moved_aside(files: IndexFiles, path: Path, wrong: str) -> str:
    aside = files.move_aside(path)
    return _("the index was damaged ({reason}); it is kept as {path}, and made anew").format(
        reason=wrong, path=aside
    )


class _Refresh:
    def __init__(self, files: IndexFiles, path: Path, sources: Sequence[Source], how: How) -> None:
        self._sources = sources
        self._how = how
        self._timings = how.timings or Timings()
        self._writer = Writer(path)
        self._parsed = ParsedKits(files.folder)
        self._missing: dict[str, Known] = {}
        self._quotes = 0
        self.left_behind = 0.0
        """The share of the index that nobody looks at any more, after the run."""
        self._workers = (os.cpu_count() or 1) if how.workers is None else how.workers

    def run(self) -> Refreshed:
        try:
            return self._run()
        finally:
            self._writer.close()
            self._parsed.close()

    def _run(self) -> Refreshed:
        with without_garbage_collection():
            known = self._writer.known()
            once_read = [
                path for path, one in known.items() if one.rows or one.state is not KitState.UNREADABLE
            ]
            found = scan(self._sources, once_read, self._how.go_on)
            if not self._how.go_on():
                return self._summary(Refreshed(), stopped=True)
            level = self._level = Levelling(self._writer, self._parsed, self._sources)
            level.forget_strays(known.keys(), found.keys())
            gone = {path: one for path, one in known.items() if path not in found}
            wanted = [
                path
                for path, stamp in found.items()
                if path not in known or known[path].stamp != stamp or level.is_lost(known[path])
            ]
        removed = [
            path for path, one in gone.items() if not is_covered(path, self._sources) or is_no_kit(one)
        ]
        missing = gone.keys() - removed
        if len(wanted) >= BULK:
            self._writer.start_bulk()
        done = Refreshed(removed=len(removed), missing=len(missing))
        if removed:
            self._remove(removed)
        done, stopped = self._take_in(wanted, known, {path: gone[path] for path in missing}, done)
        if not stopped:
            level.mark_gone(self._missing)
            level.recall(known, found)
        if wanted or not self._writer.is_settled:
            started = time.perf_counter()
            self._writer.settle(self._how.go_on)
            self._timings.merging += time.perf_counter() - started
        self.left_behind = self._writer.left_behind
        return self._summary(done, stopped=stopped)

    def _remove(self, paths: Sequence[str]) -> None:
        with self._writer.piece() as change:
            self._writer.drop(paths, change)
        for path in paths:
            self._parsed.forget(path)

    def _take_in(
        self,
        wanted: Sequence[str],
        known: dict[str, Known],
        missing: dict[str, Known],
        done: Refreshed,
    ) -> tuple[Refreshed, bool]:
        """Read what is new or changed, and write it piece by piece; gives whether it was stopped."""
        by_digest = {one.digest: path for path, one in missing.items() if one.digest}
        self._missing = dict(missing)
        most = PIECE_ROWS if self._writer.bulk else SMALL_PIECE_ROWS
        waiting: list[Outcome] = []
        rows = 0
        added = changed = moved = 0
        at = 0
        stopped = False
        total = len(wanted)
        self._how.progress(Progress(0, total, 0))
        with self._outcomes(wanted, known) as outcomes:
            for outcome in outcomes:
                at += 1
                if at % CHUNK == 0:
                    self._how.progress(Progress(at, total, self._quotes, outcome.path))
                before = by_digest.pop(outcome.digest, None) if outcome.path not in known else None
                if before is not None:
                    self._move(before, outcome)
                    moved += 1
                elif outcome.same:
                    self._restamp(outcome)
                else:
                    waiting.append(outcome)
                    rows += len(outcome.prepared.rows) if outcome.prepared else 1
                    changed += outcome.path in known
                    added += outcome.path not in known
                if rows >= most:
                    self._write(waiting, known)
                    waiting, rows = [], 0
                if not self._how.go_on():
                    stopped = True
                    break
        self._write(waiting, known)
        self._how.progress(Progress(at, total, self._quotes))
        return done._replace(added=added, changed=changed, moved=moved), stopped

    @contextmanager
    def _outcomes(self, wanted: Sequence[str], known: dict[str, Known]) -> Iterator[Iterable[Outcome]]:
        """What came of reading, in any order; as few as possible wait to be written."""
        if self._workers < 2 or len(wanted) <= FEW:
            yield (outcome for path in wanted for outcome in work([self._job(path, known)]))
            return
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Not forked: the app that refreshes has threads. Ctrl+C is this process's business.
        pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_begin_process)
        try:
            yield self._pooled(pool, wanted, known)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _pooled(
        self, pool: ProcessPoolExecutor, wanted: Sequence[str], known: dict[str, Known]
    ) -> Iterator[Outcome]:
        from concurrent.futures import FIRST_COMPLETED, wait

        chunks = iter([wanted[at : at + CHUNK] for at in range(0, len(wanted), CHUNK)])
        running: set[Future[list[Outcome]]] = set()
        most = (AHEAD_IN_BULK if self._writer.bulk else AHEAD) * self._workers
        while True:
            while len(running) < most:
                chunk = next(chunks, None)
                if chunk is None:
                    break
                running.add(pool.submit(work, [self._job(path, known) for path in chunk]))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()

    def _job(self, path: str, known: dict[str, Known]) -> Job:
        before = known.get(path)
        parsed = self._parsed.get(path)
        # Nothing was taken in of a kit that could not be read when the index met it first.
        unread = before is None or (before.state is KitState.UNREADABLE and not before.rows)
        digest = before.digest if before is not None and not unread else ""
        return Job(path, digest, parsed, i18n.language())

    def _write(self, outcomes: Sequence[Outcome], known: dict[str, Known]) -> None:
        if not outcomes:
            return
        started = time.perf_counter()
        for outcome in outcomes:
            self._timings.reading += outcome.seconds[0]
            self._timings.folding += outcome.seconds[1]
        self._parsed.put((one.path, one.parsed) for one in outcomes if one.parsed is not None)
        with self._writer.piece() as change:
            unread = [one for one in outcomes if one.prepared is None]
            self._writer.put([one for one in outcomes if one.prepared is not None], change)
            for one in unread:  # what was read of it before is better than nothing
                if one.path not in known or not known[one.path].rows:
                    self._writer.put([self._level.from_cache(one.path) or one], change)
                self._writer.mark(one.path, KitState.UNREADABLE, one.message, one.stamp, change)
        self._quotes += sum(one.prepared.groups[0] for one in outcomes if one.prepared)
        self._timings.writing += time.perf_counter() - started

    def _move(self, before: str, outcome: Outcome) -> None:
        if outcome.parsed is not None:
            self._parsed.put([(outcome.path, outcome.parsed)])
        with self._writer.piece() as change:
            self._writer.move(before, outcome, change)
        self._parsed.forget(before)
        self._missing.pop(before, None)

    def _restamp(self, outcome: Outcome) -> None:
        if outcome.parsed is not None:
            self._parsed.put([(outcome.path, outcome.parsed)])
        with self._writer.piece() as change:
            self._writer.stamp(outcome.path, outcome.stamp, outcome.message, change)

    def _summary(self, done: Refreshed, *, stopped: bool) -> Refreshed:
        kits = self._writer.totals()
        return done._replace(
            kits=kits.kits, quotes=kits.quotes, missing=kits.missing, faulty=kits.faulty,
            unreadable=kits.unreadable, stopped=stopped,
        )  # fmt: skip


def _begin_process() -> None:
    import signal

    from lufang_tui.processes import end_with_parent

    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
