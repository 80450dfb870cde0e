"""Releases as they were received (Markdown, plain text) to canonical text with a map back into the file.

A document knows its blocks, not what they mean: quotations, people and dates are found elsewhere.
"""

from __future__ import annotations

from lufang_tui.documents.decode import MAX_BYTES, decode
from lufang_tui.documents.model import Block, BlockKind, Document
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

__all__ = ["MAX_BYTES", "Block", "BlockKind", "Document", "load_document"]

_MARKDOWN = ("md", "markdown", "mdown", "mkd")
_PLAIN = ("txt", "text", "")


def load_document(data: bytes, name: str) -> Document:
    """Read a release.

    `data`: the file's bytes; `name`: its name, of which the ending tells the format, and which messages name.
    Raises LufangError where the format is not known, or the file is empty, too large or not text.
    """
    ending = name.rpartition("/")[2].rpartition("\\")[2]
    ending = ending.rpartition(".")[2].lower() if "." in ending else ""
    if ending not in (*_MARKDOWN, *_PLAIN):
        raise LufangError(
            _("{name}: files that end in .{ending} cannot be read").format(name=name, ending=ending),
            _("give a .md or .txt file"),
        )
    decoded = decode(data, name)
    if ending in _MARKDOWN:
        from lufang_tui.documents.markdown import read_markdown

        return read_markdown(decoded)
    from lufang_tui.documents.plain import read_plain

    return read_plain(decoded)
