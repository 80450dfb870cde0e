"""The names of a kit's people: who is meant by what was typed - pinyin, initials, a typo - and who is named in a text.

People are told by their number in the kit, from 0. Texts and terms are folded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.pinyin import reading
from lufang_tui.search.strings import Strings
from lufang_tui.search.term import is_spaceless
from lufang_tui.search.typos import LETTERS_A_TYPO, distance, letters
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lufang_tui.kit.model import Person
    from lufang_tui.lexicon.pinyin import Syllables
    from lufang_tui.search.term import Term

_TYPED = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_LETTERS = re.compile(r"[a-zß-ɏ]+")
_JOINED = re.compile(r"[a-zß-ɏ]+(?:['-][a-zß-ɏ]+)*")
_MOST_PARTS = 6  # terms in a row that are tried as one name


class _Spelling(NamedTuple):
    """A way in which a name can be typed, in parts: the syllables of a Chinese name, the words of a Latin one."""

    person: int
    parts: tuple[Syllables, ...]
    abbreviated: bool
    """Whether its parts may be cut short (zhwx); else all but the last are written out."""


class _Word(NamedTuple):
    """A Latin word of names or titles."""

    text: str
    bits: int
    named: frozenset[int]
    """Whose name it is a part of."""
    titled: frozenset[int]
    """Whose title it is a part of."""


class Mistyped(NamedTuple):
    """What a term may be that is nowhere as it is typed."""

    named: frozenset[int] = frozenset()
    """People by a word of their names."""
    titled: frozenset[int] = frozenset()
    """People by a word of their titles."""
    titles: tuple[str, ...] = ()
    """Those words of titles, folded."""


class Names:
    """The names of some people, in all forms that the kit has of them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._known: dict[tuple[str, ...], dict[int, int]] = {}

    def prepare(self) -> None:
        """Read now what the first question would."""
        self.typed(["zz"])
        self.mistyped("zzzzz")

    # Who is meant

    def typed(self, terms: Sequence[str | None]) -> list[dict[int, int]]:
        """For each term, whose names it is a part of by the letters of their readings: person -> rank.

        Neighbouring terms may make one name (zha wen). Rank 0: every syllable is written out; 1: some are cut short.
        None stands for a term that cannot be a name, and parts its neighbours.
        """
        found: list[dict[int, int]] = [{} for _ in terms]
        words = [_TYPED.fullmatch(term) if term else None for term in terms]
        for start in range(len(terms)):
            tokens: tuple[str, ...] = ()
            for end in range(start, min(len(terms), start + _MOST_PARTS)):
                word = words[end]
                if word is None:
                    break
                tokens += tuple(re.split("['-]", word[0]))
                for person, rank in self._spelled(tokens).items():
                    for at in range(start, end + 1):
                        found[at][person] = min(rank, found[at].get(person, rank))
        return found

    def _spelled(self, tokens: tuple[str, ...]) -> dict[int, int]:
        found = self._known.get(tokens)
        if found is None:
            found = {}
            if sum(map(len, tokens)) > 1:
                for spellings in self._spelled_out:
                    spellings.find(tokens, found)
            if len(self._known) > 500:
                self._known.clear()
            self._known[tokens] = found
        return found

    def mistyped(self, term: str) -> Mistyped:
        """Whose names and titles have a word that the term is but for one typo in five letters."""
        near = [*_near(term, self._words)]
        return Mistyped(
            frozenset().union(*(known.named for known in near)),
            frozenset().union(*(known.titled for known in near)),
            tuple(known.text for known in near if known.titled),
        )

    def near_names(self, term: str) -> Iterator[tuple[str, frozenset[int]]]:
        """The words of names that a term is but for a typo, and whose they are."""
        return ((known.text, known.named) for known in _near(term, self._words) if known.named)

    @cached_property
    def _spellings(self) -> tuple[_Spelling, ...]:
        found: dict[_Spelling, None] = {}
        for person, record in enumerate(self._people):
            for name in names_of(record):
                syllables = reading(name)
                if syllables:
                    found[_Spelling(person, syllables, abbreviated=True)] = None
                words = tuple((word,) for word in _LETTERS.findall(fold(name).text))
                if len(words) > 1:
                    found[_Spelling(person, words, abbreviated=False)] = None
        return tuple(found)

    @cached_property
    def _spelled_out(self) -> tuple[_Spellings, ...]:
        """The spellings by how much of them may be cut short."""
        chinese, given, latin = (
            _Spellings(free=True),
            _Spellings(free=False),
            _Spellings(free=False, latin=True),
        )
        for spelling in self._spellings:
            for start in range(len(spelling.parts)):
                table = latin if not spelling.abbreviated else given if start else chinese
                table.add(spelling.parts[start:], spelling.person)
        return chinese, given, latin

    @cached_property
    def _words(self) -> Mapping[int, list[_Word]]:
        """Length -> the words of names and titles."""
        named: dict[str, set[int]] = defaultdict(set)
        titled: dict[str, set[int]] = defaultdict(set)
        for person, record in enumerate(self._people):
            for word in name_words(record):
                named[word].add(person)
            for word in title_words(record):
                titled[word].add(person)
        table: dict[int, list[_Word]] = defaultdict(list)
        for word in {**named, **titled}:
            owners = frozenset(named.get(word, ())), frozenset(titled.get(word, ()))
            table[len(word)].append(_Word(word, letters(word), *owners))
        return table

    # Who is named

    def named_in(self, folded: str) -> frozenset[int]:
        """The people whose whole names stand in a text."""
        if not self._forms:
            return frozenset()
        return frozenset(person for name, *_ in self._found(folded) for person in self._forms[name])

    def of_name(self, folded: str) -> tuple[int, ...]:
        """The people who have a name in that very form."""
        return self._forms.get(folded, ())

    def having(self, term: Term) -> frozenset[int]:
        """The people in whose names a term stands."""
        return frozenset(person for name in self._names.having(term) for person in self._forms[name])

    def spans(self, folded: str, people: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Where these people are named in a text: offsets in it."""
        for name, start, end in self._found(folded):
            if not people.isdisjoint(self._forms[name]):
                yield start, end

    def _found(self, folded: str) -> Iterator[tuple[str, int, int]]:
        for pattern in self._patterns:
            for found in pattern.finditer(folded):
                yield found[0], *found.span()

    @cached_property
    def _forms(self) -> Mapping[str, tuple[int, ...]]:
        """Folded name -> who has it. A single character is no name: it would stand everywhere."""
        forms: dict[str, tuple[int, ...]] = {}
        for person, record in enumerate(self._people):
            for name in names_of(record):
                text = fold(name).text.strip()
                if len(text) > 1 and person not in forms.get(text, ()):
                    forms[text] = (*forms.get(text, ()), person)
        return forms

    @cached_property
    def _names(self) -> Strings:
        return Strings(self._forms)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """Chinese names stand anywhere, Latin ones as whole words; of two that begin together the longer one counts."""
        chinese = [name for name in self._forms if is_spaceless(name)]
        latin = [name for name in self._forms if not is_spaceless(name)]
        patterns = []
        if chinese:
            patterns.append(re.compile(_either(chinese)))
        if latin:
            patterns.append(re.compile(f"(?<![0-9a-zß-ɏ])(?:{_either(latin)})(?![0-9a-zß-ɏ])"))
        return tuple(patterns)


class NearWords:
    """Words that are looked for in spite of a typo."""

    def __init__(self) -> None:
        self._words: dict[int, list[_Word]] = defaultdict(list)

    def add(self, word: str) -> None:
        """Add a word."""
        self._words[len(word)].append(_Word(word, letters(word), frozenset(), frozenset()))

    def near(self, term: str) -> tuple[str, ...]:
        """The words that a term is but for one typo in five letters."""
        return tuple(known.text for known in _near(term, self._words))


def _near(term: str, words: Mapping[int, list[_Word]]) -> Iterator[_Word]:
    word = re.sub("['-]", "", term)
    most = len(word) // LETTERS_A_TYPO
    if not most or not _LETTERS.fullmatch(word):
        return
    bits = letters(word)
    for length in range(len(word) - most, len(word) + most + 1):
        for known in words.get(length, ()):
            if (bits ^ known.bits).bit_count() <= 2 * most and distance(word, known.text, most) <= most:
                yield known


def names_of(person: Person) -> Iterator[str]:
    """A person's names, in all forms that the kit has of them."""
    yield person.name
    yield from person.aliases
    for translation in person.translations.values():
        yield translation.name


def name_words(person: Person) -> Iterator[str]:
    """The words of a person's names, folded. What a Chinese name sounds like is one, too, and so is the given name."""
    for name in names_of(person):
        yield from _words(fold(name).text)
        syllables = [part[0] for part in reading(name)]
        yield from ("".join(syllables[start:]) for start in range(len(syllables)))


def title_words(person: Person) -> Iterator[str]:
    """The Latin words of a person's titles, folded."""
    for role in person.roles:
        yield from _words(fold(role.title).text)
    for translation in person.translations.values():
        for title in translation.roles.values():
            yield from _words(fold(title).text)


def _words(folded: str) -> Iterator[str]:
    """The Latin words of a text, joined ones (o'neill) also without what joins them, and their parts."""
    for word in _JOINED.findall(folded):
        parts = re.split("['-]", word)
        yield "".join(parts)
        if len(parts) > 1:
            yield from parts


def _either(names: Iterable[str]) -> str:
    """A pattern for any of the names, gathered by their first characters, the longest first."""
    rests: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        rests[name[0]].append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rests.items())


