"""A report as JSON, and the JSON Schema of it."""

from __future__ import annotations

from typing import Any

import msgspec

from lufang_tui.text.json_text import json_text
from lufang_tui.verify.report import Report
from lufang_tui.verify.verdicts import Severity, Verdict


def to_json(report: Report, *, strict: bool = False) -> str:
    """Give a report as JSON with a line feed at its end; `finding` says of each quotation whether it is one."""
    shown = msgspec.to_builtins(report)
    for draft, own in zip(report.drafts, shown["drafts"], strict=True):
        for finding, record in zip(draft.findings, own["findings"], strict=True):
            record["finding"] = finding.noted if strict else finding.grave
    shown["findings"] = report.count(strict=strict)
    return json_text(shown)


def schema() -> dict[str, Any]:
    """Give the JSON Schema of a report."""
    _, records = msgspec.json.schema_components((Report,), ref_template="#/$defs/{name}")
    codes = {"type": "string", "enum": [verdict.code for verdict in Verdict]}
    found = records["Finding"]["properties"]
    found["verdict"] = found["words"] = codes
    found["speaker"] = {"anyOf": [codes, {"type": "null"}]}
    found["severity"] = {"type": "string", "enum": list(Severity)}
    found["finding"] = {"type": "boolean", "description": "whether it counts towards exit code 1"}
    records["Report"]["properties"]["findings"] = {"type": "integer", "minimum": 0}
    for record in records.values():
        record["required"] = list(record["properties"])
        record["additionalProperties"] = False
        for field in record["properties"].values():
            field.pop("default", None)
    return {"$ref": "#/$defs/Report", "$defs": records}
