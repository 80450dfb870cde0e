"""The tokens that entries of the index are filtered by: group, dates, and ids of any form."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from lufang_tui.search.query import Group

if TYPE_CHECKING:
    import datetime as dt

LETTERS = {Group.QUOTES: "q", Group.PEOPLE: "p", Group.TIMELINE: "t", Group.FIGURES: "f", Group.ARTICLE: "a"}
"""How the index writes the groups, in the order of the panes."""
MOST_YEARS = 60
"""What covers more years than this is found by a token of its own."""
MOST_MONTHS = 24
WIDE, WIDE_MONTHS = "yw", "mw"


def token(letter: str, value: str) -> str:
    """The filter token for a value of any form."""
    return letter + blake2b(value.encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()


def years_of(first: dt.date | None, last: dt.date | None) -> list[str]:
    """The tokens of the years of a range of days; none where it is open, or too long for that."""
    if first is None or last is None or last.year - first.year >= MOST_YEARS:
        return []
    return [f"y{year}" for year in range(first.year, last.year + 1)]


def months_of(first: dt.date | None, last: dt.date | None) -> list[str]:
    """The tokens of the months of a range of days; none where it is open, or too long for that."""
    if first is None or last is None or last.year - first.year >= MOST_MONTHS // 12:
        return []
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return [f"m{month // 12:04}{month % 12 + 1:02}" for month in months]


SURNAME, GIVEN, INITIALS, WORD = "p", "r", "q", "v"
"""Before what names share: beginnings of surnames' syllables, syllables of given names, two initials, whole words."""


def filters_of_typed(word: str) -> tuple[str, ...]:
    """The filter tokens of those whose names a typed word begins; every one of them is meant by it (`Names.typed`)."""
    if not (word.isascii() and word.isalpha()):
        return ()
    initials = (INITIALS + word,) if len(word) == 2 else ()
    return (SURNAME + word, GIVEN + word, *initials)
