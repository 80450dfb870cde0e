"""The index as a file: opening it, checking it, moving a damaged one aside.

Each index is a SQLite file of its own, and a small file beside them names the one in use, so that a new one takes the
place of an old one in one step while others still read that. Write-ahead logging keeps readers and the writer apart.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import msgspec

from lufang_tui.errors import ExitCode
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.library import tokens
from lufang_tui.library.faults import IndexFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LAYOUT = 1
"""Raised with every change to the tables; an index of another layout is built anew."""
VERSION = f"{LAYOUT}.{tokens.VERSION}"
CURRENT = f"current-{VERSION}"
PAGE_BYTES = 8192
BUSY_MS = 5_000
"""How long a connection waits for another one's write lock."""

ORDINAL_BITS = 20
"""A kit's rows are numbered from 0; the kit's number stands above these bits of a row's id."""
DAY_BITS = 22
"""Below the day in a place: so many entries may lie on one day."""

_TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE kit(
  number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, id TEXT NOT NULL, label TEXT NOT NULL,
  language TEXT NOT NULL, date TEXT, embargo TEXT, first INTEGER, last INTEGER, state TEXT NOT NULL, message TEXT NOT NULL,
  size INTEGER NOT NULL, mtime INTEGER NOT NULL, digest TEXT NOT NULL, base INTEGER NOT NULL, rows INTEGER NOT NULL,
  groups TEXT NOT NULL, change INTEGER NOT NULL);
CREATE INDEX kit_change ON kit(change);
CREATE INDEX kit_digest ON kit(digest);
CREATE TABLE gone(number INTEGER PRIMARY KEY, change INTEGER NOT NULL);
CREATE TABLE day(day INTEGER PRIMARY KEY, used INTEGER NOT NULL);
CREATE TABLE entry(
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, paragraph INTEGER, kind TEXT, text TEXT NOT NULL, who TEXT NOT NULL,
  first INTEGER, last INTEGER);
CREATE TABLE party(
  kit INTEGER NOT NULL, person INTEGER NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL,
  record BLOB NOT NULL, PRIMARY KEY(kit, person, at)) WITHOUT ROWID;
CREATE INDEX party_id ON party(id);
CREATE INDEX party_key ON party(key) WHERE person;
CREATE TABLE name(
  number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, person INTEGER NOT NULL, names TEXT NOT NULL);
