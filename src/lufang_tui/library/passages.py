"""Which entries of the library share words with a passage of text: where a quotation may come from."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Quote
from lufang_tui.library.pieces import any_filter, any_of, both
from lufang_tui.library.tokens import sought
from lufang_tui.search.query import Group, merged
from lufang_tui.search.term import Term, is_spaceless
from lufang_tui.text.fold import SPACELESS, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.engine import Engine
    from lufang_tui.library.records import LibraryHit, LibraryKit

MAX_LENGTH = 2_000
"""Code points of a passage that are looked at."""
MOST_SAMPLES = 40
"""Pieces of a passage that are looked for."""
LOOKED_AT = 300
"""Entries that are compared."""
TRANSLATIONS = 8
"""Quotations whose translations are compared: the kit of each has to be opened."""
_RUN = re.compile(f"[{SPACELESS}]+|[^\\W_{SPACELESS}]+(?:[ '’-]+[^\\W_{SPACELESS}]+)*")


class _Size(NamedTuple):
    """How long the pieces are."""

    chinese: int
    words: int


_SIZES = (_Size(6, 4), _Size(4, 3), _Size(2, 2), _Size(2, 1))
"""Long ones first: they are rare, and a quotation that is nearly verbatim has some of them."""
_TELLING = _SIZES[:2]
"""Those long enough that a quotation found by them, but not in its own words, has them in a translation, not in a name."""


def candidates(
    engine: Engine, passage: str, limit: int, press: Callable[[LibraryKit], PressKit]
) -> tuple[LibraryHit, ...]:
    """See `Library.candidates`. `press` opens a kit."""
    folded = fold(passage[:MAX_LENGTH]).text
    for size in _SIZES:
        samples = _sampled([*dict.fromkeys(_pieces(folded, size))])
        found = _best(engine, samples, limit, press if size in _TELLING else None) if samples else ()
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


def _best(
    engine: Engine, samples: Sequence[str], limit: int, press: Callable[[LibraryKit], PressKit] | None
) -> tuple[LibraryHit, ...]:
    phrases = [phrase for sample in samples for phrase in sought(Term(sample, whole=True)).phrases]
    places = engine.places_of(both((any_of(phrases), any_filter("gq", "ga"))), LOOKED_AT)
    scored: list[tuple[int, int, LibraryHit]] = []
    translated: list[tuple[int, LibraryHit]] = []
    for at, hit in enumerate(engine.hits(places)):
        spans = _shared(hit.text, samples)
        if spans:
            # Of a quotation and the paragraph around it, the quotation.
            shared = _length(spans) * 2 + (hit.group is Group.QUOTES)
            scored.append((-shared, at, hit._replace(spans=tuple(spans))))
        elif hit.group is Group.QUOTES:
            translated.append((at, hit))
    if press is not None and translated:
        scored += _by_translation(engine, translated, phrases, samples, press)
    scored.sort(key=lambda one: one[:2])
    return tuple(hit for _, _, hit in scored[:limit])


def _by_translation(
    engine: Engine,
    hits: Sequence[tuple[int, LibraryHit]],
    phrases: Sequence[str],
    samples: Sequence[str],
    press: Callable[[LibraryKit], PressKit],
) -> Iterator[tuple[int, int, LibraryHit]]:
    """Those of some quotations, found by other words than their own, that a translation shares words with.

    The index has the words of translations, but not their texts: the kits of those with most phrases are opened.
    """
    shares: Counter[int] = Counter()
    for phrase in phrases:
        shares.update(engine.places_of(both((phrase, any_filter("gq"))), LOOKED_AT))
    likely = sorted(hits, key=lambda one: -shares[one[1].place])[:TRANSLATIONS]
    for at, hit in likely:
        quote = press(hit.kit).entries.get(hit.id)
        for one in quote.translations.values() if isinstance(quote, Quote) else ():
            text = one.text if isinstance(one.text, str) else "\n".join(one.text)
            shared = _length(_shared(text, samples))
            if shared:
                yield -shared * 2 - 1, at, hit
                break


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _shared(text: str, samples: Sequence[str]) -> list[tuple[int, int]]:
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    for sample in samples:
        at = folded.text.find(sample)
        if at >= 0:
            spans.append((at, at + len(sample)))
    return [folded.span(*span) for span in merged(spans)]
