"""`lufang check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.kits import read_kit
from lufang_tui.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def check_kit(path: Path | None, *, as_json: bool) -> int:
    """Print every fault, or in a kit without faults every finding, in file order.

    Gives 2 for a kit with faults, 1 for one with findings. The rules run on sound kits only: with an entry
    left out for its fault, half of what they said would be about that.
    """
    from lufang_tui.check import check

    reading = read_kit(path)
    findings = reading.faults or check(reading)
    if as_json:
        from lufang_tui.text.json_text import json_text

        streams.data(json_text([finding.as_dict(reading.file) for finding in findings]))
    else:
        for finding in findings:
            streams.data(finding.render(reading.file) + "\n")
    if reading.faults:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if findings else ExitCode.DONE
