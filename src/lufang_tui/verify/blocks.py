"""Block quotations of a draft: set off by Markdown's `>`, a page's blockquote or a style of Word's, with no marks around them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from lufang_tui.documents import BlockKind
from lufang_tui.verify.footers import footer, signs
from lufang_tui.verify.speech import follows_cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.documents import Block, Document

_MARKS = (("“", "”"), ("「", "」"), ("«", "»"))
_OPENING = ("“", '"', "「", "『", "‘", "'", "«")
_COLON = re.compile(r"[：:][*_]*\s*$")
_LAST_SENTENCE = re.compile(r"[。！？!?]|(?<=[a-z]{2})\.(?=\s)")


def block_quotations(document: Document) -> list[tuple[Block, ...]]:
    """Give the paragraphs of each block quotation that has no marks of its own."""
    found = []
    for quoted, several in groupby(document.blocks, key=lambda block: block.quoted):
        group = tuple(block for block in several if block.end > block.start)
        if (
            quoted
            and group
            and all(block.kind is BlockKind.PARAGRAPH for block in group)
            and not document.text_of(group[0]).lstrip().startswith(_OPENING)
        ):
            found.append(group)
    return found


def with_marks(document: Document) -> Document:
    """Give a document in which block quotations that a sentence leads into stand in marks, as if they were written there.

    The marks take the place of line ends, so that every offset holds; only at the very end one more is added. A block
    quotation that is signed, or that nothing leads into, is left as it is.
    """
    text = list(document.text)
    blocks = {block: block for block in document.blocks}
    changed = False
    for group in _led_into(document):
        words = "".join(document.text_of(block) for block in group)
        marks = next((pair for pair in _MARKS if not set(pair) & set(words)), None)
        if marks is None:
            continue
        changed = True
        for block in group:
            text[block.start - 1] = marks[0]
            blocks[block] = block._replace(start=block.start - 1)
        last = group[-1]
        text[last.end : last.end + 1] = [marks[1]]
        blocks[last] = last._replace(start=last.start - 1, end=last.end + 1)
    return document.laid_out("".join(text), tuple(blocks.values())) if changed else document


def _led_into(document: Document) -> Iterator[tuple[Block, ...]]:
    with_words = [block for block in document.blocks if block.end > block.start]
    numbers = {block: number for number, block in enumerate(with_words)}
    for group in block_quotations(document):
        first, last = numbers[group[0]], numbers[group[-1]]
        following = with_words[last + 1] if last + 1 < len(with_words) else None
        if first == 0 or is_signed(document, group, following):
            continue
        before = document.text_of(with_words[first - 1])
        if _COLON.search(before) or follows_cue(_LAST_SENTENCE.split(before)[-1]):
            yield group


def is_signed(document: Document, group: Sequence[Block], following: Block | None) -> bool:
    """Whether somebody signs a block quotation: in its last line, or in the paragraph behind it."""
    return footer(document.text, group[-1]) is not None or (
        following is not None and signs(document.text, following) is not None
    )
