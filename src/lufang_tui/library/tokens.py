"""What of a folded text goes into the index, and what a term looks for there.

A text is a row of tokens, in its order: a run of Chinese gives all its pairs of characters and its last character alone,
another word is a token as it is, and every other sign is one, with the spaces beside it; where Chinese follows a word
directly, or a word Chinese or a sign, a token says so with the letters that meet. Two tokens that follow each
other did so in the text, so that a phrase of tokens stands in the index where, and only where, a term stands in the text.
What that leaves open is told by `Sought.sure`.

Tokens are ASCII letters, figures and anything beyond ASCII, which FTS5's `ascii` tokenizer takes as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.search.term import is_spaceless
from lufang_tui.text.fold import SPACELESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.search.term import Term

VERSION = 2
"""Raised with every change to the tokens, or to what is folded; an index of another version is built anew."""

BOUNDARY = "\ufdd0"
"""Stands where one field of an entry ends and the next one begins."""
_INSIDE = "\ufdd1"
"""Before the figures behind a point or comma: 5 is not the beginning of a word in 1.5."""
_SPACE = "\ufdd2"
"""Beside a sign that had a space there. These are no characters (Unicode, noncharacters), so no text has them."""

SHORT = 3
"""Beginnings of so many letters have tokens of their own: more words begin so than can be looked for while somebody types."""
_CHINESE = re.compile(f"[{SPACELESS}]")
_PIECE = re.compile(f"\n|[{SPACELESS}]+|[^\\W_{SPACELESS}]+| ?(?:[^\\w\\s]|_) ?")
_BREAK, _RUN, _WORD, _SIGN = range(1, 5)
"""The kinds of pieces."""


class _Kinds(dict[str, int]):
    """Character -> the kind of the piece that begins with it; few ever begin one."""

    def __missing__(self, character: str) -> int:
        if character == "\n":
            kind = _BREAK
        elif _CHINESE.match(character):
            kind = _RUN
        else:
            kind = _WORD if character.isalnum() else _SIGN
        self[character] = kind
        return kind


_kinds = _Kinds()
_JOINT = "\ufdd4"
"""Before the last letter of a word and the Chinese character behind it."""
_START = "\ufdd5"
"""Before the first letters of a word."""
_HEAD = "\ufdd8"
"""Before the first letters of a word that follows Chinese directly."""
_MENTION = "\ufdd6"
"""Before each token of a quotation's mention, where the kit names no speaker."""
FILTER = "\ufdd7"
"""Before what an entry is filtered by."""
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


class Tokens(NamedTuple):
    """What of a folded text goes into the index."""

    every: list[str]
    """In its order."""
    words: list[str]
    """Its words of scripts with spaces, but for figures behind a point."""
    openings: list[str]
    """Those of the words that Chinese follows directly."""


def tokens(folded: str) -> Tokens:
    """The tokens of a folded text, whose fields part at line ends."""
    every: list[str] = []
    words: list[str] = []
    openings: list[str] = []
    add, kinds = every.append, _kinds
    pieces = _PIECE.findall(folded)
    pieces.append("\n")
    before, last = 0, ""  # the kind of the piece right before, and it
    for at, text in enumerate(pieces[:-1], 1):
        kind = kinds[text[0]]
        if kind == _WORD:
            if before == _RUN:
                add(_HEAD + text[:SHORT])
            elif before == _SIGN and _goes_on(pieces, at - 1):
                add(_INSIDE + text)
                before, last = kind, text
                continue
            add(text)
            words.append(text)
        elif kind == _RUN:
            if before == _WORD:
                openings.append(every[-1])
                add(_JOINT + last[-1] + text[0])
            every += map(str.__add__, text, text[1:])
            add(text[-1])
        elif kind == _SIGN:
            after = pieces[at]
            add(_signs(text) + after[:SHORT] if kinds[after[0]] == _WORD else _signs(text))
        else:
            add(BOUNDARY)
        before, last = kind, text
    return Tokens(every, words, openings)


@lru_cache(4096)
def _signs(text: str) -> str:
    return text.translate(_SIGNS)


def _goes_on(pieces: Sequence[str], at: int) -> bool:
    """Whether a figure goes on at a piece, behind a point or comma."""
    return (
        at > 1 and pieces[at - 1] in (".", ",") and pieces[at][0].isdigit() and pieces[at - 2][-1].isdigit()
    )


