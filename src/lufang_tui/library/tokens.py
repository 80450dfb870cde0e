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
    from collections.abc import Iterable, Iterator

    from lufang_tui.search.term import Term

VERSION = 1
"""Raised with every change to the tokens, or to what is folded; an index of another version is built anew."""

BOUNDARY = "\ufdd0"
"""Stands where one field of an entry ends and the next one begins."""
_INSIDE = "\ufdd1"
"""Before the figures behind a point or comma: 5 is not the beginning of a word in 1.5."""
_SPACE = "\ufdd2"
"""Beside a sign that had a space there. These are no characters (Unicode, noncharacters), so no text has them."""

_PIECE = re.compile(f"(\n)|([{SPACELESS}]+)|([^\\W_{SPACELESS}]+)|( ?(?:[^\\w\\s]|_) ?)")
_JOINT = "\ufdd4"
"""Before the last letter of a word and the Chinese character behind it."""
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

    def before(self, words: Iterable[str]) -> Sought:
        """What is looked for, given the words that stand before Chinese in any text and end so."""
        phrases = [f'"{word}" + {phrase}' for word in words for phrase in self.phrases]
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


def sought(term: Term) -> Sought:
    """What a term looks for."""
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
                parts.append((_quoted(_JOINT + word[-1] + found[0]),))
            parts += ((_quoted(pair),) for pair in map(str.__add__, found, found[1:]))
            if not last:
                parts.append((_quoted(found[-1]),))
            elif len(found) == 1:
                parts.append((_begun(found),))
        elif kind == 3:
            if at == 0 and spaceless:
                # Any word may end with it. Its last letter is in the token that follows if that is Chinese.
                sure = pieces[1].lastindex == 2
                ending = found if sure and len(found) > 1 else ""
            else:
                parts.append(_word(term, piece, pieces[at - 1][0] if at == 1 else "", last=last))
        else:
            parts.append(_sign(found, first=at == 0, last=last))
        word = found if kind == 3 else ""
    return Sought(tuple(" + ".join(way) for way in product(*parts)) if parts else (), sure, ending)


def before_chinese(words: str) -> Iterator[str]:
    """Of the tokens of a text, parted by spaces, the words that Chinese follows directly."""
    if _JOINT in words:
        every = words.split(" ")
        yield from (every[at - 1] for at, token in enumerate(every) if token[0] == _JOINT)


def _word(term: Term, piece: re.Match[str], opening: str, *, last: bool) -> tuple[str, ...]:
    """The ways in which a word of a term can stand in a text; `opening` is the sign before it if the term begins so."""
    found = piece[0]
    write = _quoted if not last or (term.whole and not is_spaceless(term.text)) else _begun
    if opening in (".", ",") and found[0].isdigit():
        return write(found), write(_INSIDE + found)  # what stands before the point is not known
    return (write(_INSIDE + found if _goes_on(piece.string, piece.start()) else found),)


def _sign(found: str, *, first: bool, last: bool) -> tuple[str, ...]:
    """The ways in which a sign of a term can stand in a text: a space may be beside it where the term ends."""
    plain = found.translate(_SIGNS)
    ways = (plain, _SPACE + plain) if first else (plain,)
    return tuple(_begun(way) if last else _quoted(way) for way in ways)


def _quoted(token: str) -> str:
    return f'"{token}"'


def _begun(token: str) -> str:
    return f'"{token}" *'
