"""What was added to the library: a list in the user's data folder, changed under a lock and written whole."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.library.folders import LIST_FILE
from lufang_tui.library.records import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMAT = 1
MAX_BYTES = 20_000_000


class WrongList(LufangError):
    """A file of the library in the data folder cannot be read. It is the user's, so it is never replaced."""


def read_sources(file: Path) -> tuple[Source, ...]:
    """The list in a file; empty where there is none. Raises WrongList."""
    return _sources(file, read_list(file, "sources"))


def _sources(file: Path, found: list[Any]) -> tuple[Source, ...]:
    sources = []
    for one in found:
        try:
            source = Source(one["path"], SourceKind(one["kind"]), one["added"], one.get("release"))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _wrong(
                file, _("an entry of it is no source: {entry}").format(entry=str(one)[:80])
            ) from error
        if not isinstance(source.path, str):
            raise _wrong(file, _("an entry of it is no source: {entry}").format(entry=str(one)[:80]))
        sources.append(source)
    return tuple(sources)


def add_source(file: Path, path: Path, kind: SourceKind, release: str | None = None) -> Source:
    """Put a source at the end of the list, if it is not there. Raises WrongList, and LufangError."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    source = Source(str(path), kind, now, release)

    def added(sources: list[Any]) -> list[Any]:
        _sources(file, sources)  # nothing is written over what cannot be read
        known = any(one.get("path") == source.path for one in sources)
        return sources if known else [*sources, {k: v for k, v in source._asdict().items() if v is not None}]

    change_list(file, "sources", added)
    return next(one for one in read_sources(file) if one.path == source.path)


def remove_source(file: Path, path: Path) -> Source:
    """Take a source out of the list, by its path or its release's. Raises LufangError where it is not in it, WrongList."""
    from lufang_tui.kit.faults import suggestion

    sources = read_sources(file)
    found = next((one for one in sources if str(path) in (one.path, one.release)), None)
    if found is None:
        near = suggestion(str(path), [one.release or one.path for one in sources])
        raise LufangError(
            one_line(_("{path}: not in the library{near}").format(path=path, near=near)),
            _("lufang library list shows what is"),
        )
    change_list(file, "sources", lambda every: [one for one in every if one.get("path") != found.path])
    return found


def read_list(file: Path, name: str) -> list[Any]:
    """A list of a file of the data folder; empty where there is no file. Raises WrongList."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _wrong(file, error.strerror or str(error)) from error
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _wrong(file, _("it is no JSON")) from error
    version = found.get("format") if isinstance(found, dict) else None
    if isinstance(version, int) and version > FORMAT:
        raise _wrong(file, _("a newer version of the program wrote it"))
    every = found.get(name, []) if isinstance(found, dict) else None
    if not isinstance(every, list) or not all(isinstance(one, dict) for one in every):
        raise _wrong(file, _("expected a list of {name}").format(name=name))
    return every


def change_list(file: Path, name: str, change: Callable[[list[Any]], list[Any]]) -> None:
    """Change a list under a lock; two programs at once lose nothing. Raises WrongList, and LufangError."""
    from lufang_tui.kit.write import write_whole

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(file.with_suffix(".lock")):
            before = read_list(file, name)
            after = change(before)
            if after != before:
                data = msgspec.json.format(msgspec.json.encode({"format": FORMAT, name: after}), indent=1)
                write_whole(file, data + b"\n", force=True)
    except OSError as error:
        raise LufangError(one_line(f"{error.filename or file}: {error.strerror or error}")) from error
    except UnicodeEncodeError as error:
        raise LufangError(one_line(_("{path}: a name that is no text").format(path=file))) from error


def absolute(path: Path) -> Path:
    """A path as the list has it: absolute, links kept as they are."""
    return Path(path).expanduser().absolute()


def _wrong(file: Path, reason: str) -> WrongList:
    hint = (
        _("correct it, or move it away and add your folders again")
        if file.name == LIST_FILE
        else _("correct it, or move it away")
    )
    return WrongList(one_line(f"{file}: {reason}"), hint)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the list's lock, waiting for whoever has it. Raises OSError."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with path.open("a+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
