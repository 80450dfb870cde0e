"""A small run of the mutation benchmark (`make bench-verify` has all of it): nothing bad passes, nothing genuine is stopped."""

from __future__ import annotations

from benchmarks.verifying.run import cases, outcomes
from benchmarks.verifying.subjects import subjects


def test_mutations() -> None:
    found = subjects(rooms=1, annotated=False)
    result = outcomes(cases(found), {subject.kit: subject.press for subject in found})
    wrong = [(one.case.row, one.verdict, one.case.draft) for one in result if one.passed == one.case.bad]
    assert len(result) > 800
    assert wrong == []
    assert sum(one.exact for one in result) > len(result) * 0.95
