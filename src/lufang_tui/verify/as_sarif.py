"""A report as SARIF 2.1.0 (OASIS standard), which editors and code hosts show beside the lines of a draft."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lufang_tui import __version__
from lufang_tui.i18n import _
from lufang_tui.text.json_text import json_text
from lufang_tui.verify.as_text import stands_in
from lufang_tui.verify.report import by_code
from lufang_tui.verify.verdicts import Severity, Verdict

if TYPE_CHECKING:
    from lufang_tui.verify.report import DraftReport, Finding, Report, Where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULES = [verdict for verdict in Verdict if verdict.severity is not Severity.NONE]


def to_sarif(report: Report) -> str:
    """Give a report as SARIF with a line feed at its end.

    A result for every quotation with something to say; a waived one carries its suppression. Regions count UTF-16 code
    units, as editors do, without a byte order mark. A draft whose file is no text has results without regions.
    """
    rules = [
        {
            "id": rule.code,
            "name": rule.name.title().replace("_", ""),
            "shortDescription": {"text": _(rule.label)},
            "fullDescription": {"text": _(rule.meaning)},
            "defaultConfiguration": {"level": rule.severity.value},
        }
        for rule in _RULES
    ]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "lufang verify", "version": __version__, "rules": rules}},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(draft, finding)
            for draft in report.drafts
            for finding in draft.findings
            if finding.severity != Severity.NONE
        ],
    }
    told = [(unread.message, "error") for unread in report.unread_drafts]
    told += [(unread.message, "warning") for unread in report.unread_kits]
    told += [(f"{draft.draft}: {notice}", "note") for draft in report.drafts for notice in draft.notices]
    run["invocations"] = [
        {
            "executionSuccessful": not report.unread_drafts,
            "toolExecutionNotifications": [
                {"level": level, "message": {"text": text}} for text, level in told
            ],
        }
    ]
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(draft: DraftReport, finding: Finding) -> dict[str, Any]:
    verdict = by_code(finding.verdict)
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(draft.draft)}}
    if draft.is_text:
        place["region"] = _region(finding.where) | {"snippet": {"text": finding.text}}
    result: dict[str, Any] = {
        "ruleId": verdict.code,
        "ruleIndex": _RULES.index(verdict),
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
        "properties": {"words": finding.words, "speaker": finding.speaker},
    }
    if finding.source is not None:
        source = finding.source
        result["relatedLocations"] = [
            {
                "id": 0,
                "physicalLocation": {"artifactLocation": {"uri": _uri(source.kit)}},
                "message": {"text": f"{stands_in(source)}: {source.text}"},
            }
        ]
    if draft.is_text and finding.suggestion is not None and len(finding.spans) == 1:
        result["fixes"] = [_fix(draft, finding, finding.suggestion)]
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived}]
    return result


def _message(finding: Finding) -> str:
    if finding.source is None:
        return finding.reason
    return _("{reason}. Source: {source}").format(
        reason=finding.reason.rstrip("."), source=finding.source.text
    )


def _fix(draft: DraftReport, finding: Finding, words: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(finding.where), "insertedContent": {"text": words}}
    change = {"artifactLocation": {"uri": _uri(draft.draft)}, "replacements": [replacement]}
    return {"description": {"text": _("take over the source’s words")}, "artifactChanges": [change]}


def _region(where: Where) -> dict[str, Any]:
    return {
        "startLine": where.line,
        "startColumn": where.utf16_column,
        "endLine": where.end_line,
        "endColumn": where.utf16_end_column,
    }


def _uri(path: str) -> str:
    """A path as a URI reference (RFC 3986); an absolute one as a file URI."""
    if PurePath(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(PurePath(path).as_posix()))
