"""What a document is once it has been read: canonical text, blocks, and the way back into the file."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

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
    quoted: bool = False
    """Whether it stands in a block quotation."""


class Attachment(NamedTuple):
    """A file that came with an e-mail."""

    name: str
    """As the message names it; never a path."""
    data: bytes


class Remark(NamedTuple):
    """A comment that the file holds for whoever works on it: of HTML, of Word. It is no part of the text."""

    at: int
    """Where it stands in the canonical text, in code points; one between two blocks stands before the second."""
    text: str


class Extras(NamedTuple):
    """What a file holds beside its words."""

    title: str | None = None
    """What the file says that it is called: an e-mail's subject, a page's title; not part of the text."""
    date: dt.date | None = None
    """When it was sent, where it is an e-mail."""
    pictures: Mapping[str, bytes] = MappingProxyType({})
    """Pictures inside the file, by the names that blocks give them."""
    remote: Mapping[str, str] = MappingProxyType({})
    """Addresses of pictures elsewhere, by the names that blocks give them. Nothing fetches them."""
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[str, ...] = ()
    """What the reader should know, such as pictures that were left out."""
    remarks: tuple[Remark, ...] = ()
    """Comments, in the order of the file; of HTML and Word alone, since those of Markdown are in `Document.source`."""


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)


class Document:
    """A release as text without markup, and where each character stands in the file. Immutable.

    `text`      the canonical text: blocks parted by an empty line, no markup
    `source`    the decoded file, byte order mark and line ends as they are: what
                `open(path, encoding=document.encoding, newline="").read()` gives
    `encoding`  the codec's name
    `blocks`    in the order of the file
    `extras`    what the file holds beside its words

    Of a format whose file is no text (HTML, Word, PDF, e-mail), `source` is the canonical text itself.
    """

    __slots__ = ("_offsets", "blocks", "encoding", "extras", "source", "text")

    def __init__(  # noqa: PLR0917
        self,
        text: str,
        source: str,
        encoding: str,
        blocks: tuple[Block, ...],
        offsets: OffsetMap,
        extras: Extras = Extras(),  # noqa: B008 - immutable
    ) -> None:
        self.text = text
        self.source = source
        self.encoding = encoding
        self.blocks = blocks
        self.extras = extras
        self._offsets = offsets

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The range of `source` that the range `[start, end)` of `text` came from, in code points.

        Where no markup, entity or joined line stands between, `source[a:b] == text[start:end]`.
        Raises ValueError where the range does not lie in the text.
        """
        return self._offsets.to_origin(start, end)

    def only(self, blocks: Iterable[Block]) -> Document:
        """Give the document with these of its blocks alone; every place stays, spaces stand for what is left out."""
        kept = tuple(blocks)
        parts: list[str] = []
        at = 0
        for block in kept:
            parts += (_blank(self.text[at : block.start]), self.text[block.start : block.end])
            at = block.end
        parts.append(_blank(self.text[at:]))
        return Document("".join(parts), self.source, self.encoding, kept, self._offsets, self.extras)

    def laid_out(self, text: str, blocks: tuple[Block, ...]) -> Document:
        """The same document with other marks and white space, where every offset holds, and other blocks.

        What is longer than before has no place in the file.
        """
        return Document(text, self.source, self.encoding, blocks, self._offsets, self.extras)

    def text_of(self, block: Block) -> str:
        """The words of a block; empty for a picture."""
        return self.text[block.start : block.end]
