"""Opening a picture's file in another program: which program, whether there is a desktop at all, and starting it.

Nothing of the screen is in here. Only files whose bytes are a picture are opened, under a name with a picture's ending.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.half_cells import ENDINGS
from lufang_tui.errors import LufangError
from lufang_tui.export.pictures import media_type_of
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lufang_tui.kit.folder import KitFolder

TIMEOUT = 5.0
"""Seconds within which the opener must have ended or be taken for running."""


class NotOpened(LufangError):
    """The picture was not opened, and why."""


class Way(NamedTuple):
    """How to open a file."""

    command: tuple[str, ...]
    """The program and its arguments; the file's path follows."""
    reason: str = ""
    """Why there is none."""


def way_out(env: Mapping[str, str], platform: str, which: Callable[[str], str | None]) -> Way:
    """Return how this environment opens a file in another program. Pure: nothing is run."""
    if env.get("SSH_CONNECTION") or env.get("SSH_TTY"):
        return Way((), _("this is another machine (SSH): the picture would open where nobody sees it"))
    if platform == "darwin":
        return Way(("open",))
    if platform == "win32":
        return Way(("explorer.exe",))
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return Way((), _("there is no display"))
    if not which("xdg-open"):
        return Way((), _("there is no xdg-open"))
    return Way(("xdg-open",))


def picture_file(folder: KitFolder, relative: str) -> Path:
    """Return a path of the picture on this disk; what lies in an archive is written to a temporary file first.

    Raises NotOpened for what is no picture, whatever its name says, and LufangError where it cannot be read.
    """
    data = folder.picture_bytes(relative)
    kind = (media_type_of(data) or "").removeprefix("image/").upper()
    path = folder.picture_path(relative)
    name = Path(relative).name
    if kind not in ENDINGS or Path(name).suffix.lower() not in {
        one for all_ in ENDINGS.values() for one in all_
    }:
        # What opens a file goes by its name: a program under a picture's name would not run, but nothing is tried.
        raise NotOpened(_("only PNG, JPEG, GIF and WebP files with such a name are opened"))
    if path is not None:
        return path.resolve()
    safe = re.sub(r"[^\w.-]", "_", Path(name).stem)[:60] or "picture"
    handle, written = tempfile.mkstemp(prefix=f"lufang-{safe}-", suffix=ENDINGS[kind][0])
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return Path(written)


def open_outside(way: Way, path: Path) -> None:
    """Start the program, apart from this one. Raises NotOpened where it cannot be started or fails at once.

    Takes up to TIMEOUT: call it in a thread.
    """
    if not way.command:
        raise NotOpened(way.reason)
    try:
        process = subprocess.Popen(
            (*way.command, str(path)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotOpened(
            _("{way} cannot be started: {reason}").format(way=way.command[0], reason=error.strerror)
        ) from error
    try:
        code = process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return  # a viewer that stays in front of its opener is no failure
    if code != 0 and way.command[0] != "explorer.exe":  # which ends with 1 when all is well
        raise NotOpened(
            _("{way} ended with exit code {returncode}").format(way=way.command[0], returncode=code)
        )


def way_here() -> Way:
    """Return how this machine opens a file."""
    from shutil import which

    return way_out(os.environ, sys.platform, which)
