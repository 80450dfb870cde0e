"""How a quotation is signed: from (quotation, speakers, kit) to text in a house style.

One module a style, with `said` (whose words, in which language) and `render` (the text); what styles share - marks,
excerpts, how a post is written in English - lives beside them. Copying and exporting happen elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lufang_tui.attribution.built_in import STYLES
from lufang_tui.attribution.marks import Marks, marks_of
from lufang_tui.attribution.statement import NotTranslated
from lufang_tui.attribution.styles import (
    Attributed,
    UnknownStyle,
    all_styles,
    attribute,
    attribute_all,
    attributed,
    default_style,
    passages_in,
    sign,
)

if TYPE_CHECKING:
    from lufang_tui.attribution.copyables import NothingToCopy, copyable
    from lufang_tui.attribution.excerpts import Excerpt, NoSuchExcerpt
    from lufang_tui.attribution.own_styles import BadStyleName, BadTemplate, StyleExists, new_style

__all__ = [
    "STYLES",
    "Attributed",
    "BadStyleName",
    "BadTemplate",
    "Excerpt",
    "Marks",
    "NoSuchExcerpt",
    "NotTranslated",
    "NothingToCopy",
    "StyleExists",
    "UnknownStyle",
    "all_styles",
    "attribute",
    "attribute_all",
    "attributed",
    "copyable",
    "default_style",
    "marks_of",
    "new_style",
    "passages_in",
    "sign",
]

_LATER = {
    "BadStyleName": "own_styles",
    "BadTemplate": "own_styles",
    "Excerpt": "excerpts",
    "NoSuchExcerpt": "excerpts",
    "NothingToCopy": "copyables",
    "StyleExists": "own_styles",
    "copyable": "copyables",
    "new_style": "own_styles",
}
"""What few calls need, with its module: imported when it is asked for, since start-up counts."""


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
