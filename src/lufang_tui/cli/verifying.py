"""`lufang verify`."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _, _n

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.verify import DraftReport, Report, Sources


_PAUSE = 0.3
"""Seconds between two looks at the files that are watched."""


class Against(NamedTuple):
    """What drafts are held against."""

    kits: tuple[Path, ...]
    library: bool = False


def verify_drafts(drafts: Sequence[Path], against: Against, form: str, *, strict: bool) -> int:
    """Print a report on drafts; 1 where a quotation is a finding. Raises LufangError where nothing can be verified."""
    sources, names, troubles = open_sources(against)
    report = make_report(drafts, sources, names, troubles)
    print_report(report, form, strict=strict)
    return ExitCode.FINDINGS if report.count(strict=strict) else ExitCode.DONE


def watch_drafts(drafts: Sequence[Path], against: Against, form: str, *, strict: bool) -> int:
    """Verify drafts, and again whenever one of them or a kit was saved. Ends when the user interrupts it.

    What cannot be read meanwhile, as a draft that is just being written, is told and waited for.
    """
    watched = [*drafts, *against.kits]
    if any(str(path) == "-" for path in watched):
        raise LufangError(_("standard input cannot be watched"), _("give the draft as a file"))
    stamp: object = None
    while True:
        seen = _stamp(watched)
        if seen != stamp:
            stamp = seen
            try:
                verify_drafts(drafts, against, form, strict=strict)
            except LufangError as error:
                streams.talk(f"lufang: {error}")
            streams.flush()
        time.sleep(_PAUSE)


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

    sources, _names, troubles = open_sources(against)
    desk = Desk(drafts[0], sources)
    for trouble in troubles:
        streams.talk(f"lufang: {trouble}")
    from lufang_tui.tui.verify import run

    return run(desk)


def _stamp(paths: Sequence[Path]) -> list[tuple[int, int]]:
    """When the files were written, and their sizes; of a kit's folder, its kit file."""
    found = []
    for path in paths:
        for file in (path, path / "kit.yaml", path / "press_kit" / "kit.yaml"):
            try:
                state = file.stat()
            except OSError:
                continue
            found.append((state.st_mtime_ns, state.st_size))
    return found


def open_sources(against: Against) -> tuple[Sources, tuple[str, ...], tuple[str, ...]]:
    """Open what drafts are held against; gives it, what it is called, and what could not be read of it.

    Raises LufangError where there is nothing, or none of it can be read.
    """
    if against.library and against.kits:
        raise LufangError(
            _("a draft is held against kits or against the library"), _("give --against or --library")
        )
    if not against.kits:
        return _open_library(asked=against.library)
    from lufang_tui.kit.load import load
    from lufang_tui.verify import LoadedKits

    opened, troubles = [], []
    for path in against.kits:
        try:
            opened.append((str(path), load(path)))
        except LufangError as error:
            first, *others = str(error).splitlines()
            told = _("{fault} (and {count} more)").format(fault=first, count=len(others)) if others else first
            troubles.append(told)
    if not opened:
        raise LufangError("\n".join(troubles))
    return LoadedKits(opened, troubles), tuple(name for name, _press in opened), tuple(troubles)


def _open_library(*, asked: bool) -> tuple[Sources, tuple[str, ...], tuple[str, ...]]:
    from lufang_tui.library import Library
    from lufang_tui.verify import LibraryKits

    library = Library()
    if not library.is_ready:
        if not asked and not library.sources:
            raise LufangError(
                _("nothing to verify against"), _("give kits with --against KIT, or make a library of them")
            )
        trouble = library.trouble or _("the library has no index yet")
        raise LufangError(trouble, _("lufang library refresh makes it"))
    return LibraryKits(library), (_("the library"),), ()


def make_report(
    drafts: Sequence[Path], sources: Sources, names: tuple[str, ...], troubles: tuple[str, ...]
) -> Report:
    """Verify drafts. Raises LufangError for one that cannot be read."""
    from lufang_tui.verify import Report

    return Report(tuple(verify_draft(draft, sources) for draft in drafts), names, troubles)


def verify_draft(path: Path, sources: Sources) -> DraftReport:
    """Verify one draft; `-` reads plain text from standard input. Raises LufangError."""
    from lufang_tui.cli.extracting import read_release
    from lufang_tui.documents import load_document
    from lufang_tui.verify import verify

    data, name = read_release(path)
    return verify(load_document(data, name), name, sources)


def print_report(report: Report, form: str, *, strict: bool) -> None:
    """Print a report as data, and its sum for the person."""
    for trouble in report.troubles:
        streams.talk(f"lufang: {trouble}")
    streams.data(_written(report, form, strict=strict))
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
