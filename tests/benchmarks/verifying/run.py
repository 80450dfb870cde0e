"""Running the cases: each draft through `verify`, and its words through the public quote checkers."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.verifying.bad import bad, of_kits
from benchmarks.verifying.genuine import Case, genuine
from benchmarks.verifying.subjects import Subject
from lufang_tui.documents import load_document
from lufang_tui.kit.press import PressKit
from lufang_tui.verify import LoadedKits, Verdict, verify
from lufang_tui.verify.verdicts import is_clean

CLEAN = frozenset(verdict.code for verdict in Verdict if is_clean(verdict))
_GRAVITY = {verdict.code: verdict.severity.rank for verdict in Verdict}


class Outcome(NamedTuple):
    """What came of a case."""

    case: Case
    verdict: str
    """The gravest verdict on the draft; `nothing` where no quotation was seen in it."""

    @property
    def passed(self) -> bool:
        """Whether the draft passes."""
        return self.verdict in CLEAN or self.verdict == "nothing"

    @property
    def exact(self) -> bool:
        """Whether it is one of the verdicts that are right."""
        return self.verdict in self.case.expected


def cases(found: Sequence[Subject], seed: int = 7) -> list[Case]:
    """Give every case, the same in every run."""
    chance = random.Random(seed)
    by_kit: dict[str, list[Subject]] = defaultdict(list)
    for subject in found:
        by_kit[subject.kit].append(subject)
    result: list[Case] = []
    for subject in found:
        others = [one for one in by_kit[subject.kit] if one.quote.id != subject.quote.id]
        chance.shuffle(others)
        elsewhere = [one for one in found if one.kit != subject.kit and one.zh == subject.zh]
        result += genuine(subject, chance)
        result += bad(subject, others, elsewhere, chance)
    return result + list(of_kits(found, chance))


def outcomes(made: Iterable[Case], presses: dict[str, PressKit]) -> list[Outcome]:
    """Verify every draft against the kit of its case."""
    sources = {name: LoadedKits([(name, press)]) for name, press in presses.items()}
    result = []
    for case in made:
        report = verify(load_document(case.draft.encode(), "draft.md"), "draft.md", sources[case.kit])
        found = [finding.verdict for finding in report.findings]
        result.append(Outcome(case, max(found, key=lambda code: _GRAVITY[code], default="nothing")))
    return result


class Row(NamedTuple):
    """A row of the table."""

    name: str
    bad: bool
    cases: int
    right: int
    """How many passed of the genuine, or were stopped of the bad."""
    exact: int
    verdicts: Counter[str]


def rows(found: Sequence[Outcome]) -> list[Row]:
    """Sum the outcomes up by the kind of change."""
    groups: dict[tuple[bool, str], list[Outcome]] = defaultdict(list)
    for outcome in found:
        groups[outcome.case.bad, outcome.case.row].append(outcome)
    return [
        Row(
            name,
            is_bad,
            len(group),
            sum(one.passed != is_bad for one in group),
            sum(one.exact for one in group),
            Counter(one.verdict for one in group),
        )
        for (is_bad, name), group in sorted(groups.items())
    ]
