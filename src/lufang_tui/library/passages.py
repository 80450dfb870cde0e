"""Which entries of the library share words with a passage of text: where a quotation may come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.library.pieces import any_filter, any_of, both
from lufang_tui.library.tokens import sought
from lufang_tui.search.query import Group, merged
from lufang_tui.search.term import Term, is_spaceless
from lufang_tui.text.fold import SPACELESS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.library.engine import Engine
    from lufang_tui.library.records import LibraryHit

MAX_LENGTH = 2_000
"""Code points of a passage that are looked at."""
MOST_SAMPLES = 40
"""Pieces of a passage that are looked for."""
LOOKED_AT = 300
"""Entries that are compared."""
_RUN = re.compile(f"[{SPACELESS}]+|[^\\W_{SPACELESS}]+(?:[ '’-]+[^\\W_{SPACELESS}]+)*")


class _Size(NamedTuple):
    """How long the pieces are."""

    chinese: int
    words: int


_SIZES = (_Size(6, 4), _Size(4, 3), _Size(2, 2), _Size(2, 1))
"""Long ones first: they are rare, and a quotation that is nearly verbatim has some of them."""


def candidates(engine: Engine, passage: str, limit: int) -> tuple[LibraryHit, ...]:
    """See `Library.candidates`."""
    folded = fold(passage[:MAX_LENGTH]).text
    for size in _SIZES:
        samples = _sampled([*dict.fromkeys(_pieces(folded, size))])
        found = _best(engine, samples, limit) if samples else ()
        if found:
            return found
    return ()


def _pieces(folded: str, size: _Size) -> Iterator[str]:
    """Overlapping pieces of a folded text."""
    for run in _RUN.findall(folded):
        if is_spaceless(run):
            if len(run) >= size.chinese:
                yield from (run[at : at + size.chinese] for at in range(len(run) - size.chinese + 1))
        else:
            words = run.split(" ")
            yield from (" ".join(words[at : at + size.words]) for at in range(len(words) - size.words + 1))


def _sampled(pieces: Sequence[str]) -> Sequence[str]:
    """At most MOST_SAMPLES of some pieces, evenly."""
    step = max(1, -(-len(pieces) // MOST_SAMPLES))
    return pieces[::step]


def _best(engine: Engine, samples: Sequence[str], limit: int) -> tuple[LibraryHit, ...]:
    phrases = [phrase for sample in samples for phrase in sought(Term(sample, whole=True)).phrases]
    places = engine.places_of(both((any_of(phrases), any_filter("gq", "ga"))), LOOKED_AT)
    scored: list[tuple[int, int, LibraryHit]] = []
    for at, hit in enumerate(engine.hits(places)):
        spans = _shared(hit.text, samples)
        if spans:
            # Of a quotation and the paragraph around it, the quotation.
            shared = sum(end - start for start, end in spans) * 2 + (hit.group is Group.QUOTES)
            scored.append((-shared, at, hit._replace(spans=tuple(spans))))
    scored.sort(key=lambda one: one[:2])
    return tuple(hit for _, _, hit in scored[:limit])


def _shared(text: str, samples: Sequence[str]) -> list[tuple[int, int]]:
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    for sample in samples:
        at = folded.text.find(sample)
        if at >= 0:
            spans.append((at, at + len(sample)))
    return [folded.span(*span) for span in merged(spans)]
