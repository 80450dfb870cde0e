"""`lufang check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.kits import read_kit
from lufang_tui.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def check_kit(path: Path | None, *, as_json: bool, strict: bool = False) -> int:
    """Print every fault, or in a kit without faults every finding, in file order.

    Gives 2 for a kit with faults, 1 for one with errors or warnings. Notes are work that is still open, such as a
    review: they pass, but with `strict`. The rules run on sound kits only: with an entry
    left out for its fault, half of what they said would be about that.
    """
    from lufang_tui.check import Severity, check

    reading = read_kit(path)
    found = check(reading) if not reading.faults else ()
    told = reading.faults or found
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text([one.as_dict(reading.file) for one in told]))
    else:
        for one in told:
            streams.data(one.render(reading.file) + "\n")
    if reading.faults:
        return ExitCode.UNREADABLE
    counts = any(strict or finding.severity is not Severity.NOTE for finding in found)
    return ExitCode.FINDINGS if counts else ExitCode.DONE
