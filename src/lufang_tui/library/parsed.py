"""Kits as they were read, kept in the cache folder: making the index anew, or showing an entry, reads no YAML.

MessagePack of the model's own records, checked against the model when it is read back: what somebody else wrote into the
cache can only be a kit. Compressed, since it is read a few kits at a time.
"""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from lufang_tui.kit.folder import MAX_KIT_BYTES
from lufang_tui.kit.model import FORMAT, Kit
from lufang_tui.library.database import BUSY_MS, is_damage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

READING = f"1.{FORMAT}"
"""Raised whenever a kit file is read in another way than before, and `database.LAYOUT` with it: the index has what was read."""
FILE = "parsed.sqlite"
_MOST = 8 * MAX_KIT_BYTES
"""Bytes of an uncompressed record."""

_decoder = msgspec.msgpack.Decoder(Kit)
_encoder = msgspec.msgpack.Encoder()


class Parsed(NamedTuple):
    """A kit that was read."""

    digest: str
    """SHA-256 of the file's bytes."""
    message: str
    """Its faults in one line; empty where it is sound."""
    record: bytes


def packed(kit: Kit) -> bytes:
    """A kit as a record of the cache."""
    return zlib.compress(_encoder.encode(kit), 1)


def unpacked(record: bytes) -> Kit | None:
    """The kit of a record; None where it is none."""
    try:
        stream = zlib.decompressobj()
        data = stream.decompress(record, _MOST)
        return None if stream.unconsumed_tail else _decoder.decode(data)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


class ParsedKits:
    """The cache. Losing it loses time alone, so that nothing here raises: what cannot be kept is read again."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._connection: sqlite3.Connection | None = None
        self._broken = False

    def get(self, path: str) -> Parsed | None:
        """What is kept of the kit at a path."""
        found = self._run(
            "SELECT digest, message, record FROM parsed WHERE path=? AND reading=?", path, READING
        )
        return Parsed(*found[0]) if found else None

    def known(self) -> dict[str, str] | None:
        """The kits that are kept, by path, each with its digest; None where none can be kept."""
        try:
            connection = self._open()
            if connection is None:
                return None
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
            rows = connection.execute("SELECT path, digest FROM parsed WHERE reading=?", (READING,))
            return {str(path): str(digest) for path, digest in rows}
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if is_damage(error):
                self._start_anew()
            return None

    def put(self, kits: Iterable[tuple[str, Parsed]]) -> None:
        """Keep kits."""
        rows = [(path, READING, *parsed) for path, parsed in kits]
        try:
            connection = self._open()
            if connection and rows:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    connection.executemany("INSERT OR REPLACE INTO parsed VALUES(?, ?, ?, ?, ?)", rows)
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.rollback()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if is_damage(error):
                self._start_anew()

    def forget(self, path: str) -> None:
        """Forget a kit."""
        self._run("DELETE FROM parsed WHERE path=?", path)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _run(self, statement: str, *values: str) -> list[tuple[str, str, bytes]]:
        try:
            connection = self._open()
            return connection.execute(statement, values).fetchall() if connection else []
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if is_damage(error):
                self._start_anew()
            return []

    def _open(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._broken:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._connection = sqlite3.connect(
                    self._path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
                )
                self._connection.execute("PRAGMA journal_mode=WAL")
                self._connection.execute("PRAGMA synchronous=NORMAL")
                self._connection.execute(
                    "CREATE TABLE IF NOT EXISTS parsed(path TEXT PRIMARY KEY, reading TEXT NOT NULL,"
                    " digest TEXT NOT NULL, message TEXT NOT NULL, record BLOB NOT NULL)"
                )
                # Which are there is asked at every refresh: without it that would read the whole file.
                self._connection.execute(
                    "CREATE INDEX IF NOT EXISTS parsed_known ON parsed(reading, path, digest)"
                )
            except OSError:
                self._broken = True
            except (sqlite3.Error, UnicodeDecodeError) as error:
                self.close()
                if is_damage(error):
                    self._start_anew()
                else:
                    self._broken = True
        return self._connection

    def _start_anew(self) -> None:
        """Throw a damaged cache away."""
        self.close()
        try:
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        except OSError:
            self._broken = True
