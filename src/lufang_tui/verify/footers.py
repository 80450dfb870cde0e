"""Who signs a quotation of a draft: behind a dash on its line or the next, in the footer of a block quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import rows, words
from lufang_tui.release.model import Span
from lufang_tui.text.fold import fold
from lufang_tui.verify.naming import HAN, title_pattern
from lufang_tui.verify.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.documents import Block, Document
    from lufang_tui.release.quoting import Quoted

_DASH = r"(?:—{1,2}|–|-{2}|―{1,2}|－{2}|─{2})"
_SIGNED = re.compile(rf"\s*{_DASH}\s*(?P<who>[^\n]{{2,80}})")
_LEAD = re.compile(r"(?P<lead>[^。！？!?\n]+?)[：:]\s*$")
_CAPITALS = re.compile(r"(?:^|\s)(?:[A-Z][\w’'-]+\s+){1,3}|[A-Z][\w’'-]+$")
_PRONOUNS = frozenset(("he", "she", "they"))
_LONGEST_NAME = 4
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
    """Give the block quotations of Markdown that have no marks.

    Who speaks stands in the footer (the last line, or a paragraph behind), or before a colon in the paragraph before. Without
    either they may be anything, and count where the sources have words like them.
    """
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_block_quotation(document, blocks[end]):
            end += 1
        if end > at:
            said = _block_quotation(document, blocks, at, end, quoted)
            if said is not None:
                yield said
        at = max(end, at + 1)


def _block_quotation(
    document: Document, blocks: Sequence[Block], first: int, last: int, quoted: Sequence[Quoted]
) -> Said | None:
    text = document.text
    spans = [Span(block.start, block.end) for block in blocks[first:last]]
    signed, around = None, (blocks[first].start, blocks[last - 1].end)
    alone = _SIGNED.fullmatch(text, spans[-1].start, spans[-1].end)
    inside = _FOOTER.search(text, spans[-1].start, spans[-1].end)
    if alone is not None:
        signed = alone
        spans.pop()
    elif inside is not None:
        signed = inside
        dash = re.compile(_DASH).search(text, inside.start(), inside.end())
        spans[-1] = Span(spans[-1].start, dash.start() if dash else spans[-1].end)
    elif last < len(blocks):
        signed = _SIGNED.match(text, blocks[last].start, blocks[last].end)
        around = (around[0], signed.end()) if signed else around
    spans = [Span(one.start, one.start + len(text[one.start : one.end].rstrip())) for one in spans]
    if (
        not spans
        or any(_has_marks(text, one, quoted) for one in spans)
        or not text[spans[0].start : spans[0].end]
    ):
        return None
    said = Said(
        tuple(spans), tuple(text[one.start : one.end] for one in spans), Kind.DIRECT,
        signed["who"].strip() if signed else None, (), "", "",
        attributed=signed is not None, speech=signed is not None, around=around,
    )  # fmt: skip
    if signed is not None or not first:
        return said
    lead = _LEAD.search(text, blocks[first - 1].start, blocks[first - 1].end)
    if lead is None:
        return said
    return said._replace(
        before=lead["lead"], mention=speaker_of(lead["lead"]), attributed=True, speech=True,
        around=(lead.start("lead"), around[1]),
    )  # fmt: skip


def speaker_of(lead: str) -> str | None:
    """Whom the words before a colon name: 副市长沈若溪表示, Maria Vasquez said; None where they name nobody, as “a screen showed”."""
    bare = lead.rstrip(" ：:")
    clause = re.split(r"[，。；,;\n]", bare)[-1].strip()
    return next((one for one in (clause, bare.strip()) if names_somebody(one)), None)


def names_somebody(text: str) -> bool:
    """Whether a text names a person, a post or a pronoun, as far as its form tells."""
    folded = fold(text).text
    if not HAN.search(folded):
        return _CAPITALS.search(text) is not None or not _PRONOUNS.isdisjoint(folded.split())
    bare = folded
    for cue in sorted((row[0] for row in rows("zh-cues")), key=len, reverse=True):
        if bare.endswith(cue) and len(bare) > len(cue):
            bare = bare[: -len(cue)]
            break
    if bare in words("zh-pronouns") or re.fullmatch(title_pattern(), bare):
        return True
    surnames = {fold(name).text for name in words("zh-surnames")}
    if 2 <= len(bare) <= _LONGEST_NAME and (bare[:1] in surnames or bare[:2] in surnames):
        return True
    titled = re.search(rf"{title_pattern()}(?P<name>.{{0,{_LONGEST_NAME}}})$", bare)
    return titled is not None and (
        not titled["name"] or titled["name"][:1] in surnames or titled["name"][:2] in surnames
    )


def _has_marks(text: str, span: Span, quoted: Sequence[Quoted]) -> bool:
    """Whether a stretch stands in marks itself, and is not only one that has some inside."""
    begin = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
    return any(one.start == begin for one in quoted)


def _is_block_quotation(document: Document, block: Block) -> bool:
    source = document.source
    first = document.to_source(block.start, block.start + 1)[0]
    return source[source.rfind("\n", 0, first) + 1 : first].lstrip().startswith(">")
