"""`lufang import`: releases to kits, several at once."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cli import streams
from lufang_tui.cli.extracting import day, offers, read_release
from lufang_tui.cli.kits import STANDARD_INPUT
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.faults import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.review.importing import Imported


class Job(NamedTuple):
    """One release to import; plain values, since it goes to another process."""

    release: Path
    folder: Path
    date: dt.date | None
    language: str | None
    update: bool
    attachment: str | None
    lang: str
    """The language of messages."""


class Result(NamedTuple):
    """What came of a job."""

    job: Job
    told: tuple[str, ...]
    """Lines for the person."""
    failed: ExitCode | None = None


def import_releases(
    releases: Sequence[Path],
    to: Path,
    date: str | None,
    language: str | None,
    *,
    update: bool,
    attachment: str | None = None,
) -> int:
    """Make kits of releases and print each kit's folder; goes on past what cannot be read, and tells it at the end.

    One release makes the kit in `to`, several make one each in folders of it. Gives the exit code of the worst that
    happened.
    """
    jobs = [
        job._replace(attachment=attachment) for job in _jobs(releases, to, day(date), language, update=update)
    ]
    results: list[Result] = []
    watched = len(jobs) > 1 and sys.stderr is not None and sys.stderr.isatty()
    # On one terminal, names of kits would stand in the bar's way; a script gets them as they come.
    later = watched and streams.is_terminal()
    with _progress(len(jobs), shown=watched) as advance:
        for result in _run(jobs):
            results.append(result)
            advance()
            if not later:
                _name_kit(result)
    for result in results:
        if later:
            _name_kit(result)
    for result in results:
        for line in result.told:
            streams.talk(f"lufang: {line}" if result.failed is not None else line)
    failed = [result.failed for result in results if result.failed is not None]
    if failed and len(jobs) > 1:
        streams.talk(
            _n(
                "{failed} of {count} release was not imported",
                "{failed} of {count} releases were not imported",
                len(jobs),
            ).format(failed=len(failed), count=len(jobs))
        )
    return max(failed, default=ExitCode.DONE)


def _name_kit(result: Result) -> None:
    if result.failed is None:
        streams.data(one_line(str(result.job.folder)) + "\n")


def _jobs(
    releases: Sequence[Path], to: Path, date: dt.date | None, language: str | None, *, update: bool
) -> Iterator[Job]:
    from lufang_tui import i18n
    from lufang_tui.review.importing import safe_name

    taken: set[str] = set()
    for release in releases:
        folder = to
        if len(releases) > 1:
            stem = Path(safe_name(release.name)).stem
            number, name = 1, stem
            while name in taken:  # two releases of one name from different folders
                number += 1
                name = f"{stem}-{number}"
            taken.add(name)
            folder = to / name
        yield Job(release, folder, date, language, update, None, i18n.language())


def _run(jobs: Sequence[Job]) -> Iterator[Result]:
    """Results in the order of the jobs; several are worked on at once."""
    workers = min(len(jobs), os.cpu_count() or 1)
    if workers < 2:
        yield from map(work, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    from lufang_tui.processes import end_with_parent

    with ProcessPoolExecutor(workers, initializer=end_with_parent) as pool:
        try:
            yield from pool.map(work, jobs)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def work(job: Job) -> Result:
    """Import one release. Whatever is wrong with it becomes a line, so that the others go on."""
    from lufang_tui import i18n
    from lufang_tui.review.importing import import_release

    i18n.use(job.lang)
    try:
        data, named = read_release(job.release, job.attachment)
        pasted = str(job.release) == STANDARD_INPUT
        name = "release.txt" if pasted else named if job.attachment else job.release.name
        imported = import_release(
            data,
            name,
            job.folder,
            date=job.date,
            language=job.language,
            update=job.update,
            beside=None if pasted else job.release.parent,
        )
    except LufangError as error:
        return Result(job, tuple(str(error).split("\n")), ExitCode(error.exit_code))
    return Result(job, tuple(_told(job, imported)))


def _told(job: Job, imported: Imported) -> Iterator[str]:
    kit = imported.kit
    counts = (
        _n("{count} quotation", "{count} quotations", len(kit.quotes)).format(count=len(kit.quotes)),
        _n("{count} person", "{count} people", len(kit.people)).format(count=len(kit.people)),
        _n("{count} date", "{count} dates", len(kit.timeline)).format(count=len(kit.timeline)),
        _n("{count} figure", "{count} figures", len(kit.figures)).format(count=len(kit.figures)),
    )
    yield one_line(f"{job.folder}: {_(', ').join(counts)}")
    yield from (f"  {notice}" for notice in imported.notices)
    if imported.document is not None:
        yield from (one_line(f"  {offer}") for offer in offers(imported.document, kit))
    if imported.kept or imported.lost:
        yield "  " + _("kept from the review: {kept}; words that no longer stand: {lost}").format(
            kept=imported.kept, lost=len(imported.lost)
        )
    for entry in imported.lost:
        words = getattr(entry, "passages", None) or (getattr(entry, "text", entry.id),)
        yield one_line(f"    {entry.id}: {' … '.join(words)}")


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error while several releases are worked on, where a person watches it."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Rich would send standard output to standard error while the bar stands.
    bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar:
        task = bar.add_task(_("importing"), total=total)
        yield lambda: bar.advance(task)
