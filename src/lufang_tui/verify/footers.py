"""Who signs a quotation of a draft: behind a dash on its line or the next, in the footer of a block quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.release.model import Span
from lufang_tui.verify.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.documents import Block, Document
    from lufang_tui.release.quoting import Quoted

_DASH = r"(?:—{1,2}|–|-{2}|―{1,2}|－{2}|─{2})"
_SIGNED = re.compile(rf"\s*{_DASH}\s*(?P<who>[^\n]{{2,80}})")
_FOOTER = re.compile(rf"(?:^|[\n。！？.!?”’」』\"]\s*){_DASH}\s*(?P<who>[^\n—–]{{2,80}})$")


def signature(text: str, blocks: Sequence[Block], one: Quoted) -> tuple[str | None, int]:
    """Who signs a quotation behind a dash, on the same line or in the next paragraph, and where that ends."""
    at = bisect_right([block.start for block in blocks], one.start)
    block = blocks[max(0, at - 1)]
    found = _SIGNED.match(text, one.end, block.end)
    if found is None and not text[one.end : block.end].strip("。.,， \n") and at < len(blocks):
        found = _SIGNED.match(text, blocks[at].start, blocks[at].end)
    return (found["who"].strip(), found.end()) if found else (None, 0)


def block_quotations(document: Document, blocks: Sequence[Block], quoted: Sequence[Quoted]) -> Iterator[Said]:
    """Give the signed block quotations of Markdown that have no marks; the footer is their last line, or a paragraph behind."""
    for block, following in pairwise((*blocks, None)):
        if block is None or not _is_block_quotation(document, block):
            continue
        own = _FOOTER.search(document.text, block.start, block.end)
        signed = own or (_SIGNED.match(document.text, following.start, following.end) if following else None)
        if signed is None:
            continue
        dash = re.compile(_DASH).search(document.text, own.start(), own.end()) if own else None
        span = Span(block.start, dash.start() if dash else block.end)
        if not document.text[span.start : span.end].strip():
            continue
        if any(one.start < span.end and span.start < one.end for one in quoted):
            continue
        yield Said(
            (span,), (document.text[span.start : span.end].rstrip(),), Kind.DIRECT, signed["who"].strip(), (), "", "",
            attributed=True, around=(block.start, signed.end()),
        )  # fmt: skip


def _is_block_quotation(document: Document, block: Block) -> bool:
    source = document.source
    first = document.to_source(block.start, block.start + 1)[0]
    return source[source.rfind("\n", 0, first) + 1 : first].lstrip().startswith(">")
