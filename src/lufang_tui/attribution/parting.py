"""Choosing a part of a statement by its two ends: where an excerpt may begin and end, by clauses and by words.

Offsets count code points over all passages, one after the other, with one place between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final
from unicodedata import category

from lufang_tui.attribution.excerpts import Stretch, splits
from lufang_tui.text.cells import advances

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLAUSE_STOPS: Final = frozenset("，。；：！？—…,;:.!?")
_HANGING: Final = frozenset(("Mn", "Mc", "Me", "Cf"))
"""Categories of what hangs on the character before: accents, selectors, joiners."""
_WITH_THE_NUMBER: Final = frozenset("%％‰")


@dataclass(frozen=True)
class Part:
    """A part of a statement; moving an end gives another part, never an empty one."""

    passages: tuple[str, ...]
    start: int
    end: int

    @classmethod
    def whole(cls, passages: Sequence[str]) -> Part:
        """Return the part that is the whole statement; it has no words where the statement has none."""
        part = cls(tuple(passages), 0, 0)
        if not part._words:
            return part
        return replace(part, start=min(part.starts, default=0), end=max(part.ends, default=0))

    @classmethod
    def around(cls, passages: Sequence[str], start: int, end: int) -> Part | None:
        """Return the least part of whole words that holds these places; None where no word is among them."""
        part = cls(tuple(passages), start, end)
        inside = [at for at in part._words if start <= at < end]
        if not inside:
            return None
        first = _last(part.starts, inside[0])
        last = _first(part.ends, inside[-1] + 1)
        return None if first is None or last is None else replace(part, start=first, end=last)

    @cached_property
    def text(self) -> str:
        """The passages one after the other."""
        return "\n".join(self.passages)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The places where an excerpt may begin: before a word, or before a character of a script without spaces.

        The first word lies behind one of them, whatever it is joined to; so does the last before one of `ends`.
        """
        cells = advances(self.text)
        found = [
            at for at in range(len(self.text)) if cells[at] and self._opens(at) and not splits(self.text, at)
        ]
        return [0, *found] if self._words and _last(found, self._words[0]) is None else found

    @cached_property
    def ends(self) -> Sequence[int]:
        """The places where one may end."""
        cells = [*advances(self.text), 1]
        found = [
            at
            for at in range(1, len(self.text) + 1)
            if (cells[at] or self.text[at].isspace()) and self._closes(at) and not splits(self.text, at)
        ]
        return (
            [*found, len(self.text)] if self._words and _first(found, self._words[-1] + 1) is None else found
        )

    def _opens(self, at: int) -> bool:
        """Whether a word begins at `at`, or a sign that belongs to the word behind it: -5, $5, +5."""
        if self.text[at].isalnum():
            return True
        if not self.text[at + 1 : at + 2].isalnum():
            return False
        return splits(self.text, at + 1) or category(self.text[at])[0] == "S"

    def _closes(self, at: int) -> bool:
        """Whether a word ends before `at`, or a sign that belongs to the word in front of it: 5%, C+."""
        last = self.text[at - 1]
        if last.isalnum() or last in _WITH_THE_NUMBER or category(last) in _HANGING:
            return True
        return category(last)[0] == "S" and at > 1 and self.text[at - 2].isalnum()

    @cached_property
    def clause_starts(self) -> Sequence[int]:
        """Those of the places to begin that follow a stop."""
        return sorted(
            {found for at in (-1, *self._stops) if (found := _first(self.starts, at + 1)) is not None}
        )

    @cached_property
    def clause_ends(self) -> Sequence[int]:
        """Those of the places to end that a stop follows."""
        stops = (*self._stops, len(self.text))
        return sorted({found for at in stops if (found := _last(self.ends, at)) is not None})

    def move(self, step: int, *, of_end: bool, by_clause: bool) -> Part:
        """Return the part with its end, or its beginning, one place further (1) or back (-1); itself at the edge."""
        if of_end:
            places: Iterable[int] = self.clause_ends if by_clause else self.ends
            allowed = [place for place in places if self._has_words(self.start, place)]
        else:
            places = self.clause_starts if by_clause else self.starts
            allowed = [place for place in places if self._has_words(place, self.end)]
        now = self.end if of_end else self.start
        found = (
            next((place for place in allowed if place > now), None)
            if step > 0
            else next((place for place in reversed(allowed) if place < now), None)
        )
        if found is None:
            return self
        return replace(self, end=found) if of_end else replace(self, start=found)

    def place_of(self, offset: int) -> tuple[int, int]:
        """Return the passage (its index) in which an offset lies, and the offset in it."""
        for index, passage in enumerate(self.passages):
            if offset <= len(passage):
                return index, offset
            offset -= len(passage) + 1
        return len(self.passages) - 1, len(self.passages[-1])

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return the line (its index, lines parted by line feeds) in which an offset lies, and the offset in it."""
        return self.text.count("\n", 0, offset), offset - (self.text.rfind("\n", 0, offset) + 1)

    def stretch(self) -> Stretch:
        """Return it as an excerpt to cut."""
        return Stretch(self.passages, self.place_of(self.start), self.place_of(self.end))

    def _has_words(self, start: int, end: int) -> bool:
        index = bisect_left(self._words, start)
        return index < len(self._words) and self._words[index] < end

    @cached_property
    def _words(self) -> Sequence[int]:
        """The places of characters of words."""
        return [at for at, character in enumerate(self.text) if character.isalnum()]

    @cached_property
    def _stops(self) -> Sequence[int]:
        text = self.text
        return [
            at
            for at, sign in enumerate(text)
            if sign == "\n"
            or (sign in CLAUSE_STOPS and (sign > "\u2000" or at + 1 == len(text) or text[at + 1].isspace()))
        ]


def _first(places: Sequence[int], at: int) -> int | None:
    """Return the first place from `at` on."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else None


def _last(places: Sequence[int], at: int) -> int | None:
    """Return the last place up to `at`."""
    index = bisect_right(places, at)
    return places[index - 1] if index else None
