"""The terminal app; the only room that knows Textual."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.kit.opened import Opened


def run(opened: Sequence[Opened]) -> int:
    """Browse kits in the terminal until the reader leaves; returns the exit code."""
    # Some terminals lose what an input method commits when the Kitty keyboard protocol asks for every key as an event.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # Nothing is thrown away before the first screen, so looking for garbage only delays it; the app turns it on again.
    gc.disable()
    try:
        from lufang_tui.tui.app import LufangApp

        return LufangApp(opened).run() or 0
    finally:
        gc.enable()
