"""Subjects to people and organisations: names as they stand, pronouns by what was named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words
from lufang_tui.release.en.names import HONORIFIC
from lufang_tui.release.en.posts import BODY, clean
from lufang_tui.release.en.pronouns import Pronouns, Spoken
from lufang_tui.release.model import OrganisationFound, PersonFound, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.release.en.speakers import Subject

_SINGULAR = ("he", "she", "him", "her", "who", "his", "i", "me")
_ANSWERS = ("answer", "repli", "reply", "respond", "retort")
_PLURAL = ("they", "them", "their", "we", "us", "it")
_OTHERS = re.compile(
    r"\b(?:for|of|to|by|with|from|against|about|on|behind|under|like)\s+(?:\w+\.?\s+){0,2}$", re.IGNORECASE
)
_WHOLE_BODY = re.compile(rf"(?:[Tt]he\s+)?{BODY}")


_ABBREVIATED = {
    "Gov": "governor",
    "Sen": "senator",
    "Rep": "congressman",
    "Dr": "doctor",
    "Prof": "professor",
    "Rev": "reverend",
    "Gen": "general",
    "Col": "colonel",
    "Sgt": "sergeant",
    "Capt": "captain",
}
"""What an honorific stands for when the text comes back to its bearer: Gov. Ellen Marsh … the governor."""


def _holders(text: str, people: Sequence[PersonFound]) -> dict[str, tuple[str, ...]]:
    """Head word of a title -> who holds such a post."""
    found: dict[str, tuple[str, ...]] = {}
    for one in people:
        held = {
            word
            for role in one.roles
            for word in role.title.lower().split()
            if word in words("en-post-heads")
        }
        for span in one.mentions:
            held |= {
                long
                for short, long in _ABBREVIATED.items()
                if text.startswith((f"{short}.", f"{short} "), span.start)
            }
        if "reverend" in held:
            held |= {"pastor", "minister", "preacher"}
        if "congressman" in held:
            held |= {"congresswoman", "representative"}
        for word in held:
            found[word] = (*found.get(word, ()), one.name)
    return found


class Resolver:
    """Knows who is named where, and who spoke last."""

    def __init__(
        self, text: str, frame: str, paragraphs: Sequence[Span], people: Sequence[PersonFound]
    ) -> None:
        self._text = text
        self._pronouns = Pronouns(text, frame, paragraphs, people)
        self._places = self._pronouns.mentions
        self._starts = [start for start, _end, _name in self._places]
        self._holders = _holders(text, people)
        self.organisations: dict[str, list[Span]] = {}
        self._answering = False
        """Whether the cue at hand is one of answers."""
        self._last: tuple[tuple[str, ...], bool] | None = None
        """Names of the last who spoke, and whether they are people."""

    def speakers(
        self, subject: Subject | None, paragraph: int, floor: int, cue: str = "", *, asks: bool = False
    ) -> tuple[tuple[str, ...], bool]:
        """Give names and whether they were inferred; `floor`: where the paragraph begins; `asks`: it is a question."""
        if subject is None:
            return (), False
        self._answering = cue.lower().startswith(_ANSWERS)
        names, inferred, are_people = self._resolved(subject, paragraph, floor)
        if are_people or not names:
            self._pronouns.spoken.append(Spoken(subject.span.start, paragraph, names, asks))
        if names:
            self._last = (names, are_people)
        elif subject.kind != "pronoun":
            self._last = None
        return names, inferred

    def _resolved(self, subject: Subject, paragraph: int, floor: int) -> tuple[tuple[str, ...], bool, bool]:
        start, end = subject.span
        text = self._text[start:end]
        if subject.kind == "pronoun":
            return self._pronoun(text.lower(), subject, paragraph, floor)
        names = tuple(dict.fromkeys(self._people_in(start, end))) or self._titled(text, start, end)
        if names:
            return names, False, True
        if subject.kind == "name":
            body = re.sub(rf"^(?:and\s+)?(?:{HONORIFIC}\s+)?", "", " ".join(text.split()))
            first, _space, rest = body.partition(" ")
            titled = first.lower() in words("en-post-heads") and rest.count(" ") == 0 and rest != ""
            if _WHOLE_BODY.fullmatch(body) and not titled and not re.match(HONORIFIC, text):
                name = clean(body)
                self.organisations.setdefault(name, []).append(subject.span)
                return (name,), False, False
        described = re.fullmatch(r"(?:[Tt]he|[Oo]ur)\s+(?:[\w-]+\s+){0,2}?(\w[\w-]*)", " ".join(text.split()))
        holders = self._holders.get(described[1].lower(), ()) if described else ()
        if len(holders) == 1:
            return tuple(holders), True, True
        return (), False, False

    def _titled(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """Whoever stands behind a title with its body: "president of Acme Ann Lee"."""
        if text.split(maxsplit=1)[0].lower() not in words("en-post-heads"):
            return ()
        at = bisect_left(self._starts, start)
        inside = [one for one in self._places[at : at + 4] if one.start < end]
        return (inside[-1].name,) if inside and inside[-1].end == end else ()

    def _people_in(self, start: int, end: int) -> Iterable[str]:
        """The people whom a noun phrase names as its heads, not those behind a preposition or with 's."""
        for at in range(bisect_left(self._starts, start), len(self._places)):
            left, right, name = self._places[at]
            if left >= end:
                return
            if right > end + 1 or re.match(r"['’]s\b|['’](?=\s)", self._text[right : right + 3]):
                continue
            if _OTHERS.search(self._text[start:left]):
                continue
            yield name

    def _pronoun(
        self, word: str, subject: Subject, paragraph: int, floor: int
    ) -> tuple[tuple[str, ...], bool, bool]:
        if word in ("i", "me"):
            return (), False, True
        if word in _SINGULAR:
            name = self._pronouns.who(word, subject.span.start, paragraph, answering=self._answering)
            return ((name,) if name is not None else ()), name is not None, True
        if word in ("they", "them", "their") and (both := self._joined(subject.span.start, floor)):
            return both, True, True
        last = self._last
        if word in _PLURAL and last is not None and (not last[1] or len(last[0]) > 1):
            return last[0], True, last[1]
        return (), False, False

    def _joined(self, start: int, floor: int) -> tuple[str, ...]:
        """The people whom the text before names together: Ann Lee and John Carter."""
        at = bisect_left(self._starts, start) - 1
        if at < 1:
            return ()
        first, second = self._places[at - 1], self._places[at]
        together = re.fullmatch(r"\s+and\s+", self._text[first[1] : second[0]])
        return (first[2], second[2]) if together and first[0] >= floor else ()

    def bodies(self, people: Sequence[PersonFound]) -> tuple[OrganisationFound, ...]:
        """Every organisation that speaks or that somebody holds a post in."""
        names = dict.fromkeys(
            [role.organisation for one in people for role in one.roles if role.organisation]
        )
        held = tuple(OrganisationFound(name, "post") for name in names if name not in self.organisations)
        speaking = tuple(
            OrganisationFound(name, "speaks", (), tuple(spans)) for name, spans in self.organisations.items()
        )
        return (*held, *speaking)
