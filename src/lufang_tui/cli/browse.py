"""`lufang browse`: the terminal app, where there is a terminal."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def browse_kit(path: Path | None) -> int:
    """Open the app on a kit; gives its exit code. Raises LufangError where no terminal can show it."""
    # Imports and the first screen make a hundred thousand objects that stay: collecting garbage among them is
    # a seventh of the time to the first paint. The app turns the collector on again once it has painted.
    gc.disable()
    from lufang_tui.kit.load import load

    # Before Textual takes the screen, so that faults stay readable; standard input, "-", is for keys alone.
    press = None if str(path) == "-" else load(path)
    if press is None or not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise LufangError(
            _("the app needs a terminal for standard input, output and error"),
            _("for scripts: lufang list, show, export"),
        )
    if os.environ.get("TERM") in {"dumb", ""}:
        raise LufangError(
            _("this terminal (TERM=dumb) cannot show the app"), _("for plain text: lufang list, show, export")
        )
    from lufang_tui.kit.opened import Opened
    from lufang_tui.tui import run

    return run((Opened(press, path),))
