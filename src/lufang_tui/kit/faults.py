"""Faults of a kit file, each with its place, and the error that carries all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.errors import LufangError
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fault(Struct, frozen=True):
    """Something in a kit file that is not as the format has it."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in code points."""
    where: str
    """The place in the kit, such as `quotes[2].speakers[0]`; empty for the file as a whole."""
    message: str
    """What is wrong, and what was expected."""
    rule: str
    """The name of the rule, as in docs/rules."""

    def render(self, file: str) -> str:
        """The fault as one line for a person or an editor: `file:line:column: where: message`.

        Text of the kit inside it is shown with visible symbols for control characters.
        """
        middle = f"{self.where}: " if self.where else ""
        return one_line(f"{file}:{self.line}:{self.column}: {middle}{self.message}")

    def as_dict(self, file: str) -> dict[str, str | int]:
        """Give the fault as a row of `lufang check --json`."""
        return {
            "file": file,
            "line": self.line,
            "column": self.column,
            "where": self.where,
            "rule": self.rule,
            "severity": "error",
            "message": self.message,
        }


class BrokenKit(LufangError):
    """A kit file with faults; the message has one line for each, in file order."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.render(file) for fault in self.faults))


def one_line(text: str) -> str:
    """`text` on one line and safe to print: control characters and line ends become visible symbols."""
    return (
        visible(text)
        .replace("\n", "\N{SYMBOL FOR NEWLINE}")
        .replace("\t", "\N{SYMBOL FOR HORIZONTAL TABULATION}")
    )


def excerpt(text: str, most: int = 40) -> str:
    """`text` in quotes for a message, cut to `most` code points."""
    return f"'{text}'" if len(text) <= most else f"'{text[: most - 1]}…'"


def suggestion(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)` for the nearest of `known`, or nothing where none is close."""
    # Only a fault needs difflib, so a sound kit never waits for it.
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""
