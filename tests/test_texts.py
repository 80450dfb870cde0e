"""Every text that a person reads is marked for translation, and every marked one has a Chinese entry."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Message

import make_catalogues
from lufang_tui import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(errors.__file__).parent
ROOMS = (
    "cli", "tui", "cards", "clipboard", "search", "check", "documents", "kit", "dates", "library", "clippings", "searches", "verify",
    "review", "keeping.py", "settings.py", "errors.py", "i18n.py",
)  # fmt: skip
"""The rooms whose texts are marked. What attribution and export write is in the kit's language, not the program's."""

LEFT_ENGLISH = {
    "cli/contract.py",
    "cli/doctor.py",
    "dates/in_names.py",
    "dates/phrases.py",
    "dates/vocabulary.py",
    "verify/bearing.py",
    "verify/cuts.py",
    "verify/latin_claims.py",
    "verify/latin_posts.py",
    "verify/mentions.py",
    "verify/naming.py",
    "verify/pointing.py",
    "verify/posts.py",
    "verify/reported.py",
    "verify/severed.py",
    "verify/speaking.py",
}
"""Documentation of the JSON, a report for the program's makers, the words of English dates, and words that tell in a draft
who speaks and how; a test holds that nothing there is said to people."""

MARKS = {"_", "_n", "N_"}
SINKS = {"Static": 0, "notify": 0, "labelled": 0, "Binding": 2}
"""Callables whose argument at this place is shown to people."""
SHOWN = {"title", "nothing"}
"""What a class says of itself to people; a command of the browser has a `name` as well."""

NOT_WORDS = {
    ("cards/faults.py", "lufang check\0"),
    ("tui/keyboard/keymap.py", "copy selected text"),
    (
        "tui/keyboard/keys.py",
        "up down left right home end pageup pagedown insert delete backspace tab enter escape space ",
    ),
    # Selectors and styles of documents.
    ("documents/html.py", "table table, td p, td div, td ul, td h1, td h2, td img"),
    ("documents/word.py", "\ncomment-reference => sup.remark\n"),
    ("documents/word.py", '<dl><dt id="comment-'),
    # Cut out of English dates.
    ("dates/expressions.py", " of \0"),
    ("dates/finding.py", "between "),
    ("dates/finding.py", " to "),
    ("dates/resolving.py", "\0 to \0\0\0"),
    ("dates/resolving.py", "of \0"),
    ("tui/browser.py", "/ "),
    # Goes into a kit's folder, for its editors' programs.
    ("kit/schema.py", "the version of the kit format"),
    ("kit/schema.py", "# yaml-language-server: $schema=\0\n"),
    # Names of programs and standards.
    ("clipboard/plan.py", "OSC 52"),
    ("cards/timeline.py", "EDTF"),
    ("cards/kit_page.py", "SHA-256"),
    ("cards/clippings.py", "SHA-256 \x00"),
    ("cards/kit_page.py", "id"),
    ("cards/half_cells.py", 'pip install "lufang-tui[pictures]"'),
    # Keys in which data files are searched.
    ("dates/reading.py", "other calendars"),
    ("search/syntax.py", "organisation organization 机构 单位 组织"),
    ("search/syntax.py", "quote 引语 引言 引文"),
    ("search/syntax.py", "person 人物 人"),
    ("search/syntax.py", "figure 图片 图 照片"),
    # Examples of what one types.
    ("search/syntax.py", '"Anna Berg"'),
    ("search/syntax.py", '"Harbour Office"'),
    ("search/days.py", "dt.date | None"),
    # For every language, and for programs.
    ("cli/app.py", "lufang \0\n"),
    ("cli/selecting.py", "query:\0: \0"),
    # A fault of the program, caught below it.
    ("library/writing.py", "a day is full"),
    # Of a web page, not for people.
    (
        "verify/as_html.py",
        "default-src 'none'; style-src 'sha256-\0'; base-uri 'none'; form-action 'none'",
    ),
    ("verify/as_html.py", "<!doctype html>\n\0\n"),
    ("verify/as_html.py", "finding \0"),
    ("verify/as_html.py", "width=device-width, initial-scale=1"),
    # For programs.
    ("verify/as_json.py", "whether it counts towards exit code 1"),
    ("verify/as_sarif.py", "lufang verify"),
    # In the kit's language: it goes out with the text.
    ("kit/embargo.py", "Under embargo until \0; not for publication before."),
}
"""File and text (\0 for what is put in) of strings that look like words for people and are none."""

_WORD = re.compile(r"[A-Za-z]{2,}")
_PATTERN = re.compile(r"[\\]|\]\+|\(\?|^ *\w+ \{|\n +\w+[,:;{ ]")
"""Regular expressions, and style sheets."""


def strings(tree: ast.AST) -> Iterator[tuple[ast.Constant | ast.JoinedStr, str]]:
    """The literal strings that are neither docstrings nor parts of others, with \0 where an f-string is filled in."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            left_out.update(id(part) for part in ast.walk(node) if part is not node)
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)
            yield node, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node, node.value


