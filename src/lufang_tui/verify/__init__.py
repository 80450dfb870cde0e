"""A draft against its sources: whether every quotation is verbatim, and whether that person said it.

Sources are kits, or a library of them; the draft's quotations come from the finders of `release/`. A verdict has a reason,
the passage it stands on, and the source's own words.
"""

from __future__ import annotations

from lufang_tui.verify.report import DraftReport, Finding, Report
from lufang_tui.verify.sources import LibraryKits, LoadedKits, Sources
from lufang_tui.verify.verdicts import Severity, Verdict
from lufang_tui.verify.verify import verify

__all__ = [
    "DraftReport",
    "Finding",
    "LibraryKits",
    "LoadedKits",
    "Report",
    "Severity",
    "Sources",
    "Verdict",
    "verify",
]
