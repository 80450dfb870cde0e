"""JSON Schemas (draft 2020-12) of the JSON that is exported and listed, generated from the kit's model.

What is written is stricter than what may stand in a kit file: every field is there, the empty ones as null, [] or {}.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from msgspec import json as msgspec_json

from lufang_tui.kit.model import FORMAT, Kit

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_LISTED = {"quotes": "Quote", "people": "Person", "timeline": "Happening", "figures": "Figure"}
_SHOWN = (*_LISTED.values(), "Organisation", "Section")


def schemas() -> dict[str, Schema]:
    """Give each schema by its name: `export` is the exported document, `list-GROUP` a listing, `show` one entry."""
    records = _records()
    named = {"export": _whole("The kit, or a selection of it", {"$ref": _reference("Kit")}, records)}
    for group, record in _LISTED.items():
        title = f"The {group} of a kit, or a selection of them"
        items = {"type": "array", "items": {"$ref": _reference(record)}}
        named[f"list-{group}"] = _whole(title, items, records)
    one_of = {"anyOf": [{"$ref": _reference(record)} for record in _SHOWN]}
    named["extract"] = _extracted(records)
    return {**named, "show": _whole("One entry of a kit", one_of, records)}


def _records() -> dict[str, Schema]:
    """Give the records of the kit's model, with what the JSON output adds to them."""
    _, records = msgspec_json.schema_components((Kit,), ref_template=_reference("{name}"))
    _add(
        records["Role"],
        organisation_name=_described("the name that belongs to `organisation`", _TEXT_OR_NULL),
    )
    anchors = _described(
        "where each passage stands in the article; empty where it does not",
        {"type": "array", "items": {"$ref": _reference("Anchor")}},
    )
    _add(
        records["Quote"],
        speaker_name=_described("the speakers' names; null where the release names nobody", _TEXT_OR_NULL),
        speaker_mention=_described("the same as `mention`", _TEXT_OR_NULL),
        anchors=anchors,
    )
    _add(records["Happening"], anchors=anchors)
    records["Kit"]["properties"]["format"] = {"const": FORMAT, "description": "the version of the kit format"}
    records["Anchor"] = {"title": "Anchor", "type": "object", "properties": {}, "additionalProperties": False}
    _add(
        records["Anchor"],
        section=_described("a section's id", _TEXT),
        paragraph=_described("counted from 1", {"type": "integer", "minimum": 1}),
        start=_described("in code points of the section's text", {"type": "integer", "minimum": 0}),
        end=_described("in code points of the section's text", {"type": "integer", "minimum": 0}),
    )
    for record in filter(lambda part: "properties" in part, records.values()):
        record["required"] = list(record["properties"])
        for field in record["properties"].values():
            field.pop("default", None)
    _add(
        records["Quote"],
        attributed=_described("as an attribution style writes it, where one was asked for", _TEXT),
    )
    _add(
        records["Kit"],
        embargo_notice=_described("for the reader, only while the kit is under embargo", _TEXT),
    )
    return records


def _extracted(records: dict[str, Schema]) -> Schema:
    """Give the schema of a kit that a machine has just made: the kit's, and where in the file each entry came from."""
    own = deepcopy(records)
    own["Place"] = {"title": "Place", "type": "object", "properties": {}, "additionalProperties": False}
    _add(
        own["Place"],
        start=_described("in code points of the decoded file", {"type": "integer", "minimum": 0}),
        end=_described("in code points of the decoded file", {"type": "integer", "minimum": 0}),
        exact=_described("what stands there, markup and line ends included", _TEXT),
        prefix=_TEXT,
        suffix=_TEXT,
    )
    own["Place"]["required"] = list(own["Place"]["properties"])
    source = _described(
        "where in the file it came from; of a Word, PDF, HTML or e-mail file, where in its text",
        {"type": "array", "items": {"$ref": _reference("Place")}},
    )
    unsure = _described(
        "whether the rule that found it was right too seldom to be taken without looking", {"type": "boolean"}
    )
    for record in ("Organisation", "Person", "Quote", "Figure", "Happening"):
        _add(own[record], source=source, unsure=unsure)
        own[record]["required"] = [*own[record]["required"], "source", "unsure"]
    return _whole("A kit that a machine found in a release", {"$ref": _reference("Kit")}, own)


def _whole(title: str, schema: Schema, records: dict[str, Schema]) -> Schema:
    """Give a schema with those of the records that it needs."""
    needed: dict[str, Schema] = {}
    waiting = [schema]
    while waiting:
        for name in _named(waiting.pop()):
            if name not in needed:
                needed[name] = records[name]
                waiting.append(records[name])
    kept = {name: record for name, record in records.items() if name in needed}
    return {"$schema": DRAFT, "title": title, **schema, "$defs": kept}


def _named(schema: Any) -> list[str]:
    """Give the names of the records that a schema refers to."""
    if isinstance(schema, list):
        return [name for item in schema for name in _named(item)]
    if not isinstance(schema, dict):
        return []
    here = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
    return here + [name for item in schema.values() for name in _named(item)]


def _add(record: Schema, **fields: Schema) -> None:
    record["properties"] |= {name: dict(field) for name, field in fields.items()}


def _described(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _reference(name: str) -> str:
    return f"#/$defs/{name}"
