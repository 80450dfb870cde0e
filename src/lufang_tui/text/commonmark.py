"""Untrusted text in Markdown: written so that CommonMark and GitHub's dialect show it as it is, and nothing of it is markup.

One thing stays out of reach: GitHub's dialect makes a link of an e-mail address however it is escaped. Other addresses
are not linked.

Everything here takes text as it is and makes it safe to show.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.json import encode

from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARKUP = re.compile(
    r"[\\`*_\[\]<>&~|$@#{}^]"
    r"|:(?=//)"  # an address would become a link
    r"|(?<=www)\."
    r"|:(?=[a-z0-9_+-]+:)",  # a short code would become an emoji
    re.IGNORECASE,
)
_LINE_START = re.compile(r"([-+=:])|([0-9]{1,9})([.)])")


def block(text: str) -> str:
    """Give `text` as the inside of one paragraph; its line breaks are kept."""
    return _joined(text, "\\\n")


def inline(text: str) -> str:
    """Give `text` as one line, for a heading or inside a paragraph; a line break in it is written as a reference."""
    return _joined(text, "&#10;")


def cell(text: str) -> str:
    """Give `text` for a cell of a table, whose columns part at bars before anything else is read."""
    return inline(text).replace("\\|", "&#124;")


def table(columns: Iterable[tuple[str, Sequence[str | None]]], blank: str) -> str:
    """Give a table of `columns`, each a heading and its cells, as GitHub's dialect has it.

    A cell of None is shown as `blank`; a column without any cell is left out.
    """
    shown = [(heading, cells) for heading, cells in columns if any(text is not None for text in cells)]
    rows = [[cell(heading) for heading, _ in shown], ["---"] * len(shown)]
    rows += [
        [blank if text is None else cell(text) for text in row]
        for row in zip(*(cells for _, cells in shown), strict=True)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def block_quotation(paragraphs: Iterable[str]) -> str:
    """Give ready-made paragraphs as one block quotation."""
    lines = "\n\n".join(paragraphs).split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def front_matter(values: Iterable[tuple[str, str | None]]) -> str:
    """Give YAML front matter; every value is a double-quoted text (YAML 1.2, 7.3.1) or null."""
    lines = [f"{key}: {'null' if value is None else _quoted(value)}" for key, value in values]
    return "\n".join(["---", *lines, "---"])


def _quoted(value: str) -> str:
    """Quote for YAML: a JSON text, with what YAML does not allow as itself escaped too."""
    text = encode(visible(value)).decode()
    return re.sub("[\ufffe\uffff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _joined(text: str, line_break: str) -> str:
    lines = visible(text).split("\n")
    pieces = [_line(lines[0])]
    for before, line in pairwise(lines):
        # A break beside an empty line would end the paragraph.
        pieces += [line_break if before and line else "&#10;", _line(line)]
    return "".join(pieces)


def _line(line: str) -> str:
    bare = line.strip()
    if not bare:
        return _references(line)
    at = line.index(bare)
    escaped = _MARKUP.sub(lambda match: f"\\{match[0]}", bare)
    if start := _LINE_START.match(escaped):
        mark = f"\\{start[1]}" if start[1] else f"{start[2]}\\{start[3]}"
        escaped = mark + escaped[start.end() :]
    return f"{_references(line[:at])}{escaped}{_references(line[at + len(bare) :])}"


def _references(space: str) -> str:
    """Write white space at the ends of a line as references: as itself it would be dropped, or indent code."""
    return "".join(f"&#{ord(character)};" for character in space)
