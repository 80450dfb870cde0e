"""The people and bodies of one text by the places that name them."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from lufang_tui.release.model import Span
from lufang_tui.release.zh.mentions import named_body, only_title, published, speaker_end
from lufang_tui.release.zh.names import is_name
from lufang_tui.release.zh.words import body_end

if TYPE_CHECKING:
    from lufang_tui.release.zh.people import People

_JOINS = ("、", "和", "与", "及")
_JOINED = 40
"""Code points before a mention in which people who speak together are named."""
_NEAR = 5_000
"""Code points before a report in which its publisher is looked for."""


class Named:
    """Who is named where."""

    def __init__(self, text: str, folded: str, people: People) -> None:
        self._text = text
        self._folded = folded
        self.people = people
        self._places = people.places()
        self._starts = [start for start, _end, _name in self._places]
        self.organisations: dict[str, list[Span]] = {}
        """The bodies that speak, by name."""

    def between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Give the people named in a stretch: start, end, name."""
        found = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [place for place in found if place[1] <= end]

    def begins_at(self, start: int, end: int) -> bool:
        """Whether a name begins right at a place before `end`."""
        index = bisect_left(self._starts, start)
        return index < len(self._places) and self._places[index][0] == start < end

    def around(self, at: int) -> bool:
        """Whether a place lies in a name."""
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and self._places[index][0] <= at < self._places[index][1]

    def joined(self, mention: Span) -> tuple[Span, tuple[str, ...]]:
        """Give a person's mention with the people that 、 or 和 joins before it, each behind a post or not, and all the names."""
        start = mention.start
        names = [self._text[mention.start : mention.end]]
        for at, stop, name in reversed(self.between(max(0, start - _JOINED), start)):
            between = self._folded[stop:start]
            if between[:1] not in _JOINS or (len(between) > 1 and not only_title(between[1:])):
                break
            start = at
            names.insert(0, name)
        return Span(start, mention.end), tuple(dict.fromkeys(names))

    def last(self, before: int) -> str | None:
        """The person named last before a place."""
        index = bisect_left(self._starts, before) - 1
        return self._places[index][2] if index >= 0 else None

    def add(self, mention: Span) -> str:
        """Take down a person who was not known before; gives the name."""
        name = self.people.add(mention)
        place = (mention.start, mention.end, name)
        if place not in self._places[max(0, bisect_left(self._starts, mention.start)) :][:1]:
            insort(self._places, place)
            insort(self._starts, mention.start)
        return name

    def is_person(self, words_of: str) -> bool:
        """Whether a mention without a post is somebody's name; one of an everyday surname must have three characters."""
        if (
            not words_of
            or body_end().search(words_of)
            or speaker_end().search(words_of)
            or words_of[-1] in "时后前间"
        ):
            return False
        return is_name(words_of, common=len(words_of) == 3) and not self.people.is_body(words_of)

    def publisher(self, before: int) -> str | None:
        """Who has published the report that is spoken of: the body before 发布的, named last."""
        named = None
        for found in published().finditer(self._folded, max(0, before - _NEAR), before):
            named = Span(*found.span(1))
        if named is None:
            return None
        name = self._text[named.start : named.end]
        self.organisations.setdefault(name, [])
        return name

    def organisation(self, mention: Span) -> tuple[str, ...]:
        """A mention that is a body's name, to be listed as an organisation."""
        name = self._text[mention.start : mention.end]
        plain = self._folded[mention.start : mention.end]
        if (named_body().search(plain) and 4 <= len(plain) <= 30 and "的" not in plain) or re.fullmatch(
            r"[A-Z][A-Za-z0-9 .&'’-]+", plain
        ):
            self.organisations.setdefault(name, [])
        return (name,) if name in self.organisations else ()
