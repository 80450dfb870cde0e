"""`lufang check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode
from lufang_tui.kit.read import read

if TYPE_CHECKING:
    from pathlib import Path


def check_kit(path: Path | None, *, as_json: bool) -> int:
    """Print every fault and finding in file order; gives 2 for a kit that cannot be read whole, 1 for findings."""
    from lufang_tui.check import check

    reading = read(path)
    findings = check(reading)
    if as_json:
        rows = [finding.as_dict(reading.file) for finding in findings]
        streams.data(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        for finding in findings:
            streams.data(finding.render(reading.file) + "\n")
    if reading.faults:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if any(finding.counts for finding in findings) else ExitCode.DONE
