"""A review that is under way: every decision is in the kit file before it counts, and can be taken back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import BrokenKit, one_line
from lufang_tui.kit.folder import Directory
from lufang_tui.kit.load import open_folder
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.read import read_bytes
from lufang_tui.kit.write import kit_text, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.kit.model import Kit

BACKUP = ".before-review"
"""What the name of the copy ends with that is kept of a kit file with comments, which records cannot hold."""


class Changed(LufangError):
    """Somebody else has written the kit file since it was read."""


class Session:
    """One kit under review. `press` is the kit as it stands in the file; nothing is ever ahead of the file."""

    def __init__(self, path: Path) -> None:
        """Open the kit at `path`, a folder or a kit file.

        Raises LufangError where it cannot be read or lies in an archive, BrokenKit where it is not sound.
        """
        folder = open_folder(path)
        if not isinstance(folder, Directory):
            raise LufangError(
                one_line(_("{path}: a kit in an archive cannot be changed").format(path=path)),
                _("unpack it first"),
            )
        self.file = folder.kit_file
        self._folder = folder
        data = folder.kit_bytes()
        reading = read_bytes(data, folder)
        if reading.faults or reading.press is None:
            raise BrokenKit(reading.file, reading.faults)
        self.press = reading.press
        self._digest = sha256(data).digest()
        self._undone_to: list[Kit] = []
        self._backed_up = not _has_comments(data)

    @property
    def kit(self) -> Kit:
        """The kit as it stands in the file."""
        return self.press.kit

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._undone_to)

    def apply(self, kit: Kit) -> None:
        """Write a changed kit; when this returns, the decision is on the disk.

        Raises Changed where the file is not as it was read, LufangError where it cannot be written; nothing is lost then.
        """
        if kit == self.kit:
            return
        before = self.kit
        self._write(kit)
        self._undone_to.append(before)

    def undo(self) -> None:
        """Take the last decision back, in the file too. Raises as `apply`; without a decision nothing happens."""
        if self._undone_to:
            self._write(self._undone_to[-1])
            self._undone_to.pop()

    def _write(self, kit: Kit) -> None:
        data = kit_text(kit).encode()
        now = self._folder.kit_bytes()
        if sha256(now).digest() != self._digest:
            raise Changed(
                one_line(_("{path}: changed by another program since it was opened").format(path=self.file)),
                _("open the review again; what is saved stays"),
            )
        if not self._backed_up:
            write_whole(self.file.with_name(self.file.name + BACKUP), now, force=True)
            self._backed_up = True
        write_whole(self.file, data, force=True)
        self._digest = sha256(data).digest()
        self.press = PressKit(kit, self._folder)


def _has_comments(data: bytes) -> bool:
    """Whether a kit file may have comments beside the line that names its schema."""
    lines = data.decode(errors="replace").split("\n")
    return any(line.lstrip().startswith("#") and "yaml-language-server" not in line for line in lines)
