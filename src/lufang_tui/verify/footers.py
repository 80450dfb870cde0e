"""Who signs a quotation of a draft: behind a dash on its line or the next, in the footer of a block quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import words
from lufang_tui.release.model import Span
from lufang_tui.text.fold import fold
from lufang_tui.verify.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.documents import Block
    from lufang_tui.release.quoting import Quoted

_DASH = r"(?:—{1,2}|–|-{2}|―{1,2}|－{2}|─{2})"
_SIGNED = re.compile(rf"\s*{_DASH}\s*(?P<who>[^\n]{{2,80}})")
_FOOTER = re.compile(rf"(?:^|[\n。！？.!?”’」』\"]\s*)(?P<dash>{_DASH})\s*(?P<who>[^\n—–]{{2,80}})$")
_NAME_AND_POST = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){1,3}(?:, (?P<post>[^.!?:]{3,90}))?")
_MOST_WORDS = 16


def signature(text: str, blocks: Sequence[Block], one: Quoted) -> tuple[str | None, int]:
    """Who signs a quotation behind a dash, on the same line or in the next paragraph, and where that ends."""
    at = bisect_right([block.start for block in blocks], one.start)
    block = blocks[max(0, at - 1)]
    found = _SIGNED.match(text, one.end, block.end)
    if found is None and not text[one.end : block.end].strip("。.,， \n") and at < len(blocks):
        found = _SIGNED.match(text, blocks[at].start, blocks[at].end)
    return (found["who"].strip(), found.end()) if found else (None, 0)


def is_signature(line: str) -> bool:
    """Whether a line without a dash is nothing but somebody's name, with or without his post: Ines Duarte, chief nurse."""
    latin = _NAME_AND_POST.fullmatch(line.strip())
    if latin is not None:
        post = latin["post"]
        known = words("en-post-heads") & set(re.findall(r"[a-z-]+", post.lower())) if post else True
        return bool(known) and line.count(" ") < _MOST_WORDS
    from lufang_tui.release.zh.mentions import ends_with_post
    from lufang_tui.release.zh.names import is_name

    plain = fold(line.strip()).text
    name, _, post = plain.replace("、", ",").partition(",")
    if post:
        return is_name(name) and ends_with_post(post)
    return any(
        is_name(plain[-length:]) and ends_with_post(plain[:-length])
        for length in (3, 2, 4)
        if len(plain) > length
    )


def footer(text: str, block: Block) -> tuple[int, str] | None:
    """Where the footer of a block quotation begins, in its last line, and who signs there."""
    found = _FOOTER.search(text[block.start : block.end])
    return (block.start + found.start("dash"), found["who"].strip()) if found else None


def signs(text: str, block: Block) -> re.Match[str] | None:
    """The signature that a paragraph is."""
    return _SIGNED.match(text, block.start, block.end)


def signed_blocks(text: str, blocks: Sequence[Block], groups: Sequence[Sequence[Block]]) -> Iterator[Said]:
    """Give block quotations without marks: who signs them stands in their last line, or in a paragraph behind.

    One that nobody signs counts as words of which nobody is said to have spoken them.
    """
    numbers = {block: number for number, block in enumerate(blocks)}
    for group in groups:
        last = group[-1]
        number = numbers[last] + 1
        own = footer(text, last)
        behind = signs(text, blocks[number]) if own is None and number < len(blocks) else None
        who = own[1] if own else behind["who"].strip() if behind else None
        parts = [Span(block.start, block.end) for block in group]
        if who is None and len(group) > 1 and is_signature(text[last.start : last.end]):
            who = text[last.start : last.end].strip()
            del parts[-1]
        if own is not None:
            parts[-1] = Span(last.start, own[0])
        spans = tuple(span for span in parts if text[span.start : span.end].strip())
        if not spans:
            continue
        yield Said(
            spans,
            tuple(text[span.start : span.end].rstrip() for span in spans),
            Kind.DIRECT,
            who,
            (),
            "",
            "",
            attributed=who is not None,
            speech=who is not None,
            around=(group[0].start, behind.end() if behind else last.end),
        )
