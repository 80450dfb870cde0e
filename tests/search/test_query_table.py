"""The table of queries, queries.tsv: what each finds in the festival kit, an English one and a traditional Chinese one.

What it expects was found by reading the kits. Order within a group counts.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lufang_tui.check import check
from lufang_tui.kit.load import load, read
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Group, Searcher, parse

FIXTURES = Path(__file__).parents[1] / "fixtures/search"
TABLE = Path(__file__).with_name("queries.tsv")
KITS = {"festival": None, "mill": FIXTURES / "mill", "bookfair": FIXTURES / "bookfair"}


@cache
def press_of(kit: str) -> PressKit:
    return load(KITS[kit])


@cache
def searcher_of(kit: str) -> Searcher:
    return Searcher(press_of(kit))


def table() -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [(kit, query, expected) for kit, query, expected in rows]


def find(kit: str, query: str) -> list[str]:
    results = searcher_of(kit).search(parse(query))
    found = []
    for group in Group:
        for hit in results.group(group):
            place = (
                ""
                if group is not Group.ARTICLE
                else "/h"
                if hit.paragraph is None
                else f"/{hit.paragraph + 1}"
            )
            found.append(f"{group.value}:{hit.id}{place}")
    return found


@pytest.mark.parametrize(("kit", "query", "expected"), table())
def test_query(kit: str, query: str, expected: str) -> None:
    wanted = [item for item in expected.split() if ":" in item]
    order = [group.value for group in Group]
    wanted.sort(key=lambda item: order.index(item.split(":")[0]))
    assert find(kit, query) == wanted
    assert bool(parse(query).faults) is ("(fault)" in expected)


def test_the_table_is_as_large_as_was_asked_for() -> None:
    rows = table()
    assert len({(kit, query) for kit, query, _ in rows}) == len(rows) >= 120
    assert {kit for kit, _, _ in rows} == set(KITS)


@pytest.mark.parametrize("kit", ["mill", "bookfair"])
def test_the_kits_of_the_table_are_sound(kit: str) -> None:
    reading = read(KITS[kit])
    assert reading.faults == ()
    assert list(check(reading)) == []
