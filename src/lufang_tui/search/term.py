"""A term, and how it is found in folded texts: as a substring, or where a word begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.text.fold import SPACELESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SPACELESS = re.compile(f"[{SPACELESS}]")


class Term(Struct, frozen=True):
    """One condition of a query, folded."""

    text: str
    excluded: bool = False
    """The entry must not have it."""
    whole: bool = False
    """A closed phrase: Latin words at its end must be whole, where a term is content with their beginning."""

    @property
    def matcher(self) -> Matcher:
        """What finds the term in folded texts."""
        return _matcher(self.text, self.whole)


class Matcher:
    """Finds a term in folded texts; what follows from the term alone is worked out once.

    A term with letters of a script without spaces is a substring; another one begins where a word does.
    """

    def __init__(self, words: str, *, whole: bool) -> None:
        bounded = self._bounded = not is_spaceless(words)
        self._words = words
        self._at_start = bounded and _is_letter(words[0])
        self._after_space, self._after_line = f" {words}", f"\n{words}"
        self._at_end = bounded and whole and _is_letter(words[-1])
        # Leaves out most places inside words at once; `_is_inside_word` knows the others.
        self._pattern = re.compile(("(?<![0-9a-z])" if self._at_start else "") + re.escape(words))

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where the term stands in a folded text: offsets in it, from left to right, none in another."""
        found = self._pattern.search(folded)
        while found:
            start, end = found.span()
            if (self._at_start and _is_inside_word(folded, start)) or (
                self._at_end and _is_letter(folded[end : end + 1])
            ):
                end = start + 1
            else:
                yield start, end
            found = self._pattern.search(folded, end)

    def standing_in(self, texts: Sequence[str], among: Iterable[int]) -> list[int]:
        """Those of some texts, given by their numbers, in which the term stands; in that order."""
        words = self._words
        found = [at for at in among if words in texts[at]]
        if self._at_start or self._at_end:
            return [at for at in found if self.is_in(texts[at])]
        return found

    @property
    def beginning(self) -> int:
        """The bit of the letter that a word must begin with where the term stands, as `beginnings` has it; 0 for any."""
        return _BITS.get(self._words[0], 0) if self._at_start and not self._at_end else 0

    @property
    def is_beginning(self) -> bool:
        """Whether that letter is all of the term."""
        return len(self._words) == 1 and self.beginning > 0

    def goes_on_from(self, words: str, *, whole: bool) -> bool:
        """Whether the term stands nowhere but where another one, which it begins with, stands as well."""
        return not whole and self._words.startswith(words) and is_spaceless(words) is not self._bounded

    def is_in(self, folded: str) -> bool:
        """Whether the term stands in a folded text."""
        if self._words not in folded:
            return False
        if (
            self._at_start
            and not self._at_end
            and (self._after_space in folded or self._after_line in folded)
        ):
            return True
        if self._at_end:
            return next(self.spans(folded), None) is not None
        return not self._at_start or self._begins_in(folded)

    def _begins_in(self, folded: str) -> bool:
        """Whether the term stands anywhere where a word begins."""
        start = folded.find(self._words)
        while start >= 0:
            # Mostly a letter comes before it, which needs no other look.
            if not (start and "a" <= folded[start - 1] <= "z") and not _is_inside_word(folded, start):
                return True
            start = folded.find(self._words, start + 1)
        return False


_BITS = {letter: 1 << at for at, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyz")}
_BEGINNING = re.compile("(?<![0-9a-z])[0-9a-z]")


def beginnings(folded: str) -> int:
    """The figures and Latin letters that words of a text begin with, a bit each."""
    bits = 0
    for found in _BEGINNING.finditer(folded):
        bit = _BITS[found[0]]
        if not bits & bit and not _is_inside_word(folded, found.start()):
            bits |= bit
    return bits


@lru_cache(256)
def _matcher(words: str, whole: bool) -> Matcher:
    return Matcher(words, whole=whole)


def is_spaceless(folded: str) -> bool:
    """Whether a text has letters of a script without spaces."""
    return _SPACELESS.search(folded) is not None


def _is_inside_word(folded: str, start: int) -> bool:
    """Whether a word or figure goes on to the left of `start`: 5 is not the beginning of 1.5."""
    before = folded[start - 1 : start] if start else ""
    if before in (".", ",") and folded[start].isdigit():
        before = folded[start - 2 : start - 1] if start > 1 else ""
        return before.isdigit()
    return _is_letter(before)


def _is_letter(character: str) -> bool:
    """Whether it is a letter or figure of a script that parts words with spaces."""
    return character.isalnum() and not _SPACELESS.match(character)
