"""Plain text to canonical text: what a paragraph is where nothing marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.documents.content import Lines
from lufang_tui.documents.model import BlockKind, Document
from lufang_tui.documents.pieces import Assembler, Edge, LineEnd, Part, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.documents.decode import Decoded

WRAPPED = 50
"""Characters of the longest line of Chinese in a text wrapped by hand (100 cells); Latin lines may have twice that."""


def read_plain(decoded: Decoded) -> Document:
    """The document of a plain text file.

    Paragraphs end at empty lines and before indented ones (　　). Where many lines are longer than anybody wraps
    them, each line is a paragraph.
    """
    lines = Lines(decoded.text)
    assembler = Assembler()
    assembler.add(BlockKind.PARAGRAPH, _parts(lines, line_by_line=_unwrapped(lines)))
    return assembler.document(decoded)


def _parts(lines: Lines, *, line_by_line: bool) -> Iterator[Part]:
    for line, start in zip(lines.lines, lines.starts, strict=True):
        if line.strip():
            yield Words(line, start, start + len(line))
            yield Edge() if line_by_line else LineEnd()
        else:
            yield Edge()


def _unwrapped(lines: Lines) -> bool:
    """Whether the lines are whole paragraphs: a third of them, at least, are too long to have been wrapped."""
    full = [line for line in lines.lines if line.strip()]
    long = sum(len(line) > (WRAPPED * 2 if line.isascii() else WRAPPED) for line in full)
    return long * 3 >= len(full)
