"""The article as sections: what stands under one heading, headline, captions, contacts and boilerplate left out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.documents import BlockKind
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import Review, Section

if TYPE_CHECKING:
    from lufang_tui.documents import Block
    from lufang_tui.release.ids import Ids
    from lufang_tui.release.model import Extraction, Span


class Layout(NamedTuple):
    """The sections, and where their paragraphs stand in the canonical text."""

    sections: tuple[Section, ...]
    paragraphs: tuple[tuple[int, int, str, int], ...]
    """Start and end in the text, the section's id, the paragraph's number in it from 1."""

    def place(self, offset: int) -> tuple[str | None, int]:
        """Give the section and the number of its paragraph that ends before a place; the first section for a place before."""
        section, number = self.sections[0].id if self.sections else None, 0
        for _start, end, name, count in self.paragraphs:
            if end > offset:
                break
            section, number = name, count
        return section, number

    def holds(self, span: Span) -> bool:
        """Whether a stretch of the text stands in a paragraph of a section."""
        return any(start <= span.start and span.end <= end for start, end, _name, _count in self.paragraphs)

    def anchor(self, span: Span) -> Anchor:
        """Give the place of a stretch that stands in a paragraph, in the text of its section."""
        at = bisect_right(self.paragraphs, span.start, key=lambda part: part[0]) - 1
        start, _end, section, number = self.paragraphs[at]
        # Paragraphs of a section part at an empty line.
        before = sum(part[1] - part[0] + 2 for part in self.paragraphs[at - number + 1 : at])
        return Anchor(section, span.start - start + before, span.end - start + before)


COPIED = 1.0
"""The confidence of a section: its words are copied, not found; a person may still look at what stands as its heading."""


def sections(extraction: Extraction, ids: Ids) -> Layout:
    """Lay the article out by its headings."""
    document, head = extraction.document, extraction.masthead
    left_out = {head.headline, *head.boilerplate, *(one.block for one in head.contacts)}
    made: list[Section] = []
    places: list[tuple[int, int, str, int]] = []
    heading: Block | None = None
    body: list[Block] = []
    headings = {span.start for span in extraction.headings}

    def close() -> None:
        nonlocal heading
        if heading is not None and not body:  # nothing stands under it: it is words of the article
            body.append(heading)
            heading = None
        if not body:
            return
        name = ids.free(f"section-{len(made) + 1}")
        text = "\n\n".join(document.text_of(block) for block in body)
        above = document.text_of(heading) if heading is not None else None
        made.append(
            Section(
                id=name,
                heading=above,
                label=None if above else _opening(text),
                text=text,
                review=Review.EXTRACTED,
                rule="article",
                confidence=COPIED,
            )
        )
        places.extend((block.start, block.end, name, number) for number, block in enumerate(body, 1))
        body.clear()
        heading = None

    for block in document.blocks:
        if block.kind in (BlockKind.PICTURE, BlockKind.CAPTION):
            continue
        if any(span and span.start == block.start for span in left_out):
            continue
        if block.start in headings:
            close()
            heading = block
        else:
            body.append(block)
    close()
    return Layout(tuple(made), tuple(places))


_LABEL = 20


def _opening(text: str) -> str:
    """The first words, for a section without a heading."""
    line = text.partition("\n")[0]
    return line if len(line) <= _LABEL else line[: _LABEL - 1] + "…"
