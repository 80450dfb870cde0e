"""Where in the file every finding came from, as selectors (W3C Web Annotation: text position and text quote)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    findings = extraction.findings
    for quote, statement in zip(kit.quotes, findings.statements, strict=True):
        yield quote.id, statement.spans
    for person, named in zip(kit.people, findings.people, strict=True):
        yield person.id, named.mentions
    for body, body_named in zip(kit.organisations, findings.organisations, strict=True):
        yield body.id, body_named.mentions
    for figure, found in zip(kit.figures, extraction.figures, strict=True):
        yield figure.id, (found.caption,) if found.caption else ()
    dates = iter(extraction.dates)
    for happening in kit.timeline:
        # Dates outside of the article are no entries of the timeline; the others keep their order.
        span = next(
            (
                one.span
                for one in dates
                if extraction.document.text[one.span.start : one.span.end] == happening.when
            ),
            None,
        )
        if span is not None:
            yield happening.id, (span,)


def _place(extraction: Extraction, span: Span) -> Place:
    document = extraction.document
    start, end = document.to_source(span.start, span.end)
    source = document.source
    return Place(
        start, end, source[start:end], source[max(0, start - AROUND) : start], source[end : end + AROUND]
    )
