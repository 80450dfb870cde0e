"""Lines for a reader at a terminal, as many at a time as it has, and what is typed in answer."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.plain_text import wrapped
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def page(lines: Iterable[str]) -> str:
    """Print lines, as many at a time as the terminal has; gives what was typed instead of going on, else nothing."""
    size = shutil.get_terminal_size()
    most, shown = max(3, size.lines - 2), 0
    for line in wrapped(lines, size.columns - 1):
        if shown >= most:
            answer = ask(_("More: press Enter, or type a command. "))
            if answer is None or answer.strip():
                return "quit" if answer is None else answer.strip()
            shown = 0
        streams.data(f"{line}\n")
        shown += 1
    return ""


def ask(prompt: str) -> str | None:
    """Ask for a line; None at the end of input."""
    streams.data(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        streams.data("\n")
        return None
    return line
