"""Opening kits of the library: from the cache as they were read, else from their files; a few are kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import BrokenKit, one_line
from lufang_tui.kit.folder import MissingFile
from lufang_tui.library.parsed import ParsedKits, unpacked

if TYPE_CHECKING:
    from lufang_tui.kit.folder import KitFolder
    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.records import LibraryKit

OPEN_KITS = 8
"""So many kits are kept open."""


class OpenKits:
    """The kits that were opened last."""

    def __init__(self, cache: Path) -> None:
        self._parsed = ParsedKits(cache)
        self._open: OrderedDict[tuple[str, str], PressKit] = OrderedDict()
        self._lock = RLock()

    def close(self) -> None:
        """Let go of the cache."""
        with self._lock:
            self._parsed.close()

    def open(self, kit: LibraryKit) -> PressKit:
        """See `Library.press`."""
        key = kit.path, kit.digest
        with self._lock:
            known = self._open.get(key)
            if known is None:
                known = self._open[key] = self._opened(kit)
            self._open.move_to_end(key)
            while len(self._open) > OPEN_KITS:
                self._open.popitem(last=False)
            return known

    def _opened(self, kit: LibraryKit) -> PressKit:
        from lufang_tui.kit.load import open_folder
        from lufang_tui.kit.press import PressKit

        parsed = self._parsed.get(kit.path)
        record = unpacked(parsed.record) if parsed and parsed.digest == kit.digest else None
        folder: KitFolder
        try:
            folder = open_folder(Path(kit.path))
        except LufangError:
            if record is None:
                raise
            folder = GoneFolder(kit.path)
        if record is not None:
            return PressKit(record, folder)
        from lufang_tui.kit.read import read_bytes

        reading = read_bytes(folder.kit_bytes(), folder)
        if reading.press is None:
            raise BrokenKit(reading.file, reading.faults)
        return reading.press


class GoneFolder:
    """The folder of a kit that is not there any more: its words are known, its files are not."""

    def __init__(self, kit_name: str) -> None:
        self.kit_name = kit_name

    def kit_bytes(self) -> bytes:
        """Raise MissingFile."""
        return self._missing("kit.yaml")

    def source_bytes(self, relative: str) -> bytes:
        """Raise MissingFile."""
        return self._missing(relative)

    def picture_bytes(self, relative: str) -> bytes:
        """Raise MissingFile."""
        return self._missing(relative)

    def picture_path(self, relative: str) -> Path | None:
        """Raise MissingFile."""
        self._missing(relative)
        return None

    def _missing(self, relative: str) -> bytes:
        raise MissingFile(
            one_line(
                _("{path}: the kit is gone, and {file} with it").format(path=self.kit_name, file=relative)
            )
        )
