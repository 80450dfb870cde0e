"""What stands in marks, as its sentence shows it: how long it is, how it begins and ends, what stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.names import HONORIFIC, NAME
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.release.en.frame import Sentence

LEAST_WORDS = 3
"""Words that a quotation has at least where nothing else shows that it is speech."""
CLAUSE_WORDS = 5
"""Words of which a clause may be made."""
SIGNATURE = re.compile(
    rf"\s*(?P<dash>[-–—―]{{1,2}})\s*(?P<name>(?:{HONORIFIC}\s+)?{NAME})(?=\s*(?:[,.(\n{BLANK}]|$))"
)
_SIGNED = re.compile(rf"{BLANK}?\s*[-–—―]{{1,2}}\s*(?:{HONORIFIC}\s+)?{NAME}")
_PARTING = ",:;—–-―.?!"
_TITLE_WORDS = 8
_SHORT_WORD = 3  # letters of words that a title may write small
_LINK_WORDS = 4
_LONGEST_LINK = 300


class Marked(NamedTuple):
    """A quotation and what its sentence tells of it."""

    start: int
    end: int
    words: Span
    """The words without marks and white space."""
    length: int
    """In words."""
    capital: bool
    """Whether it begins as a sentence does."""
    stop: bool
    """Whether punctuation ends it."""
    ends_sentence: bool
    """Whether a full stop, question or exclamation mark ends it."""
    alone: bool
    """Whether no words stand before it in the sentence."""
    ahead: str
    """The last character before it, spaces left out; empty at the sentence's beginning."""
    is_title: bool
    of_work: bool
    """Whether a word for a work or a name stands before it: her memoir, “Plain Dealing”."""
    closed: bool
    continues: bool

    @property
    def parted(self) -> bool:
        """Whether punctuation, or nothing, stands before it."""
        return self.ahead in _PARTING


def marked(text: str, frame: str, sentence: Sentence) -> Iterator[Marked]:
    """Give the quotations of a sentence that hold words."""
    alone = True
    at = sentence.start
    for quote in sentence.quotes:
        between = frame[at : quote.start]
        if alone:
            alone = len(between) <= _LONGEST_LINK and not _SIGNED.sub("", between).strip(f" {BLANK},.")
        at = quote.end
        words = Span(*trimmed(text, *quote.inner))
        inside = text[words.start : words.end]
        if not any(character.isalpha() for character in inside):
            continue
        stop = inside.rstrip("’'")[-1:] in _STOPS or (text[quote.end : quote.end + 1] or " ") in ",.?!"
        ahead = between.rstrip()[-1:] if between.strip() else ""
        yield Marked(
            quote.start,
            quote.end,
            words,
            len(inside.split()),
            _opens_with_capital(inside),
            stop,
            inside.rstrip("’'")[-1:] in _SENTENCE_ENDS,
            alone,
            ahead,
            _is_title(inside),
            _WORK.search(between) is not None,
            quote.closed,
            quote.continues,
        )


_WORK = re.compile(
    r"\b(?:books?|memoirs?|novels?|films?|movies?|songs?|albums?|singles?|shows?|series|episodes?|plays?|poems?|paintings?|essays?|op-eds?|columns?|articles?|story|stories"
    r"|reports?|papers?|study|documentary|talk|lecture|sermon|keynote|presentation|podcasts?|programs?|programmes?|magazines?|games?|sitcom|musical|opera|anthem|hymn|ballad|exhibition|exhibit|slogans?|hashtags?"
    r"|projects?|bills?|law|website|blog|app|titled|entitled|called|named|dubbed|nicknamed|headlined)\b[\w\s’'-]{0,20},?\s*$"
)
_SENTENCE_ENDS = tuple(".?!")
_STOPS = tuple(",.?!…—–-")


def introduces(link: str, quote: Marked, *, inverted: bool, names: bool = False) -> bool:
    """Whether the words between a cue and a quotation let it be direct speech.

    `names`: the cue tells what something is called, so that only a whole sentence is speech.
    """
    plain = link.strip()
    whole = quote.capital and quote.stop and quote.length >= CLAUSE_WORDS and not plain.endswith("as")
    if names and plain != ":" and not whole:
        return False
    if BLANK in plain:
        plain = plain.replace(BLANK, "").strip()
        if plain not in ("", ",", "."):
            return False
    if plain in ("", ",", ":", "."):
        return quote.stop or quote.capital or inverted or quote.length >= CLAUSE_WORDS or plain == ":"
    if plain.endswith((",", ":")) and not re.search(r"\bthat\b", plain):
        return quote.capital or (quote.stop and plain.count(",") <= 2 and quote.length >= LEAST_WORDS)
    if plain in ("that", "that,", ", that", ", that,"):
        return quote.capital and quote.stop and quote.length >= CLAUSE_WORDS
    return quote.capital and quote.stop and len(plain.split()) <= _LINK_WORDS and " that" not in f" {plain}"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space and markup at both ends, and commas at the first."""
    while start < end and (text[start].isspace() or text[start] in ",;*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end


def without_stop(text: str, start: int, end: int) -> int:
    """The end of a reported clause without its full stop or comma."""
    while end > start and text[end - 1] in " .,;\n\u00a0":
        end -= 1
    return end


def _is_title(text: str) -> bool:
    """Whether it is written as a title: every longer word with a capital."""
    words_in = re.findall(r"[^\W\d_][\w’'-]*", text)
    longer = [word for word in words_in if len(word) > _SHORT_WORD]
    return (
        0 < len(words_in) <= _TITLE_WORDS
        and words_in[0][0].isupper()
        and all(word[0].isupper() for word in longer)
    )


def _opens_with_capital(text: str) -> bool:
    first = next((character for character in text if character.isalnum()), "")
    return first.isupper() or first.isdigit()
