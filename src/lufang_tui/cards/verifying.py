"""What the verify screen shows: the draft with its quotations, and beside it the passage that one of them stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.styled import Role, Span, Styled, styled
from lufang_tui.i18n import _
from lufang_tui.verify.as_text import stands_in
from lufang_tui.verify.contrast import contrast
from lufang_tui.verify.report import by_code
from lufang_tui.verify.verdicts import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.contrast import Stretch
    from lufang_tui.verify.desk import Desk
    from lufang_tui.verify.report import Finding

SIGNS = {Severity.NONE: "✓", Severity.NOTE: "·", Severity.WARNING: "!", Severity.ERROR: "✗"}
"""What stands before a verdict, since colour alone says nothing."""


class DraftPage(NamedTuple):
    """A draft as paragraphs; `place` is the paragraph and offset of the finding that is shown."""

    paragraphs: Sequence[Styled]
    place: tuple[int, int] | None


def draft_page(desk: Desk, current: Finding | None) -> DraftPage:
    """Give the lines of a draft's file, or of its text where the file is none, its quotations marked."""
    text = desk.document.source.removeprefix("\ufeff")
    at = len(desk.document.source) - len(text)
    quotations = sorted(
        (*span, number) for number, one in enumerate(desk.report.findings) for span in one.spans
    )
    paragraphs: list[Styled] = []
    place: tuple[int, int] | None = None
    behind = 0
    """The quotations before this one end above the line."""
    for line in text.splitlines(keepends=True):
        shown = line.rstrip("\r\n")
        spans = []
        for index in range(behind, len(quotations)):
            start, end, number = quotations[index]
            if start >= at + len(shown):
                break
            first, last = max(start, at) - at, min(end, at + len(shown)) - at
            if first >= last:
                continue
            finding = desk.report.findings[number]
            if finding is current:
                place = place or (len(paragraphs), first)
            spans.append(Span(first, last, Role.MARKED if finding is current else _role(finding)))
        at += len(line)
        while behind < len(quotations) and quotations[behind][1] <= at:
            behind += 1
        paragraphs.append(styled(shown, spans=spans))
    return DraftPage(paragraphs, place)


def _role(finding: Finding) -> Role:
    if finding.waived is not None or finding.severity == Severity.NONE:
        return Role.QUOTED
    return Role.DOUBT


def finding_page(finding: Finding | None) -> list[Styled]:
    """Give what there is to read about a quotation: verdict, reason, both texts, where the source has it."""
    if finding is None:
        return [styled((_("No quotation in this draft."), Role.LABEL))]
    sign = SIGNS[Severity(finding.severity)]
    page = [styled((f"{sign} {_(by_code(finding.verdict).label)}", Role.HEADING))]
    if finding.waived is not None:
        page.append(styled((_("waived: {reason}").format(reason=finding.waived), Role.LABEL)))
    page += [styled(finding.reason), Styled("")]
    source = finding.source
    theirs, own = contrast(source.text, finding.text) if source else ([], [])
    page.append(styled((_("draft"), Role.LABEL)))
    page.append(_text(own) if source else styled(finding.text))
    if finding.said_by:
        page.append(styled((_("said by {name}").format(name=finding.said_by), Role.LABEL)))
    if source is None:
        return page
    page += [Styled(""), styled((_("source"), Role.LABEL))]
    around = [(f"…{source.before}", Role.LABEL)] if source.before else []
    behind = [(f"{source.behind}…", Role.LABEL)] if source.behind else []
    body = _pieces(theirs)
    page.append(styled(*around, *body, *behind))
    if finding.spoken_by:
        page.append(styled((", ".join(finding.spoken_by), Role.WORDS)))
    page.append(styled((stands_in(source), Role.LABEL)))
    if finding.suggestion is not None:
        page += [Styled(""), styled((_("verbatim"), Role.LABEL)), styled((finding.suggestion, Role.WORDS))]
    return page


def _text(stretches: Sequence[Stretch]) -> Styled:
    return styled(*_pieces(stretches))


def _pieces(stretches: Sequence[Stretch]) -> list[str | tuple[str, Role]]:
    return [(one.text, Role.HIT) if one.differs else one.text for one in stretches]
