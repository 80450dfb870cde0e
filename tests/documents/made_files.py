"""Files of the packed formats, made by the tests themselves: Word, PDF, e-mail."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>"""
_PARTS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_R}/image" Target="media/image1.png"/></Relationships>"""
STYLES = f"""<?xml version="1.0"?><w:styles {W}>
<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="caption"/></w:style></w:styles>"""


def relations(part: str) -> str:
    """The relations of a document with one more part: footnotes, for one."""
    return _PARTS.replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{_R}/{part}" Target="{part}.xml"/></Relationships>',
    )


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    f'<a:blip r:embed="rId2" xmlns:r="{_R}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_file(width: int = 64, height: int = 48) -> bytes:
    """A grey picture of so many pixels."""
    rows = (b"\0" + b"\x80" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


PNG = png_file()


def paragraph(text: str, style: str | None = None) -> str:
    """A paragraph of a Word document's body."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_file(body: str, *, before: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx whose document.xml has this body; `before` stands in front of its root."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    )
    files = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELS.encode(),
        "word/_rels/document.xml.rels": _PARTS.encode(),
        "word/styles.xml": STYLES.encode(),
        "word/media/image1.png": PNG,
        "word/document.xml": document.encode(),
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


_FONTS = (
    b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    b"/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    b"/DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
    b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)


def _drawn(text: str) -> str:
    """A text as a PDF draws it: Latin in Helvetica, whatever else in a Chinese font that every reader knows."""
    escaped = re.sub(r"([()\\\\])", r"\\\1", text)
    try:
        return f"({escaped.encode('cp1252').decode('latin-1')}) Tj"
    except UnicodeEncodeError:
        return f"<{text.encode('utf-16-be').hex()}> Tj"


def pdf_file(
    *pages: list[tuple[float, float, float, str]], picture: tuple[float, float] | None = None
) -> bytes:
    """A PDF: for each page (x, y, size, text) in points from the lower left, drawn in this order.

    `picture`: where the first page has one, of 100 points a side.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    inside = b""
    if picture is not None:
        pixels = zlib.compress(bytes(range(256)) * 48)
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(pixels), pixels)
        )
        inside = b"/XObject << /Im1 %d 0 R >> " % len(objects)
    for number, page in enumerate(pages):
        drawing = "\n".join(
            f"BT /F{1 if _drawn(text)[0] == '(' else 2} {size} Tf 1 0 0 1 {x} {y} Tm {_drawn(text)} ET"
            for x, y, size, text in page
        )
        if picture is not None and number == 0:
            drawing += f"\nq 100 0 0 100 {picture[0]} {picture[1]} cm /Im1 Do Q"
        drawn = drawing.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s/Font << %s >> >> >>"
            % (len(objects), inside, _FONTS)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    file = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(file),
    )  # fmt: skip


def mail_file(
    plain: str | None, html: str | None = None, attachments: Mapping[str, bytes] | None = None
) -> bytes:
    """An e-mail; attachments by their names."""
    message = EmailMessage()
    message["Subject"] = "新闻稿：示例节开幕"
    message["From"] = "press@example.com"
    message["Date"] = "Tue, 15 May 2018 09:00:00 +0800"
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is None:
        message.set_content(html, subtype="html")
    elif html is not None:
        message.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)
