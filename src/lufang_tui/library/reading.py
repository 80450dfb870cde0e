"""Reading a kit for the index: its file, once, and what it was when it was read. Runs in processes of its own."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _n
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.load import open_folder
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.read import read_bytes
from lufang_tui.library.opening import GoneFolder
from lufang_tui.library.parsed import Parsed, packed, unpacked
from lufang_tui.library.preparing import Prepared, prepare
from lufang_tui.library.stamps import NO_STAMP, UNKNOWN_SIZE, Stamp, stamp_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.kit.faults import Fault

FRESH_NS = 2_000_000_000
"""A file that was changed so shortly before it was read may change again without another time of change."""


class Job(NamedTuple):
    """A kit to read; plain values, since it goes to another process."""

    path: str
    digest: str
    """Of the file when the index took it in; empty where that should be done again even if it is the same."""
    parsed: Parsed | None
    """What the cache has of it."""
    lang: str
    """The language of messages."""


class Outcome(NamedTuple):
    """What came of a job."""

    path: str
    stamp: Stamp
    digest: str
    same: bool = False
    """The file's bytes are those that the index took in; nothing but `parsed` and `message` is told then."""
    parsed: Parsed | None = None
    """For the cache; None where it came from there."""
    message: str = ""
    """The kit's faults in one line, or why it cannot be read."""
    prepared: Prepared | None = None
    """None where it cannot be read."""
    seconds: tuple[float, float] = (0.0, 0.0)
    """What reading and folding took."""


def recalled(path: str, parsed: Parsed) -> Outcome | None:
    """What came of reading a kit whose file is gone, from the cache alone."""
    kit = unpacked(parsed.record)
    if kit is None:
        return None
    prepared = prepare(PressKit(kit, GoneFolder(path)))
    return Outcome(path, NO_STAMP, parsed.digest, message=parsed.message, prepared=prepared)


def work(jobs: Sequence[Job]) -> list[Outcome]:
    """Read several kits. Whatever is wrong with one is told, and the others go on."""
    from lufang_tui import i18n

    if jobs:
        i18n.use(jobs[0].lang)
    return [_read(job) for job in jobs]


def _read(job: Job) -> Outcome:
    before = stamp_at(job.path)
    started = time.perf_counter()
    try:
        folder = open_folder(Path(job.path))
        data = folder.kit_bytes()
    except LufangError as error:
        return Outcome(job.path, before or Stamp(UNKNOWN_SIZE, 0), "", message=one_line(str(error)))
    digest = hashlib.sha256(data).hexdigest()
    stamp = _trusted(before, stamp_at(job.path))
    same = job.digest == digest
    if job.parsed is not None and job.parsed.digest == digest:
        if same:
            return Outcome(job.path, stamp, digest, same=True, message=job.parsed.message)
        kit = unpacked(job.parsed.record)
        if kit is not None:
            press = PressKit(kit, folder)
            read = time.perf_counter()
            prepared = prepare(press)
            took = (read - started, time.perf_counter() - read)
            return Outcome(
                job.path, stamp, digest, message=job.parsed.message, prepared=prepared, seconds=took
            )
    reading = read_bytes(data, folder)
    message = _told(reading.faults)
    if reading.press is None:
        return Outcome(job.path, stamp, digest, message=message)
    parsed = Parsed(digest, message, packed(reading.press.kit))
    if same:  # only the cache has lost it
        return Outcome(job.path, stamp, digest, same=True, parsed=parsed, message=message)
    read = time.perf_counter()
    prepared = prepare(reading.press)
    took = (read - started, time.perf_counter() - read)
    return Outcome(job.path, stamp, digest, parsed=parsed, message=message, prepared=prepared, seconds=took)


def _trusted(before: Stamp | None, after: Stamp | None) -> Stamp:
    """The stamp of what was read, or one that no file has where the file may have changed meanwhile, or may yet."""
    if before is None or before != after or abs(time.time_ns() - before.mtime) < FRESH_NS:
        return Stamp(UNKNOWN_SIZE, before.mtime if before else 0)
    return before


def _told(faults: Sequence[Fault]) -> str:
    if not faults:
        return ""
    first = faults[0]
    told = one_line(f"{first.line}:{first.column}: {first.message}")
    more = len(faults) - 1
    if not more:
        return told
    return told + _n(" (and {count} fault more)", " (and {count} faults more)", more).format(count=more)
