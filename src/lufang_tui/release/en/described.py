"""People whom a text brings in without a post: by age, kin, party or bare family name beside a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.release.en.names import HONORIFIC, NAME, NAME_WORD, may_be_name
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AGED = re.compile(
    rf"(?<![\w’'-])(?:{HONORIFIC}\s+)?(?P<name>{NAME})(?:,\s+(?:[1-9]\d|[5-9])(?=\s*,|\s*\.|\s+and\b)"
    r"|\s+\((?:[1-9]\d|[RDI]-[A-Z][\w.\s]{1,12})\)|,\s+[RDI]-[A-Z][\w.]+(?:\s[A-Z]\w+)?(?=\s*[,.]))"
)
_KIN = (
    "mother|father|mom|dad|wife|husband|widow|widower|son|daughter|brother|sister|twin|grandmother|grandfather|grandson|granddaughter|niece|nephew"
    "|aunt|uncle|cousin|partner|girlfriend|boyfriend|fiancée?|stepmother|stepfather|stepson|stepdaughter|friend|neighbor|neighbour|roommate|colleague"
)
_RELATED = re.compile(
    rf"(?:['’]s|s['’]|\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Mm]y)\s+(?:[a-z-]+\s+){{0,2}}(?:{_KIN})(?P<comma>,)?\s+(?P<name>{NAME})(?=\s*,|\s*\.|\s+[a-z])"
)
_FORENAME = rf"{NAME_WORD}(?:\s+(?:[A-Z]\.|{NAME_WORD}))?"
_MOST_SURNAMES = 40


class Described(NamedTuple):
    """A name and its place."""

    name: str
    span: Span


def by_age_or_kin(frame: str) -> Iterator[Described]:
    """Give those whose age, party or kin stands beside the name: "Ann Lee, 34,", "Rep. Ann Lee (D-Ohio)", "his wife, Ann,"."""
    for match in _AGED.finditer(frame):
        if _is_plain(match["name"], least=2):
            yield Described(" ".join(match["name"].split()), Span(*match.span("name")))
    for match in _RELATED.finditer(frame):
        apart = match["comma"] and frame[match.end("name") : match.end("name") + 1] == ","
        if _is_plain(match["name"], least=1 if apart else 2):
            yield Described(" ".join(match["name"].split()), Span(*match.span("name")))


def by_family_name(frame: str, speakers: Iterable[Span]) -> Iterator[Described]:
    """Give the whole names of those who speak by their family names alone: "Lee said" where "Ann Lee" stands elsewhere."""
    alone = dict.fromkeys(
        surname for span in speakers if re.fullmatch(NAME_WORD, surname := _bare(frame[slice(*span)]))
    )
    families = [name for name in alone if _is_plain(name, least=1)][:_MOST_SURNAMES]
    if not families:
        return
    pattern = re.compile(
        rf"(?<![\w’'.-])(?P<first>{_FORENAME})\s+(?P<last>{'|'.join(map(re.escape, families))})(?![\w-])"
    )
    for match in pattern.finditer(frame):
        tokens = match["first"].split()
        while tokens and _is_description(tokens[0]):
            tokens.pop(0)
        if tokens and _is_plain(f"{' '.join(tokens)} {match['last']}", least=2):
            name = f"{' '.join(tokens)} {match['last']}"
            yield Described(name, Span(match.end() - (match.end() - match.start("first")), match.end()))


def _bare(text: str) -> str:
    return re.sub(rf"^(?:{HONORIFIC}\s+)", "", text)


def _is_description(token: str) -> bool:
    word = token.lower().rstrip(".")
    return any(word in words(name) for name in ("en-openers", "en-post-heads", "en-sources"))


def _is_plain(name: str, *, least: int) -> bool:
    tokens = name.split()
    return len(tokens) >= least and may_be_name(tokens) and not _is_description(tokens[0])
