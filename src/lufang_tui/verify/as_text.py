"""A report as lines for a terminal: each quotation with its verdict, both texts below it, what differs marked in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.text.cells import width
from lufang_tui.verify.contrast import contrast
from lufang_tui.verify.report import by_code
from lufang_tui.verify.verdicts import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.verify.contrast import Stretch
    from lufang_tui.verify.report import DraftReport, Finding, Source

_COLOURS = {Severity.NONE: "32", Severity.NOTE: "36", Severity.WARNING: "33", Severity.ERROR: "31"}
_BOTH = (
    "altered",
    "typography",
    "paraphrase",
    "spliced",
    "opposite",
    "truncated",
    "ellipsis",
    "trimmed",
    "bracketed",
)

_MOST = 400
"""Code points of a quotation that are shown."""


class Looks:
    """Plain, or with the colours of a terminal (SGR sequences); what differs is marked with signs in either."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def severity(self, text: str, severity: str) -> str:
        """A verdict."""
        return self._in(text, _COLOURS[Severity(severity)])

    def stretches(self, stretches: Sequence[Stretch], opening: str, closing: str, colour: str) -> str:
        """A text with what differs between signs."""
        return "".join(
            self._in(f"{opening}{one_line(one.text)}{closing}", colour) if one.differs else one_line(one.text)
            for one in stretches
        )

    def _in(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def to_text(report: DraftReport, looks: Looks) -> str:
    """Give a draft's report as lines, each with a line feed at its end."""
    lines = [f"{one_line(report.draft)}: {one_line(notice)}" for notice in report.notices]
    for finding in report.findings:
        lines += _finding(report.draft, finding, looks)
    return "".join(f"{line}\n" for line in lines)


def _finding(draft: str, finding: Finding, looks: Looks) -> Iterator[str]:
    label = _(by_code(finding.verdict).label)
    place = f"{one_line(draft)}:{finding.where.line}:{finding.where.column}"
    if finding.waived is not None:
        yield _("{place}: {verdict}, waived: {reason}").format(
            place=place, verdict=label, reason=one_line(finding.waived)
        )
        return
    said = finding.reason if finding.severity != Severity.NONE else _stands(finding)
    yield _("{place}: {verdict}: {reason}").format(
        place=place, verdict=looks.severity(label, finding.severity), reason=said
    )
    if finding.severity == Severity.NONE:
        return
    names = (_("draft"), _("source"))
    draft, source = (f"    {name}{' ' * (max(map(width, names)) - width(name) + 2)}" for name in names)
    if finding.source is not None and finding.words.startswith(_BOTH):
        theirs, own = contrast(finding.source.text, finding.text)
        yield f"{draft}{looks.stretches(own, '[-', '-]', '31')}"
        yield f"{source}{looks.stretches(theirs, '{+', '+}', '32')}"
    else:
        yield f"{draft}{_cut(finding.text)}"
    if finding.source is not None:
        yield f"    {_stands(finding)}"


def _cut(text: str) -> str:
    """One line, its middle left out where it is very long."""
    line = one_line(text)
    return line if len(line) <= _MOST else f"{line[: _MOST // 2]} … {line[-_MOST // 2 :]}"


def _stands(finding: Finding) -> str:
    source = finding.source
    if source is None:
        return one_line(finding.text)
    parts = [one_line(", ".join(finding.spoken_by)), stands_in(source)]
    return " · ".join(part for part in parts if part)


def stands_in(source: Source) -> str:
    """Name the place of a passage: the kit, the section, the paragraph, the quotation's id."""
    parts = [one_line(source.label)]
    if source.section:
        parts.append(
            _("§ {section} paragraph {number}").format(
                section=one_line(source.section_label or source.section), number=source.paragraph
            )
        )
        parts.append(f"{source.start}–{source.end}")
    if source.quote:
        parts.append(source.quote)
    return " · ".join(parts)
