"""Where in the file every finding came from, as selectors (W3C Web Annotation: text position and text quote)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.ids import Ids
from lufang_tui.release.kit import bodies, dated, stated
from lufang_tui.release.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lufang_tui.kit.model import Kit
    from lufang_tui.release.model import Extraction, Span

AROUND = 32
"""Code points of a prefix and of a suffix."""


class Place(NamedTuple):
    """A stretch of the file: `source[start:end] == exact`."""

    start: int
    """In code points of the decoded file; of its canonical text, where the format is no text (Word, PDF)."""
    end: int
    exact: str
    """What stands there, markup and line ends between its words included."""
    prefix: str
    suffix: str


def places(extraction: Extraction, kit: Kit) -> Mapping[str, Sequence[Place]]:
    """Give the places of every quotation, person, organisation, date and caption by its id in `kit`, the extraction's kit."""
    return {entry: [_place(extraction, span) for span in spans] for entry, spans in _spans(extraction, kit)}


def _spans(extraction: Extraction, kit: Kit) -> Iterator[tuple[str, Iterable[Span]]]:
    layout = sections(extraction, Ids())
    for quote, statement in zip(kit.quotes, stated(extraction, layout), strict=True):
        yield quote.id, statement.spans
    for person, named in zip(kit.people, extraction.findings.people, strict=True):
        yield person.id, named.mentions
    for body, body_named in zip(kit.organisations, bodies(extraction), strict=True):
        yield body.id, body_named.mentions
    for figure, found in zip(kit.figures, extraction.figures, strict=True):
        yield figure.id, (found.caption,) if found.caption else ()
    for happening, date in zip(kit.timeline, dated(extraction, layout), strict=True):
        yield happening.id, (date.span,)


def _place(extraction: Extraction, span: Span) -> Place:
    document = extraction.document
    start, end = document.to_source(span.start, span.end)
    source = document.source
    return Place(
        start, end, source[start:end], source[max(0, start - AROUND) : start], source[end : end + AROUND]
    )
