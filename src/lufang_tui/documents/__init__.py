"""Releases as they were received to canonical text: Markdown, plain text, HTML, Word, PDF, e-mail.

A document knows its blocks, not what they mean: quotations, people and dates are found elsewhere. Of Markdown and plain
text it also knows where each character stands in the file.
"""

from __future__ import annotations

from lufang_tui.documents.decode import MAX_BYTES, decode
from lufang_tui.documents.model import Attachment, Block, BlockKind, Document, Extras, Remark
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

__all__ = [
    "ENDINGS",
    "MAX_BYTES",
    "MAX_PACKED_BYTES",
    "Attachment",
    "Block",
    "BlockKind",
    "Document",
    "Extras",
    "Remark",
    "is_text",
    "load_document",
]

_MARKDOWN = ("md", "markdown", "mdown", "mkd")
_PLAIN = ("txt", "text", "")
_HTML = ("html", "htm", "xhtml")
_PACKED = ("docx", "pdf", "eml")
ENDINGS = (*_MARKDOWN, *_PLAIN[:-1], *_HTML, *_PACKED)
"""The endings of files that can be read."""
MAX_PACKED_BYTES = 64 * 1024 * 1024
"""The largest Word, PDF or e-mail file that is read, in bytes: such files hold pictures."""


def load_document(data: bytes, name: str) -> Document:
    """Read a release.

    `data`: the file's bytes; `name`: its name, of which the ending tells the format, and which messages name.
    Raises LufangError where the format is not known, or the file is empty, too large, broken or without text.
    """
    ending = _ending(name)
    if ending in _PACKED:
        return _load_packed(data, name, ending)
    if ending not in (*_MARKDOWN, *_PLAIN, *_HTML):
        from lufang_tui.documents.missing import CONVERT

        way = CONVERT.get(ending)
        raise LufangError(
            _("{name}: files that end in .{ending} cannot be read").format(name=name, ending=ending),
            _(way) if way else _("give a .md, .txt, .html, .docx, .pdf or .eml file"),
        )
    decoded = decode(data, name)
    if ending in _HTML:
        from lufang_tui.documents.html import read_html

        document = read_html(decoded.text, name)
        if not document.text.strip():
            raise LufangError(_("{name}: the page has no text").format(name=name))
        return document
    if ending in _MARKDOWN:
        from lufang_tui.documents.markdown import read_markdown

        return read_markdown(decoded)
    from lufang_tui.documents.plain import read_plain

    return read_plain(decoded)


def is_text(name: str) -> bool:
    """Whether a file of that name is a text, so that its document leads back to places in the file."""
    return _ending(name) in (*_MARKDOWN, *_PLAIN)


def _ending(name: str) -> str:
    last = name.rpartition("/")[2].rpartition("\\")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def _load_packed(data: bytes, name: str, ending: str) -> Document:
    if len(data) > MAX_PACKED_BYTES:
        raise LufangError(
            _("{name}: the file is larger than {most} MB").format(
                name=name, most=MAX_PACKED_BYTES // 1024 // 1024
            ),
            _("is this the right file?"),
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise LufangError(_("{name}: the file is empty").format(name=name))
    if ending == "docx":
        from lufang_tui.documents.word import read_word

        return read_word(data, name)
    if ending == "pdf":
        from lufang_tui.documents.pdf import read_pdf

        return read_pdf(data, name)
    from lufang_tui.documents.mail import read_mail

    return read_mail(data, name)
