"""Standard output and standard error of the commands.

Data goes out as UTF-8 with line feeds, whatever the locale, since its bytes are a contract; to a terminal it
goes in the terminal's encoding. Nobody reading any more (a closed pipe) is no error.
"""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Set the encodings of standard output and standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")


def data(text: str) -> None:
    """Write data to standard output as it is."""
    sys.stdout.write(text)


def talk(text: str) -> None:
    """Write a line for the person to standard error."""
    sys.stderr.write(f"{text}\n")


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def finish(code: int) -> int:
    """Flush; a reader that has gone away is met with silence. Gives the code back."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit, which would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
