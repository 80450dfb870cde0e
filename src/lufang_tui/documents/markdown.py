"""Markdown (CommonMark and tables) to canonical text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lufang_tui.documents.commonmark import parser
from lufang_tui.documents.content import Content, Lines, locate
from lufang_tui.documents.inline import inline_parts
from lufang_tui.documents.model import BlockKind, Document
from lufang_tui.documents.pieces import Assembler, LineEnd, Picture, Words
from lufang_tui.documents.rawhtml import html_parts

if TYPE_CHECKING:
    from typing import Any

    from markdown_it.token import Token

    from lufang_tui.documents.decode import Decoded

_QUOTATIONS = {"blockquote_open": 1, "blockquote_close": -1}
_LISTS = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}
_BEFORE_PIPE = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*[ \t>]*")
_PIPE = re.compile(r"\\\||\|")


def read_markdown(decoded: Decoded) -> Document:
    """The document of a Markdown file."""
    reader = _Reader(Lines(decoded.text))
    reader.read()
    return reader.assembler.document(decoded)


class _Reader:
    """Walks over the block tokens of a file."""

    def __init__(self, lines: Lines) -> None:
        self.assembler = Assembler()
        self._lines = lines
        self._env: dict[str, Any] = {}
        self._depth = 0
        self._heading: int | None = None

    def read(self) -> None:
        tokens = parser().parse(self._lines.text, self._env)
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close")
                self._add_table(tokens[position:end])
                position = end
            else:
                self._add(token)
            position += 1

    def _add(self, token: Token) -> None:
        self._depth += _LISTS.get(token.type, 0)
        self.assembler.quoting += _QUOTATIONS.get(token.type, 0)
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = None
            case "inline":
                parts = inline_parts(self._locate(token), self._env)
                if self._heading is not None:
                    self.assembler.add(BlockKind.HEADING, parts, self._heading)
                elif self._depth:
                    self.assembler.add(BlockKind.LIST, parts, self._depth)
                else:
                    self.assembler.add(BlockKind.PARAGRAPH, parts)
            case "html_block":
                self.assembler.add(BlockKind.PARAGRAPH, html_parts(self._locate(token)))
            case "fence" | "code_block":
                self._add_code(token)

    def _locate(self, token: Token) -> Content:
        first = (token.map or [0])[0] + (token.type == "fence")
        return locate(token.content, first, self._lines)

    def _add_code(self, token: Token) -> None:
        content = self._locate(token)
        end = len(token.content.rstrip())
        self.assembler.add_words(BlockKind.CODE, content.words(0, end))

    def _add_table(self, tokens: list[Token]) -> None:
        """A row a line, cells parted by tabs; pictures follow the table."""
        words: list[Words] = []
        pictures: list[Picture] = []
        row: list[Token] = []
        for token in tokens:
            if token.type == "inline":
                row.append(token)
            elif token.type == "tr_close":
                if words:
                    words.append(_made("\n", words[-1].end))
                self._add_row(row, words, pictures)
                row = []
        self.assembler.add_words(BlockKind.TABLE, words)
        self.assembler.add(BlockKind.TABLE, pictures)

    def _add_row(self, row: list[Token], words: list[Words], pictures: list[Picture]) -> None:
        number = (row[0].map or [0])[0] if row else 0
        for index, cell in enumerate(_cells(row, number, self._lines)):
            if index:
                words.append(_made("\t", words[-1].end if words else self._lines.starts[number]))
            for part in inline_parts(cell, self._env):
                match part:
                    case Words():
                        words.append(part)
                    case Picture():
                        pictures.append(part)
                    case LineEnd() if words:
                        words.append(_made(" ", words[-1].end))


def _made(text: str, place: int) -> Words:
    return Words(text, place, place, copied=False)


def _cells(row: list[Token], number: int, lines: Lines) -> list[Content]:
    """The cells of a table's row, found between the bars of its line, which has that number."""
    raw = lines.lines[number]
    bars = [bar.start() for bar in _PIPE.finditer(raw) if bar[0] == "|"]
    edges = [-1, *bars, len(raw)]
    if bars and _BEFORE_PIPE.fullmatch(raw, 0, bars[0]):
        # Almost always marks of a quotation or list before the row's first bar; seldom a cell that looks like them.
        first = row[0].content if row else ""
        second = raw[edges[1] + 1 : edges[2]].strip() if len(edges) > 2 else ""
        if not first or second == first or not raw[: bars[0]].strip().endswith(first):
            del edges[0]
    cells: list[Content] = []
    for index, token in enumerate(row):
        content = Content(token.content)
        if index + 1 < len(edges):
            _locate_cell(
                content, raw[edges[index] + 1 : edges[index + 1]], lines.starts[number] + edges[index] + 1
            )
        cells.append(content)
    # The table extension leaves out the cells beyond the header's; they are words of the release all the same.
    for start, end in pairwise(edges[len(row) :]):
        text = raw[start + 1 : end].strip()
        if text:
            content = Content(text.replace("\\|", "|"))
            _locate_cell(content, raw[start + 1 : end], lines.starts[number] + start + 1)
            cells.append(content)
    return cells


def _locate_cell(content: Content, raw: str, source: int) -> None:
    """Place a cell's text, in which bars stand without the backslash that the source needs before them."""
    written = content.text.replace("|", "\\|")
    place = raw.rfind(written)
    if place < 0 or not written:
        return
    start, source = 0, source + place
    for index, chunk in enumerate(content.text.split("|")):
        if index:
            content.add_run(start, start + 1, source + 1)
            start, source = start + 1, source + 2
        content.add_run(start, start + len(chunk), source)
        start, source = start + len(chunk), source + len(chunk)
