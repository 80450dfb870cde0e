"""Many short texts, looked through at once."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lufang_tui.search.term import Term

_BETWEEN = "\ufdd0"
"""Stands between two texts; no character (Unicode, noncharacters), so that no term has it."""


class Strings:
    """Folded texts in which terms are looked for: one search through all of them instead of one through each."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._all = _BETWEEN.join(self._texts)
        self._starts = [*accumulate((len(text) + 1 for text in self._texts), initial=0)]

    def __len__(self) -> int:
        return len(self._texts)

    def having(self, term: Term) -> Iterator[str]:
        """Those in which a term stands, in their order."""
        return (self._texts[at] for at in self.places(term))

    def places(self, term: Term) -> Iterator[int]:
        """The numbers of those in which a term stands, from 0."""
        test, sought = term.matcher.is_in, term.text
        found = self._all.find(sought)
        while found >= 0:
            at = bisect_right(self._starts, found) - 1
            if test(self._texts[at]):
                yield at
            found = self._all.find(sought, self._starts[at + 1])
