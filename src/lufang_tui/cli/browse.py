"""`lufang browse`: the terminal app, where there is a terminal."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError

if TYPE_CHECKING:
    from pathlib import Path


def browse_kit(path: Path | None) -> int:
    """Open the app on a kit; gives its exit code. Raises LufangError where no terminal can show it."""
    # Imports and the first screen make a hundred thousand objects that stay: collecting garbage among them is
    # a seventh of the time to the first paint. The app turns the collector on again once it has painted.
    gc.disable()
    from lufang_tui.kit.press import load

    press = load(path)  # before Textual takes the screen, so that faults stay readable
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise LufangError(
            "the app needs a terminal for standard input, output and error",
            "for scripts: lufang list, show, export",
        )
    if os.environ.get("TERM") in {"dumb", ""}:
        raise LufangError(
            "this terminal (TERM=dumb) cannot show the app", "for plain text: lufang list, show, export"
        )
    from lufang_tui.tui import run

    return run(press)
