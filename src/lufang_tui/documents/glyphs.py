"""The lines of a PDF page by the places of its characters, which PDFium knows.

The order in which a page draws its text is not the order in which it is read: word processors draw the quotation marks of
a Chinese line, which stand in a Latin font, before or behind the line. So the characters of a line are put in order by
where they stand.
"""

from __future__ import annotations

import math
from collections import Counter
from ctypes import byref, c_double
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.documents.letters import as_written
from lufang_tui.documents.pages import PageLine
from lufang_tui.documents.pieces import is_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

SPACE = 0.17
"""Widths of a letter that part two words, where the page has no space between them (TeX writes none)."""
APART = 0.7
"""Widths of a letter that part Chinese too, such as the columns of a table; justified lines stretch less."""
_LINE_END_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at a line's end."""


class _Glyph(NamedTuple):
    text: str
    left: float
    """Points from the left, as `right`."""
    right: float
    base: float
    """Points from below of the line that the letter stands on."""
    size: float


def page_lines(page: Any) -> list[PageLine]:
    """Give the lines of a `pypdfium2.PdfPage`, in the order in which the page draws them.

    Letters that are turned (a watermark across the page) are left out.
    """
    rows = _rows(_glyphs(page))
    left, bottom, _right, top = page.get_mediabox()
    return [_line(row, (left, bottom), (top - bottom) or 842.0) for row in rows]


def _glyphs(page: Any) -> Iterator[_Glyph]:
    from pypdfium2 import raw  # type: ignore[import-untyped]

    text = page.get_textpage()
    matrix, x, y = raw.FS_MATRIX(), c_double(), c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
        if raw.FPDFText_IsGenerated(text, index) == 1 or (character < " " and character != _LINE_END_HYPHEN):
            continue
        if abs(math.sin(raw.FPDFText_GetCharAngle(text, index))) > 0.1:
            continue
        if not raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y)):
            continue
        left, _low, right, _high = text.get_charbox(index, loose=True)
        size = raw.FPDFText_GetFontSize(text, index)
        if raw.FPDFText_GetMatrix(text, index, byref(matrix)):
            size *= math.hypot(matrix.b, matrix.d)
        yield _Glyph("-" if character == _LINE_END_HYPHEN else character, left, right, y.value, size or 10.0)


def _rows(glyphs: Iterator[_Glyph]) -> Iterator[list[_Glyph]]:
    """Letters drawn one after the other on one line; a row holds words. The numbers of notes are left out."""
    row: list[_Glyph] = []
    for glyph in glyphs:
        if row and _raised(glyph, row[-1]):
            if not (glyph.text.isdigit() and not row[-1].text.isascii()):
                row.append(glyph._replace(base=row[-1].base))
            continue
        if row and abs(glyph.base - row[-1].base) > max(2.0, 0.4 * glyph.size):
            if any(one.text.strip() for one in row):
                yield row
            row = []
        row.append(glyph)
    if any(one.text.strip() for one in row):
        yield row


def _raised(glyph: _Glyph, before: _Glyph) -> bool:
    """Whether a letter is a small one, set higher, right behind another."""
    return (
        glyph.size < 0.85 * before.size
        and 0.15 * before.size < glyph.base - before.base < 0.8 * before.size
        and -0.1 * before.size < glyph.left - before.right < 0.5 * before.size
    )


def _line(row: Sequence[_Glyph], corner: tuple[float, float], height: float) -> PageLine:
    ordered = sorted(row, key=lambda glyph: glyph.left)
    text = as_written("".join(_words(ordered))).strip(" ")
    inked = [glyph for glyph in ordered if glyph.text.strip()]
    size = Counter(round(glyph.size, 1) for glyph in inked).most_common(1)[0][0]
    base = Counter(round(glyph.base, 1) for glyph in inked).most_common(1)[0][0]
    return PageLine(text, inked[0].left - corner[0], (base - corner[1]) / height, size, height)


def _words(row: Sequence[_Glyph]) -> Iterator[str]:
    """The letters with spaces where the page has them, or leaves room for one. Beside Chinese no space is printed."""
    yield row[0].text
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / glyph.size
        chinese = is_chinese(before.text) or is_chinese(glyph.text)
        spaced = before.text.isspace() or glyph.text.isspace()
        if not spaced and gap > (APART if chinese else SPACE):
            yield " "
        yield glyph.text
