"""The published schemas: valid themselves, up to date in docs/, and true of what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, ValidationError

from kits import kits
from lufang_tui.export import export
from lufang_tui.export.as_json import entry_json, group_json
from lufang_tui.export.schemas import schemas
from lufang_tui.kit.folder import Directory
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kit
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Selection

SCHEMAS = schemas()
GROUPS = ("quotes", "people", "timeline", "figures")


def valid(name: str, text: str) -> None:
    Draft202012Validator(SCHEMAS[name]).validate(json.loads(text))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema_and_names_only_what_it_holds(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    text = json.dumps(SCHEMAS[name])
    assert all(f'"#/$defs/{part}"' in text for part in SCHEMAS[name]["$defs"])
    assert text.count('"$ref"') > 0


def test_the_festival_kit_in_every_shape() -> None:
    press = load(None)
    valid("export", export(press, "json"))
    valid("export", export(press, "json", style="zh-news", embargo_notice="under embargo"))
    valid("export", export(press, "json", selection=Selection(quotes=press.kit.quotes[:1])))
    for group in GROUPS:
        valid(f"list-{group}", group_json(press, group))
        valid(f"list-{group}", group_json(press, group, ()))
    for entry in press.entries.values():
        valid("show", entry_json(press, entry))


@settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=50,
)
@given(kits())
def test_any_kit(kit: Kit) -> None:
    press = PressKit(kit, Directory(Path("kit.yaml")))
    valid("export", export(press, "json"))
    for group in GROUPS:
        valid(f"list-{group}", group_json(press, group))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("label"),
        lambda document: document["quotes"][0].pop("anchors"),
        lambda document: document["quotes"][0].update(kind="rumour"),
        lambda document: document["people"][0]["roles"][0].pop("organisation_name"),
        lambda document: document.update(extra=1),
        lambda document: document["timeline"][0]["anchors"][0].update(paragraph=0),
        lambda document: document.update(format=2),
    ],
)
def test_the_schema_refuses_what_is_never_written(spoil: Any) -> None:
    document = json.loads(export(load(None), "json"))
    spoil(document)
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMAS["export"]).validate(document)
