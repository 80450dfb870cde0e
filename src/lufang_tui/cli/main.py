"""The entry point: which command a command line means, and errors as one line with an exit code."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from lufang_tui import i18n
from lufang_tui.cli import streams
from lufang_tui.cli.language import from_arguments
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _

COMMANDS = (
    "browse", "search", "list", "show", "copy", "export", "check", "verify", "extract", "import", "review", "new", "library", "clippings", "styles", "doctor", "config",
)  # fmt: skip
"""The names of the commands in cli/app.py, which is not imported to open a kit: typer would add to the first paint."""

GROUPS = ("styles", "config", "library", "clippings")
"""Those of them that have commands of their own."""

BROWSE_OPTIONS = ("--fresh", "--debug", "--plain", "--library")
"""Options of `browse` that may stand first on a line without a command."""

COMPLETION_VARIABLE = "_LUFANG_COMPLETE"
"""Set by the shell while it asks for completions."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command line (without the program's name); gives the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    streams.prepare()
    try:
        words = spoken(words)
        if COMPLETION_VARIABLE not in os.environ:
            words = with_command(words)
        if words[:1] == ["browse"] and not any(word.startswith("-") for word in words[1:]):
            from lufang_tui.cli.browse import browse_kit

            return streams.finish(browse_kit([Path(word) for word in words[1:]]))
        return streams.finish(_run(words))
    except SystemExit as end:
        return streams.finish(end.code if isinstance(end.code, int) else ExitCode.DONE)
    except LufangError as error:
        streams.talk(str(error) if "\n" in str(error) else f"lufang: {error}")
        return streams.finish(error.exit_code)
    except BrokenPipeError:
        return streams.finish(ExitCode.DONE)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _run(words: list[str]) -> int:
    """Let typer read the line and run its command. Raises LufangError for a line that it cannot read."""
    import typer

    from lufang_tui.cli.app import alone, app

    command_line = alone(words[0]) if COMPLETION_VARIABLE not in os.environ and words[0] in COMMANDS else app
    try:
        code = command_line(words, prog_name="lufang", standalone_mode=False)
    except typer.TyperException as error:
        from lufang_tui.kit.faults import one_line

        said = one_line(" ".join(error.format_message().split()))
        hint = _("try lufang {command}--help").format(command=_command(words))
        unknown = getattr(error, "option_name", None)  # of an option that there is not
        if words[0] == "search" and unknown and any(word.startswith("-") for word in words[1:]):
            hint = _("a query that begins with - stands behind two: lufang search -- {query}").format(
                query=one_line(next(word for word in words[1:] if word.startswith("-")))
            )
        raise LufangError(said.rstrip("."), hint) from error
    except typer.Abort:
        return ExitCode.INTERRUPTED
    return code if isinstance(code, int) else ExitCode.DONE


def _command(words: list[str]) -> str:
    """The command that a line means, with a space behind it, as a hint names it; nothing where there is none."""
    if not words or words[0] not in COMMANDS:
        return ""
    if words[0] in GROUPS and words[1:] and re.fullmatch("[a-z]+", words[1]):
        return f"{words[0]} {words[1]} "
    return f"{words[0]} "


def spoken(words: list[str]) -> list[str]:
    """Choose the language before any text is made; gives the line without `--lang`. Raises LufangError for another one.

    The line counts first, then LUFANG_LANG, the settings, the locale.
    """
    i18n.use(None)
    named, rest = from_arguments(words)
    if named is None and not os.environ.get(i18n.VARIABLE):
        from lufang_tui.settings import load_settings

        with suppress(LufangError):  # a command that needs the settings tells what is wrong with them
            named = load_settings().lang
    i18n.use(named)
    return rest


def with_command(words: list[str]) -> list[str]:
    """Put `browse` before kits: `lufang` alone opens the library or the festival kit, `lufang PATH...` those.

    Raises LufangError for a first word that is neither a command nor a path.
    """
    if not words:
        return ["browse"]
    first = words[0]
    if first == "-" or first in BROWSE_OPTIONS:
        return ["browse", *words]
    if first.startswith("-") or first in COMMANDS:
        return words
    if _is_path(first):
        return ["browse", *words]
    from lufang_tui.kit.faults import excerpt, one_line, suggestion

    near = suggestion(first, COMMANDS) or _(" (try lufang --help)")
    raise LufangError(
        _("{word} is neither a command nor a file{near}").format(word=excerpt(one_line(first)), near=near)
    )


def _is_path(word: str) -> bool:
    # A word that is written like a path is one, even where it does not exist: the message then says so.
    written = any(sign in word for sign in (os.sep, "/", "\\")) or word.startswith(".")
    try:
        return written or Path(word).suffix.lower() in {".zip", ".yaml", ".yml"} or Path(word).exists()
    except (OSError, ValueError):
        return True
