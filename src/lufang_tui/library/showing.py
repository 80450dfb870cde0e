"""Where a query stands in what is shown of the library, and how well a hit answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.search.query import Group, highlights, merged
from lufang_tui.search.term import Term
from lufang_tui.text.fold import fold, roughly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.library.pieces import PartyPiece, TermPiece
    from lufang_tui.library.records import LibraryHit
    from lufang_tui.library.rows import Rows
    from lufang_tui.search.query import Query

_GROUP_WEIGHT = {
    Group.QUOTES: 0.2,
    Group.PEOPLE: 0.3,
    Group.ARTICLE: 0.0,
    Group.TIMELINE: 0.1,
    Group.FIGURES: 0.05,
}


class _Meant(NamedTuple):
    """Whom a query means in one kit, beside whom it names."""

    people: Sequence[tuple[str, ...]]
    """The names of everybody in the kit, folded."""
    meant: frozenset[int]
    """Which of them are meant."""
    titles: tuple[str, ...]
    """Words of titles that are meant but for a typo, folded."""


class Shown:
    """Marks what a query found."""

    def __init__(
        self, rows: Rows, query: Query, terms: Sequence[TermPiece], parties: Sequence[PartyPiece]
    ) -> None:
        self._rows = rows
        self._query = query
        self._terms = [term for term in terms if not term.excluded]
        self._parties = [one for one in parties if not one.excluded and one.called]
        self._means_somebody = bool(self._parties) or any(
            term.typed or any(term.near) for term in self._terms
        )
        self._kits: dict[int, _Meant] = {}

    def marked(self, hit: LibraryHit) -> LibraryHit:
        """The hit with the ranges to show as found."""
        return hit._replace(spans=tuple(self.spans(hit.kit.number, hit.text)))

    def spans(self, kit: int, text: str) -> list[tuple[int, int]]:
        """The ranges of a text of a kit to show as found; see `search.Results.highlights`."""
        spans = highlights(text, self._query)
        if not self._means_somebody or not text:
            return spans
        people, meant, titles = self._meant_in(kit)
        if not meant and not titles:
            return spans
        folded = fold(text)
        found: list[tuple[int, int]] = []
        if any(name in folded.text for person in meant for name in people[person]):
            from lufang_tui.kit.model import Person
            from lufang_tui.search.names import Names

            # Only names that stand in the text, since of two that begin together the longer one counts.
            there = [at for at, names in enumerate(people) if any(name in folded.text for name in names)]
            names = Names([Person(id="x", name=people[at][0], aliases=people[at][1:]) for at in there])
            found += names.spans(
                folded.text, frozenset(at for at, person in enumerate(there) if person in meant)
            )
        for title in titles:
            found += Term(title, whole=True).matcher.spans(folded.text)
        return merged([*spans, *(folded.span(*span) for span in found)])

    def _meant_in(self, kit: int) -> _Meant:
        found = self._kits.get(kit)
        if found is None:
            found = self._kits[kit] = self._find_meant(kit)
        return found

    def _find_meant(self, kit: int) -> _Meant:
        """See `search.Searcher`: who has all of the words for a name, if anybody has."""
        keys, people, title_words = [], [], set[str]()
        for key, record in self._rows.people_of(kit):
            keys.append(key)
            people.append(tuple(fold(name).text.strip() for name in record.names))
            title_words.update(record.title_words)
        named: list[frozenset[str]] = []
        titles: list[str] = []
        here = frozenset(keys)
        for term in self._terms:
            who = here & term.typed.keys()
            if not who and any(term.near) and term.is_loose_in(kit):
                near, words = term.near
                who = here & near
                titles += (word for word in words if word in title_words)
            if who:
                named.append(who)
        everyone = frozenset[str]().union(*named)
        meant = set(everyone.intersection(*named) or everyone)
        for party in self._parties:
            for called in party.called.values():
                meant |= called.within(here)
        return _Meant(people, frozenset(at for at, key in enumerate(keys) if key in meant), tuple(titles))

    def ranked(self, hits: Sequence[LibraryHit]) -> list[LibraryHit]:
        """Hits by how well they answer: how often and how early the words stand there, in how short a text, how new."""
        words = [term.term.text for term in self._terms]

        def score(at: int, hit: LibraryHit) -> float:
            text = roughly(hit.text)
            total = _GROUP_WEIGHT[hit.group] - 0.002 * at
            for word in words:
                times = text.count(word)
                if times:
                    total += times / (times + 1.2) / (1 + len(text) / 400) + 0.3 / (1 + text.index(word) / 50)
            return total

        scored = sorted(((-score(at, hit), at) for at, hit in enumerate(hits)))
        return [hits[at] for _, at in scored]
