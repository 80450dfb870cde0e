"""What the machine may have missed: passages in quotation marks, and sentences with a cue, that no entry holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.kit.press import PressKit

SHORTEST = 4
"""Code points of the shortest passage that may be speech; shorter ones in marks are names and terms."""


class Candidate(NamedTuple):
    """A passage that a person should look at."""

    anchor: Anchor
    """Without its quotation marks; the words behind the cue, where there are none."""
    in_marks: bool
    """False for the words of a sentence with a cue."""


def candidates(press: PressKit) -> list[Candidate]:
    """Give the passages that no quotation holds and nobody has rejected, in the article's order."""
    return list(_candidates(press))


def _candidates(press: PressKit) -> Iterator[Candidate]:
    from lufang_tui.release.model import Span
    from lufang_tui.release.spoken import spoken

    rejected = {one.text for one in press.kit.rejected if one.group == "quotes"}
    held = [anchor for quote in press.kit.quotes for anchor in press.anchors.get(quote.id, ())]
    for section in press.kit.sections:
        paragraphs = tuple(Span(part.start, part.end) for part in press.paragraphs(section.id))
        taken = [(anchor.start, anchor.end) for anchor in held if anchor.section == section.id]
        for passage in spoken(section.text, paragraphs):
            words = section.text[passage.start : passage.end]
            start, end = (passage.start, passage.end) if passage.in_marks else passage.sentence
            if (
                len(words) >= SHORTEST
                and words not in rejected
                and not any(first < end and last > start for first, last in taken)
            ):
                yield Candidate(Anchor(section.id, passage.start, passage.end), passage.in_marks)
