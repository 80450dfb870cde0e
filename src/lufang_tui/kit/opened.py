"""A kit as somebody opened it: where it came from, what could be read of it, and what could not.

Also what tells that its file changed, for whoever keeps it on the screen.
"""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - a NamedTuple reads it
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lufang_tui.kit.faults import BrokenKit
from lufang_tui.kit.folder import KIT_FILE, WORDS
from lufang_tui.kit.load import read

if TYPE_CHECKING:
    from lufang_tui.kit.faults import Fault
    from lufang_tui.kit.press import PressKit

Stamp: TypeAlias = tuple[int, int, int]
"""When a file was changed last (ns), its size in bytes, its inode: another one means another content."""


class Opened(NamedTuple):
    """A kit that is open."""

    press: PressKit
    path: Path | None = None
    """As the reader named it; None for the festival kit that ships with the program, or a kit without a file."""
    faults: tuple[Fault, ...] = ()
    """What could not be read, in file order; empty for a sound kit."""
    file: str = ""
    """The kit file's name, for telling the faults."""
    stamp: Stamp | None = None
    """The file's stamp before it was read; None where there is no file to look at again."""

    @property
    def name(self) -> str:
        """What tells it from other kits: its absolute path, the id where it has none."""
        return self.press.kit.id if self.path is None else absolute(self.path)


def open_at(path: Path | None) -> Opened:
    """Open what can be opened of the kit at `path`, or of the festival kit for None.

    Raises LufangError where there is nothing to read, and BrokenKit, with every fault, where nothing of it is a kit.
    """
    stamp = None if path is None else stamp_of(path)
    reading = read(path)
    if reading.press is None:
        raise BrokenKit(reading.file, reading.faults)
    return Opened(reading.press, path, reading.faults, reading.file, stamp)


def absolute(path: Path) -> str:
    """Name a path the same way from wherever the program is started; links are kept as they are."""
    try:
        return str(path.expanduser().absolute())
    except (OSError, RuntimeError):  # no home, or a working folder that is gone
        return str(path)


def stamp_of(path: Path) -> Stamp | None:
    """Look at the file of a kit (its folder, its kit file or a .zip); None where it is gone."""
    for file in (path / WORDS / KIT_FILE, path / KIT_FILE, path):
        try:
            status = file.stat()
        except (OSError, ValueError):
            continue
        return (status.st_mtime_ns, status.st_size, status.st_ino)
    return None
