"""The names of everybody in the library: who is meant by what was typed, over all kits at once.

What the search over one kit knows of its people (`search.names`) is asked here of all people; people of different kits who
have the same names in every form count as one name, told by its key.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Person
from lufang_tui.library.naming import shared_filters
from lufang_tui.search.names import Names, NearWords
from lufang_tui.search.strings import Strings
from lufang_tui.search.term import Term
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet


FEW_NAMES = 24
"""So many names are asked for one by one."""


class Called(NamedTuple):
    """Whom a speaker's name in a query may call, by keys; which of them it does is a matter of who else is in the kit."""

    named: frozenset[str]
    """Those of the name, or whose reading is written out."""
    sounding: frozenset[str]
    """Those whose reading is begun; called where a kit has none of the former."""
    words: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """For each word, who has it in a name, and who has it but for a typo; called where a kit has none of either."""

    def within(self, keys: frozenset[str]) -> frozenset[str]:
        """Who of a kit's people is called."""
        close = self.named & keys or self.sounding & keys
        if close:
            return close
        each = [having & keys or mistyped & keys for having, mistyped in self.words]
        return frozenset.intersection(*each) if each else frozenset()

    @property
    def anybody(self) -> frozenset[str]:
        """Who may be called in any kit."""
        loose = [having | mistyped for having, mistyped in self.words]
        return self.named | self.sounding | (frozenset.intersection(*loose) if loose else frozenset())


class LibraryNames:
    """The names of people and organisations in one state of the index, and the Latin words of titles."""

    def __init__(self) -> None:
        self._parts: list[tuple[Names, list[str]]] = []
        self._organisations: list[tuple[Strings, list[str]]] = []
        """Folded names, those of one organisation parted by line ends, and the keys."""
        self._titles = NearWords()
        self._shared: dict[str, set[str]] = defaultdict(set)
        """Filter token of what names share -> keys of those who have it."""
        self._read_names = 0
        self._read_titles = 0

    def brought_up(self, connection: sqlite3.Connection) -> None:
        """Read the names that were added since."""
        keys: list[str] = []
        people: list[Person] = []
        bodies: dict[str, str] = {}
        read = self._read_names
        for number, key, is_person, names in connection.execute(
            "SELECT number, key, person, names FROM name WHERE number>? ORDER BY number", (self._read_names,)
        ):
            read = number
            forms = names.split("\n")
            if is_person:
                keys.append(key)
                person = Person(id="x", name=forms[0], aliases=tuple(forms[1:]))
                people.append(person)
                for one in shared_filters(person, forms):
                    self._shared[one].add(key)
            else:
                bodies[key] = "\n".join(fold(form).text for form in forms)
        self._read_names = read  # only now: somebody may have ended the reading half-way
        if people:
            self._parts.append((Names(people), keys))
        if bodies:
            self._organisations.append((Strings(bodies.values()), [*bodies]))
        for number, word in connection.execute(
            "SELECT number, word FROM title WHERE number>? ORDER BY number", (self._read_titles,)
        ):
            self._read_titles = number
            self._titles.add(word)

    def typed(self, terms: Sequence[str | None]) -> list[dict[str, int]]:
        """For each term, whose names it is a part of by their readings: key -> rank; see `Names.typed`."""
        found: list[dict[str, int]] = [{} for _ in terms]
        for names, keys in self._parts:
            for into, typed in zip(found, names.typed(terms), strict=True):
                into.update((keys[person], rank) for person, rank in typed.items())
        return found

    def having(self, term: Term) -> frozenset[str]:
        """Who has a term in a name."""
        return frozenset(keys[person] for names, keys in self._parts for person in names.having(term))

    def of_name(self, folded: str) -> list[str]:
        """The keys of everybody who has a name in that very form, folded."""
        return [keys[person] for names, keys in self._parts for person in names.of_name(folded)]

    def filters_of(self, keys: AbstractSet[str], shared: Iterable[str] = ()) -> list[str]:
        """Filter tokens that find whoever names one of some people; those for what they share, as far as it is theirs."""
        if len(keys) <= FEW_NAMES:
            return ["n" + key for key in keys]
        rest = set(keys)
        tokens = []
        for one in shared:
            having = self._shared.get(one)
            if having and having <= keys:
                tokens.append(one)
                rest -= having
        return [*tokens, *("n" + key for key in rest)]

    def near(self, term: str) -> dict[str, frozenset[str]]:
        """The words of names that a term is but for a typo, each with who has it."""
        found: dict[str, frozenset[str]] = {}
        for names, keys in self._parts:
            for word, people in names.near_names(term):
                found[word] = found.get(word, frozenset()) | {keys[person] for person in people}
        return found

    def mistyped(self, term: str) -> frozenset[str]:
        """Who has a term in a name but for a typo."""
        return frozenset(keys[person] for names, keys in self._parts for person in names.mistyped(term).named)

    def mistyped_titles(self, term: str) -> tuple[str, ...]:
        """The words of titles that a term is but for a typo."""
        return self._titles.near(term)

    def called(self, term: Term) -> Called:
        """Whom a speaker's name in a query may call; see `search.conditions.people_called`."""
        words = term.text.split()
        typed = self.typed(words)
        sounding = {
            key: max(ranks[key] for ranks in typed)
            for key in typed[0]
            if all(key in ranks for ranks in typed)
        }
        named = self.having(term) | {key for key, rank in sounding.items() if rank == 0}
        return Called(
            named,
            frozenset(sounding) - named,
            tuple((self.having(Term(word)), self.mistyped(word)) for word in words),
        )

    def organisations(self, term: Term) -> frozenset[str]:
        """The organisations that have a term in a name."""
        return frozenset(keys[at] for names, keys in self._organisations for at in names.places(term))