def called(node: ast.Call) -> str:
    """The name of what is called."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def for_people(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that are shown as they are, wherever a single word would be one too much."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called(node)
            if name in SINKS and len(node.args) > SINKS[name]:
                yield node.args[SINKS[name]]
            if name in ERRORS:
                yield from node.args
            if name == "styled":
                yield from (arg.elts[0] if isinstance(arg, ast.Tuple) else arg for arg in node.args)
        elif isinstance(node, ast.AnnAssign | ast.Assign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id in SHOWN for target in targets):
                yield node.value


def errors_of_the_program() -> set[str]:
    """The names of LufangError and everything that is one, by the bases that the code names."""
    bases: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    found = {"LufangError"}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found - {"BrokenKit"}  # is given a file's name and faults


ERRORS = errors_of_the_program()


_CODE = re.compile(
    r"(?:bold|underline|reverse|dim|italic|\$[a-z-]+)(?: (?:bold|underline|reverse|dim|italic|\$[a-z-]+|[0-9]+%))*"  # styles
    r"|#[a-z-]+(?: [A-Z]\w+)?"  # selectors
    r"|(?:Callable|Mapping|Sequence|tuple)\[.*|[A-Z]\w+(?: \| [A-Z]\w+)+"  # types
    r"|.*\b(?:SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|BEGIN|WHERE|ATTACH|DETACH|DROP|ORDER BY|rowid)\b.*|.*=\?"  # SQL
    r"|[\0() ]*(?:AND|OR|NOT)[\0() ]*",  # what SQLite's full-text search is asked
    re.DOTALL,
)


def unmarked(source: str, file: str) -> list[str]:
    """The texts for people in a module that nobody marked, as `file:line: text`."""
    tree = ast.parse(source)
    marked = {
        id(arg)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) in MARKS
        for arg in node.args
    }
    shown = {id(node) for node in for_people(tree)}
    found: list[str] = []
    for node, whole in strings(tree):
        text = whole.removeprefix("lufang: ")  # who speaks, as programs say it on standard error
        if _CODE.fullmatch(text) or "style-name=" in text or re.fullmatch(r"\w+\(.*\)", text):
            continue
        words = _WORD.search(text.replace("\0", " ")) and " " in text and not _PATTERN.search(text)
        alone = id(node) in shown and re.search(r"[A-Za-z]", text)
        if (words or alone) and id(node) not in marked and (file, text) not in NOT_WORDS:
            found.append(f"{file}:{node.lineno}: {text}")
    for kind in ast.walk(tree):
        if isinstance(kind, ast.ClassDef) and is_command(kind):
            found += [
                f"{file}:{part.lineno}: a name that is not marked"
                for part in kind.body
                if isinstance(part, ast.Assign)
                and getattr(part.targets[0], "id", "") == "name"
                and isinstance(part.value, ast.Constant)
            ]
    return found


def is_command(kind: ast.ClassDef) -> bool:
    """Whether a class is a command of a screen: it says what its keys are."""
    assigned = {getattr(part.targets[0], "id", "") for part in kind.body if isinstance(part, ast.Assign)}
    return {"id", "keys"} <= assigned


def modules() -> Iterator[Path]:
    for room in ROOMS:
        path = PACKAGE / room
        found = sorted(path.rglob("*.py")) if path.is_dir() else (path,)
        yield from (one for one in found if one.relative_to(PACKAGE).as_posix() not in LEFT_ENGLISH)


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_text_for_people_is_marked(path: Path) -> None:
    assert unmarked(path.read_text("utf-8"), path.relative_to(PACKAGE).as_posix()) == []


@pytest.mark.parametrize(
    "line",
    [
        'told = "two words"',
        'told = f"{name} stands nowhere"',
        'raise LufangError("word")',
        'raise MissingFile(f"{path}: missing")',
        'app.notify("copied")',
        'Binding("c", "copy", "Copy")',
        'styled(("note", Role.LABEL))',
        'title: ClassVar[str] = "People"',
        'class Copy(Command):\n    id = "x"\n    keys = ("c",)\n    name = "copy"',
    ],
)
def test_an_unmarked_text_is_found(line: str) -> None:
    assert unmarked(line, "x.py")


@pytest.mark.parametrize(
    "line",
    [
        'told = _("two words")',
        'told = _("{name} stands nowhere").format(name=name)',
        '"""A docstring of words."""',
        'raise LufangError(_("word"))',
        'key = f"{pane}/{entry}"',
        'pattern = r"(?:a b|\\\\s c)"',
        'Binding("c", "copy", N_("Copy"))',
    ],
)
def test_what_is_marked_or_not_for_people_is_left_alone(line: str) -> None:
    assert unmarked(line, "x.py") == []


@pytest.mark.parametrize("file", sorted(file for file in LEFT_ENGLISH if file.startswith("verify/")))
def test_what_is_left_english_of_verifying_says_nothing(file: str) -> None:
    """Such a module tells what it finds by codes, whose words stand elsewhere."""
    tree = ast.parse((PACKAGE / file).read_text("utf-8"))
    calls = {called(node) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not calls & (MARKS | ERRORS | set(SINKS))


def test_only_whole_texts_are_marked() -> None:
    """What is put in comes by .format: a catalogue cannot hold a text that is filled in already."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path}:{node.lineno}"


def test_the_catalogue_is_whole_and_compiled() -> None:
    script = make_catalogues.__file__
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (Message("{count} hits", ""), "has no translation"),
        (Message("{count} hits", "{n} 条"), "placeholders"),
        (Message("{size:,} bytes", "{size} 字节"), "placeholders"),
        (Message("copy", "复制", flags=["fuzzy"]), "fuzzy"),
        (Message(("{n} hit", "{n} hits"), ("{n} 条",)), None),
        (Message("{count} hits", "{count} 条"), None),
    ],
)
def test_a_wrong_entry_is_told(message: Message, said: str | None) -> None:
    found = make_catalogues.trouble(message)
    assert found is None if said is None else said in (found or "")


def test_a_text_that_is_gone_is_told() -> None:
    old = (make_catalogues.FOLDER / "lufang.po").read_bytes()
    stale = old + '\nmsgid "a text that is gone"\nmsgstr "没有了"\n'.encode()
    assert any("does not hold" in said for said in make_catalogues.troubles(stale, b""))


def test_another_compilation_is_told() -> None:
    old = (make_catalogues.FOLDER / "lufang.po").read_bytes()
    assert any("compiled" in said for said in make_catalogues.troubles(old, b""))
