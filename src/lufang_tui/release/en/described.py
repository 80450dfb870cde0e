"""People whom a text brings in without a post: by age, kin, party or bare family name beside a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.release.en.names import HONORIFIC, NAME, NAME_WORD, may_be_name
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AGE_OR_PARTY = re.compile(
    r",\s+(?:[1-9]\d|[5-9])(?=\s*,|\s*\.|\s+and\b)|,\s+[RDI]-[A-Z][\w.]+(?:\s[A-Z]\w+)?(?=\s*[,.])|(?<=\s)\((?:[1-9]\d|[RDI]-[A-Z][\w.\s]{1,12})\)"
)
_NAME_AT_END = re.compile(rf"(?<![\w’'-])(?:{HONORIFIC}\s+)?(?P<name>{NAME})$")
_KIN = [
    "mother",
    "father",
    "mom",
    "dad",
    "wife",
    "husband",
    "widow",
    "son",
    "daughter",
    "brother",
    "sister",
    "twin",
    "grandmother",
    "grandfather",
    "grandson",
    "granddaughter",
    "niece",
    "nephew",
    "aunt",
    "uncle",
    "cousin",
    "partner",
    "girlfriend",
    "boyfriend",
    "fiancé",
    "stepmother",
    "stepfather",
    "stepson",
    "stepdaughter",
    "friend",
    "neighbor",
    "neighbour",
    "roommate",
    "colleague",
]
_NAME_BEHIND = re.compile(rf"(?:er|e)?(?P<comma>,)?\s+(?P<name>{NAME})(?=\s*,|\s*\.|\s+[a-z])")
_YEARS_OLD = re.compile(rf"-year-old\s+(?:[a-z-]+\s+){{0,3}}(?P<name>{NAME})")
_SELF = re.compile(
    r"\b(?:gave\s+(?:his|her|their)\s+names?(?:\s+only)?\s+as|identified\s+(?:himself|herself|themselves)(?:\s+only)?\s+as|asked\s+to\s+be\s+called|goes\s+by)\s+"
    rf"(?P<name>{NAME})"
)
_WHOSE = re.compile(r"(?:['’]s|s['’]|\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Mm]y)\s+(?:[a-z-]+\s+){0,2}$")
_FORENAME = re.compile(rf"(?<![\w’'.-])(?P<first>{NAME_WORD}(?:\s+(?:[A-Z]\.|{NAME_WORD}))?)\s+$")
_WINDOW = 60  # code points before an age, a kin word or a family name in which the rest stands
_MOST_SURNAMES = 40
_MOST_PLACES = 20  # of one family name that are looked at


class Described(NamedTuple):
    """A name and its place."""

    name: str
    span: Span


def by_age_or_kin(frame: str) -> Iterator[Described]:
    """Give those whose age, party or kin stands beside the name: "Ann Lee, 34,", "Rep. Ann Lee (D-Ohio)", "his wife, Ann,"."""
    for match in _AGE_OR_PARTY.finditer(frame):
        floor = max(0, match.start() - _WINDOW)
        name = _NAME_AT_END.search(frame[floor : match.start()].rstrip())
        if name is not None and _is_plain(name["name"], least=2):
            span = Span(floor + name.start("name"), floor + name.end("name"))
            yield Described(" ".join(name["name"].split()), span)
    yield from _by_kin(frame)
    for match in _YEARS_OLD.finditer(frame):
        if _is_plain(match["name"], least=2):
            yield Described(" ".join(match["name"].split()), Span(*match.span("name")))
    for match in _SELF.finditer(frame):
        if _is_plain(match["name"], least=1):
            yield Described(" ".join(match["name"].split()), Span(*match.span("name")))


def _by_kin(frame: str) -> Iterator[Described]:
    """Those whose kin stands before the name: "his wife, Ann,", "Lee's brother Tom Lee said"."""
    for kin in _KIN:
        at = frame.find(kin)
        while at >= 0:
            match = _NAME_BEHIND.match(frame, at + len(kin))
            if match is not None and _WHOSE.search(frame[max(0, at - _WINDOW) : at]) is not None:
                apart = match["comma"] and frame[match.end("name") : match.end("name") + 1] == ","
                if _is_plain(match["name"], least=1 if apart else 2):
                    yield Described(" ".join(match["name"].split()), Span(*match.span("name")))
            at = frame.find(kin, at + 1)


def by_family_name(frame: str, speakers: Iterable[Span]) -> Iterator[Described]:
    """Give the whole names of those who speak by their family names alone: "Lee said" where "Ann Lee" stands elsewhere."""
    alone = dict.fromkeys(
        surname for span in speakers if re.fullmatch(NAME_WORD, surname := _bare(frame[slice(*span)]))
    )
    for family in [name for name in alone if _is_plain(name, least=1)][:_MOST_SURNAMES]:
        yield from _bearers(frame, family)


def _bearers(frame: str, family: str) -> Iterator[Described]:
    """The whole names that end with a family name."""
    at = frame.find(family)
    for _place in range(_MOST_PLACES):
        if at < 0:
            return
        end = at + len(family)
        floor = max(0, at - _WINDOW)
        match = _FORENAME.search(frame[floor:at]) if not re.match(r"[\w-]", frame[end : end + 1]) else None
        if match is not None:
            tokens = match["first"].split()
            while tokens and _is_description(tokens[0]):
                tokens.pop(0)
            name = " ".join([*tokens, family])
            if tokens and _is_plain(name, least=2):
                yield Described(name, Span(frame.index(tokens[0], floor + match.start("first")), end))
        at = frame.find(family, end)


def _bare(text: str) -> str:
    return re.sub(rf"^(?:{HONORIFIC}\s+)", "", text)


def _is_description(token: str) -> bool:
    word = token.lower().rstrip(".")
    return any(word in words(name) for name in ("en-openers", "en-post-heads", "en-sources"))


def _is_plain(name: str, *, least: int) -> bool:
    tokens = name.split()
    return len(tokens) >= least and may_be_name(tokens) and not _is_description(tokens[0])
