"""The terminal app; the only room that knows Textual."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.kit.opened import Opened
    from lufang_tui.library import Library


SWITCH_SECONDS = 0.0005
"""After so long a thread lets another one that waits have the interpreter; Python's own value is ten times that."""


class Crashed(LufangError):
    """A fault of the program itself ended the app."""

    exit_code = ExitCode.CRASHED


def run(
    opened: Sequence[Opened],
    *,
    waiting: Sequence[Path] = (),
    fresh: bool = False,
    debug: bool = False,
    library: Library | None = None,
) -> int:
    """Browse the library, or kits, in the terminal until the reader leaves; returns the exit code.

    `waiting` are kits that are opened once the first is on the screen; `fresh` starts at the beginning of each.
    Raises Crashed, in one line, where a fault of the program ended it; the log has the rest.
    """
    # Some terminals lose what an input method commits when the Kitty keyboard protocol asks for every key as an event.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # What a key finds comes shortly after its echo, and would wait for the next but one frame of sixty in a second.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # The interpreter goes from thread to thread so often that a frame hardly waits for one that counts or reads.
    sys.setswitchinterval(SWITCH_SECONDS)
    # Nothing is thrown away before the first screen, so looking for garbage only delays it; the app turns it on again.
    gc.disable()
    try:
        from lufang_tui.log import Log
        from lufang_tui.tui.keyboard.broken_input import forgive
        from lufang_tui.tui.keyboard.bursts import read_as_typed

        forgive()
        read_as_typed()
        from lufang_tui.tui.app import LufangApp
        from lufang_tui.tui.looks.ambiguous import signs_are_wide
        from lufang_tui.tui.session.collected import Shelf
        from lufang_tui.tui.session.memory import Memory

        app = LufangApp(
            opened, Memory(fresh=fresh), Log(debug=debug), waiting=waiting, shelf=Shelf(), library=library
        )
        app.wide_signs = signs_are_wide(os.environ)
        code = app.run()
    finally:
        gc.enable()
    app.save()
    if app.crash is not None:
        from lufang_tui.log import without_home

        raise Crashed(
            _("the app ended by a fault of its own ({error})").format(error=type(app.crash).__name__),
            _("please report it, with {log}").format(log=without_home(app.journal.path)),
        )
    app.journal.event("end", code=code)
    return code or 0