def row_text(filters: Iterable[str], mention: Iterable[str], folded: str, found: Tokens) -> str:
    """The text of a row of the index: its filters, the mention, its words, and what short terms are found by.

    A single character, or the first letters of a word, would have to be looked for among thousands of tokens that begin
    so; instead each entry has those of its text once more by themselves. No phrase runs into them.
    """
    starts = set[str]().union(*map(_starts, set(found.words)))
    characters = {one for one in set(folded) if _kinds[one] == _RUN}
    characters.difference_update(found.every)
    return " ".join((
        *[FILTER + one for one in filters], *[_MENTION + one for one in mention], *found.every,
        BOUNDARY, *starts, *characters,
    ))  # fmt: skip


@lru_cache(1 << 16)
def _starts(word: str) -> tuple[str, ...]:
    return tuple({_START + word[:length] for length in range(1, SHORT + 1)})


def sought(term: Term, *, in_mention: bool = False) -> Sought:
    """What a term looks for, in an entry or in a quotation's mention."""
    return _sought(term, _MENTION if in_mention else "")


def _sought(term: Term, mark: str) -> Sought:
    text = _SURROGATES.sub(_NOWHERE, term.text)  # no kit has half a character
    pieces = _PIECE.findall(text)
    kinds = [_kinds[piece[0]] for piece in pieces]
    parts: list[tuple[str, ...]] = []  # the ways in which a token can stand there
    sure, ending = True, ""
    for at, (kind, piece) in enumerate(zip(kinds, pieces, strict=True)):
        last = at == len(pieces) - 1
        before = kinds[at - 1] if at else 0
        if kind == _RUN:
            if before == _WORD:
                parts.append((_quoted(_JOINT + pieces[at - 1][-1] + piece[0], mark),))
            parts += ((_quoted(pair, mark),) for pair in map(str.__add__, piece, piece[1:]))
            if not last:
                parts.append((_quoted(piece[-1], mark),))
            elif len(piece) == 1 and before != _WORD:
                # By itself it has a token of its own, wherever it stands.
                parts.append((_quoted(piece, mark) if at == 0 and not mark else _begun(piece, mark),))
        elif kind == _WORD:
            if at == 0 and is_spaceless(text):
                # Any word may end with it. Its last letter is in the token that follows if that is Chinese.
                sure = kinds[1] == _RUN
                ending = piece if sure and len(piece) > 1 else ""
            else:
                parts += _word(pieces, at, before, cut=last and _may_be_cut(term), mark=mark)
        else:
            parts.append(_sign(term, pieces, at, mark))
    return Sought(tuple(" + ".join(way) for way in product(*parts)) if parts else (), sure, ending)


def _may_be_cut(term: Term) -> bool:
    """Whether a word at the end of a term may go on in a text."""
    return not term.whole or is_spaceless(term.text)


def _word(pieces: Sequence[str], at: int, before: int, *, cut: bool, mark: str) -> Iterator[tuple[str, ...]]:
    """For each token of a word of a term, the ways in which it can stand in a text; `before` is what precedes it."""
    word = pieces[at]
    write = _begun if cut else _quoted
    short = cut and len(word) <= SHORT
    if before == 0:
        yield (_quoted(_START + word) if short and not mark else write(word, mark),)
        return
    if before == _RUN:
        yield ((_begun if cut and len(word) < SHORT else _quoted)(_HEAD + word[:SHORT], mark),)
    if short and before != _WORD:
        return  # the token before it has told all of it
    if at == 1 and pieces[0] in (".", ",") and word[0].isdigit():
        yield write(word, mark), write(_INSIDE + word, mark)  # what stands before the point is not known
    else:
        yield (write(_INSIDE + word if _goes_on(pieces, at) else word, mark),)


def _sign(term: Term, pieces: Sequence[str], at: int, mark: str) -> tuple[str, ...]:
    """The ways in which a sign of a term can stand in a text: a space may be beside it where the term begins or ends."""
    sign, after = _signs(pieces[at]), "".join(pieces[at + 1 : at + 2])
    open_ended = not after
    if after and _kinds[after[0]] == _WORD:
        sign += after[:SHORT]
        open_ended = at == len(pieces) - 2 and len(after) < SHORT and _may_be_cut(term)
    write = _begun if open_ended else _quoted
    return tuple(write(way, mark) for way in ((sign, _SPACE + sign) if at == 0 else (sign,)))


def _quoted(token: str, mark: str = "") -> str:
    return f'"{mark}{token}"'


def _begun(token: str, mark: str = "") -> str:
    return f'"{mark}{token}" *'
