"""`lufang doctor`: what a bug report needs to know about the machine, and nothing about its user."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import Any

from lufang_tui import __version__
from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.log import log_path
from lufang_tui.settings import config_path, load_settings
from lufang_tui.state import look_at_state, state_path
from lufang_tui.terminal import Answers, ask_terminal
from lufang_tui.text.safe import visible
from lufang_tui.tui.keyboard.config_faults import config_faults

PACKAGES = ("textual", "rich", "typer", "msgspec", "pyyaml", "markdown-it-py")


def examine(*, as_json: bool) -> int:
    """Print the report, as lines or as JSON."""
    report = examination()
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(report))
    else:
        streams.data("".join(f"{line}\n" for line in _lines(report)))
    return ExitCode.DONE


def examination() -> dict[str, Any]:
    """Give the report: plain values by topic. No path of the user's home, no name of user or machine is in it."""
    answers = ask_terminal()
    return {
        "lufang": __version__,
        "python": platform.python_version(),
        "platform": {
            "system": platform.system(),
            "release": platform.release(),
            "machine": platform.machine(),
        },
        "packages": _packages(),
        "locale": {
            "name": locale.setlocale(locale.LC_CTYPE),
            "encoding": locale.getencoding(),
            "stdout": sys.stdout.encoding,
        },
        "terminal": _terminal(answers),
        "copy": _copy(),
        "pictures": {"sixel": answers.sixel, "kitty": answers.kitty, "half_blocks": _unicode_output()},
        "config": _config(),
        "state": _state(),
        "log": {"path": _without_home(log_path()), "exists": log_path().exists()},
    }


def _packages() -> dict[str, str | None]:
    from importlib.metadata import PackageNotFoundError, version

    found: dict[str, str | None] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def _terminal(answers: Answers) -> dict[str, Any]:
    env = os.environ
    size = shutil.get_terminal_size((0, 0))
    return {
        "stdin": sys.stdin.isatty(),
        "stdout": sys.stdout.isatty(),
        "stderr": sys.stderr.isatty(),
        "term": env.get("TERM"),
        "program": env.get("TERM_PROGRAM"),
        "columns": size.columns or None,
        "lines": size.lines or None,
        "colours": _colours(),
        "no_color": bool(env.get("NO_COLOR")),
        "ambiguous_width": answers.ambiguous_width,
        "tmux": bool(env.get("TMUX")),
        "screen": bool(env.get("STY")),
        "ssh": bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY")),
    }


def _colours() -> int:
    """How many colours the environment promises; 0 for a terminal without any."""
    term = os.environ.get("TERM", "")
    if term in {"", "dumb"}:
        return 0
    if os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return 1 << 24
    return 256 if "256" in term else 16


def _unicode_output() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def _copy() -> list[dict[str, Any]]:
    """The ways of copying in the order in which they are tried, those that miss something included."""
    from lufang_tui.clipboard import plan

    there = {way.name for way in plan(os.environ, sys.platform, shutil.which)}
    # With every program found, the plan names what this environment could use.
    possible = plan(os.environ, sys.platform, lambda program: program)
    return [
        {
            "way": way.name,
            "ready": way.name in there,
            "missing": None if way.name in there else f"the program {way.command[0]} is not on the PATH",
            "confirms": bool(way.command),
        }
        for way in possible
    ]


def _config() -> dict[str, Any]:
    path = config_path()
    shown = {
        "path": _without_home(path),
        "exists": path.exists(),
        "unknown": [],
        "faults": [],
        "trouble": None,
    }
    try:
        settings = load_settings(path)
        return shown | {"unknown": list(settings.unknown), "faults": list(config_faults(settings))}
    except LufangError as error:
        return shown | {"trouble": str(error).replace(str(path), _without_home(path))}


def _state() -> dict[str, Any]:
    path = state_path()
    state = look_at_state(path)
    return {
        "path": _without_home(path),
        "exists": path.exists(),
        "unknown": sorted(map(str, state.unknown)),
        "trouble": state.trouble.replace(str(path), _without_home(path)) or None,
    }


def _without_home(path: Path) -> str:
    """Give a path with ~ for the user's home, whose name is nobody's business in a bug report."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)


def _lines(report: dict[str, Any]) -> list[str]:
    """The report as `topic: value` lines; what is below a topic is named `topic.part`."""
    lines: list[str] = []
    for topic, value in report.items():
        if topic == "copy":
            lines += (_way(number, way) for number, way in enumerate(value, start=1))
            if not value:
                lines.append("copy: no way; the text is kept in a file instead")
        elif isinstance(value, dict):
            lines += (f"{topic}.{part}: {_shown(inner)}" for part, inner in value.items())
        else:
            lines.append(f"{topic}: {_shown(value)}")
    return lines


def _way(number: int, way: dict[str, Any]) -> str:
    state = "ready" if way["ready"] else way["missing"]
    return f"copy.{number}: {way['way']}: {state}{'' if way['confirms'] else '; the terminal does not confirm it'}"


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "none"
    return visible(str(value))
