"""How many passages of many newsrooms are wholly right: a floor, so that no rule takes back what another gave."""

from __future__ import annotations

import pytest

from release.sentences import cases, found_in


@pytest.mark.parametrize(("table", "least"), [("zh-newsrooms.txt", 53), ("zh-newsrooms-2.txt", 13)])
def test_passages_wholly_right(table: str, least: int) -> None:
    assert sum(set(found_in(case.text, "zh-CN")) == set(case.said) for case in cases(table)) >= least
