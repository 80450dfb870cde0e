"""`lufang verify`."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.against import open_sources, told
from lufang_tui.clock import now
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _, _n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lufang_tui.cli.against import Against, Opened
    from lufang_tui.verify import DraftReport, Report, Sources

_PAUSE = 0.3
"""Seconds between two looks at the files that are watched."""
_LONG = 200_000
"""Bytes of a draft that takes longer than a second."""


def verify_drafts(drafts: Sequence[Path], against: Against, form: str, *, strict: bool) -> int:
    """Print a report on drafts; 1 where a quotation is a finding, 2 where one of several drafts cannot be read.

    Raises LufangError where nothing can be verified.
    """
    report = make_report(drafts, open_sources(against))
    print_report(report, form, strict=strict)
    if report.unread_drafts:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if report.count(strict=strict) else ExitCode.DONE


def watch_drafts(drafts: Sequence[Path], against: Against, form: str, *, strict: bool) -> int:
    """Verify drafts, and again whenever one of them or a kit was saved. Ends when the user interrupts it.

    What cannot be read meanwhile, as a draft that is just being written, is told and waited for.
    """
    watched = [*drafts, *against.kits]
    if any(str(path) == "-" for path in watched):
        raise LufangError(_("standard input cannot be watched"), _("give the draft as a file"))
    stamp: object = None
    before: object = None
    while True:
        seen = _stamp(watched)
        if seen != stamp and (stamp is None or seen == before):  # nobody is writing it any more
            if stamp is not None:
                streams.talk(f"── {now():%H:%M:%S}")
            stamp = seen
            try:
                verify_drafts(drafts, against, form, strict=strict)
            except LufangError as error:
                streams.talk(f"lufang: {error}")
        before = seen
        time.sleep(_PAUSE)


def one_way(*, json: bool, form: str, screen: bool, watch: bool) -> None:
    """Raise LufangError where options ask for the report in two ways at once."""
    asked = [
        option
        for option, is_asked in (
            ("--json", json),
            (f"--format={form}", form not in ("text", "json" if json else "text")),
            ("--screen", screen),
            ("--watch", watch and screen),
        )
        if is_asked
    ]
    if len(asked) > 1:
        raise LufangError(
            _("{options} do not go together").format(options=", ".join(asked)), _("choose one of them")
        )


def show_draft(drafts: Sequence[Path], against: Against) -> int:
    """Open the verify screen; gives its exit code. Raises LufangError where no terminal can show it."""
    if len(drafts) != 1 or str(drafts[0]) == "-":
        raise LufangError(_("the verify screen shows one draft"), _("give one file"))
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") in {
        "dumb",
        "",
    }:
        raise LufangError(
            _("the verify screen needs a terminal that can show the app"),
            _("for scripts: lufang verify --format json"),
        )
    from lufang_tui.verify.desk import Desk

    opened = open_sources(against)
    with _progress(str(drafts[0]), shown=_is_long(drafts[0])) as advance:
        desk = Desk(drafts[0], opened.sources, advance)
    for kit in opened.unread:
        streams.talk(f"lufang: {kit.message}")
    from lufang_tui.tui.verify import run

    return run(desk)


def _stamp(paths: Sequence[Path]) -> list[tuple[int, int, int]]:
    """When the files were written, their sizes, and which files they are; of a kit's folder, its kit file."""
    found = []
    for path in paths:
        for file in (path, path / "kit.yaml", path / "press_kit" / "kit.yaml"):
            try:
                state = file.stat()
            except OSError:
                continue
            found.append((state.st_mtime_ns, state.st_size, state.st_ino))
    return found


def make_report(drafts: Sequence[Path], opened: Opened) -> Report:
    """Verify drafts, with a bar on standard error where they are long and a person watches.

    Goes on past one of several that cannot be read. Raises LufangError where there is only one, and it cannot.
    """
    from lufang_tui.verify import Report
    from lufang_tui.verify.report import Unread

    reports, unread = [], []
    for draft in drafts:
        try:
            reports.append(verify_draft(draft, opened.sources))
        except LufangError as error:
            if len(drafts) == 1:
                raise
            unread.append(Unread(str(draft), told(error)))
    return Report(tuple(reports), opened.held, opened.unread, tuple(unread))


def verify_draft(path: Path, sources: Sources) -> DraftReport:
    """Verify one draft; `-` reads plain text from standard input. Raises LufangError."""
    from lufang_tui.cli.extracting import read_release
    from lufang_tui.documents import load_document
    from lufang_tui.verify import verify

    data, name = read_release(path)
    with _progress(name, shown=len(data) >= _LONG) as advance:
        return verify(load_document(data, name), str(path), sources, advance)


def _is_long(path: Path) -> bool:
    try:
        return path.stat().st_size >= _LONG
    except OSError:  # which reading it will tell
        return False


@contextmanager
def _progress(name: str, *, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while a long draft is verified, where a person watches it."""
    if not shown or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    from lufang_tui.kit.faults import one_line

    # Rich would send standard output to standard error while the bar stands.
    bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar:
        task = bar.add_task(escape(_("verifying {draft}").format(draft=one_line(name))), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_report(report: Report, form: str, *, strict: bool) -> None:
    """Print a report as data, and its sum for the person."""
    for unread in (*report.unread_kits, *report.unread_drafts):
        streams.talk(f"lufang: {unread.message}")
    streams.data(_written(report, form, strict=strict))
    streams.flush()  # its sum stands behind it, also where both go into one file
    total = sum(len(draft.findings) for draft in report.drafts)
    count = report.count(strict=strict)
    if form == "text":
        told = _n("{count} quotation", "{count} quotations", total).format(count=total)
        found = _n("{count} finding", "{count} findings", count).format(count=count)
        streams.talk(_("{quotations}, {findings}").format(quotations=told, findings=found))


def _written(report: Report, form: str, *, strict: bool) -> str:
    if form == "json":
        from lufang_tui.verify.as_json import to_json

        return to_json(report, strict=strict)
    if form == "sarif":
        from lufang_tui.verify.as_sarif import to_sarif

        return to_sarif(report)
    if form == "html":
        from lufang_tui.verify.as_html import to_html

        return to_html(report, strict=strict)
    from lufang_tui.verify.as_text import Looks, to_text

    looks = Looks(colour=streams.has_colour())
    return "".join(to_text(draft, looks) for draft in report.drafts)
