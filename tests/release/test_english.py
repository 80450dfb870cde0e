"""English statements and people: own sentences, the patterns of releases and news, and inputs made to run away."""

from __future__ import annotations

from pathlib import Path

import pytest

from lufang_tui.documents import load_document
from lufang_tui.release import extract


def _rows() -> list[tuple[str, list[str]]]:
    """Texts with what is found in them: `kind | passages | speakers` or `P | name | posts` a line."""
    blocks = Path(__file__).with_name("english.txt").read_text(encoding="utf-8").strip().split("\n\n")
    rows = [block.split("\n") for block in blocks if not block.startswith("#")]
    return [(lines[0].replace("\\n", "\n"), lines[1:]) for lines in rows]


def _found(text: str) -> list[str]:
    extraction = extract(load_document(text.encode(), "release.txt"), language="en")
    canonical, findings = extraction.document.text, extraction.findings
    statements = [
        f"{one.kind} | {' // '.join(canonical[start:end] for start, end in one.spans)} | {', '.join(one.speakers) or '-'}"
        for one in findings.statements
    ]
    people = []
    for one in findings.people:
        roles = "; ".join(f"{role.title} @ {role.organisation or '-'}" for role in one.roles)
        people.append(f"P | {one.name} | {roles or '-'}")
    return statements + people


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_sentences(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


PIECES = (
    "“", '"', "‘", "'a ", "Wang ", "president ", "Vice President ", "Wang and ", "said ", "Wang Xin said ",
    '"A b c," said Wang Xin. ', "According to ", "Wang Xin, president of JD and head of ", "who said ", '"a" ', "— Wang Xin ",
    "Mr. ", "a b. ", "“Wang said, ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_no_repetition_runs_away(piece: str) -> None:
    extract(load_document((piece * (40_000 // len(piece))).encode(), "release.txt"), language="en")
