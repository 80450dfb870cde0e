"""Where verbatim passages stand in the article.

A passage is looked for character by character: nothing is folded and nothing repaired. `check` tells what
could not be anchored, with the nearest passage.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.kit.model import Happening, Kit, Quote, Section

_GRAM = 8
"""Code points of the sampled grams: a passage of at least 2 * 8 - 1 contains one of them whole."""
_PROBED = 200
"""Code points of a passage whose grams are weighed for the rarest one."""
_INDEX_FROM = 50_000
"""From this length of the article on, an index is quicker than scanning for each passage."""


class Anchor(Struct, frozen=True):
    """A stretch of one section's text; offsets count code points."""

    section: str
    start: int
    end: int


class Anchoring(Struct, frozen=True):
    """Where the quotations and timeline entries of a kit stand."""

    anchors: dict[str, tuple[Anchor, ...]]
    """Entry id -> one anchor a passage; an entry of which a passage stands nowhere is absent."""
    missing: dict[str, tuple[int, ...]]
    """Entry id -> the indices of its passages that stand nowhere in the article."""
    ambiguous: dict[str, tuple[int, ...]]
    """Entry id -> the indices of its passages that stand in several places; anchored to the first of them."""


class Article:
    """The sections' texts as one, for looking up passages."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._ids: list[str] = []
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for section in sections:
            self._ids.append(section.id)
            self._starts.append(at)
            parts.append(section.text)
            at += len(section.text) + 1
        # U+0000 cannot stand in a kit, so no passage is found across two sections.
        self.text = "\0".join(parts)

    def occurrences(self, passage: str, most: int = 2) -> list[int]:
        """Up to `most` places where the passage stands, as offsets into the joined text, in order."""
        if not passage:
            return []
        if len(self.text) < _INDEX_FROM or len(passage) < 2 * _GRAM - 1:
            return list(self._scan(passage, most))
        places = heapq.merge(*(self._candidates(passage, shift) for shift in range(_GRAM)))
        return list(islice((at for at in places if self.text.startswith(passage, at)), most))

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of a stretch of the joined text that lies inside one section."""
        at = bisect_right(self._starts, start) - 1
        return Anchor(self._ids[at], start - self._starts[at], end - self._starts[at])

    def _scan(self, passage: str, most: int) -> Iterator[int]:
        at = self.text.find(passage)
        while at >= 0 and most > 0:
            yield at
            most -= 1
            at = self.text.find(passage, at + 1)

    def _candidates(self, passage: str, shift: int) -> list[int]:
        """Where the passage may start, if a sampled gram stands at `shift` in it: the rarest of its grams tells."""
        rarest: tuple[int, list[int]] | None = None
        for at in range(shift, min(len(passage), _PROBED) - _GRAM + 1, _GRAM):
            found = self._grams.get(passage[at : at + _GRAM])
            if found is None:
                return []
            if rarest is None or len(found) < len(rarest[1]):
                rarest = at, found
        return [place - rarest[0] for place in rarest[1] if place >= rarest[0]] if rarest else []

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        """Every eighth gram of the text: eight shifts of a passage are enough to meet one."""
        index: dict[str, list[int]] = {}
        text = self.text
        for at in range(0, len(text) - _GRAM + 1, _GRAM):
            index.setdefault(text[at : at + _GRAM], []).append(at)
        return index


def anchor_kit(kit: Kit) -> Anchoring:
    """Anchor every quotation and timeline entry of a kit to its sections."""
    article = Article(kit.sections)
    result = Anchoring({}, {}, {})
    for quote in kit.quotes:
        _anchor_entry(article, quote, quote.passages, result)
    for happening in kit.timeline:
        _anchor_entry(article, happening, (happening.text,), result)
    return result


def _anchor_entry(
    article: Article, entry: Quote | Happening, passages: Sequence[str], result: Anchoring
) -> None:
    found: list[Anchor] = []
    missing: list[int] = []
    ambiguous: list[int] = []
    after = 0
    for index, passage in enumerate(passages):
        places = article.occurrences(passage)
        # The selector's prefix stands before the first passage and its suffix behind the last one.
        prefix = entry.prefix if index == 0 else None
        suffix = entry.suffix if index == len(passages) - 1 else None
        if places and (prefix or suffix or index):
            every = article.occurrences(passage, most=len(article.text))
            places = [at for at in every if at >= after and _fits(article.text, at, passage, prefix, suffix)]
            if index and places:  # a later passage of one statement is the next one behind the one before
                places = places[:1]
        if not places:
            missing.append(index)
            continue
        if len(places) > 1:
            ambiguous.append(index)
        after = places[0] + len(passage)
        found.append(article.anchor(places[0], after))
    if missing:
        result.missing[entry.id] = tuple(missing)
    else:
        result.anchors[entry.id] = tuple(found)
    if ambiguous:
        result.ambiguous[entry.id] = tuple(ambiguous)


def _fits(text: str, at: int, passage: str, prefix: str | None, suffix: str | None) -> bool:
    """Whether the words around a place are those of the selector (W3C TextQuoteSelector)."""
    return text.endswith(prefix or "", 0, at) and text.startswith(suffix or "", at + len(passage))
