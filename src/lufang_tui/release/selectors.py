"""The words around a statement that tell its place from others like it (W3C TextQuoteSelector: prefix and suffix)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lufang_tui.kit.anchor import Anchor
    from lufang_tui.kit.model import Section

REACHES = (24, 60, 150, 400)
"""Code points of a prefix and of a suffix: as few as tell the place, and no more than the last."""
ENOUGH = 8
"""Code points of a paragraph's own that are enough; with fewer, the paragraph before or behind helps."""


def selector(sections: Sequence[Section], anchors: Sequence[Anchor]) -> tuple[str | None, str | None]:
    """Give the prefix of a statement's first passage and the suffix of its last; None twice where each stands only once."""
    texts = {section.id: section.text for section in sections}
    words = [texts[one.section][one.start : one.end] for one in anchors]
    if all(_count(texts.values(), passage) == 1 for passage in words):
        return None, None
    before, after = around(texts, anchors, REACHES[0])
    for reach in REACHES:
        before, after = around(texts, anchors, reach)
        told = f"{before}{words[0]}{after}" if len(words) == 1 else f"{before}{words[0]}"
        if _count(texts.values(), told) == 1:
            break
    return before or None, after or None


def around(texts: Mapping[str, str], anchors: Sequence[Anchor], reach: int = REACHES[0]) -> tuple[str, str]:
    """Give what stands before a statement and behind it, up to `reach` code points each, in the sections' `texts` by id."""
    first, last = anchors[0], anchors[-1]
    before = texts[first.section][max(0, first.start - reach) : first.start]
    after = texts[last.section][last.end : last.end + reach]
    if reach == REACHES[0]:
        own_before, own_after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
        before = own_before if len(own_before) >= ENOUGH else before
        after = own_after if len(own_after) >= ENOUGH else after
    return before, after


def _count(texts: Iterable[str], words: str) -> int:
    return sum(text.count(words) for text in texts)
