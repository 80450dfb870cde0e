"""The words of finding.json."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct, field


class Words(Struct, frozen=True):
    """What one language points to dates with; the numbers are years, months or days from the anchor."""

    years: dict[str, int]
    same_years: dict[str, int] = field(name="same years")
    """Pointing to a year that the text named before."""
    months: dict[str, int]
    same_months: dict[str, int] = field(name="same months")
    days: dict[str, int]
    same_days: dict[str, int] = field(name="same days")
    weeks: dict[str, int]
    """What stands before a weekday, and by how many days it moves it."""
    names: list[str]
    """Last words of names that a year opens (2018年……节)."""
    no_name: list[str] = field(name="no name")
    """Words that show that what follows a year is no name."""
    units: list[str]
    """Words that show that a number before them counts things."""
    not_days: tuple[str, ...] = field(name="not days")
    """Phrases whose end looks like a day that words point to."""
    named_days: list[str] = field(name="named days", default_factory=list)


@cache
def words(chinese: bool) -> Words:
    """Give the words of Chinese or of English, read once."""
    data = Path(__file__).with_name("finding.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Words])["zh" if chinese else "en"]
