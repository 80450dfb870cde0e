"""Faults of a kit file, each with its place, and the error that carries all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


RULES = {
    "not-a-kit": N_("A file that is empty or holds something else than a kit."),
    "encoding": N_("A kit file that is not UTF-8."),
    "syntax": N_("Something that is not YAML; the list of faults ends there."),
    "too-deep": N_("Lists and mappings nested deeper than any kit needs."),
    "too-large": N_("More values, or aliases for more values, than any kit needs."),
    "tag": N_("A YAML tag, such as !!timestamp: what a value is, the format says."),
    "newer-format": N_("A kit of a format that came after this program."),
    "unknown-key": N_("A key that the format does not have at that place."),
    "duplicate-key": N_("A key that stands twice in one mapping."),
    "missing-key": N_("A key that the format asks for and that is not there."),
    "wrong-type": N_("A list where a text is expected, a text where a number is expected, and the like."),
    "wrong-form": N_("An id, a language tag, a digest or an address that is not written as one."),
    "empty": N_("A text or a list that has to hold something and is empty."),
    "unknown-value": N_("A value other than those that the format lists."),
    "out-of-range": N_("A number that is too small or too large."),
    "not-a-time": N_("An embargo that is no RFC 3339 time with its offset."),
    "not-edtf": N_("A date that is not written in EDTF, or that no calendar has."),
    "path-leaves-kit": N_("A path that is absolute or leads out of the kit's folder."),
    "duplicate-id": N_("An id that two entries have."),
    "unknown-id": N_("An id that no entry has."),
}
"""What the reader finds, by the name that a fault carries; docs/rules has a table of it."""


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
        """Give the fault as one line for a person or an editor: `file:line:column: where: message [rule]`.

        Text of the kit inside it is shown with visible symbols for control characters.
        """
        middle = f"{self.where}: " if self.where else ""
        return one_line(f"{file}:{self.line}:{self.column}: {middle}{self.message} [{self.rule}]")

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
    shown = text if len(text) <= most else f"{text[: most - 1]}…"
    return _("'{text}'").format(text=shown)


def suggestion(word: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)` for the nearest of `known`, or nothing where none is close."""
    # Only a fault needs difflib, so a sound kit never waits for it.
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1)
    return _(" (did you mean '{near}'?)").format(near=close[0]) if close else ""
