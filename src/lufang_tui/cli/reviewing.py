"""`lufang review`: the review screen, where there is a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def review_kit(path: Path) -> int:
    """Open the review of a kit; gives its exit code. Raises LufangError where no terminal can show it."""
    from lufang_tui.review import Session

    session = Session(path)
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") in {
        "dumb",
        "",
    }:
        raise LufangError(
            _("a review needs a terminal that can show the app"),
            _("for scripts: lufang list --json, lufang check"),
        )
    from lufang_tui.tui.review import run

    return run(session)
