"""Standard output and standard error of the commands.

Data goes out as UTF-8 with line feeds, whatever the locale, since its bytes are a contract; to a terminal it
goes in the terminal's encoding. Nobody reading any more (a closed pipe) is no error.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any


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


def as_json(value: Any) -> str:
    """Give a value as the JSON that commands print: indented by two spaces, with a line feed at its end.

    Characters that must not reach a terminal are written as JSON escapes, which read back as they were.
    """
    import json

    from lufang_tui.text.safe import hidden

    text = json.dumps(value, ensure_ascii=False, indent=2)
    pieces: list[str] = []
    done = 0
    for at, _ in hidden(text):  # outside of strings JSON has no such characters
        pieces += [text[done:at], json.dumps(text[at])[1:-1]]
        done = at + 1
    return "".join([*pieces, text[done:], "\n"])


def talk(text: str) -> None:
    """Write a line for the person to standard error."""
    sys.stderr.write(f"{text}\n")


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def has_colour() -> bool:
    """Whether standard output takes colour: a terminal that is not dumb, and no NO_COLOR (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in {"", "dumb"}


def finish(code: int) -> int:
    """Flush; a reader that has gone away is met with silence. Gives the code back."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at exit, which would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
