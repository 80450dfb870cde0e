"""Where the words of a draft may come from: kits that are open, or a library of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from lufang_tui.i18n import _, _n
from lufang_tui.search.query import Group, Query
from lufang_tui.search.term import Term
from lufang_tui.text.fold import fold
from lufang_tui.text.languages import family
from lufang_tui.verify.passages import Origin, passages_around, passages_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lufang_tui.kit.press import PressKit
    from lufang_tui.library import Library, LibraryHit, LibraryKit
    from lufang_tui.verify.passages import Passage, Who
    from lufang_tui.verify.words import Words

_ALL = 400_000
"""Code points of sources up to which every passage is a candidate for every quotation."""
_GRAM = 3
_BETWEEN_CLAUSES = re.compile(r"[，。；：！？、…“”‘’「」『』\[\]〔〕（）()\"]+|[,.;:!?'](?!\w)|\.{3,}|—+|\n+")
_CLAUSE = 4
"""Code points of the shortest clause that is looked for by itself."""
_CLAUSES = 8
_MOST = 24
"""Passages that are looked at for one quotation where there are more sources than that."""


class Sources(Protocol):
    """Where candidates come from: some kits that are open, or a whole library."""

    def passages(self, row: Words) -> Sequence[Passage]:
        """The passages that may hold the words, or words like them."""

    @property
    def people(self) -> Sequence[Who]:
        """Everybody whom it knows by name, as far as it can tell at once; for a library nobody."""

    @property
    def languages(self) -> Collection[str]:
        """The languages, as families, in which somebody speaks in it."""

    @property
    def unread(self) -> Sequence[str]:
        """The names of what of it could not be read, so that words may stand there unseen."""


class LoadedKits:
    """Kits that are open."""

    def __init__(self, kits: Iterable[tuple[str, PressKit]], unread: Sequence[str] = ()) -> None:
        """Take in kits, each with what the person knows it by; `unread`: the names of those that did not open."""
        self.unread = unread
        self._passages = [passage for name, press in kits for passage in passages_of(name, press)]
        origins = {id(passage.origin): passage.origin for passage in self._passages}
        self._people = [who for origin in origins.values() for who in origin.people]

    @property
    def people(self) -> Sequence[Who]:
        """Everybody in the kits."""
        return self._people

    def passages(self, row: Words) -> Sequence[Passage]:
        """All of them, or of many those that share the most with the words."""
        if self._size <= _ALL:
            return self._passages
        votes: dict[int, float] = {}
        for gram in {row.row[at : at + _GRAM] for at in range(max(1, len(row) - _GRAM + 1))}:
            places = self._index.get(gram, ())
            for place in places:
                votes[place] = votes.get(place, 0) + 1 / len(places)
        best = sorted(votes, key=lambda place: -votes[place])[:_MOST]
        return [self._passages[place] for place in sorted(best)]

    @cached_property
    def languages(self) -> Collection[str]:
        """The languages, as families, of the passages in which somebody speaks, translations left out."""
        return {family(one.language) for one in self._passages if one.official is None and one.statements}

    @cached_property
    def _size(self) -> int:
        return sum(len(passage.text) for passage in self._passages)

    @cached_property
    def _index(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, passage in enumerate(self._passages):
            row = passage.words.row
            for gram in {row[at : at + _GRAM] for at in range(len(row) - _GRAM + 1)}:
                index.setdefault(gram, []).append(number)
        return index


class LibraryKits:
    """The kits of a library, of which its index gives the passages that may hold some words."""

    people: Sequence[Who] = ()

    def __init__(self, library: Library) -> None:
        self._library = library
        self._origins: dict[int, Origin] = {}
        self._made: dict[tuple[int, str, int | None], list[Passage]] = {}

    @property
    def unread(self) -> Sequence[str]:
        """Its name while it is brought up to date, and how many kits it has never read anything of."""
        refreshing = (
            [_("the library, which is being brought up to date")] if self._library.is_refreshing else []
        )
        return [*refreshing, *self._never_read]

    @cached_property
    def _never_read(self) -> Sequence[str]:
        from lufang_tui.library import KitState  # whoever verifies against kits alone needs no library

        count = sum(not kit.entries for kit in self._library.kits(KitState.UNREADABLE))
        told = _n("{count} kit of the library", "{count} kits of the library", count).format(count=count)
        return [told] if count else []

    @cached_property
    def languages(self) -> Collection[str]:
        """The languages, as families, that its kits are written in."""
        return set(map(family, self._library.languages()))

    def passages(self, row: Words) -> Sequence[Passage]:
        """The passages around the entries that share most with the words. Raises what the library raises."""
        found: dict[int, Passage] = {}
        # Where an entry has every clause word for word, what is only like it need not be looked for.
        hits = self._with_every_clause(row.text) or self._library.candidates(row.text, _MOST)
        for hit in hits:
            key = (hit.kit.number, hit.id, hit.paragraph)
            if key not in self._made:
                origin = self._origin(hit.kit)
                quotes = [hit.id] if hit.group is Group.QUOTES else []
                places = [] if quotes or hit.paragraph is None else [(hit.id, hit.paragraph)]
                self._made[key] = list(passages_around(origin, quotes, places))
            found |= {id(passage): passage for passage in self._made[key]}
        return list(found.values())

    def _with_every_clause(self, text: str) -> Sequence[LibraryHit]:
        """The entries that have every clause word for word: sampling may miss them where many are alike."""
        clauses = [fold(clause).text.strip() for clause in _BETWEEN_CLAUSES.split(text)]
        terms = tuple(Term(clause, whole=True) for clause in clauses if len(clause) >= _CLAUSE)[:_CLAUSES]
        if not terms:
            return ()
        return self._library.search(Query(terms), _MOST, count_to=0).hits

    def _origin(self, kit: LibraryKit) -> Origin:
        origin = self._origins.get(kit.number)
        if origin is None:
            origin = self._origins[kit.number] = Origin(kit.path, self._library.press(kit))
        return origin
