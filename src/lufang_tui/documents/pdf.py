"""PDF files to canonical text: the lines and pictures of each page; how lines become paragraphs is told elsewhere."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.documents.letters import as_written
from lufang_tui.documents.missing import missing_extra
from lufang_tui.documents.model import BlockKind, Extras
from lufang_tui.documents.pages import PageLine, Paragraph, flow
from lufang_tui.documents.pieces import Assembler, Picture, free_words, is_chinese
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.kit.pictures import picture_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pypdf import PageObject, PdfReader

    from lufang_tui.documents.model import Document

MAX_PAGES = 500
MAX_PICTURES = 200
MAX_PICTURE = 30_000_000
"""Bytes of one picture."""
_TROUBLES = (
    ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError, NotImplementedError, ArithmeticError,
    AssertionError, zlib.error, struct.error,
)  # fmt: skip
"""What pypdf raises for a broken file, beside its own errors."""
MAX_PIXELS = 60_000_000
"""Of one picture: it is decoded to see whether it can be."""
MIN_PICTURE = 64
"""Pixels a side: smaller ones are ornaments."""
_UNREAD = N_("a picture inside the PDF cannot be read")
_GARBLED = 0.05
"""The share of unreadable characters from which a page's text is taken as not read."""


def read_pdf(data: bytes, name: str) -> Document:
    """The document of a PDF file. `name` is the file's, for messages.

    Raises LufangError where the extra is not installed, the file is protected or broken, or has pictures of text only.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise missing_extra(name, "pdf") from error
    kept = _Pictures()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are no messages for a reader
    pages = _by_pdfium(data)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise LufangError(
                _("{name}: protected with a password").format(name=name),
                _("save it without one, then try again"),
            )
        if len(reader.pages) > MAX_PAGES:
            raise LufangError(
                _("{name}: more than {most} pages").format(name=name, most=MAX_PAGES),
                _("is this the right file?"),
            )
        if _unreadable(pages):
            pages = [_lines(page) for page in reader.pages]
        pages = [
            _with_pictures(lines, reader, number, kept) if number < len(reader.pages) else lines
            for number, lines in enumerate(pages)
        ]
    except (*_TROUBLES, PyPdfError) as error:
        if not any(pages):
            raise LufangError(
                _("{name}: not a readable PDF file").format(name=name),
                _("print it to a new PDF, then try again"),
            ) from error
    if _unreadable(pages):
        raise LufangError(
            _("{name}: the PDF has pictures of text, but no text").format(name=name),
            _("run it through text recognition (OCR) first, such as ocrmypdf"),
        )
    return _document(pages, kept)


def _document(pages: Sequence[Sequence[PageLine]], kept: _Pictures) -> Document:
    assembler = Assembler()
    for paragraph in flow(pages):
        if paragraph.picture is not None:
            assembler.add(BlockKind.PARAGRAPH, [Picture(paragraph.picture)])
        else:
            assembler.add_words(_kind(paragraph), [free_words(paragraph.text)], paragraph.level)
    return assembler.document_of_text(Extras(pictures=kept.found, notices=tuple(dict.fromkeys(kept.notices))))


def _kind(paragraph: Paragraph) -> BlockKind:
    if paragraph.listed:
        return BlockKind.LIST
    return BlockKind.HEADING if paragraph.level else BlockKind.PARAGRAPH


class _Piece(NamedTuple):
    x: float
    """Points from the left of the page, as `y` is from below."""
    y: float
    size: float
    text: str
    font: str = ""


def _lines(page: PageObject) -> list[PageLine]:
    """The lines of a page, in the order in which it draws them: where PDFium is missing, or reads nothing."""
    pieces: list[_Piece] = []

    def word(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
            pieces.append(_Piece(x, y, abs(size * scale) or 10.0, text, str((font or {}).get("/BaseFont"))))

    page.extract_text(visitor_text=word)
    return list(_gathered(pieces, float(page.mediabox.height) or 842.0, float(page.mediabox.bottom)))


def _with_pictures(lines: list[PageLine], reader: PdfReader, number: int, kept: _Pictures) -> list[PageLine]:
    """The lines of a page with a line for each of its pictures; without them where the page cannot be taken apart."""
    from pypdf.errors import PyPdfError

    try:
        page = reader.pages[number]
        return _mixed(lines, page, kept) if page.images.keys() else lines
    except (*_TROUBLES, PyPdfError):
        kept.notices.append(_(_UNREAD))
        return lines


def _mixed(lines: list[PageLine], page: PageObject, kept: _Pictures) -> list[PageLine]:
    """The lines of a page with its pictures, each before the first line that begins below it."""
    height, bottom = float(page.mediabox.height) or 842.0, float(page.mediabox.bottom)
    mixed = list(lines)

    def picture(operator: bytes, arguments: Sequence[Any], cm: list[float], _tm: list[float]) -> None:
        name = kept.keep(page, str(arguments[0])) if operator == b"Do" and arguments else None
        if name is None:
            return
        low = (min(cm[5], cm[5] + cm[3]) - bottom) / height
        left, right = sorted((cm[4], cm[4] + cm[0]))
        below = (
            at
            for at, line in enumerate(mixed)
            if line.picture is None and line.y < low + 0.01 and line.x < right
        )
        mixed.insert(next(below, len(mixed)), PageLine("", left, low, abs(cm[3]), height, name))

    page.extract_text(visitor_operand_before=picture)
    return mixed


def _gathered(pieces: Sequence[_Piece], height: float, bottom: float) -> Iterator[PageLine]:
    """Pieces of one height, in the order in which the page draws them, as lines."""
    row: list[_Piece] = []
    for piece in pieces:
        if row and abs(piece.y - row[-1].y) > max(2.0, 0.4 * piece.size):
            yield _line(row, height, bottom)
            row = []
        row.append(piece)
    if row:
        yield _line(row, height, bottom)


def _line(row: Sequence[_Piece], height: float, bottom: float) -> PageLine:
    place = (row[0].y - bottom) / height
    text = as_written("".join(_words(row)).replace("\n", "").replace("\x00", ""))
    size = Counter(round(piece.size, 1) for piece in row for _ in piece.text).most_common(1)[0][0]
    return PageLine(text.rstrip(), min(piece.x for piece in row), place, size, height)


def _words(row: Sequence[_Piece]) -> Iterator[str]:
    """The words of pieces. Where the font changes, pypdf sets a space; beside Chinese it is none that is printed."""
    yield row[0].text
    for before, piece in pairwise(row):
        added = piece.font != before.font and piece.text.startswith(" ")
        beside = is_chinese(before.text.rstrip()[-1:] or " ") or is_chinese(piece.text.lstrip()[:1] or " ")
        yield piece.text[1:] if added and beside else piece.text


def _unreadable(pages: Sequence[Sequence[PageLine]]) -> bool:
    text = "".join(line.text for page in pages for line in page)
    bad = sum(
        character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or character < " " for character in text
    )
    return not text.strip() or bad > len(text) * _GARBLED


def _by_pdfium(data: bytes) -> list[list[PageLine]]:
    """The lines of each page; empty where PDFium is not installed or cannot read the file."""
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError:
        return []
    from lufang_tui.documents.glyphs import page_lines

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [page_lines(document[number]) for number in range(min(len(document), MAX_PAGES))]
    except pypdfium2.PdfiumError:
        return []
    finally:
        document.close()


class _Pictures:
    """The pictures of a file, as they are met."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}
        self.notices: list[str] = []
        self._names: dict[bytes, str] = {}

    def keep(self, page: PageObject, name: str) -> str | None:
        """Keep a picture of a page and give its name; None for what is no picture, an ornament, or cannot be read."""
        if len(self.found) >= MAX_PICTURES:
            self.notices.append(
                _("the PDF has more than {most} pictures; the rest is left out").format(most=MAX_PICTURES)
            )
            return None
        try:
            if name not in page.images.keys():  # noqa: SIM118 - its own kind of mapping
                return None
            if _pixels(page, name) > MAX_PIXELS:
                self.notices.append(_("a picture inside the PDF is too large"))
                return None
            picture = page.images[name]
            if picture.image is None or min(picture.image.size) < MIN_PICTURE:
                return None
            data = picture.data if picture_size(picture.data) else _as_png(picture.image)
        except ImportError:
            self.notices.append(
                _("pictures are left out: reading them needs Pillow (pip install 'lufang-tui[pdf]')")
            )
            return None
        except (*_TROUBLES, SyntaxError):
            self.notices.append(_(_UNREAD))
            return None
        if len(data) > MAX_PICTURE:
            self.notices.append(_("a picture inside the PDF is too large"))
            return None
        digest = sha256(data).digest()
        if digest not in self._names:
            ending = picture.name.rpartition(".")[2].lower() if data is picture.data else "png"
            self._names[digest] = f"picture-{len(self.found) + 1}.{ending or 'png'}"
            self.found[self._names[digest]] = data
        return self._names[digest]


def _pixels(page: PageObject, name: str) -> int:
    """How many pixels a picture says that it has, before anything decodes it."""
    resources: Any = page["/Resources"]
    picture: Any = resources["/XObject"][name]
    return int(picture["/Width"]) * int(picture["/Height"])


def _as_png(image: Any) -> bytes:
    """A picture in a format that nothing else shows (JPEG 2000, TIFF) as one that everything does."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
