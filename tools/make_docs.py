"""Write again what docs/ takes from the program: the parts between `<!-- NAME -->` and `<!-- end NAME -->`.

`--check` writes nothing and exits with 1 where a page is not up to date.
"""

from __future__ import annotations

import ast
import itertools
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer
from textual.binding import Binding
from typer.core import TyperCommand, TyperGroup

from lufang_tui.attribution import STYLES
from lufang_tui.check import RULES
from lufang_tui.cli.app import app
from lufang_tui.cli.contract import EXIT_CODES, schema_files, schemas_of
from lufang_tui.errors import ExitCode
from lufang_tui.kit import model
from lufang_tui.kit.faults import RULES as FAULTS
from lufang_tui.tui.commands import COMMANDS
from lufang_tui.tui.commands.base import GROUPS
from lufang_tui.tui.keyboard.keymap import Place, commands_of
from lufang_tui.tui.keyboard.keys import half_width, shown
from lufang_tui.tui.keyboard.moves import MOVES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ("Kit", "Dateline", "Source", "Contact", "Organisation", "Person", "Role", "Section", "Quote",
           "QuoteTranslation", "Figure", "Happening")  # fmt: skip


def docstrings(path: Path, class_name: str) -> dict[str, str]:
    """Give the docstrings below the fields or members of a class, by name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == class_name)
    found = {}
    for field, text in itertools.pairwise(body):
        target = (
            field.target
            if isinstance(field, ast.AnnAssign)
            else field.targets[0]
            if isinstance(field, ast.Assign)
            else None
        )
        if (
            isinstance(target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            found[target.id] = " ".join(str(text.value.value).split())
    return found


def kind_of(part: msgspec.inspect.Type) -> str:
    """Name a type of the model for a reader."""
    inspect = msgspec.inspect
    if isinstance(part, inspect.Metadata):
        return str((part.extra_json_schema or {}).get("description") or kind_of(part.type))
    if isinstance(part, inspect.UnionType):
        names = [kind_of(item) for item in part.types if not isinstance(item, inspect.NoneType)]
        return " or ".join(names) + (", or null" if len(names) < len(part.types) else "")
    if isinstance(part, inspect.StructType):
        return f"[{part.cls.__name__}](#{part.cls.__name__.lower()})"
    if isinstance(part, inspect.VarTupleType):
        return f"list of {kind_of(part.item_type)}"
    if isinstance(part, inspect.DictType):
        return f"mapping of {kind_of(part.key_type)} to {kind_of(part.value_type)}"
    if isinstance(part, inspect.EnumType):
        return ", ".join(f"`{member.value}`" for member in part.cls)
    plain = {"StrType": "text", "IntType": "whole number", "BoolType": "true or false", "FloatType": "number"}
    return plain[type(part).__name__]


def fields() -> str:
    """Give the records of the format as tables."""
    path = Path(model.__file__)
    parts = []
    shared = docstrings(path, "Entry")
    for name in RECORDS:
        cls = getattr(model, name)
        info = msgspec.inspect.type_info(cls)
        assert isinstance(info, msgspec.inspect.StructType)
        said = shared | docstrings(path, name)
        parts += [f"### {name}", "", cls.__doc__.strip(), "", "| key | value | |", "|---|---|---|"]
        for field in info.fields:
            needed = " **(required)**" if field.required else ""
            parts.append(
                f"| `{field.encode_name}` | {kind_of(field.type)}{needed} | {said.get(field.name, '')} |"
            )
        parts.append("")
    return "\n".join(parts).rstrip()


def key_table() -> str:
    """Give the keys of the app by group, with the names that a keymap uses."""
    parts: list[str] = []
    for group in dict.fromkeys(GROUPS.values()):
        rows = [
            f"| {_keys(command.keys)} | {command.name} | {command.help()} | `{command.id}` |"
            for command in COMMANDS
            if command.group() == group
        ]
        if rows:
            parts += [
                f"### {group}",
                "",
                "| key | name | what it does | in the keymap |",
                "|---|---|---|---|",
                *rows,
                "",
            ]
    for focus, moves in MOVES.items():
        parts += [f"### {focus}", "", "| key | what it does | in the keymap |", "|---|---|---|"]
        parts += [f"| {_keys(move.keys)} | {move.name} | `{move.id}` |" for move in moves]
    for title, bindings in dialogs():
        parts += [f"### {title}", "", "| key | what it does |", "|---|---|"]
        parts += [f"| {_keys(_half_width(binding))} | {binding.description} |" for binding in bindings]
        parts.append("")
    return "\n".join(parts).rstrip()


def dialogs() -> Iterator[tuple[str, list[Binding]]]:
    """Give the dialogs that have keys of their own, with their keys; these cannot be changed."""
    from lufang_tui.tui.dialogs.excerpt import ExcerptChoice
    from lufang_tui.tui.dialogs.exporting import ExportDialog, FileField
    from lufang_tui.tui.dialogs.opening import OpenKit, PathField
    from lufang_tui.tui.dialogs.reading import Confirm, StyleChoice

    listed = {
        "In the dialog of an excerpt": (ExcerptChoice,),
        "In the dialog of the export": (FileField, ExportDialog),
        "In the dialog that opens a kit": (PathField, OpenKit),
        "In the choice of a style": (StyleChoice,),
        "Where a question is asked": (Confirm,),
    }
    for title, owners in listed.items():
        yield title, [each for owner in owners for each in owner.BINDINGS if isinstance(each, Binding)]


def _half_width(binding: Binding) -> tuple[str, ...]:
    """The keys of a binding without their full-width twins, as commands name them."""
    return tuple(shown(key) for key in binding.key.split(",") if half_width(key))


def _keys(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{KEY_NAMES.get(key, key)}`" for key in keys)


KEY_NAMES = {"slash": "/", "question_mark": "?", "escape": "esc"}


def keys_of(place: Place) -> str:
    """Give the table of a screen's commands."""
    rows = ["| key | what it does | in the keymap |", "|---|---|---|"]
    rows += [
        f"| {_keys(command.keys)} | {command.help()} | `{command.id}` |" for command in commands_of(place)
    ]
    return "\n".join(rows)


