"""`make bench-verify`: run the cases, print the table, and write it into docs/verification.md."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.verifying.genuine import Case
from benchmarks.verifying.run import Outcome, cases, outcomes, rows
from benchmarks.verifying.subjects import RELEASES, subjects

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/verification.md"
PEERS = Path(os.environ.get("PEERS_PYTHON", ROOT / ".venv-peers/bin/python"))
ROOMS = 8
"""Generated kits of each language."""


def asked(made: Sequence[Case], texts: dict[str, str]) -> dict[str, Any]:
    """What the public checkers say; empty where there is no Python with them."""
    if not PEERS.exists():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "cases.json"
        given.write_text(
            json.dumps({"texts": texts, "cases": [(case.inner.rstrip(".,。，"), case.kit) for case in made]}),
            encoding="utf-8",
        )
        done = subprocess.run(
            [PEERS, Path(__file__).with_name("peers.py"), given], capture_output=True, check=True, text=True
        )
    return dict(json.loads(done.stdout))


def table(result: Sequence[Outcome], peers: dict[str, Any]) -> list[str]:
    """The rows by kind of change: what is right of this program and of the checkers, and the verdicts."""
    names = [name for name, told in peers.items() if "passed" in told]
    lines = [
        f"| change | cases | passed or stopped rightly | verdict exactly right | {''.join(f'{name} | ' for name in names)}verdicts |",
        f"|---|---:|---:|---:|{'---:|' * len(names)}---|",
    ]
    numbers: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, outcome in enumerate(result):
        numbers[outcome.case.bad, outcome.case.row].append(number)
    for row in rows(result):
        own = numbers[row.bad, row.name]
        theirs = [
            _share(sum(peers[name]["passed"][at] != row.bad for at in own), row.cases) for name in names
        ]
        told = ", ".join(f"{code} {count}" for code, count in row.verdicts.most_common())
        kind = "**bad:** " if row.bad else ""
        lines.append(
            f"| {kind}{row.name} | {row.cases} | {_share(row.right, row.cases)} | {_share(row.exact, row.cases)} | "
            + "".join(f"{share} | " for share in theirs)
            + f"{told} |"
        )
    return lines


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if part < whole else "100 %"


def figures(result: Sequence[Outcome], peers: dict[str, Any]) -> list[str]:
    """The sums, beside what was asked for."""
    good = [one for one in result if not one.case.bad]
    wrong = [one for one in result if one.case.bad]
    speakers = [one for one in wrong if one.case.expected == frozenset({"wrong-speaker"})]
    flagged = sum(not one.passed for one in good)
    missed = sum(one.passed for one in wrong)
    caught = sum(one.verdict == "wrong-speaker" for one in speakers)
    exact = sum(one.exact for one in result)
    lines = [
        "| | asked for | measured |",
        "|---|---|---|",
        f"| bad quotations passed as clean | 0 of 3,000 | {missed} of {len(wrong):,} |",
        f"| genuine ones stopped | ≤ 1 % | {flagged} of {len(good):,} ({100 * flagged / len(good):.2f} %) |",
        f"| verdict exactly right | ≥ 95 % | {100 * exact / len(result):.1f} % of {len(result):,} |",
        f"| wrong speakers caught | ≥ 98 % | {100 * caught / len(speakers):.1f} % of {len(speakers):,} |",
    ]
    for name, told in peers.items():
        if "passed" not in told:
            lines.append(f"| {name} | | not measured: {told['missing']} |")
            continue
        bad_passed = sum(told["passed"][at] for at, one in enumerate(result) if one.case.bad)
        stopped = sum(not told["passed"][at] for at, one in enumerate(result) if not one.case.bad)
        failed = f", {told['failures']} ended in an error" if told["failures"] else ""
        lines.append(
            f"| {name} {told['version']} | | bad passed: {bad_passed:,} of {len(wrong):,} ({100 * bad_passed / len(wrong):.0f} %); "
            f"genuine stopped: {stopped:,} of {len(good):,} ({100 * stopped / len(good):.0f} %){failed} |"
        )
    return lines


def main() -> None:
    """Run everything."""
    found = subjects(ROOMS)
    made = cases(found)
    presses = {subject.kit: subject.press for subject in found}
    result = outcomes(made, presses)
    texts = {
        name: "\n\n".join(section.text for section in press.kit.sections) for name, press in presses.items()
    }
    peers = asked(made, texts)
    corpus = f"{len(found)} quotations of {len(presses)} kits, {sum(case.zh for case in made):,} cases in Chinese and {sum(not case.zh for case in made):,} in English"
    if RELEASES.is_dir():
        corpus += "; the annotated releases beside the repository are among them"
    text = "\n".join(
        [
            "",
            f"Written by `make bench-verify`: {corpus}.",
            "",
            *figures(result, peers),
            "",
            *table(result, peers),
            "",
            "",
        ]
    )
    print(text)
    page = PAGE.read_text(encoding="utf-8")
    page = re.sub(
        r"(<!-- benchmark -->\n).*?(<!-- end benchmark -->)",
        lambda match: f"{match[1]}{text}{match[2]}",
        page,
        flags=re.DOTALL,
    )
    PAGE.write_text(page, encoding="utf-8")
    for one in result:
        if one.passed == one.case.bad:
            print("wrong:", one.case.row, one.case.kit, one.verdict, one.case.draft, file=sys.stderr)


if __name__ == "__main__":
    main()
