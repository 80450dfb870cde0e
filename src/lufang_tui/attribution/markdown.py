"""The style markdown: a block quotation with the speakers and the source below the words (CommonMark)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution.blocks import Source, block, said
from lufang_tui.text import commonmark

if TYPE_CHECKING:
    from lufang_tui.attribution.statement import Statement

__all__ = ["render", "said"]


def render(said: Statement) -> str:
    """Set a statement apart in Markdown; nothing in it but the quotation and a link to the source is markup."""
    found = block(said)
    paragraphs = [commonmark.block(paragraph) for paragraph in found.paragraphs]
    if found.signature:
        paragraphs.append(commonmark.inline(found.signature))
    paragraphs.append(_source(found.source))
    return commonmark.block_quotation(paragraphs) if found.quoted else "\n\n".join(paragraphs)


def _source(source: Source) -> str:
    title = commonmark.inline(source.title)
    if source.url:
        title = f"[{title}]({_destination(source.url)})"
    return (
        commonmark.inline(source.label.rstrip())
        + " " * source.label.endswith(" ")
        + source.comma.join([title, *map(commonmark.inline, source.details)])
    )


def _destination(url: str) -> str:
    """Write an address as a link's destination (CommonMark 0.31, 6.3), in pointed brackets."""
    from urllib.parse import quote

    return f"<{quote(url, safe='%/:?#[]@!$&()*+,;=~').replace('&', '&amp;')}>"
