"""A library whose index is just made anew answers nothing: then there is no verdict, and the reason is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.library import IndexFault
from verify.test_verdicts import verified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.passages import Passage, Who
    from lufang_tui.verify.words import Words


class _BeingMadeAnew:
    people: Sequence[Who] = ()
    unread: Sequence[str] = ()
    languages: Sequence[str] = ()

    def passages(self, row: Words) -> Sequence[Passage]:
        del row
        raise IndexFault("the index is being made anew")


def test_what_no_index_answers_cannot_be_verified() -> None:
    report = verified(
        "查文雄表示：“京东云要从自身科技特色出发。”\n\n他说：“今天天气很好。”", _BeingMadeAnew()
    )
    assert [one.verdict for one in report.findings] == ["unverifiable", "unverifiable"]
    assert all("the index is being made anew" in one.reason for one in report.findings)
