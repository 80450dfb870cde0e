"""Lists of the user's own that are kept in files of the data folder: work that nothing may lose.

A change takes a lock, reads the file as it stands now, and writes the changed list whole, so that two programs never lose
what the other did. A file that cannot be read is moved aside and named; where only some of its records cannot, a copy
of it is kept.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import msgspec

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.write import write_whole
from lufang_tui.settings import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORMAT = 1
"""The version of the files that this program writes, and the newest it reads."""
MAX_BYTES = 200_000_000
LOCK_TIMEOUT = 5.0
"""Seconds to wait for another program that is writing; a write takes a few hundredths."""

Item = TypeVar("Item", bound=msgspec.Struct)


class NotKept(LufangError):
    """A list could not be read or written; its file is as it was."""


class Kept(NamedTuple, Generic[Item]):
    """What a file has."""

    items: tuple[Item, ...] = ()
    trouble: str = ""
    """What was wrong with the file, and where the damaged one is now; empty where nothing was."""


class _File(msgspec.Struct):
    format: int = FORMAT
    items: tuple[msgspec.Raw, ...] = ()


class KeptList(Generic[Item]):
    """A list of records of one type in a file of the data folder."""

    def __init__(self, name: str, record: type[Item]) -> None:
        """Keep records in the file of that name."""
        self._name = name
        self._record = record

    def path(self) -> Path:
        """Give the path of the user's own file; it need not exist."""
        return data_folder() / self._name

    def load(self, path: Path | None = None) -> Kept[Item]:
        """Read the list at `path`, or the user's own; an empty one where there is no file.

        Raises NotKept where the file may not be read, or a newer version of the program wrote it.
        """
        path = path or self.path()
        if not path.exists():
            return Kept()
        with _locked(path):
            return self._load(path)

    def change(
        self, what: Callable[[tuple[Item, ...]], tuple[Item, ...]], path: Path | None = None
    ) -> Kept[Item]:
        """Make a change to the list as it stands in the file now; gives the list after it. Raises NotKept."""
        path = path or self.path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise NotKept(f"{path.parent}: {error.strerror or error}") from error
        with _locked(path):
            before = self._load(path)
            after = what(before.items)
            if after != before.items:
                self._write(path, after)
        return Kept(after, before.trouble)

    def stamp(self, path: Path | None = None) -> tuple[int, int] | None:
        """Look at the file: another stamp means another content; None where it is not there."""
        try:
            status = (path or self.path()).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def _load(self, path: Path) -> Kept[Item]:
        try:
            with path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return Kept()
        except OSError as error:
            raise NotKept(f"{path}: {error.strerror or error}") from error
        try:
            found = msgspec.json.decode(data, type=_File) if len(data) <= MAX_BYTES else None
        except (msgspec.DecodeError, RecursionError):
            found = None
        if found is None:
            return Kept(trouble=_move_aside(path))
        if found.format > FORMAT:
            raise NotKept(
                _("{path}: written by a newer version of this program").format(path=path),
                _("install that version"),
            )
        items: list[Item] = []
        for raw in found.items:
            with suppress(msgspec.DecodeError, RecursionError):
                items.append(msgspec.json.decode(raw, type=self._record))
        lost = len(found.items) - len(items)
        if not lost:
            return Kept(tuple(items))
        trouble = _copy_aside(path, data, lost)
        self._write(path, tuple(items))  # else every start would keep another copy
        return Kept(tuple(items), trouble)

    def _write(self, path: Path, items: tuple[Item, ...]) -> None:
        try:
            raw = tuple(msgspec.Raw(msgspec.json.encode(item)) for item in items)
        except UnicodeEncodeError as error:
            raise NotKept(_("a path that is no UTF-8 cannot be kept")) from error
        data = msgspec.json.format(msgspec.json.encode(_File(items=raw)), indent=1)
        if len(data) > MAX_BYTES:
            most = MAX_BYTES // 1_000_000
            raise NotKept(
                _("{path}: too large (at most {most} MB): remove something first").format(
                    path=path, most=most
                )
            )
        try:
            write_whole(path, data, force=True)
        except LufangError as error:
            raise NotKept(error.message) from error


def _move_aside(path: Path) -> str:
    aside = _free(path)
    try:
        path.replace(aside)
    except OSError as error:
        # What cannot be moved must not be written over either.
        raise NotKept(
            _("{path} is damaged and cannot be moved: {reason}").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    return _("{path} was damaged; it is kept as {aside}").format(path=path, aside=aside)


def _copy_aside(path: Path, data: bytes, lost: int) -> str:
    aside = _free(path)
    try:
        write_whole(aside, data)
    except LufangError as error:
        raise NotKept(error.message) from error
    said = _n(
        "{path}: {count} entry cannot be read; the file with it is kept as {aside}",
        "{path}: {count} entries cannot be read; the file with them is kept as {aside}",
        lost,
    )
    return said.format(path=path, count=lost, aside=aside)


def _free(path: Path) -> Path:
    """A name for a damaged file that no earlier one has."""
    number = 1
    while True:
        aside = path.with_suffix(f".damaged{f'-{number}' if number > 1 else ''}.json")
        if not aside.exists():
            return aside
        number += 1


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file. Raises NotKept where another program keeps it."""
    try:
        import fcntl
    except ImportError:  # Windows, on which the program makes no promise about two of it
        yield
        return
    lock = path.with_suffix(".lock")
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if not os.access(path.parent, os.W_OK):  # a folder that may only be read has no writer to wait for
            yield
            return
        raise NotKept(f"{lock}: {error.strerror or error}") from error
    try:
        until = time.monotonic() + LOCK_TIMEOUT
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise NotKept(_("{path}: another program is writing to it").format(path=path)) from error
                time.sleep(0.02)
        yield
    finally:
        os.close(handle)
