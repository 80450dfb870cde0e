"""Places in the article: what tells one of several, where a new entry belongs, and moving the end of a stretch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeVar

from lufang_tui.kit.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.model import Happening, Quote
    from lufang_tui.kit.press import PressKit

# A step by words: a Latin word or number with what clings to it, a run of Chinese up to its punctuation, the punctuation.
_STEP = re.compile(
    r"[\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff]+|[^\W\u2e80-\u9fff\uf900-\ufaff]+(?:['’.,:-][^\W\u2e80-\u9fff]+)*|\s+|."
)

_OPENING = '“‘「『"＂'
_CLOSING = '”’」』"＂'

Positioned = TypeVar("Positioned", "Quote", "Happening")


def in_order(
    press: PressKit, entries: Sequence[Positioned], new: Positioned, anchor: Anchor
) -> Iterator[Positioned]:
    """Give the entries with a new one before the first that stands behind it in the article."""
    order = {section.id: number for number, section in enumerate(press.kit.sections)}
    place = (order.get(anchor.section, 0), anchor.start)
    waiting: Positioned | None = new
    for entry in entries:
        at = press.anchors.get(entry.id)
        if waiting is not None and at and (order.get(at[0].section, 0), at[0].start) > place:
            yield waiting
            waiting = None
        yield entry
    if waiting is not None:
        yield waiting


def without_marks(press: PressKit, anchor: Anchor) -> Anchor:
    """Give a stretch without the quotation marks at its ends: a direct quotation is the words inside them."""
    section = press.section(anchor.section)
    text = section.text if section is not None else ""
    start, end = anchor.start, anchor.end
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return Anchor(anchor.section, start, end)


def moved(
    press: PressKit, anchor: Anchor, end: Literal["start", "end"], step: int, *, by_words: bool
) -> Anchor:
    """Give a stretch with one of its ends moved by `step` characters or words (negative: towards the article's beginning).

    It stays inside its paragraph and keeps a character at least.
    """
    section = press.section(anchor.section)
    if section is None:
        return anchor
    index = press.paragraph_at(anchor)
    paragraph = press.paragraphs(anchor.section)[index]
    at = anchor.start if end == "start" else anchor.end
    at = _stepped(section.text, paragraph.start, paragraph.end, at, step) if by_words else at + step
    if end == "start":
        return Anchor(anchor.section, max(paragraph.start, min(at, anchor.end - 1)), anchor.end)
    return Anchor(
        anchor.section, anchor.start, min(max(paragraph.end, anchor.end), max(at, anchor.start + 1))
    )


def _stepped(text: str, first: int, last: int, at: int, step: int) -> int:
    edges = sorted({first, last, *(found.end() for found in _STEP.finditer(text, first, last))})
    if step > 0:
        behind = [edge for edge in edges if edge > at]
        return behind[min(step, len(behind)) - 1] if behind else at
    before = [edge for edge in edges if edge < at]
    return before[max(step, -len(before))] if before else at
