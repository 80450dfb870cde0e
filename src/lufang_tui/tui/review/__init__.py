"""The review screen: what a machine found in a release, accepted, corrected or rejected with a key each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lufang_tui.review import Session


def run(session: Session) -> int:
    """Review a kit in the terminal until the reader leaves; gives the exit code."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from lufang_tui.tui.keyboard.broken_input import forgive
    from lufang_tui.tui.keyboard.bursts import read_as_typed

    forgive()
    read_as_typed()
    from lufang_tui.tui.review.app import ReviewApp

    return ReviewApp(session).run() or 0