CREATE TABLE title(number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
CREATE TABLE opening(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE year(year INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE words USING fts5(
  t, content='', columnsize=0, tokenize='ascii');
"""


class Connection(sqlite3.Connection):
    """A connection to an index."""

    is_for_now = False
    """It looks past other connections, since a reader's notes cannot be written: to be closed as soon as it was used."""


def connect(path: Path, *, write: bool = False) -> Connection:
    """Connect to an index that is there. Raises sqlite3.Error."""
    if write:
        return _connected(path, "mode=rw", "PRAGMA synchronous=NORMAL")
    try:
        return _connected(path, "mode=ro", "PRAGMA query_only=1")
    except sqlite3.OperationalError as error:
        wal = path.with_name(f"{path.name}-wal")
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NO_NOTES or (
            wal.exists() and wal.stat().st_size
        ):
            raise
        # Nobody can write where not even a reader's notes can be: a disk that is read-only, or full.
        connection = _connected(path, "immutable=1", "PRAGMA query_only=1")
        connection.is_for_now = True
        return connection


_NO_NOTES = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


def _connected(path: Path, how: str, setting: str) -> Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, timeout=BUSY_MS / 1000, isolation_level=None,
        check_same_thread=False, cached_statements=256, factory=Connection,
    )  # fmt: skip
    try:
        connection.execute("PRAGMA cache_size=-32768")
        connection.execute(setting)
        connection.execute("SELECT value FROM meta WHERE name='version'").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    except UnicodeDecodeError as error:
        connection.close()
        raise sqlite3.OperationalError(str(error)) from error
    return connection


class IndexFiles:
    """The files of the index in their folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def pointer(self) -> Path:
        """The file that names the index in use."""
        return self.folder / CURRENT

    def current(self) -> Path | None:
        """The index in use; None where there is none."""
        name = None
        while True:
            before = name
            try:
                name = self.pointer.read_text(encoding="ascii").strip()
            except (OSError, UnicodeDecodeError):
                return None
            path = self.folder / name
            if name.startswith("index-") and path.name == name and path.is_file():
                return path
            if name == before:  # else another index took its place between the two looks
                return None

    def make(self) -> Path:
        """Make an empty index beside the one in use. Raises IndexFault."""
        with told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self.folder / f"index-{secrets.token_hex(6)}.sqlite"
            connection = sqlite3.connect(path, isolation_level=None)
            try:
                connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
                connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("BEGIN IMMEDIATE")
                for statement in _TABLES.split(";\n"):
                    if statement.strip():
                        connection.execute(statement)
                connection.executemany(
                    "INSERT INTO meta VALUES(?, ?)",
                    [("version", VERSION), ("change", 0), ("settled", 1), ("recalled", 0)],
                )
                connection.execute("COMMIT")
            finally:
                connection.close()
        return path

    def use(self, path: Path) -> None:
        """Let the index at `path` be the one in use, and delete those before it. Raises IndexFault."""
        from lufang_tui.kit.write import write_whole  # whoever only reads needs no YAML

        with told(self.folder):
            write_whole(self.pointer, f"{path.name}\n".encode("ascii"), force=True)
        for other in self.folder.glob("current-*"):
            if other != self.pointer:
                with suppress(OSError):
                    other.unlink()
        self.tidy()

    def tidy(self) -> None:
        """Delete the indexes that nothing names: old ones, and those whose making was killed. Only under the lock."""
        named = set()
        for pointer in self.folder.glob("current-*"):
            with suppress(OSError, UnicodeDecodeError):
                named.add(pointer.read_text(encoding="ascii").strip())
        # Each file before its notes: without them, who opens it now would read less than is in it.
        for other in sorted(self.folder.glob("index-*")):
            if other.name.removesuffix("-wal").removesuffix("-shm") not in named:
                with suppress(OSError):
                    other.unlink()

    def move_aside(self, path: Path) -> Path:
        """Keep a damaged index for whoever wants to look at it, and only the last one. Raises IndexFault."""
        aside = self.folder / "damaged.sqlite"
        with told(self.folder):
            path.replace(aside)
            for ending in ("-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        return aside

    @property
    def is_locked(self) -> bool:
        """Whether somebody holds the lock of those who write; False where that cannot be told."""
        try:
            import fcntl
        except ImportError:
            return False
        try:
            handle = os.open(self.folder / "lock", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # a file system without locks
            return False
        finally:
            os.close(handle)
        return False

    @contextmanager
    def locked(self, go_on: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Hold the lock of those who write, or wait for it; gives False where `go_on` ended the waiting.

        Whoever is killed lets go of it. Raises IndexFault.
        """
        try:
            import fcntl
        except ImportError:  # Windows: each transaction takes SQLite's own lock
            yield True
            return
        with told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    if go_on is not None and not go_on():
                        yield False
                        return
                    time.sleep(0.02)
                except OSError:  # a file system without locks
                    break
                else:
                    break
            yield True
        finally:
            os.close(handle)


def damage(path: Path) -> str:
    """What is wrong with an index, as far as a short look tells; empty for a sound one.

    The file is only ever opened by SQLite: closing it by other means would drop this process's locks on it (POSIX), and
    another process could then take away what a connection here still reads.
    """
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        return "" if is_busy(error) else str(error)
    try:
        pages, page = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        wal = path.with_name(f"{path.name}-wal")
        if not (wal.exists() and wal.stat().st_size) and path.stat().st_size < pages * page:
            return _("its end is missing")
        version = connection.execute("SELECT value FROM meta WHERE name='version'").fetchone()
        connection.execute("SELECT max(number), max(change) FROM kit").fetchone()
        connection.execute(
            "SELECT rowid FROM words WHERE words MATCH 'e' ORDER BY rowid DESC LIMIT 1"
        ).fetchone()
    except (sqlite3.DatabaseError, OSError) as error:
        return "" if isinstance(error, sqlite3.Error) and is_busy(error) else str(error)
    finally:
        connection.close()
    return "" if version == (VERSION,) else _("another version of the program wrote it")


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process only holds the index for the moment."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_interrupt(error: sqlite3.Error) -> bool:
    """Whether somebody ended what ran."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT


@contextmanager
def sound_rows() -> Iterator[None]:
    """Tell of what stands in a row and cannot have been written there. Raises IndexFault."""
    try:
        yield
    except (ValueError, msgspec.DecodeError) as error:
        raise IndexFault(
            _("the index of the library is damaged"), _("lufang library refresh --rebuild makes it anew")
        ) from error


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether the file itself is what is wrong.

    Text in it that is no text has no code of its own; where SQLite's message quotes it, not even the message can be read.
    """
    if not hasattr(error, "sqlite_errorcode"):
        return isinstance(error, sqlite3.OperationalError | UnicodeDecodeError)
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class NotWritable(IndexFault):
    """The index cannot be written: a full disk, a folder without permission."""

    exit_code = ExitCode.UNDELIVERED


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Tell in one line what keeps the index from being written. Raises NotWritable."""
    try:
        yield
    except OSError as error:
        raise NotWritable(one_line(f"{error.filename or folder}: {error.strerror or error}")) from error
    except sqlite3.Error as error:
        if is_damage(error):
            raise
        raise NotWritable(
            one_line(_("{folder}: the index cannot be written: {reason}").format(folder=folder, reason=error))
        ) from error
