"""The rules of `lufang check`: what a desk would ask of a kit before it prints a word of it.

Faults of the kit file itself (a missing key, an unknown id) are told by the reader; their names are rules too.
Each rule has a page in docs/rules and a failing kit among the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.check import entries, pictures, quotations, source
from lufang_tui.check.rule import Desk, Finding, Rule, Severity

if TYPE_CHECKING:
    from lufang_tui.kit.read import Reading

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]

RULES = (
    Rule("not-verbatim", Severity.ERROR, quotations.not_verbatim),
    Rule("ambiguous", Severity.ERROR, quotations.ambiguous),
    Rule("marks-left-in", Severity.ERROR, quotations.marks_left_in),
    Rule("marks-missing", Severity.ERROR, quotations.marks_missing),
    Rule("indirect-in-marks", Severity.WARNING, quotations.indirect_in_marks),
    Rule("partial-without-marks", Severity.WARNING, quotations.partial_without_marks),
    Rule("mention-not-beside", Severity.WARNING, quotations.mention_not_beside),
    Rule("cue-not-beside", Severity.WARNING, quotations.cue_not_beside),
    Rule("wrong-speaker", Severity.ERROR, entries.wrong_speaker),
    Rule("namesakes", Severity.WARNING, entries.namesakes),
    Rule("unmentioned-person", Severity.WARNING, entries.unmentioned_person),
    Rule("unmentioned-organisation", Severity.WARNING, entries.unmentioned_organisation),
    Rule("date-contradicts", Severity.ERROR, entries.date_contradicts),
    Rule("missing-picture", Severity.ERROR, pictures.missing_picture),
    Rule("caption-not-in-source", Severity.ERROR, pictures.caption_not_in_source),
    Rule("source-missing", Severity.ERROR, source.source_missing),
    Rule("source-changed", Severity.ERROR, source.source_changed),
    Rule("article-differs", Severity.ERROR, source.article_differs),
    Rule("control-characters", Severity.ERROR, source.control_characters),
    Rule("section-unnamed", Severity.WARNING, entries.section_unnamed),
    Rule("not-reviewed", Severity.NOTE, entries.not_reviewed),
)
"""Every rule, in the order of the documentation."""


def check(reading: Reading) -> tuple[Finding, ...]:
    """Run every rule over what could be read of a kit; findings come in the order of the kit file.

    A rule that cannot run, for want of the source or of an entry that was faulty, says nothing.
    """
    if reading.press is None:
        return ()
    desk = Desk(reading.press)
    findings: list[Finding] = []
    for rule in RULES:
        for path, message in rule.find(desk):
            place = reading.locate(*path)
            findings.append(Finding(place.line, place.column, place.where, message, rule.name, rule.severity))
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))
