"""The verify screen: a draft on the left, the source of one of its quotations on the right."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lufang_tui.verify.desk import Desk


def run(desk: Desk) -> int:
    """Show a draft in the terminal until the reader leaves; gives the exit code."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from lufang_tui.tui.keyboard.broken_input import forgive
    from lufang_tui.tui.keyboard.bursts import read_as_typed

    forgive()
    read_as_typed()
    from lufang_tui.tui.verify.app import VerifyApp

    return VerifyApp(desk).run() or 0
