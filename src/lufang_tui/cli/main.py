"""The entry point: which command a command line means, and errors as one line with an exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode, LufangError

COMMANDS = ("browse", "list", "show", "copy", "export", "check")
"""The names of the commands in cli/app.py, which is not imported to open a kit: typer would add to the first paint."""

COMPLETION_VARIABLE = "_LUFANG_COMPLETE"
"""Set by the shell while it asks for completions."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line (without the program's name); gives the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    streams.prepare()
    try:
        if COMPLETION_VARIABLE not in os.environ:
            words = with_command(words)
        if words == ["browse"] or (len(words) == 2 and words[0] == "browse" and not words[1].startswith("-")):
            from lufang_tui.cli.browse import browse_kit

            return streams.finish(browse_kit(Path(words[1]) if words[1:] else None))
        from lufang_tui.cli.app import app

        app(words, prog_name="lufang")
    except SystemExit as end:
        return streams.finish(end.code if isinstance(end.code, int) else ExitCode.DONE)
    except LufangError as error:
        streams.talk(str(error) if "\n" in str(error) else f"lufang: {error}")
        return streams.finish(error.exit_code)
    except BrokenPipeError:
        return streams.finish(ExitCode.DONE)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return streams.finish(ExitCode.DONE)


def with_command(words: list[str]) -> list[str]:
    """Put `browse` before a kit: `lufang` alone opens the festival kit, `lufang PATH` that one.

    Raises LufangError for a first word that is neither a command nor a path.
    """
    if not words:
        return ["browse"]
    first = words[0]
    if first.startswith("-") or first in COMMANDS:
        return words
    if _is_path(first):
        return ["browse", *words]
    from lufang_tui.kit.faults import excerpt, one_line, suggestion

    near = suggestion(first, COMMANDS) or " (try lufang --help)"
    raise LufangError(f"{excerpt(one_line(first))} is neither a command nor a file{near}")


def _is_path(word: str) -> bool:
    # A word that is written like a path is one, even where it does not exist: the message then says so.
    written = any(sign in word for sign in (os.sep, "/", "\\")) or word.startswith(".")
    try:
        return written or Path(word).suffix.lower() in {".zip", ".yaml", ".yml"} or Path(word).exists()
    except (OSError, ValueError):
        return True
