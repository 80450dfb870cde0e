"""Word documents (.docx) to canonical text, by way of HTML; tracked deletions are no words of a release, comments are remarks."""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from lufang_tui.documents.html import add_html
from lufang_tui.documents.missing import missing_extra
from lufang_tui.documents.pieces import Assembler
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from lufang_tui.documents.model import Document

MAX_PARTS = 5_000
MAX_UNPACKED = 300_000_000
"""Bytes of all parts, unpacked: pictures included."""
MAX_XML = 40_000_000
"""Bytes of one part of text, unpacked; a book has some five million."""
MAX_RATIO = 300
"""Unpacked to packed, of a part of text: XML of real documents stays below 60."""

STYLES = """
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='题注'] => p.caption:fresh
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='副标题'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='引用'] => blockquote > p:fresh
p[style-name='明显引用'] => blockquote > p:fresh
p[style-name='文本块'] => blockquote > p:fresh
"""
_REMARKS = """
comment-reference => sup.remark
"""
_REFERENCE = re.compile(r'<sup class="remark"><a href="#comment-(\w+)"[^>]*>[^<]*</a></sup>')
_COMMENT = re.compile(r'<dt id="comment-(\w+)">.*?</dt><dd>(.*?)</dd>', re.DOTALL)
_COMMENTS = '<dl><dt id="comment-'
"""How the list of comments begins that the library puts behind the text."""
_TAGS = re.compile(r"<[^>]*>")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, LookupError,
)  # fmt: skip
"""What the library raises for archives that are cut, altered, protected or packed in a way that it does not know."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITIES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE)


def read_word(data: bytes, name: str) -> Document:
    """The document of a .docx file. `name` is the file's, for messages.

    Raises LufangError where the extra is not installed, the file is protected, broken or larger than any release.
    """
    if data.startswith(_OLE):
        raise LufangError(
            _("{name}: protected with a password, or a .doc under another name").format(name=name),
            _("open it in Word and save it as .docx without a password"),
        )
    _check(data, name)
    try:
        import mammoth  # type: ignore[import-untyped]
    except ImportError as error:
        raise missing_extra(name, "docx") from error
    try:
        page = _page(mammoth.convert_to_html, data)
    except (*_BROKEN, ExpatError, AttributeError, TypeError, RecursionError) as error:
        raise _broken(name) from error
    assembler = Assembler()
    extras = add_html(assembler, page, name)
    document = assembler.document_of_text(extras)
    if not document.text.strip():
        raise LufangError(_("{name}: the document has no text").format(name=name))
    return document


def _page(convert: Callable[..., Any], data: bytes) -> str:
    """The document as HTML, its comments as those of a page; without them where one is called upon that is not there."""
    try:
        page: str = convert(io.BytesIO(data), style_map=STYLES + _REMARKS).value
    except KeyError:
        without: str = convert(io.BytesIO(data), style_map=STYLES).value
        return without
    text, opening, comments = page.partition(_COMMENTS)
    texts = {
        number: _TAGS.sub("", body).removesuffix("↑").strip()
        for number, body in _COMMENT.findall(opening + comments)
    }
    return _REFERENCE.sub(lambda found: _as_comment(texts.get(found[1], "")), text)


def _as_comment(text: str) -> str:
    return f"<!-- {html.unescape(text).replace('--', '—').replace('>', '›')} -->"


def _broken(name: str) -> LufangError:
    return LufangError(
        _("{name}: not a readable Word document").format(name=name), _("open it in Word and save it again")
    )


def _check(data: bytes, name: str) -> None:
    """Look at the archive before anything unpacks it: size, ratio, and XML that defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or any(map(_bomb, parts)):
                raise LufangError(
                    _("{name}: the document unpacks to more than any release has").format(name=name)
                )
            if "word/document.xml" not in archive.namelist():
                raise _broken(name)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _ENTITIES.search(
                    archive.read(part).replace(b"\x00", b"")  # in UTF-16 too
                ):
                    raise LufangError(
                        _("{name}: the document defines XML entities, as no Word document does").format(
                            name=name
                        )
                    )
    except _BROKEN as error:
        raise _broken(name) from error


def _bomb(part: zipfile.ZipInfo) -> bool:
    text = part.filename.endswith((".xml", ".rels"))
    ratio = part.file_size / max(1, part.compress_size)
    return text and (part.file_size > MAX_XML or (part.file_size > 1_000_000 and ratio > MAX_RATIO))
