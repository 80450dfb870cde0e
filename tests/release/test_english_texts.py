"""How much of whole own releases and articles is found: floors, so that no rule takes back what another gave."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from release.annotated import annotated, count


@cache
def _total() -> Counter[str]:
    total: Counter[str] = Counter()
    for one in annotated("english"):
        total += count(one)
    return total


@pytest.mark.parametrize(
    ("what", "least"),
    [
        ("direct found", 631),
        ("direct with speaker", 621),
        ("indirect found", 102),
        ("indirect with speaker", 102),
        ("people found", 137),
        ("posts found", 129),
        ("figures found", 67),
        ("dates found", 182),
    ],
)
def test_what_is_found(what: str, least: int) -> None:
    assert _total()[what] >= least


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("direct wrong", 2),
        ("indirect wrong", 3),
        ("people wrong", 1),
        ("figures wrong", 0),
        ("dates wrong", 12),
    ],
)
def test_what_is_found_and_not_there(what: str, most: int) -> None:
    assert _total()[what] <= most
