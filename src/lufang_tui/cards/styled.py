"""Text with roles: what a pane shows of an entry, without markup and without control characters.

A role says what a stretch of text means (a hit, the words of a quotation); a widget's CSS says how it looks.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Role(StrEnum):
    """What a stretch of text means."""

    WORDS = "words"
    """The words of a quotation, or what else an entry is about."""
    HEADING = "heading"
    LABEL = "label"
    """The program's own words beside the kit's."""
    MARKED = "marked"
    """Where an entry's words stand in the text around them."""
    QUOTED = "quoted"
    """A quotation in the article."""
    LINK = "link"
    DOUBT = "doubt"
    """Something a reader should know before using it: a note, an unofficial translation, a missing file."""
    HIT = "hit"


class Span(NamedTuple):
    """A stretch of a line's text; offsets in code points."""

    start: int
    end: int
    role: Role


Piece: TypeAlias = str | tuple[str, Role]
Highlighter: TypeAlias = "Callable[[str], list[tuple[int, int]]]"
"""From a text to the stretches of it that a query found."""


def no_hits(_text: str) -> list[tuple[int, int]]:
    """Highlight nothing."""
    return []


class Styled(NamedTuple):
    """A paragraph: safe text without newlines, and what its stretches mean, in the order in which they are laid on."""

    text: str
    spans: tuple[Span, ...] = ()
    indent: int = 0
    """Cells by which every line is moved to the right."""
    link: str | None = None
    """Where the paragraph leads, for whoever shows it."""
    lead: str = ""
    """The program's own words in front of the first line, inside the indent."""
    rest: str = ""
    """The same in front of the other lines."""


def styled(
    *pieces: Piece,
    find: Highlighter = no_hits,
    spans: Iterable[Span] = (),
    indent: int = 0,
    link: str | None = None,
    lead: str = "",
    rest: str = "",
) -> Styled:
    """Put pieces together: text from a kit, or (text, role).

    `find` is asked about every piece but labels; `spans` are laid over the whole, offsets counted from its start.
    """
    text = ""
    found: list[Span] = []
    hits: list[Span] = []
    for piece in pieces:
        words, role = (piece, None) if isinstance(piece, str) else piece
        start = len(text)
        text += words
        if role is not None:
            found.append(Span(start, len(text), role))
        if role is not Role.LABEL:
            hits += (Span(start + first, start + last, Role.HIT) for first, last in find(words))
    return Styled(one_line(text), (*found, *spans, *hits), indent, link, lead, rest)


def one_line(text: str) -> str:
    """Return `text` as it may be shown on one line: control characters visible, white space as spaces, offsets held."""
    return visible(text).replace("\n", " ").replace("\t", " ")


EMPTY = Styled("")
"""Nothing, or a blank line."""


class Row(NamedTuple):
    """What the list shows of an entry."""

    head: Styled
    aside: str = ""
    """A few words for the right end of the first line; up to a third of it."""
    body: Styled = EMPTY
