"""The query language: terms, "phrases" and -exclusions, and how a term is found in a folded text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from lufang_tui.text.fold import SPACELESS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACELESS = re.compile(f"[{SPACELESS}]")
_MINUSES = "-－−﹣"
_MARKS = {
    '"': '"＂',
    "＂": '"＂',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "‘": "’",
    "〝": "〞〟",
    "﹁": "﹂",
    "﹃": "﹄",
}
_WORD = re.compile(r"\S+")


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


class Query(Struct, frozen=True):
    """What was asked: all of the terms must hold, anywhere in an entry. Without terms it finds everything."""

    EMPTY: ClassVar[Query]

    terms: tuple[Term, ...] = ()

    @property
    def sought(self) -> tuple[Term, ...]:
        """The terms that an entry must have, and that are shown in it."""
        return tuple(term for term in self.terms if not term.excluded)


Query.EMPTY = Query()


def parse(text: str) -> Query:
    """Read a query as typed. Anything is a query; marks that do not close run to the end.

    Terms part at white space, the ideographic space included; `"…"` in any shape of quotation marks is a phrase;
    `-` before either excludes it.
    """
    terms: list[Term] = []
    position = 0
    while found := _WORD.search(text, position):
        start, word = found.start(), found[0]
        excluded = len(word) > 1 and word[0] in _MINUSES
        start += excluded
        phrase = _phrase(text, start)
        words, position = phrase or (text[start : found.end()], found.end())
        whole = phrase is not None and start + 1 + len(words) < position
        folded = fold(words).text.strip()
        if folded:
            terms.append(Term(folded, excluded, whole))
    return Query(tuple(dict.fromkeys(terms)))


def _phrase(text: str, start: int) -> tuple[str, int] | None:
    """The words of the phrase whose marks open at `start`, and where it ends; None where no mark opens."""
    closing = _MARKS.get(text[start])
    if closing is None:
        return None
    end = min((place for mark in closing if (place := text.find(mark, start + 1)) >= 0), default=-1)
    if end >= 0:
        return text[start + 1 : end], end + 1
    # Being typed, unless the mark is one that closes.
    return None if text[start] in "”»" else (text[start + 1 :], len(text))


def highlights(text: str, query: Query) -> list[tuple[int, int]]:
    """The ranges of a text that a query's terms stand in, in code points of that text: sorted, merged, whole clusters."""
    sought = query.sought
    if not sought or not text:
        return []
    folded = fold(text)
    spans = sorted(folded.span(*span) for term in sought for span in term.matcher.spans(folded.text))
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class Matcher:
    """Finds a term in folded texts; what follows from the term alone is worked out once.

    A term with letters of a script without spaces is a substring; another one begins where a word does.
    """

    def __init__(self, words: str, *, whole: bool) -> None:
        bounded = _SPACELESS.search(words) is None
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
        return not (self._at_start or self._at_end) or next(self.spans(folded), None) is not None


@lru_cache(256)
def _matcher(words: str, whole: bool) -> Matcher:
    return Matcher(words, whole=whole)


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
