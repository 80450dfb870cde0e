"""Finding and loading a kit: its folder, its kit file, a .zip of it, or the festival kit that ships with the program."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import BrokenKit, one_line
from lufang_tui.kit.folder import KIT_FILE, WORDS, Directory
from lufang_tui.kit.read import read_bytes

if TYPE_CHECKING:
    from lufang_tui.kit.folder import KitFolder
    from lufang_tui.kit.press import PressKit
    from lufang_tui.kit.read import Reading


def load(path: Path | None) -> PressKit:
    """The kit at `path`, or the festival kit for None.

    Raises LufangError where it cannot be read at all, and BrokenKit, with every fault, where it is not sound.
    """
    reading = read(path)
    if reading.faults or reading.press is None:
        raise BrokenKit(reading.file, reading.faults)
    return reading.press


def read(path: Path | None) -> Reading:
    """Read the kit at `path` (its folder, its kit file, or a .zip), or the festival kit for None.

    Raises LufangError where there is nothing to read: no such file, no kit in it, too large.
    """
    folder = open_folder(festival_folder() if path is None else path)
    return read_bytes(folder.kit_bytes(), folder)


def open_folder(path: Path) -> KitFolder:
    """The kit at `path`: its folder, its kit file, or a .zip of the folder. Raises LufangError."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("not a path")
        raise LufangError(one_line(f"{path}: {reason}")) from error
    if stat.S_ISDIR(mode):
        for kit_file in (path / WORDS / KIT_FILE, path / KIT_FILE):
            if kit_file.is_file():
                return Directory(kit_file)
        raise LufangError(
            one_line(_("{path}: no press kit here").format(path=path)),
            _("expected {path} or {file}").format(path=f"{WORDS}/{KIT_FILE}", file=KIT_FILE),
        )
    if not stat.S_ISREG(mode):
        raise LufangError(one_line(_("{path}: not a file or a folder").format(path=path)))
    if path.suffix.lower() == ".zip":
        # Most kits are folders, and zipfile takes its time to import.
        from lufang_tui.kit.archive import Archive

        return Archive(path)
    if path.suffix.lower() in {".yaml", ".yml"}:
        return Directory(path)
    raise LufangError(
        one_line(_("{path}: not a press kit").format(path=path)),
        _("expected a folder, its {file}, or a .zip of it").format(file=KIT_FILE),
    )


def festival_folder() -> Path:
    """The folder of the festival kit that ships with the program: inside the package, or the checkout's root.

    Raises LufangError where neither has it.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "festival", package.parent.parent):
        if (folder / WORDS / KIT_FILE).is_file():
            return folder
    raise LufangError(_("the festival kit is missing from this installation"), _("install lufang-tui again"))
