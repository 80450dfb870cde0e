"""What scripts rely on: the published schemas and exit codes, held against every command; docs made from them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import typer

from cli.conftest import Lufang
from lufang_tui.cli.app import app
from lufang_tui.cli.contract import EXIT_CODES, SCHEMAS, schema_files, schemas_of
from lufang_tui.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
FAULTS = ROOT / "tests/fixtures/kit/faults"
FINDINGS = ROOT / "tests/fixtures/check/not-verbatim"

JSON_LINES: list[tuple[str, list[object]]] = [
    ("check", []),
    ("check", [FAULTS]),
    ("check", [FINDINGS]),
    ("search", ["zwx"]),
    ("search", ["纺织 kind:foo"]),
    ("search", ["xylophon", "--in", "quotes"]),
    ("styles", []),
    ("config show", []),
    ("clippings list", []),
    ("doctor", []),
    ("list", ["quotes"]),
    ("list", ["people"]),
    ("list", ["timeline", "--since", "2018"]),
    ("list", ["figures"]),
    ("show", ["zha-1"]),
    ("show", ["fig-1"]),
    ("show", ["jd-cloud"]),
    ("show", ["opening"]),
    ("extract", [ROOT / "press_kit/source/release.md"]),
    ("verify", [ROOT / "press_kit/source/release.md", "--against", ROOT]),
    ("search", ["zwx", "--library"]),
    ("list", ["quotes", "--library"]),
    ("list", ["people", "--library"]),
    ("list", ["timeline", "--library"]),
    ("list", ["figures", "--library"]),
    ("library list", []),
    ("library list", ["--kits"]),
    ("library refresh", []),
    ("library stats", []),
    ("library joins", []),
]


@pytest.mark.parametrize(("command", "arguments"), JSON_LINES, ids=str)
def test_the_schema_holds(lufang: Lufang, command: str, arguments: list[object]) -> None:
    over_library = command.startswith("library") or "--library" in arguments
    if over_library:
        lufang("library", "add", ROOT)
        lufang("library", "add", FAULTS)
        lufang("library", "same", "lufang-2018/zha-wenxiong", "lufang-2018/xu-jianhua")
    ran = lufang(*command.split(), *arguments, "--json")
    assert ran.out, ran.err
    printed = json.loads(ran.out)
    name = f"list-{arguments[0]}" if command == "list" else command.replace(" ", "-")
    name += "-library" if "--library" in arguments else ""
    schema = SCHEMAS["library-kits" if "--kits" in arguments else name]
    assert printed or not over_library
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(printed, schema, jsonschema.Draft202012Validator)


def test_the_schemas_refuse_something_else() -> None:
    """A schema that takes anything would hold as well."""
    for command, schema in SCHEMAS.items():
        for wrong in ({"id": "x"}, [{"id": "x", "other": 1}], "text", [1]):
            assert not jsonschema.Draft202012Validator(schema).is_valid(wrong), command


def commands() -> dict[str, list[str]]:
    """Every command's name with its options."""
    found: dict[str, list[str]] = {}

    def walk(group: object, before: str) -> None:
        for name, command in getattr(group, "commands", {}).items():
            found[f"{before}{name}"] = [option for param in command.params for option in param.opts]
            walk(command, f"{before}{name} ")

    walk(typer.main.get_group(app), "")
    return found


def test_every_command_with_json_has_a_schema_that_a_line_above_tests() -> None:
    with_json = {name for name, options in commands().items() if "--json" in options}
    assert with_json == {command for command, _ in JSON_LINES}
    exports = set(schemas_of("export"))
    assert {name for command in with_json for name in schemas_of(command)} | exports == set(SCHEMAS)


def test_the_exported_document_has_a_schema(lufang: Lufang) -> None:
    jsonschema.validate(json.loads(lufang("export", "--to", "json").out), SCHEMAS["export"])


def test_the_exported_documents_of_a_library_have_a_schema(lufang: Lufang) -> None:
    lufang("library", "add", ROOT)
    printed = json.loads(lufang("export", "--library", "--to", "json").out)
    jsonschema.validate(printed, SCHEMAS["export-library"])


def test_the_published_schemas_are_up_to_date() -> None:
    published = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/schemas").glob("*.json")
    }
    assert published == schema_files()  # make docs writes them


def test_every_command_has_exit_codes() -> None:
    assert set(EXIT_CODES) == set(commands())
    assert {name for name in EXIT_CODES if " " not in name} == set(COMMANDS)


def test_docs_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/make_docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert "commands.md" not in done.stdout
    assert "scripting.md" not in done.stdout


@pytest.mark.parametrize("command", sorted(EXIT_CODES))
def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Wherever a command is when the key is pressed."""

    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    places = {
        "browse": "lufang_tui.cli.browse.browse_kit",
        "search": "lufang_tui.cli.searching.open_kit",
        "list": "lufang_tui.cli.listing.open_kit",
        "show": "lufang_tui.cli.listing.open_kit",
        "copy": "lufang_tui.cli.copying.open_kit",
        "export": "lufang_tui.cli.exporting.open_kit",
        "check": "lufang_tui.cli.checking.read_kit",
        "verify": "lufang_tui.cli.verifying.open_sources",
        "new": "lufang_tui.cli.creating.schema_text",
        "extract": "lufang_tui.cli.extracting.read_release",
        "import": "lufang_tui.cli.importing.work",
        "review": "lufang_tui.review.Session",
        "styles": "lufang_tui.cli.styling.every_style",
        "styles new": "lufang_tui.cli.styling.styles_folder",
        "clippings": "lufang_tui.keeping.KeptList.load",
        "clippings list": "lufang_tui.keeping.KeptList.load",
        "clippings add": "lufang_tui.keeping.KeptList.load",
        "clippings note": "lufang_tui.keeping.KeptList.load",
        "clippings move": "lufang_tui.keeping.KeptList.load",
        "clippings remove": "lufang_tui.keeping.KeptList.load",
        "clippings clear": "lufang_tui.keeping.KeptList.load",
        "clippings export": "lufang_tui.keeping.KeptList.load",
        "doctor": "lufang_tui.cli.doctor.ask_terminal",
        "config": "lufang_tui.cli.configuring.load_settings",
        "config path": "lufang_tui.cli.configuring.config_path",
        "config show": "lufang_tui.cli.configuring.load_settings",
        **dict.fromkeys(
            (name for name in EXIT_CODES if name.startswith("library ")), "lufang_tui.cli.library.Library"
        ),
    }
    if command == "library":
        return  # it only says how it is used
    monkeypatch.setattr(places[command], pressed)
    needed = {
        "search": ["x"],
        "list": ["quotes"],
        "show": ["x"],
        "copy": ["x"],
        "new": ["x"],
        "extract": ["x"],
        "verify": ["x", "--against", "y"],
        "import": ["x", "-o", "y"],
        "review": ["x"],
        "styles new": ["x"],
        "clippings add": ["lufang-2018", "zha-1"],
        "clippings note": ["1", "x"],
        "clippings move": ["1", "2"],
        "clippings remove": ["1"],
        "library add": ["x"],
        "library remove": ["x"],
        "library same": ["x", "y"],
        "library different": ["x", "y"],
        "library forget": ["x", "y"],
    }
    assert main([*command.split(), *needed.get(command, [])]) == 130