class _Node:
    """Where the spellings that begin alike go on."""

    __slots__ = ("on", "people")

    def __init__(self) -> None:
        self.on: dict[str, dict[tuple[str, ...], _Node]] = {}
        """First letter -> part -> what follows it."""
        self.people: list[int] = []
        """Everybody whose name goes on here, or ends."""


class _Spellings:
    """The spellings of many names, part by part: how well typed words go with each from its beginning on.

    Behind the surname (wenxiong) only the last part may be cut short, and never the only one, lest any two letters be
    somebody's. Words of a Latin name by themselves are found as any other words are; only what runs together is found here.
    """

    def __init__(self, *, free: bool, latin: bool = False) -> None:
        self._root = _Node()
        self._free = free
        """Whether every part may be cut short (zhwx)."""
        self._latin = latin

    def add(self, parts: tuple[Syllables, ...], person: int) -> None:
        """Add somebody's name, or the rest of it."""
        node = self._root
        for part in parts:
            places = {letter: node.on.setdefault(letter, {}) for letter in {one[0] for one in part}}
            known = next((table[part] for table in places.values() if part in table), None) or _Node()
            for table in places.values():
                table[part] = known
            node = known
            if not node.people or node.people[-1] != person:
                node.people.append(person)

    def find(self, tokens: tuple[str, ...], found: dict[int, int]) -> None:
        """Put into `found` whose names typed words go with: 0 written out, 1 cut short."""
        if not (self._latin and len(tokens) > 1):
            self._walk(self._root, tokens[0], tokens[1:], cut=0, found=found)

    def _walk(
        self, node: _Node, typed: str, more: tuple[str, ...], *, cut: int, found: dict[int, int]
    ) -> None:
        if not typed:
            if not more:
                for person in node.people:
                    if found.get(person, 1) >= cut:
                        found[person] = cut
                return
            typed, more = more[0], more[1:]
        first = node is self._root
        for part, following in node.on.get(typed[0], {}).items():
            if first and self._latin and len(typed) <= len(part[0]):
                continue
            for syllable in part:
                # The longest first: what is cut shorter than it need be only ever finds less.
                for length in range(_shared(typed, syllable), 0, -1):
                    whole = length == len(syllable)
                    last = length == len(typed) and not more
                    if not whole and not self._free and (first or not last):
                        break
                    self._walk(following, typed[length:], more, cut=cut if whole else 1, found=found)


def _shared(one: str, other: str) -> int:
    """The length of what two words begin with alike."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
