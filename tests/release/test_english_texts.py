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
        ("direct found", 383),
        ("direct with speaker", 372),
        ("indirect found", 60),
        ("indirect with speaker", 60),
        ("people found", 76),
        ("posts found", 70),
        ("figures found", 38),
        ("dates found", 98),
    ],
)
def test_what_is_found(what: str, least: int) -> None:
    assert _total()[what] >= least


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("direct wrong", 4),
        ("indirect wrong", 3),
        ("people wrong", 1),
        ("figures wrong", 0),
        ("dates wrong", 12),
    ],
)
def test_what_is_found_and_not_there(what: str, most: int) -> None:
    assert _total()[what] <= most
