"""A quotation's verdict is its own: what else stands in the draft does not change it."""

from __future__ import annotations

import random

import pytest

from lufang_tui.verify import Verdict
from verify.test_verdicts import festival, gravest, mill, rows, verified

RANKS = {verdict.code: verdict.severity.rank for verdict in Verdict}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ["verdicts.txt", "english.txt"])
def test_many_quotations_in_one_draft(name: str, seed: int) -> None:
    # Without a speaker of its own, a quotation may rightly be taken for the one before's.
    bare = ("ambiguous", "speaker-missing")
    chosen = [row for row in rows(name) if row[1][0] not in "#|>-" and row[0] not in bare]
    random.Random(seed).shuffle(chosen)
    chosen = chosen[:25]
    sources = festival() if name == "verdicts.txt" else mill()
    text = "\n\n".join(draft for _, draft in chosen)
    report = verified(text, sources)
    at = 0
    for verdict, draft in chosen:
        start = text.index(draft, at)
        at = start + len(draft)
        found = [one.verdict for one in report.findings if start <= one.where.start < at]
        assert max(found, key=lambda code: RANKS[code]) == verdict, draft


def test_a_wrong_post_taints_no_other_quotation() -> None:
    right = "查文雄表示：“京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。”"
    wrong = f"京东云总经理{right}"
    report = verified(f"京东云交付总监{right}\n\n{wrong}\n\n{right}", festival())
    assert [one.verdict for one in report.findings] == ["verbatim", "wrong-title", "verbatim"]


def test_one_passage_has_one_finding() -> None:
    report = verified("查文雄说，要“从自身科技特色出发”。", festival())
    assert [one.verdict for one in report.findings] == ["trimmed"]
    assert gravest(report) == "trimmed"
