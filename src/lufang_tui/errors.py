"""What a user can cause to go wrong, and the exit codes that a script sees.

Every error here is shown as one line; a traceback is a bug.
"""

from __future__ import annotations

from enum import IntEnum

from lufang_tui.i18n import _


class ExitCode(IntEnum):
    """The exit codes of every command; scripts rely on them."""

    DONE = 0
    """The command did what it was asked."""
    FINDINGS = 1
    """Nothing was found, or `check` or `verify` found something (as grep and linters have it)."""
    UNREADABLE = 2
    """Wrong use, or input that cannot be read."""
    UNDELIVERED = 3
    """The result could not be delivered: no clipboard took it, or the file exists."""
    EMBARGOED = 4
    """The kit is under embargo."""
    CRASHED = 70
    """A fault of the program itself ended the app; the log says where (sysexits.h: EX_SOFTWARE)."""
    INTERRUPTED = 130
    """The user pressed Ctrl+C."""


class LufangError(Exception):
    """An error a user can cause: one line of what is wrong, and a hint of what would be right."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        if not self.hint:
            return self.message
        return _("{message} ({hint})").format(message=self.message, hint=self.hint)
