"""`lufang library …`: what it does and prints."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.faults import one_line
from lufang_tui.library import KitState, Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from lufang_tui.library import LibraryKit, Progress, Refreshed, Source

NOTHING = "-"


def add_sources(paths: Sequence[Path], *, later: bool, releases: bool) -> int:
    """Add what lies at some paths, print each as it was added, and refresh; goes on past what cannot be added.

    With `releases`, the raw releases in folders are imported too. Gives the worst exit code.
    """
    with Library() as library:
        wanted = list(paths)
        if releases:
            wanted = [one for path in paths for one in (path, *library.releases_in(path))]
        worst, added = _each(wanted, library.add)
        if added and not later:
            _tell(refreshed(library))
        if added and not releases:
            _tell_releases(library, paths)
    return worst


def _each(paths: Iterable[Path], do: Callable[[Path], Source]) -> tuple[ExitCode, bool]:
    """Do something with each path and print what it is in the library; gives the worst exit code, and whether any went."""
    worst, any_went = ExitCode.DONE, False
    for path in paths:
        try:
            source = do(path)
        except LufangError as error:
            streams.talk(f"lufang: {error}")
            worst = max(worst, ExitCode(error.exit_code))
        else:
            any_went = True
            streams.data(one_line(source.path) + "\n")
    return worst, any_went


def _tell_releases(library: Library, paths: Iterable[Path]) -> None:
    """Say which folders have raw releases in them, which no refresh takes in."""
    known = {source.release for source in library.sources}
    for path in paths:
        count = sum(str(one) not in known for one in library.releases_in(path))
        if count:
            said = _n(
                "{path}: {count:,} file in it may be a raw release (lufang library add --releases imports it)",
                "{path}: {count:,} files in it may be raw releases (lufang library add --releases imports them)",
                count,
            )
            streams.talk(one_line(said.format(path=path, count=count)))


def remove_sources(paths: Iterable[Path]) -> int:
    """Take what was added out again, each told, and refresh; goes on past what was not added. Gives the worst exit code."""
    with Library() as library:
        worst, removed = _each(paths, library.remove)
        if removed:
            _tell(refreshed(library))
    return worst


def list_sources(*, as_json: bool) -> int:
    """Print what was added, with how many kits and quotations each has; gives 1 where nothing was, as grep does."""
    with Library() as library:
        sources = library.sources
        kits = _kits(library) if sources else ()
    rows: list[dict[str, Any]] = []
    for source in sources:
        inside = [one for one in kits if one.path == source.path or one.path.startswith(f"{source.path}/")]
        troubled = [one for one in inside if one.state is not KitState.SOUND]
        rows.append({
            "path": source.path, "kind": source.kind.value, "added": source.added, "release": source.release,
            "kits": len(inside), "quotes": sum(one.quotes for one in inside), "troubled": len(troubled),
        })  # fmt: skip
    _print(rows, ("path", "kind", "kits", "quotes", "troubled"), as_json=as_json)
    return ExitCode.DONE if rows else ExitCode.FINDINGS


def list_kits(*, as_json: bool) -> int:
    """Print every kit with its state, by path; gives 1 where there is none."""
    with Library() as library:
        kits = _kits(library) if library.sources else ()
    rows = [{**kit_object(one), "quotes": one.quotes, "message": one.message or None} for one in kits]
    _print(rows, ("state", "date", "quotes", "id", "path", "message"), as_json=as_json)
    return ExitCode.DONE if rows else ExitCode.FINDINGS


def refresh_library(*, rebuild: bool, as_json: bool) -> int:
    """Bring the index up to date, or make it anew, and print what was done."""
    with Library() as library:
        done = refreshed(library, rebuild=rebuild)
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(done._asdict()))
    else:
        _tell(done, streams.data)
    return ExitCode.INTERRUPTED if done.stopped else ExitCode.DONE


def tell_stats(*, as_json: bool) -> int:
    """Print how much there is."""
    with ready_library() as library:
        stats = library.stats()
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(stats))
    else:
        streams.data(
            "".join(f"{name}\t{NOTHING if value is None else value}\n" for name, value in stats.items())
        )
    return ExitCode.DONE


def join_people(one: str, other: str, *, same: bool) -> int:
    """Say that two records are the same person or are not. Raises LufangError for a key that no record has."""
    with ready_library() as library:
        for key in (one, other):
            if not library.records_of(key):
                raise LufangError(
                    one_line(_("{key}: the library has no such record").format(key=key)),
                    _("lufang list people --library --json shows them"),
                )
        library.correct(one, other, same=same)
    return ExitCode.DONE


def forget_people(one: str, other: str) -> int:
    """Take back what was said of two records. Raises LufangError where nothing was."""
    with Library() as library:
        library.withdraw(one, other)
    return ExitCode.DONE


def list_joins(*, as_json: bool) -> int:
    """Print what was said about who is the same person; gives 1 where nothing was."""
    with Library() as library:
        said = library.corrections
    rows = [
        {"one": one, "other": other, "same": same, "said": "same" if same else "different"}
        for one, other, same in said
    ]
    if as_json:
        for row in rows:
            del row["said"]
    _print(rows, ("one", "other", "said"), as_json=as_json)
    return ExitCode.DONE if rows else ExitCode.FINDINGS


# What the commands over the library share


@contextmanager
def ready_library() -> Iterator[Library]:
    """The user's library with an index to search; one that was never made, or is damaged, is made now.

    Raises LufangError where nothing was added.
    """
    with Library() as library:
        if not library.sources:
            raise LufangError(
                _("the library is empty"),
                _("lufang library add PATH adds a folder of kits, a kit or a release"),
            )
        _make_ready(library)
        yield library


def _make_ready(library: Library) -> None:
    """Make an index that was never made, or is damaged."""
    if not library.is_ready:
        done = refreshed(library)
        if done.rebuilt:
            streams.talk("lufang: " + one_line(done.rebuilt))


def _kits(library: Library) -> Sequence[LibraryKit]:
    _make_ready(library)
    return library.kits()


def refreshed(library: Library, *, rebuild: bool = False) -> Refreshed:
    """Bring the index up to date, or make it anew, with a bar on standard error where a person watches it."""
    refresh = library.rebuild if rebuild else library.refresh
    if sys.stderr is None or not sys.stderr.isatty():
        return refresh()
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("reading kits"), total=None)

        def show(progress: Progress) -> None:
            bar.update(task, total=progress.total, completed=progress.done)

        return refresh(progress=show)


def kit_object(kit: LibraryKit) -> dict[str, Any]:
    """A kit as JSON has it."""
    return {
        "id": kit.id, "label": kit.label, "path": kit.path, "date": kit.date, "state": kit.state.value,
        "embargo": kit.embargo,
    }  # fmt: skip


def _tell(done: Refreshed, write: Callable[[str], None] | None = None) -> None:
    """Say what a refresh did."""
    kits = _n("{count:,} kit", "{count:,} kits", done.kits).format(count=done.kits)
    quotes = _n("{count:,} quotation", "{count:,} quotations", done.quotes).format(count=done.quotes)
    told = _("{held}, {said}; {added:,} new, {changed:,} changed, {moved:,} moved, {removed:,} removed")
    lines = [told.format(held=kits, said=quotes, **done._asdict())]
    if done.missing or done.faulty or done.unreadable:
        told = _(
            "{missing:,} missing, {unreadable:,} unreadable, {faulty:,} with faults (lufang library list --kits)"
        )
        lines.append(told.format(**done._asdict()))
    if done.rebuilt:
        lines.append(one_line(done.rebuilt))
    for line in lines:
        if write is None:
            streams.talk(line)
        else:
            write(line + "\n")


def _print(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Print rows as a JSON array, or some of their columns as lines, parted by tabs."""
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(list(rows)))
        return
    for row in rows:
        values = (row[name] for name in columns)
        fields = [NOTHING if value is None or value == "" else one_line(str(value)) for value in values]
        streams.data("\t".join(fields) + "\n")
