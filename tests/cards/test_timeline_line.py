"""The drawn timeline: the order of time, gaps, bars, links; no screen needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kits import small_press
from lufang_tui.cards.styled import no_hits
from lufang_tui.cards.timeline import LINE, TimelinePane
from lufang_tui.cards.timeline_line import GLYPHS, INDENT, LANES
from lufang_tui.kit.model import Happening
from lufang_tui.text.cells import width

DATES = st.sampled_from(
    [None, "2016/2020", "2017", "2017-05", "2018-05-15", "2018-05-17", "2016-36", "2019/..", "../2015", "2018/", "0001",
     "9999-12-31", "0001/9999", "2018~", "2018-22", "2018-06/2018-09", "2018-05-15/2018-05-16"]
)  # fmt: skip


def pane_on(*dates: str | None) -> TimelinePane:
    return TimelinePane(
        small_press(
            timeline=tuple(
                Happening(id=f"h{at}", date=date, what=f"event {at}", text="The gate closes at six.")
                for at, date in enumerate(dates)
            )
        )
    )


def drawn(pane: TimelinePane) -> list[str]:
    return [f"{part.lead:<{INDENT}}{part.text}" for part in pane.line(None, no_hits).paragraphs]


def test_a_day_a_span_and_a_gap_are_drawn_and_the_undated_come_last() -> None:
    lines = drawn(pane_on(None, "2018-05-15", "2016/2020", "2018-05-16", "2017-05"))
    assert lines[2:] == [
        " 2016 ┼    ",
        "      │┏   2016–2020  event 2",
        "      ┆┃   ",
        "      ┆┃   1 y 4 m later",
        "      ┆┃   ",
        " 2017 ┼┃   ",
        "   05 ○┃   May 2017  event 4",
        "      ┆┃   ",
        "      ┆┃   1 year later",
        "      ┆┃   ",
        " 2018 ┼┃   ",
        "05-15 ●┃   15 May 2018  event 1",
        "05-16 ●┃   16 May 2018  event 3",
        "      ┆┃   ",
        "      ┆┃   2 y 8 m later",
        "      ┆┃   ",
        " 2020 ┼┃   ",
        "      │┗   until here: event 2",
        "           ",
        "      ?    undated  event 0",
    ]


def test_a_span_in_which_nothing_else_happens_needs_no_bar() -> None:
    assert any("■" in line and "event 0" in line for line in drawn(pane_on("2016/2017", "2018-05-15")))


@given(st.lists(DATES, max_size=12))
def test_every_happening_stands_once_and_days_go_on(dates: list[str | None]) -> None:
    pane = pane_on(*dates)
    paragraphs = pane.line(None, no_hits).paragraphs
    events = [part for part in paragraphs if part.link and "  event " in part.text]
    assert sorted(part.link or "" for part in events) == sorted(f"timeline/h{at}" for at in range(len(dates)))
    assert all(width(part.lead) < INDENT and width(part.rest) < INDENT for part in paragraphs)
    ordered = [dates[int(key[1:])] for key in pane.keys_by_time()]
    days = [date for date in ordered if date and len(date) == 10]
    assert days == sorted(days)
    assert all(date is None for date in ordered[len([d for d in dates if d]) :])
    for part in paragraphs:
        bars = [sign for sign in part.lead[7:] if sign in GLYPHS]
        assert len(bars) <= LANES


def test_hits_are_highlighted_and_the_chosen_one_is_marked() -> None:
    pane = pane_on("2018-05-15", "2019")
    pane.view = LINE
    page = pane.page("h1", lambda text: [(0, 5)] if text.startswith("event 1") else [])
    assert page.marked is not None
    chosen = page.paragraphs[page.marked]
    assert chosen.link == "timeline/h1"
    assert [chosen.text[span.start : span.end] for span in chosen.spans if span.role == "hit"] == ["event"]


def test_hundreds_of_entries_are_drawn_once_for_all_rows() -> None:
    pane = pane_on(*(f"{1000 + at}-05-15" for at in range(800)))
    pane.view = LINE
    first = pane.page("h0", no_hits).paragraphs
    assert pane.page("h799", no_hits).paragraphs is first
