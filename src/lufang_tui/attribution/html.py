"""The style html: a `<blockquote>` with the source's address, the words' language, and a footer that signs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lufang_tui.attribution.blocks import Source, block, said
from lufang_tui.text.languages import family
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from lufang_tui.attribution.statement import Statement

__all__ = ["render", "said"]


def render(said: Statement) -> str:
    """Set a statement apart in HTML; `<cite>` holds the source's title, since it never stands for a person (HTML, 4.5.6)."""
    found = block(said)
    name = "blockquote" if found.quoted else "div"  # a reported statement is no quotation
    cite = f' cite="{_value(found.source.url)}"' if found.quoted and found.source.url else ""
    lines = [f'<{name}{cite} lang="{_value(found.language)}">']
    lines += [f"<p>{_lines(paragraph)}</p>" for paragraph in found.paragraphs]
    signature = f"{_lines(found.signature)}<br>\n" if found.signature else ""
    foreign = "" if family(found.language) in ("zh", "en") else ' lang="en"'  # its labels are English
    lines.append(f"<footer{foreign}>{signature}{_source(found.source)}</footer>")
    return "\n".join([*lines, f"</{name}>"])


def _source(source: Source) -> str:
    title = f"<cite>{_lines(source.title)}</cite>"
    if source.url:
        title = f'<a href="{_value(source.url)}">{title}</a>'
    return _text(source.label) + source.comma.join([title, *map(_lines, source.details)])


def _lines(text: str) -> str:
    return _text(text).replace("\n", "<br>")


def _text(text: str) -> str:
    return escape(visible(text), quote=False)


def _value(text: str) -> str:
    """Write an attribute's value, for double quotation marks."""
    return escape(visible(text))
