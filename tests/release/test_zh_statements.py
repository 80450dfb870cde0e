"""Who says what in Chinese, sentence by sentence."""

from __future__ import annotations

import pytest

from release.sentences import Case, cases, found_in

CASES = cases("zh-sentences.txt") + cases("zh-heard.txt")


@pytest.mark.parametrize("case", CASES, ids=[case.text[:24] for case in CASES])
def test_statements(case: Case) -> None:
    assert set(found_in(case.text, "zh-CN")) == set(case.said)


def test_there_are_enough_cases_and_enough_without_speech() -> None:
    assert len(CASES) >= 500
    assert sum(not case.said for case in CASES) >= 150