def style_table() -> str:
    """Give the styles of attribution."""
    rows = ["| style | what it makes |", "|---|---|"]
    rows += (f"| `{name}` | {description} |" for name, description in STYLES.items())
    return "\n".join(rows)


def verdict_table() -> str:
    """Give the verdicts of `lufang verify`."""
    from lufang_tui.verify import Verdict

    rows = ["| verdict | in JSON | severity | when it is given |", "|---|---|---|---|"]
    rows += (
        f"| {verdict.label} | `{verdict.code}` | {verdict.severity} | {verdict.meaning} |"
        for verdict in Verdict
    )
    return "\n".join(rows)


def rule_table() -> str:
    """Give the rules of `lufang check`."""
    rows = ["| rule | severity | what it finds |", "|---|---|---|"]
    rows += (f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {rule.summary} |" for rule in RULES)
    return "\n".join(rows)


def fault_table() -> str:
    """Give what the reader of a kit finds."""
    rows = ["| name | what it finds |", "|---|---|"]
    pages = {page.stem for page in (ROOT / "docs/rules").glob("*.md")}
    rows += (
        f"| {f'[{name}]({name}.md)' if name in pages else name} | {summary} |"
        for name, summary in FAULTS.items()
    )
    return "\n".join(rows)


def exit_code_table() -> str:
    """Give the exit codes."""
    said = docstrings(ROOT / "src/lufang_tui/errors.py", "ExitCode")
    return "\n".join(
        ["| code | meaning |", "|---:|---|", *(f"| {code.value} | {said[code.name]} |" for code in ExitCode)]
    )


HELP_WIDTH = 100
"""Columns of the help texts in docs/commands.md."""


def commands() -> str:
    """Give every command: its help, its exit codes, and where the JSON Schema of what it prints is."""
    parts: list[str] = []
    for name, command in _commands(typer.main.get_group(app), ""):
        context = typer.Context(command, info_name=f"lufang {name}".rstrip(), max_content_width=HELP_WIDTH,
                                terminal_width=HELP_WIDTH, help_option_names=["-h", "--help"])  # fmt: skip
        codes = ", ".join(f"{code.value}" for code in sorted(EXIT_CODES[name]))
        parts += [f"## lufang {name}", "", "```text", command.get_help(context).rstrip(), "```", ""]
        parts += [f"Exit codes: {codes}.", ""]
        if published := schemas_of(name):
            links = ", ".join(f"[{schema}](schemas/{schema}.json)" for schema in published)
            parts += [f"JSON Schema of what it prints: {links}.", ""]
    return "\n".join(parts).rstrip()


def _commands(group: TyperGroup, before: str) -> Iterator[tuple[str, TyperCommand | TyperGroup]]:
    """Give the commands with their names, those of groups below them; the ones that are not shown left out."""
    for name, command in group.commands.items():
        if not command.hidden:
            yield f"{before}{name}", command  # type: ignore[misc]
            if isinstance(command, TyperGroup):
                yield from _commands(command, f"{before}{name} ")


PARTS: dict[str, Callable[[], str]] = {
    "fields": fields,
    "keys": key_table,
    "review-keys": partial(keys_of, Place.REVIEW),
    "clippings-keys": partial(keys_of, Place.CLIPPINGS),
    "library-keys": partial(keys_of, Place.LIBRARY),
    "verify-keys": partial(keys_of, Place.VERIFY),
    "styles": style_table,
    "rules": rule_table,
    "verdicts": verdict_table,
    "faults": fault_table,
    "exit codes": exit_code_table,
    "commands": commands,
}


def renewed(text: str) -> str:
    """Give a page with its generated parts made anew."""
    for name, make in PARTS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if pattern.search(text):
            made = make()
            text = pattern.sub(lambda match, made=made: f"{match[1]}\n{made}\n\n{match[2]}", text)  # type: ignore[misc]
    return text


def main(arguments: list[str]) -> int:
    """Renew every page, or check them."""
    stale = []
    for page in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("README*.md")]):
        text = page.read_text(encoding="utf-8")
        new = renewed(text)
        if new != text:
            stale.append(page.relative_to(ROOT))
            if "--check" not in arguments:
                page.write_text(new, encoding="utf-8")
    for file_name, text in schema_files().items():
        file = ROOT / "docs/schemas" / file_name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(file.relative_to(ROOT))
            if "--check" not in arguments:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
    for page in stale:
        print(f"{page}: {'not up to date; run make docs' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
