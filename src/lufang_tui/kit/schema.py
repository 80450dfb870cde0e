"""The JSON Schema of a kit file, generated from the model, for editors that check while one types."""

from __future__ import annotations

import json
from typing import Any

from msgspec import json as msgspec_json

from lufang_tui.kit.model import FORMAT, Kit

SCHEMA_FILE = "kit.schema.json"
"""Lies beside the kit file, which names it in its first line."""
FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def schema() -> dict[str, Any]:
    """Give the schema (JSON Schema draft 2020-12) of format version 1."""
    (reference,), parts = msgspec_json.schema_components((Kit,), ref_template="#/$defs/{name}")
    del reference
    definitions = {name: _described(part) for name, part in parts.items()}
    whole = definitions.pop("Kit")
    whole["properties"]["format"] = {"const": FORMAT, "description": "the version of the kit format"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "$defs": definitions}


def schema_text() -> str:
    """Give the schema as the bytes that lie beside a kit file, with a final line end."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _described(part: dict[str, Any]) -> dict[str, Any]:
    """Add to a record what msgspec leaves out: a list or mapping may be left empty in YAML, which reads as null."""
    for field in part.get("properties", {}).values():
        if field.get("default") in ([], {}) and "type" in field:
            field["type"] = [field["type"], "null"]
    return part
