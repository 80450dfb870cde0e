"""What of a folded text goes into the index, and what a term looks for there.

A text is a row of tokens, in its order: a run of Chinese gives all its pairs of characters and its last character alone,
another word is a token as it is, and every other sign is one, with the spaces beside it; where Chinese follows a word
directly, a token says so. Two tokens that follow each
other did so in the text, so that a phrase of tokens stands in the index where, and only where, a term stands in the text.
What that leaves open is told by `Sought.sure`.

Tokens are ASCII letters, figures and anything beyond ASCII, which FTS5's `ascii` tokenizer takes as they are.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.search.term import is_spaceless
from lufang_tui.text.fold import SPACELESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.search.term import Term

VERSION = 1
"""Raised with every change to the tokens, or to what is folded; an index of another version is built anew."""

BOUNDARY = "\ufdd0"
"""Stands where one field of an entry ends and the next one begins."""
_INSIDE = "\ufdd1"
"""Before the figures behind a point or comma: 5 is not the beginning of a word in 1.5."""
_SPACE = "\ufdd2"
"""Beside a sign that had a space there. These are no characters (Unicode, noncharacters), so no text has them."""

_LATIN = re.compile(f"[^\\W_{SPACELESS}]")
_CHINESE = re.compile(f"[{SPACELESS}]")
_PIECE = re.compile(f"(\n)|([{SPACELESS}]+)|([^\\W_{SPACELESS}]+)|( ?(?:[^\\w\\s]|_) ?)")
_JOINT = "\ufdd4"
"""Before the last letter of a word and the Chinese character behind it."""
_START = "\ufdd5"
"""Before the first one or two letters of a word."""
_MENTION = "\ufdd6"
"""Before each token of a quotation's mention, where the kit names no speaker."""
FILTER = "\ufdd7"
"""Before what an entry is filtered by."""
SHORT = 2
"""Beginnings of so many letters have tokens of their own."""
_NOWHERE = "\ufdd3"
_SIGNS = (
    {code: 0xF0000 + code for code in (*range(0x20), 0x7F)}
    | {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    | {0x20: ord(_SPACE)}
)
"""ASCII signs as full-width ones, which no folded text has; control characters as private ones."""
_SURROGATES = re.compile("[\ud800-\udfff]")


class Sought(NamedTuple):
    """How a term is looked for."""

    phrases: tuple[str, ...]
    """FTS5 phrases, of which one must stand in the text; none where only a look at every text can tell."""
    sure: bool = True
    """Whether every text that has a phrase has the term as well."""
    ending: str = ""
    """What the word before the phrase must end with, where the term may begin inside a word: see `before`."""

    def before(self, words: Iterable[str], *, in_mention: bool = False) -> Sought:
        """What is looked for, given the words that stand before Chinese in any text and end so."""
        mark = _MENTION if in_mention else ""
        phrases = [f"{_quoted(word, mark)} + {phrase}" for word in words for phrase in self.phrases]
        return Sought(tuple(phrases or [_quoted(_NOWHERE)]))


def tokens(folded: str) -> Iterator[str]:
    """The tokens of a folded text, whose fields part at line ends."""
    word = ""  # of the script with spaces, right before
    for piece in _PIECE.finditer(folded):
        kind = piece.lastindex
        text = piece[0]
        if kind == 2:
            if word:
                yield _JOINT + word[-1] + text[0]
            yield from map(str.__add__, text, text[1:])
            yield text[-1]
        elif kind == 3:
            yield _INSIDE + text if _goes_on(folded, piece.start()) else text
        elif kind == 4:
            yield text.translate(_SIGNS)
        else:
            yield BOUNDARY
        word = text if kind == 3 else ""


def _goes_on(folded: str, start: int) -> bool:
    """Whether a figure goes on here behind a point or comma."""
    return start > 1 and folded[start].isdigit() and folded[start - 1] in ".," and folded[start - 2].isdigit()


def row_text(filters: Iterable[str], mention: Iterable[str], words: Iterable[str]) -> str:
    """The text of a row of the index: its filters, the mention, its words, and what short terms are found by.

    A single character, or the first letters of a word, would have to be looked for among thousands of tokens that begin
    so; instead each entry has those of its text once more by themselves. No phrase runs into them.
    """
    every = [*words]
    starts = {
        _START + word[:length] for word in every if _LATIN.match(word) for length in range(1, SHORT + 1)
    }
    characters = {character for word in every if _CHINESE.match(word) for character in word}
    characters.difference_update(every)
    return " ".join((
        *(FILTER + one for one in filters), *(_MENTION + one for one in mention), *every,
        BOUNDARY, *sorted(starts), *sorted(characters),
    ))  # fmt: skip


def sought(term: Term, *, in_mention: bool = False) -> Sought:
    """What a term looks for, in an entry or in a quotation's mention."""
    return _sought(term, _MENTION if in_mention else "")


def _sought(term: Term, mark: str) -> Sought:
    text = _SURROGATES.sub(_NOWHERE, term.text)  # no kit has half a character
    pieces = list(_PIECE.finditer(text))
    parts: list[tuple[str, ...]] = []  # the ways in which a token can stand there
    sure, ending = True, ""
    spaceless = is_spaceless(text)
    word = ""
    for at, piece in enumerate(pieces):
        kind, found, last = piece.lastindex, piece[0], at == len(pieces) - 1
        if kind == 2:
            if word:
                parts.append((_quoted(_JOINT + word[-1] + found[0], mark),))
            parts += ((_quoted(pair, mark),) for pair in map(str.__add__, found, found[1:]))
            if not last:
                parts.append((_quoted(found[-1], mark),))
            elif len(found) == 1 and not word:
                # By itself it has a token of its own, wherever it stands.
                parts.append((_quoted(found, mark) if at == 0 and not mark else _begun(found, mark),))
        elif kind == 3:
            if at == 0 and spaceless:
                # Any word may end with it. Its last letter is in the token that follows if that is Chinese.
                sure = pieces[1].lastindex == 2
                ending = found if sure and len(found) > 1 else ""
            else:
                opening = pieces[at - 1][0] if at == 1 else ""
                parts.append(_word(term, piece, opening, last=last, mark=mark))
        else:
            parts.append(_sign(found, first=at == 0, last=last, mark=mark))
        word = found if kind == 3 else ""
    return Sought(tuple(" + ".join(way) for way in product(*parts)) if parts else (), sure, ending)


def before_chinese(words: Sequence[str]) -> Iterator[str]:
    """Of the tokens of a text, the words that Chinese follows directly."""
    return (words[at - 1] for at, token in enumerate(words) if token[0] == _JOINT)


def _word(term: Term, piece: re.Match[str], opening: str, *, last: bool, mark: str) -> tuple[str, ...]:
    """The ways in which a word of a term can stand in a text; `opening` is the sign before it if the term begins so."""
    found = piece[0]
    whole = not last or (term.whole and not is_spaceless(term.text))
    write = _quoted if whole else _begun
    if opening in (".", ",") and found[0].isdigit():
        return write(found, mark), write(_INSIDE + found, mark)  # what stands before the point is not known
    if not whole and len(found) == len(piece.string) <= SHORT and not mark:
        return (_quoted(_START + found, ""),)
    return (write(_INSIDE + found if _goes_on(piece.string, piece.start()) else found, mark),)


def _sign(found: str, *, first: bool, last: bool, mark: str) -> tuple[str, ...]:
    """The ways in which a sign of a term can stand in a text: a space may be beside it where the term ends."""
    plain = found.translate(_SIGNS)
    ways = (plain, _SPACE + plain) if first else (plain,)
    return tuple(_begun(way, mark) if last else _quoted(way, mark) for way in ways)


def _quoted(token: str, mark: str = "") -> str:
    return f'"{mark}{token}"'


def _begun(token: str, mark: str = "") -> str:
    return f'"{mark}{token}" *'
