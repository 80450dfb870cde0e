"""How a quotation is signed: from (quotation, speakers, kit) to text in a house style.

One module a style, which gives its description and its `render`; what styles share - whose words, which marks, how a
post is written in English - lives beside them. Copying and exporting happen elsewhere.
"""

from __future__ import annotations

from lufang_tui.attribution.marks import Marks, marks_of
from lufang_tui.attribution.statement import NotTranslated
from lufang_tui.attribution.styles import STYLES, UnknownStyle, attribute, default_style, sign

__all__ = [
    "STYLES",
    "Marks",
    "NotTranslated",
    "UnknownStyle",
    "attribute",
    "default_style",
    "marks_of",
    "sign",
]
