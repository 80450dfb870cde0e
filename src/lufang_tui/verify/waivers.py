"""Waivers: comments in a draft that silence the finding on the quotation beside them, with a reason.

`<!-- lufang: ok REASON -->` in Markdown and HTML, `[lufang: ok REASON]` or a line `# lufang: ok REASON` in plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.documents import Document
    from lufang_tui.verify.report import Finding

_WAIVER = re.compile(
    r"<!--\s*lufang:\s*ok\b(?P<comment>.*?)-->|\[lufang:\s*ok\b(?P<bracket>[^\]\n]*)\]|^[ \t]*(?:#|//)\s*lufang:\s*ok\b(?P<line>[^\n]*)$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_OPENING = re.compile(r"[“「『«]")
_BETWEEN = 120
"""Code points that may stand between a waiver and its quotation: an attribution, a full stop."""


class Waiver(NamedTuple):
    """A waiver; offsets count code points of the file as text."""

    start: int
    end: int
    reason: str


class Waivers:
    """The waivers of a draft."""

    def __init__(self, source: str, found: Sequence[Waiver]) -> None:
        self._source = source
        self._found = found
        self._used: set[Waiver] = set()

    def applied(self, finding: Finding) -> Finding:
        """The finding, waived where a waiver stands before or behind its quotation and gives a reason."""
        if not finding.noted:
            return finding
        for waiver in self._found:
            if waiver not in self._used and self._beside(waiver, finding):
                self._used.add(waiver)
                return replace(finding, waived=waiver.reason)
        return finding

    def _beside(self, waiver: Waiver, finding: Finding) -> bool:
        """Whether a waiver stands in the paragraph of a quotation, behind it or before it, or right above that paragraph."""
        start, end = finding.where.start, finding.where.end
        if waiver.start >= end:
            between = self._source[end : waiver.start]
            inner = between[1:]
        elif waiver.end <= start:
            between = self._source[waiver.end : start].lstrip("\r\n")
            inner = between[:-1]
        else:
            return True
        return len(between) <= _BETWEEN and not _PARAGRAPH.search(between) and not _OPENING.search(inner)


def waivers(document: Document) -> Waivers:
    """Find the waivers of a draft; one without a reason is none."""
    found = []
    for match in _WAIVER.finditer(document.source):
        reason = (match["comment"] or match["bracket"] or match["line"] or "").strip(" \t\n:-–—")
        if reason:
            found.append(Waiver(match.start(), match.end(), reason))
    return Waivers(document.source, found)


def without_reason(document: Document) -> list[int]:
    """Where waivers stand that give no reason, in code points of the file as text."""
    return [
        match.start()
        for match in _WAIVER.finditer(document.source)
        if not (match["comment"] or match["bracket"] or match["line"] or "").strip(" \t\n:-–—")
    ]
