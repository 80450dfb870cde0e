"""What a document is once it has been read: canonical text, blocks, and the way back into the file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lufang_tui.text.offsets import OffsetMap


class BlockKind(StrEnum):
    """What a block of a release is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    """A paragraph of a list item; its number or bullet is markup."""
    TABLE = "table"
    """A table: a row a line, cells parted by tabs."""
    PICTURE = "picture"
    """A place without text."""
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CODE = "code"


class Block(NamedTuple):
    """A block of the canonical text."""

    kind: BlockKind
    start: int
    """Offset in the canonical text, code points."""
    end: int
    """Equal to `start` for a picture."""
    level: int | None = None
    """The level of a heading, or the depth of a list."""
    picture: str | None = None
    """A picture's file name; its alternative text where the release names no file."""


class Document:
    """A release as text without markup, and where each character stands in the file. Immutable.

    `text`      the canonical text: blocks parted by an empty line, no markup
    `source`    the decoded file, byte order mark and line ends as they are: what
                `open(path, encoding=document.encoding, newline="").read()` gives
    `encoding`  the codec's name
    `blocks`    in the order of the file
    """

    __slots__ = ("_offsets", "blocks", "encoding", "source", "text")

    def __init__(
        self, text: str, source: str, encoding: str, blocks: tuple[Block, ...], offsets: OffsetMap
    ) -> None:
        self.text = text
        self.source = source
        self.encoding = encoding
        self.blocks = blocks
        self._offsets = offsets

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The range of `source` that the range `[start, end)` of `text` came from, in code points.

        Where no markup, entity or joined line stands between, `source[a:b] == text[start:end]`.
        Raises ValueError where the range does not lie in the text.
        """
        return self._offsets.to_origin(start, end)

    def text_of(self, block: Block) -> str:
        """The words of a block; empty for a picture."""
        return self.text[block.start : block.end]
