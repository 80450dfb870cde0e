"""Where a kit's files lie: a folder, or a zip of one.

A reader touches the words (`press_kit/`) and the pictures (`assets/`) only, and nothing outside of them:
a path that leaves its folder, by `..`, by being absolute or through a link, is refused.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath
from typing import Protocol

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line

MAX_KIT_BYTES = 40_000_000
"""A kit file of 50,000 quotations has about 24 MB."""
MAX_SOURCE_BYTES = 100_000_000
MAX_PICTURE_BYTES = 100_000_000

WORDS = "press_kit"
PICTURES = "assets"
KIT_FILE = "kit.yaml"


class MissingFile(LufangError):
    """A file that the kit names is not there."""


class KitFolder(Protocol):
    """The files of one kit, for reading."""

    kit_name: str
    """The kit file as a message names it."""

    def kit_bytes(self) -> bytes:
        """The kit file. Raises LufangError where it cannot be read or is over MAX_KIT_BYTES."""

    def source_bytes(self, relative: str) -> bytes:
        """A file of the words' folder. Raises MissingFile or LufangError."""

    def picture_bytes(self, relative: str) -> bytes:
        """A file of the pictures' folder. Raises MissingFile or LufangError."""

    def picture_path(self, relative: str) -> Path | None:
        """Where a picture lies on disk; None inside an archive. Raises as `picture_bytes`."""


def leaves_folder(relative: str) -> str | None:
    """Why a path of a kit may not be followed, or None where it stays inside its folder.

    Windows's ways of being absolute count too: a kit is opened on other systems than it was made on.
    """
    if relative.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", relative):
        return _("the path is absolute")
    if "\\" in relative:
        return _("the path has backslashes; write forward slashes")
    if ".." in PurePosixPath(relative).parts:
        return _("the path leaves the kit's folder")
    if "\0" in relative or PurePosixPath(relative) == PurePosixPath():
        return _("the path names no file")
    return None


class Directory:
    """A kit on disk. Pictures lie in `assets/`, beside `press_kit/` or beside a kit file of another folder."""

    def __init__(self, kit_file: Path) -> None:
        self.kit_file = kit_file
        self._words = kit_file.parent
        beside = self._words.resolve()
        self._pictures = (beside.parent if beside.name == WORDS else beside) / PICTURES
        self.kit_name = str(kit_file)

    def kit_bytes(self) -> bytes:
        """The kit file."""
        return _read_file(self.kit_file, MAX_KIT_BYTES)

    def source_bytes(self, relative: str) -> bytes:
        """A file of the words' folder."""
        return _read_file(_inside(self._words, relative), MAX_SOURCE_BYTES)

    def picture_bytes(self, relative: str) -> bytes:
        """A file of the pictures' folder."""
        return _read_file(self.picture_path(relative), MAX_PICTURE_BYTES)

    def picture_path(self, relative: str) -> Path:
        """Where a picture lies."""
        return _inside(self._pictures, relative)


def _inside(folder: Path, relative: str) -> Path:
    reason = leaves_folder(relative)
    path = folder / relative
    if reason is None and not path.resolve().is_relative_to(folder.resolve()):
        reason = _("a link leads out of the kit's folder")
    if reason is not None:
        raise LufangError(f"{excerpt(one_line(relative))}: {reason}")
    if not path.exists():
        raise MissingFile(one_line(_("{path}: no such file").format(path=path)))
    return path


def _read_file(path: Path, most: int) -> bytes:
    """A regular file's bytes; never waits on a pipe or device. Raises LufangError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise LufangError(one_line(_("{path}: not a file").format(path=path)))
        if status.st_size > most:
            raise LufangError(one_line(f"{path}: {too_large(status.st_size, most)}"))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise LufangError(one_line(f"{path}: {error.strerror or error}")) from error
    if len(data) > most:
        raise LufangError(one_line(f"{path}: {too_large(len(data), most)}"))
    return data


def too_large(size: int, most: int) -> str:
    """Say that a file is over its limit; both in bytes."""
    return _("too large ({size:.0f} MB; at most {most:.0f} MB)").format(size=size / 1e6, most=most / 1e6)
