"""Selections for commands: the options alone, together with a query, and what they do not take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kits import small_kit, small_press
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Review
from lufang_tui.search import Selection, WrongSelection, parse, select

BOOKFAIR = Path(__file__).parents[1] / "fixtures/search/bookfair"


def ids(selection: Selection) -> list[str]:
    groups = (selection.quotes, selection.people, selection.timeline, selection.figures, selection.sections)
    return [entry.id for group in groups for entry in group]


def test_without_options_the_whole_kit_is_selected() -> None:
    press = load(None)
    selection = select(press)
    assert selection.quotes == press.kit.quotes
    assert selection.people == press.kit.people
    assert selection.timeline == press.kit.timeline
    assert selection.figures == press.kit.figures
    assert selection.sections == press.kit.sections
    assert selection.total == len(ids(selection))


def test_each_option_alone() -> None:
    press = load(BOOKFAIR)
    assert ids(select(press, speakers=["p-director"])) == ["zha-1", "zha-2"]
    assert ids(select(press, speakers=["查文婉", "青田"])) == ["zha-1", "zha-2", "qingtian-1"]
    assert ids(select(press, speakers=["zhawenwan"])) == ["zha-1", "zha-2"]
    assert ids(select(press, kinds=["partial"])) == ["shan-1", "lu-1"]
    assert ids(select(press, kinds=["部分引語", "direct"])) == [
        "zha-1", "yuchi-1", "shan-1", "zeng-1", "lu-1", "reader-1",
    ]  # fmt: skip
    assert ids(select(press, since="2021-10")) == ["fair-days"]
    assert ids(select(press, until="2019")) == ["founded", "moved"]
    assert ids(select(press, since="2019-10", until="2020-06")) == ["moved", "postponed"]
    assert ids(select(press, only=["figures", "article"])) == [
        "fig-1",
        "opening",
        "walks",
        "nights",
        "history",
    ]
    assert ids(select(press, query=parse("水門"))) == ["walks"]
    assert ids(select(press, query="夜讀 -館長")) == ["nights"]


def test_options_and_query_hold_together_and_the_kits_order_stays() -> None:
    press = load(BOOKFAIR)
    assert ids(select(press, query="zha wen", only=["people"])) == ["p-bureau", "p-director"]
    assert ids(select(press, query=parse("出版社"), kinds=["indirect"])) == ["zha-2", "qingtian-1"]
    assert ids(select(press, query=parse("in:quotes"), only=["people"])) == []
    assert ids(select(press, speakers=["查文婉"], since="2022")) == []


def test_reviewed_leaves_out_what_nobody_vouches_for() -> None:
    press = small_press()
    kit = press.kit
    assert ids(select(press, reviewed=True)) == []
    quote = small_kit().quotes[0]
    states = {Review.ACCEPTED: 1, Review.EDITED: 1, Review.EXTRACTED: 0, None: 0}
    for review, count in states.items():
        changed = type(quote)(
            **{name: getattr(quote, name) for name in quote.__struct_fields__} | {"review": review}
        )
        assert len(select(small_press(quotes=(changed,)), reviewed=True).quotes) == count
    assert kit.quotes == (quote,)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"speakers": ["查文熊"]}, "did you mean '查文雄'"),
        ({"speakers": [""]}, "no speaker"),
        ({"kinds": ["indirekt"]}, "did you mean 'indirect'"),
        ({"only": ["all"]}, "there are quotes, people, timeline, figures, article"),
        ({"since": "yesterday"}, "no EDTF date"),
        ({"until": "2018-02-30"}, "01 to 28"),
        ({"speakers": ["\x1b[2J"]}, "␛"),
    ],
)
def test_what_there_is_not_is_told(options: dict[str, object], message: str) -> None:
    with pytest.raises(WrongSelection, match=re.escape(message)) as caught:
        select(load(None), **options)  # type: ignore[arg-type]
    assert "\x1b" not in str(caught.value)
