"""Whom he or she stands for: the last one who spoke, or whom the text has brought in since, of the right gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.names import gender, is_chinese_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.model import PersonFound, Span

_FEMALE, _MALE = ("she", "her", "hers", "herself"), ("he", "him", "his", "himself")
_PARAGRAPHS_BACK = 4
_WOMEN = re.compile(
    r"\b(?:Ms|Mrs|Miss|Madam)\b|\b(?:\w*woman|actress|waitress|queen|princess|mother|wife|widow|daughter|sister|grandmother|niece|aunt|girl|mom)\b"
)
_MEN = re.compile(
    r"\b(?:Mr|Sir)\b|\b(?:(?!wo)\w*sman|businessman|congressman|councilman|assemblyman|clergyman|king|prince|father|husband|widower|son|brother|grandfather|nephew|uncle|boy|dad)\b"
)
_SENTENCE = re.compile(r"[.?!" + BLANK + r"][”\"’')\]]*\s+(?=[A-Z“\"‘" + BLANK + r"])")
_UNDER = re.compile(
    r"\b(?:for|of|to|by|with|from|against|about|on|behind|under|like|than|between|and|at|in)\s+(?:(?:the|an?|his|her)\s+)?(?:[\w.’'-]+\s+){0,2}$"
)
_APPOSED = re.compile(
    r",\s+(?:\d\d,\s+)?(?:(?:an?|the|his|her|their|former)\s+|\w+['’]s\s+)(?:[\w-]+\s+){0,4}[\w-]+(?!['’\w-])"
)
"""Who somebody is, behind the name: ", a former congresswoman"."""
_CLOSE = 80  # code points behind a name in which an apposition tells who it is


class Mention(NamedTuple):
    """Where somebody is named."""

    start: int
    end: int
    name: str


class Spoken(NamedTuple):
    """Who spoke: the place of the speaker's mention, paragraph and names; nobody where the speaker is not named."""

    at: int
    paragraph: int
    names: tuple[str, ...]
    asks: bool = False
    """Whether it was a question."""


class Pronouns:
    """Resolves he and she, and keeps who spoke where."""

    def __init__(
        self, text: str, frame: str, paragraphs: Sequence[Span], people: Sequence[PersonFound]
    ) -> None:
        self._frame = frame
        self._paragraphs = paragraphs
        self.mentions = sorted(
            Mention(span.start, span.end, one.name) for one in people for span in one.mentions
        )
        self._starts = [mention.start for mention in self.mentions]
        self._genders = {one.name: _gender_of(one, text) for one in people}
        self.spoken: list[Spoken] = []

    def who(self, word: str, at: int, paragraph: int, *, answering: bool = False) -> str | None:
        """Give the person whom `word` at the place `at` stands for; None where nobody, or nobody who is named, fits.

        `answering`: the cue is one of answers, so that whoever spoke last is not the one who speaks now.
        """
        wanted = "f" if word in _FEMALE else "m" if word in _MALE else ""
        asker = self.spoken[-1] if answering and self.spoken and self.spoken[-1].asks else None
        for number in range(paragraph, max(-1, paragraph - _PARAGRAPHS_BACK), -1):
            start = self._paragraphs[number].start
            end = at if number == paragraph else self._paragraphs[number].end
            speaking = self._speaking(number, at, wanted)
            if speaking is not None and speaking is asker:
                continue
            subject = self._subject(start, end, wanted)
            if subject is not None and (speaking is None or subject.start > speaking.at):
                return subject.name
            if speaking is not None:
                return speaking.names[0] if len(speaking.names) == 1 else None
            named = [one for one in self._named(start, end) if self._fits(one.name, wanted)]
            if named and number == paragraph:
                return named[-1].name
        before = [one for one in self._named(0, at) if self._fits(one.name, wanted)][-1:]
        return before[0].name if before else None

    def _speaking(self, paragraph: int, at: int, wanted: str) -> Spoken | None:
        """Who spoke last in a paragraph, before a place."""
        for one in reversed(self.spoken):
            if one.paragraph < paragraph:
                return None
            if (
                one.paragraph == paragraph
                and one.at < at
                and all(self._fits(name, wanted) for name in one.names)
            ):
                return one
        return None

    def _subject(self, start: int, end: int, wanted: str) -> Mention | None:
        """The last one whom a sentence is about: named first in it, or whose team or work is, and not behind a preposition."""
        found: Mention | None = None
        stops = [start, *(stop.end() for stop in _SENTENCE.finditer(self._frame, start, end)), end]
        for first, last in pairwise(stops):
            for one in self._named(first, last):
                if not self._fits(one.name, wanted) or _UNDER.search(
                    self._frame, max(first, one.start - 60), one.start
                ):
                    continue
                own = self._frame[one.end : one.end + 2] in ("'s", "’s")
                if own and any(self._fits(other.name, wanted) for other in self._named(one.end, last)):
                    continue  # Trammell's mother, Peg, …
                found = self._surest(one, last, wanted)
                break
        return found

    def _surest(self, first: Mention, end: int, wanted: str) -> Mention:
        """Of those named from `first` to `end`, it, unless its gender is not known and that of another fits."""
        if not wanted or self._genders.get(first.name):
            return first
        sure = (one for one in self._named(first.start, end) if self._genders.get(one.name) == wanted)
        return next(sure, first)

    def _named(self, start: int, end: int) -> list[Mention]:
        """Who is named in a stretch of the text, quotations left out."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self.mentions[first:last] if self._frame[one.start] != BLANK]

    def _fits(self, name: str, wanted: str) -> bool:
        known = self._genders.get(name, "")
        return not wanted or not known or known == wanted


def _gender_of(person: PersonFound, text: str) -> str:
    """`f`, `m` or empty: by an honorific or a post that tells it, else by the given name."""
    for span in person.mentions:
        apposed = _APPOSED.match(text, span.end, span.end + _CLOSE)
        titles = " ".join(role.title for role in person.roles)
        said = f"{text[slice(*span)]} {apposed[0] if apposed else ''} {titles}"
        if _WOMEN.search(said):
            return "f"
        if _MEN.search(said):
            return "m"
    tokens = person.name.split()
    return "" if is_chinese_name(tokens) else gender(tokens[0])
