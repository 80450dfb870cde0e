"""Running the cases: each draft through `verify`, and its words through the public quote checkers."""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.verifying.bad import bad, of_kits
from benchmarks.verifying.genuine import Case, genuine
from benchmarks.verifying.subjects import Subject, subjects
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


def main() -> None:
    """Run, and print the table and what went wrong."""
    start = time.perf_counter()
    found = subjects(rooms=8)
    made = cases(found)
    presses = {subject.kit: subject.press for subject in found}
    result = outcomes(made, presses)
    for row in rows(result):
        told = ", ".join(f"{code} {count}" for code, count in row.verdicts.most_common(5))
        print(
            f"{'bad' if row.bad else 'genuine':8}{row.name:36}{row.cases:6}{row.right / row.cases:8.1%}{row.exact / row.cases:8.1%}  {told}"
        )
    for is_bad in (False, True):
        group = [one for one in result if one.case.bad == is_bad]
        wrong = [one for one in group if one.passed == is_bad]
        print(
            "bad" if is_bad else "genuine", len(group), "wrong", len(wrong), f"{len(wrong) / len(group):.2%}"
        )
    print(
        f"exact {sum(one.exact for one in result) / len(result):.2%}; {len(result)} cases, {time.perf_counter() - start:.0f} s"
    )
    import sys

    if len(sys.argv) > 1:
        shown: Counter[str] = Counter()
        for one in result:
            key = one.case.row
            if (
                (one.passed == one.case.bad or not one.exact)
                and shown[key] < int(sys.argv[1])
                and (len(sys.argv) < 3 or sys.argv[2] in key)
            ):
                shown[key] += 1
                print(
                    "PASSED"
                    if one.passed and one.case.bad
                    else "STOPPED"
                    if not one.passed and not one.case.bad
                    else "inexact",
                    key,
                    one.case.kit,
                    one.verdict,
                    sorted(one.case.expected)[:3],
                    "|",
                    one.case.draft.replace("\n", "⏎"),
                )


if __name__ == "__main__":
    main()
