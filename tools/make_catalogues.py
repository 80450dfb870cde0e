"""Collect the program's texts into the Chinese catalogue and compile it: `python tools/make_catalogues.py [--check]`.

Without `--check` the .po file is brought up to date (new texts come in without a translation, texts that are gone go)
and compiled. With it nothing is written: what is out of date, missing or wrong is told, and the exit code is 1.
"""

from __future__ import annotations

import io
import sys
from inspect import cleandoc, getdoc
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "src" / "lufang_tui"
FOLDER: Final = PACKAGE / "locale" / "zh" / "LC_MESSAGES"
KEYWORDS: Final = {"_": None, "N_": None, "_n": (1, 2)}


class Undated(Catalog):
    """A catalogue whose header says nothing of days, people or tools, so that it changes with its texts alone."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header entry."""
        values = {
            "Project-Id-Version": "lufang-tui",
            "Language": "zh",
            "Plural-Forms": "nplurals=1; plural=0;",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Transfer-Encoding": "8bit",
        }
        return list(values.items())


def marked() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Give every text that the code marks, and the file that it stands in."""
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        with path.open("rb") as source:
            for _line, text, _comments, _context in extract("python", source, keywords=KEYWORDS):
                if text:
                    yield text, file


def helps() -> Iterator[tuple[str, str]]:
    """Give the docstrings that people read: of the screens' and the command line's commands, of the rules of `check`."""
    from lufang_tui.check import RULES
    from lufang_tui.cli.app import app
    from lufang_tui.cli.clippings_commands import clippings_app
    from lufang_tui.cli.library_commands import library_app
    from lufang_tui.cli.settings_commands import config_app, styles_app
    from lufang_tui.tui.clippings.commands import COMMANDS as CLIPPINGS
    from lufang_tui.tui.commands import COMMANDS
    from lufang_tui.tui.library.commands import COMMANDS as LIBRARY
    from lufang_tui.tui.review.commands import COMMANDS as REVIEW
    from lufang_tui.tui.verify.commands import COMMANDS as VERIFY

    for command in (*COMMANDS, *CLIPPINGS, *LIBRARY, *REVIEW, *VERIFY):
        yield (
            cleandoc(command.__doc__ or "").replace("\n", " "),
            f"src/{command.__module__.replace('.', '/')}.py",
        )
    for rule in RULES:
        yield rule.summary, "src/lufang_tui/check/__init__.py"
    for part in (app, styles_app, config_app, clippings_app, library_app):
        for line in part.registered_commands:
            module = line.callback.__module__ if line.callback else app.__module__
            yield getdoc(line.callback) or "", f"src/{module.replace('.', '/')}.py"


def collect(old: Catalog) -> Catalog:
    """Give the catalogue as it has to be: every text of the program, with what `old` translates it to."""
    new = Undated(locale="zh", domain="lufang", header_comment=old.header_comment, fuzzy=False)
    for text, file in (*marked(), *helps()):
        before = old.get(text if isinstance(text, str) else text[0])
        # With line numbers every edit of the code would change the catalogue.
        new.add(text, before.string if before else None, locations=[(file, 0)])
    return new


def po_text(catalogue: Catalog) -> bytes:
    """Give the text of the .po file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, sort_by_file=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Give the compiled catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def fields(text: str) -> set[tuple[str, str]]:
    """Give the placeholders of a text, with their formats."""
    return {(name, form or "") for _before, name, form, _kind in Formatter().parse(text) if name is not None}


def trouble(message: Message) -> str | None:
    """Say what is wrong with an entry, or None."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    if not strings or not all(strings):
        return "has no translation"
    if message.fuzzy:
        return "is marked as fuzzy"
    wanted = set().union(*map(fields, ids))
    for string in strings:
        if fields(string) != wanted:
            return f"has the placeholders {sorted(wanted)}, its translation {sorted(fields(string))}"
    return None


def troubles(old: bytes, compiled: bytes) -> Iterator[str]:
    """Say everything that is wrong with a .po file and what was compiled from it."""
    new = collect(read_po(io.BytesIO(old), locale="zh"))
    for message in new:
        if message.id and (said := trouble(message)):
            yield f"{message.id!r} {said}"
    if po_text(new) != old:
        yield "lufang.po does not hold the program's texts: run python tools/make_catalogues.py"
    elif mo_bytes(new) != compiled:
        yield "lufang.mo is not lufang.po compiled: run python tools/make_catalogues.py"


def main() -> int:
    """Do what the command line says."""
    po, mo = FOLDER / "lufang.po", FOLDER / "lufang.mo"
    if "--check" in sys.argv[1:]:
        found = list(troubles(po.read_bytes(), mo.read_bytes()))
        print("\n".join(found), file=sys.stderr, end="\n" if found else "")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    old = read_po(io.BytesIO(po.read_bytes()), locale="zh") if po.exists() else Undated(locale="zh")
    new = collect(old)
    po.write_bytes(po_text(new))
    mo.write_bytes(mo_bytes(new))
    for message in new:
        if message.id and (said := trouble(message)):
            print(f"{message.id!r} {said}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
