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
        ("direct found", 599),
        ("direct with speaker", 589),
        ("indirect found", 98),
        ("indirect with speaker", 98),
        ("people found", 130),
        ("posts found", 123),
        ("figures found", 65),
        ("dates found", 174),
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
        ("dates wrong", 15),
    ],
)
def test_what_is_found_and_not_there(what: str, most: int) -> None:
    assert _total()[what] <= most
