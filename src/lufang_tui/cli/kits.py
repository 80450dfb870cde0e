"""Opening the kit that a command names: a path, the festival kit, or `-` for standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.kit.press import PressKit
    from lufang_tui.kit.read import Reading

STANDARD_INPUT = "-"


def open_kit(path: Path | None) -> PressKit:
    """Open the kit at `path`, the festival kit for None, the kit file on standard input for `-`.

    Raises LufangError where it cannot be read, and BrokenKit, with every fault, where it is not sound.
    """
    if str(path) != STANDARD_INPUT:
        return load(path)
    from lufang_tui.kit.faults import BrokenKit

    reading = read_kit(path)
    if reading.faults or reading.press is None:
        raise BrokenKit(reading.file, reading.faults)
    return reading.press


def read_kit(path: Path | None) -> Reading:
    """Read a kit with its faults, from where `open_kit` would. Raises LufangError where there is nothing to read."""
    from lufang_tui.kit.load import read
    from lufang_tui.kit.read import read_bytes

    if str(path) != STANDARD_INPUT:
        return read(path)
    folder = StandardInput()
    return read_bytes(folder.kit_bytes(), folder)


class StandardInput:
    """A kit file without a folder: its source and pictures are missing."""

    kit_name = "<stdin>"

    def kit_bytes(self) -> bytes:
        """Read standard input to its end. Raises LufangError where it is over the limit of a kit file."""
        from lufang_tui.kit.folder import MAX_KIT_BYTES

        try:
            data = sys.stdin.buffer.read(MAX_KIT_BYTES + 1)
        except OSError as error:
            raise LufangError(f"{self.kit_name}: {error.strerror or error}") from error
        if len(data) > MAX_KIT_BYTES:
            raise LufangError(
                _("{path}: too large (at most {most} MB)").format(
                    path=self.kit_name, most=MAX_KIT_BYTES // 1000000
                )
            )
        return data

    def source_bytes(self, relative: str) -> bytes:
        """Raise MissingFile: nothing lies beside standard input."""
        return self._missing(relative)

    def picture_bytes(self, relative: str) -> bytes:
        """Raise MissingFile."""
        return self._missing(relative)

    def picture_path(self, relative: str) -> Path | None:
        """Raise MissingFile."""
        self._missing(relative)
        return None

    def _missing(self, relative: str) -> bytes:
        from lufang_tui.kit.faults import excerpt, one_line
        from lufang_tui.kit.folder import MissingFile

        raise MissingFile(
            _("{path}: a kit on standard input has no files beside it").format(
                path=excerpt(one_line(relative))
            )
        )
