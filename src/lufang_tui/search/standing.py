"""Where terms stand in the texts of a kit: a term that goes on from one that was asked before is looked for only where that one stands."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING

from lufang_tui.search.term import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lufang_tui.search.query import Group
    from lufang_tui.search.term import Term

REMEMBERED = 24
"""Terms of which it is kept where they stand: those of a query as it is typed and taken back, four bytes a hit."""

TOGETHER = 8
"""Texts whose beginnings are read in one step; it takes as long as folding one."""


class Standing:
    """Looks for terms in texts, group by group."""

    def __init__(self, texts: Mapping[Group, Sequence[str]]) -> None:
        """Take folded texts."""
        self._texts = texts
        self._beginnings: dict[Group, list[int]] = {}
        """What words of each text begin with, as far as that was read; a letter stands in most English texts, at the
        beginning of a word in few, so that looking for one would take longest."""
        self._known: OrderedDict[tuple[str, bool], dict[Group, array[int]]] = OrderedDict()

    def reading(self) -> Iterator[None]:
        """Read, some texts at a time, what makes the first letter of a query quick."""
        for group, texts in self._texts.items():
            found: list[int] = []
            for at in range(0, len(texts), TOGETHER):
                found += map(beginnings, texts[at : at + TOGETHER])
                yield
            self._beginnings[group] = found

    def of(self, term: Term, group: Group) -> Sequence[int]:
        """The numbers of the texts of a group in which a term stands, in order; whether it is excluded does not matter."""
        key = term.text, term.whole
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = {}
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        found = known.get(group)
        if found is None:
            found = known[group] = array("I", self._find(term, group))
        return found

    def _find(self, term: Term, group: Group) -> Iterable[int]:
        matcher, among = term.matcher, self._narrowed(term, group)
        if (bit := matcher.beginning) and group in self._beginnings:
            begins = self._beginnings[group]
            among = [at for at in among if begins[at] & bit]
            if matcher.is_beginning:
                return among
        return matcher.standing_in(self._texts[group], among)

    def _narrowed(self, term: Term, group: Group) -> Sequence[int]:
        """Texts beside which the term stands in none: those of the longest known term that it goes on from, else all."""
        matcher = term.matcher
        best: Sequence[int] = range(len(self._texts[group]))
        longest = 0
        for (text, whole), groups in self._known.items():
            if (
                longest < len(text) < len(term.text)
                and group in groups
                and matcher.goes_on_from(text, whole=whole)
            ):
                best, longest = groups[group], len(text)
        return best
