"""The verdicts on drafts in the ways in which newsrooms write them; every verdict has a row."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lufang_tui.documents import load_document
from lufang_tui.kit.load import load
from lufang_tui.verify import DraftReport, LoadedKits, Verdict, verify
from verify.chambers import growers, museum, saying
from verify.mill import GROWTH, ORDERS, press

if TYPE_CHECKING:
    from lufang_tui.verify import Sources

HERE = Path(__file__).parent


@cache
def festival() -> LoadedKits:
    return LoadedKits([("festival", load(None))])


@cache
def mill() -> LoadedKits:
    return LoadedKits([("mill", press())])


def rows(name: str) -> list[tuple[str, str]]:
    quotes = {quote.id: quote.passages[0] for quote in load(None).kit.quotes}
    words = {"zha": quotes["zha-1"], "tan": quotes["tan-1"], "orders": ORDERS, "growth": GROWTH}
    found = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            verdict, draft = line.split("\t")
            found.append((verdict, draft.replace("¶", "\n").format(**words)))
    return found


def verified(draft: str, sources: Sources) -> DraftReport:
    return verify(load_document(draft.encode(), "draft.md"), "draft.md", sources)


def gravest(report: DraftReport) -> str:
    ranks = {verdict.code: verdict.severity.rank for verdict in Verdict}
    return max((finding.verdict for finding in report.findings), key=lambda code: ranks[code])


@cache
def chambers(language: str) -> LoadedKits:
    return LoadedKits([(language, museum() if language == "zh" else growers())])


@pytest.mark.parametrize(
    ("language", "verdict", "draft"),
    [(language, *row) for language in ("zh", "en") for row in rows(f"meaning-{language}.txt")],
)
def test_meaning(language: str, verdict: str, draft: str) -> None:
    assert gravest(verified(draft, chambers(language))) == verdict


@pytest.mark.parametrize(
    ("verdict", "statement", "draft"),
    [
        tuple(line.split("\t"))
        for line in (HERE / "turns.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ],
)
def test_one_statement(verdict: str, statement: str, draft: str) -> None:
    assert gravest(verified(draft, LoadedKits([("one", saying(statement))]))) == verdict


@pytest.mark.parametrize(("verdict", "draft"), rows("verdicts.txt"))
def test_chinese(verdict: str, draft: str) -> None:
    assert gravest(verified(draft, festival())) == verdict


@pytest.mark.parametrize(("verdict", "draft"), rows("english.txt"))
def test_english(verdict: str, draft: str) -> None:
    assert gravest(verified(draft, mill())) == verdict


def test_every_verdict_has_a_row() -> None:
    told = {verdict for name in ("verdicts.txt", "english.txt") for verdict, _ in rows(name)}
    assert told == {verdict.code for verdict in Verdict} - {
        "unverifiable"
    }  # that one is tested beside what causes it
