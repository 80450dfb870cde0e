"""`lufang browse`: the terminal app, where there is a terminal."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.kit.opened import Opened


LIBRARY_LIST = "library.json"
"""The library's list in the data folder, by the name that the library has for it; that room is not loaded to ask."""


def browse_kit(
    paths: Sequence[Path], *, fresh: bool = False, debug: bool = False, library: bool = False
) -> int:
    """Open the app on kits; where none is named, on the library, or on the festival kit where there is none.

    `library` opens the library with the kits that are named, if any. `fresh` starts at the beginning of each; `debug`
    lets the log quote what went wrong. One kit that can be read is enough: the app tells about the others. Gives the
    app's exit code. Raises LufangError where none can, or where no terminal can show the app.
    """
    # Imports and the first screen make a hundred thousand objects that stay: collecting garbage among them is
    # a seventh of the time to the first paint. The app turns the collector on again once it has painted.
    gc.disable()
    if any(str(path) == "-" for path in paths):  # standard input is for keys alone
        raise _no_terminal()
    if library or (not paths and has_library()):
        return _browse_library(paths, fresh=fresh, debug=debug)
    # Before Textual takes the screen, so that faults stay readable.
    opened, others = _first(paths)
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        if opened.faults:
            from lufang_tui.kit.faults import BrokenKit

            raise BrokenKit(opened.file, opened.faults)
        raise _no_terminal()
    _require_terminal()
    from lufang_tui.tui import run

    return run((opened,), waiting=others, fresh=fresh, debug=debug)


def has_library() -> bool:
    """Whether somebody has added anything to the library; where its list cannot be read, opening it tells why."""
    from lufang_tui.settings import data_folder

    if not (
        data_folder() / LIBRARY_LIST
    ).exists():  # the festival kit's first screen waits for no more than this
        return False
    from lufang_tui.library import Library

    try:
        return bool(Library().sources)
    except LufangError:
        return True


def _browse_library(paths: Sequence[Path], *, fresh: bool, debug: bool) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise _no_terminal()
    _require_terminal()
    from lufang_tui.library import Library
    from lufang_tui.tui import run

    with Library() as library:
        library.sources  # noqa: B018 - a list that cannot be read is told before the screen is taken
        return run((), waiting=paths, fresh=fresh, debug=debug, library=library)


def _require_terminal() -> None:
    if os.environ.get("TERM") in {"dumb", ""}:
        raise LufangError(
            _("this terminal (TERM=dumb) cannot show the app"),
            _("lufang browse --plain prints its pages; for scripts: lufang list, show, export"),
        )


def _no_terminal() -> LufangError:
    return LufangError(
        _("the app needs a terminal for standard input, output and error"),
        _("lufang browse --plain prints its pages; for scripts: lufang list, show, export"),
    )


def _first(paths: Sequence[Path]) -> tuple[Opened, list[Path]]:
    """Open the first kit that can be; gives it and the other paths, for the app to open or to tell about."""
    from lufang_tui.kit.opened import open_at

    if not paths:
        return open_at(None), []
    errors: list[LufangError] = []
    for at, path in enumerate(paths):
        try:
            return open_at(path), [*paths[:at], *paths[at + 1 :]]
        except LufangError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    raise LufangError("\n".join(map(str, errors)))
