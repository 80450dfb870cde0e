"""Quotations that run over the ends of lines in a text wrapped by hand: their lines are put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.documents import BlockKind

if TYPE_CHECKING:
    from lufang_tui.documents import Block, Document

_OPENING, _CLOSING = "“「『«", "”」』»"
_MOST_LINES = 60
"""Lines that one quotation may run over."""


def rejoined(document: Document) -> Document:
    """Give a document in which no end of a line stands inside a quotation that a later line closes.

    Line ends become spaces, so that every offset holds. Lines that begin with an opening mark stay apart, since so the
    paragraphs of a long quotation begin.
    """
    if document.text is document.source or "\n" not in document.text:
        return document
    text = list(document.text)
    blocks: list[Block] = []
    for block in document.blocks:
        before = blocks[-1] if blocks else None
        if before is not None and _goes_on(document, before, block):
            for at in range(before.end, block.start):
                text[at] = " "
            blocks[-1] = before._replace(end=block.end)
        else:
            blocks.append(block)
    for block in blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST):
            _join_lines(text, block)
    return document.laid_out("".join(text), tuple(blocks))


def _goes_on(document: Document, before: Block, block: Block) -> bool:
    """Whether a block that is only the next line of the file closes a quotation that the one before left open."""
    if before.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
        return False
    words, own = document.text_of(before), document.text_of(block)
    if not _open(words) or own[:1] in _OPENING or not _closes(own):
        return False
    if before.end - before.start == 0 or block.end - block.start == 0:
        return False
    between = document.source[
        document.to_source(before.end - 1, before.end)[1] : document.to_source(block.start, block.start + 1)[
            0
        ]
    ]
    return between.replace("\r\n", "\n").count("\n") == 1


def _join_lines(text: list[str], block: Block) -> None:
    joined = "".join(text[block.start : block.end])
    at = joined.find("\n")
    while at >= 0:
        following = joined[at + 1 :].split("\n", _MOST_LINES)[:_MOST_LINES]
        if (
            _open(joined[:at])
            and joined[at + 1 : at + 2] not in tuple(_OPENING)
            and any(map(_closes, following))
        ):
            text[block.start + at] = " "
            joined = f"{joined[:at]} {joined[at + 1 :]}"
        at = joined.find("\n", at + 1)


def _open(text: str) -> bool:
    """Whether a quotation is open at the end of a text."""
    curly = sum(text.count(mark) for mark in _OPENING) - sum(text.count(mark) for mark in _CLOSING)
    return curly > 0 or text.count('"') % 2 == 1


def _closes(text: str) -> bool:
    """Whether a text closes a quotation before it opens one."""
    for character in text:
        if character in _CLOSING or character == '"':
            return True
        if character in _OPENING:
            return False
    return False
