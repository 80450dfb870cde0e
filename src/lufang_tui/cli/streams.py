"""Standard output and standard error of the commands.

Data goes out as UTF-8 with line feeds, whatever the locale, since its bytes are a contract; to a terminal it
goes in the terminal's encoding. Nobody reading any more (a closed pipe) is no error.
"""

from __future__ import annotations

import io
import os
import sys

from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _


class NotWritten(LufangError):
    """Standard output does not take what is written to it."""

    exit_code = ExitCode.UNDELIVERED


def prepare() -> None:
    """Set the encodings of standard output and standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")


def data(text: str) -> None:
    """Write data to standard output as it is. Raises NotWritten where it takes none."""
    if sys.stdout is None:  # closed by whoever started the program
        raise NotWritten(_("standard output is closed"))
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        _to_nowhere()
        raise NotWritten(_("standard output: {reason}").format(reason=error.strerror or error)) from error


def flush() -> None:
    """Let what was written be seen now. Raises BrokenPipeError where nobody reads any more."""
    if sys.stdout is not None:
        sys.stdout.flush()


def talk(text: str) -> None:
    """Write a line for the person to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def can_ask() -> bool:
    """Whether a person can be asked: standard input and standard error are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def has_colour() -> bool:
    """Whether standard output takes colour: a terminal that is not dumb, and no NO_COLOR (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in {"", "dumb"}


def finish(code: int) -> int:
    """Flush; a reader that has gone away is met with silence. Gives the code back, or UNDELIVERED where it fails."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _to_nowhere()
    except OSError as error:
        _to_nowhere()
        talk("lufang: " + _("standard output: {reason}").format(reason=error.strerror or error))
        return ExitCode.UNDELIVERED
    return code


def _to_nowhere() -> None:
    """Send what is still buffered nowhere: Python flushes once more at exit, which would print a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
