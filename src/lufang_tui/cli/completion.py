"""What the shell offers while a command line is typed. Nothing here raises or prints: a completion that fails is none."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - typer reads the annotations

from lufang_tui.errors import LufangError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lufang_tui.kit.press import PressKit

Offers = list[tuple[str, str]]
MAX_HELP = 60
"""Code points of the text beside an offer."""


def ids(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer every id of the kit on the line."""
    press = _kit(ctx)
    return (
        _matching(((entry.id, _named(entry)) for entry in press.entries.values()), incomplete)
        if press
        else []
    )


def copyable_ids(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of what `copy` takes: quotations, people and figures."""
    press = _kit(ctx)
    if press is None:
        return []
    kit = press.kit
    entries = (*kit.quotes, *kit.people, *kit.figures)
    taken = ctx.params.get("entry_ids") or ()
    return _matching(((entry.id, _named(entry)) for entry in entries if entry.id not in taken), incomplete)


def speakers(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of people, and of organisations that speak."""
    press = _kit(ctx)
    if press is None:
        return []
    speaking = {speaker for quote in press.kit.quotes for speaker in quote.speakers}
    organisations = (body for body in press.kit.organisations if body.id in speaking)
    return _matching(((entry.id, _named(entry)) for entry in (*press.kit.people, *organisations)), incomplete)


def styles(incomplete: str) -> Offers:
    """Offer the styles, the user's own with them."""
    from lufang_tui.cli.styling import every_style

    try:
        return _matching(every_style().items(), incomplete)
    except (LufangError, OSError, ValueError):
        return []


def kinds(incomplete: str) -> Offers:
    """Offer the kinds of quotations."""
    from lufang_tui.cli.selecting import KINDS

    return _matching(((kind, "") for kind in KINDS), incomplete)


def groups(incomplete: str) -> Offers:
    """Offer the groups of entries."""
    from lufang_tui.cli.selecting import GROUPS

    return _matching(((group, "") for group in GROUPS), incomplete)


def _kit(ctx: typer.Context) -> PressKit | None:
    """The kit that the line names, where it can be opened; standard input belongs to the shell."""
    from lufang_tui.kit.load import load

    named = ctx.params.get("kit") or _argument(ctx)
    if named is not None and str(named) == "-":
        return None
    try:
        return load(Path(named).expanduser() if named else None)
    except (LufangError, OSError, ValueError, RuntimeError):
        return None


def _argument(ctx: typer.Context) -> str | None:
    """The command's first argument that is no option, as typed, where that is its kit.

    An option whose value is still to be typed ends the parsing before arguments are looked at.
    """
    if not any(param.name == "kit" and param.param_type_name == "argument" for param in ctx.command.params):
        return None
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
    try:
        words = shlex.split(line)
    except ValueError:  # an open quotation mark
        return None
    valued = {
        name for param in ctx.command.params if not getattr(param, "is_flag", False) for name in param.opts
    }
    after = iter(words[words.index(ctx.info_name) + 1 : -1] if ctx.info_name in words else ())
    for word in after:
        if not word.startswith("-") or word == "-":
            return word
        if word in valued:
            next(after, None)
    return None


def _named(entry: object) -> str:
    """A few words that tell an entry from others."""
    for field in ("name", "what", "caption", "heading", "label"):
        words = getattr(entry, field, None)
        if words:
            return str(words)
    return str(getattr(entry, "passages", ("",))[0])


def _matching(offers: Iterable[tuple[str, str]], incomplete: str) -> Offers:
    from lufang_tui.kit.faults import one_line

    return [(value, one_line(about)[:MAX_HELP]) for value, about in offers if value.startswith(incomplete)]
