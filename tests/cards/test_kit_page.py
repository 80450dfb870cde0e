"""The page of a kit, the embargo in words, and what nobody has reviewed; no screen needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kits import MemoryFolder, small_kit
from lufang_tui.cards import PANES, KitPane
from lufang_tui.cards.embargo import embargo_line, embargo_words
from lufang_tui.cards.styled import no_hits
from lufang_tui.cards.timeline import LINE
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Contact, Kind, Kit, Organisation, Quote, Review, Source
from lufang_tui.kit.press import PressKit

RELEASE = b"Anna Berg said so."
EMBARGO = "2030-05-15T09:00:00+08:00"
BEFORE = datetime(2030, 5, 13, 1, tzinfo=UTC)


def told(pane: KitPane, key: str) -> str:
    return "\n".join(part.text for part in pane.page(key, no_hits).paragraphs)


def pane_of(kit: Kit, **files: bytes) -> KitPane:
    return KitPane(PressKit(kit, MemoryFolder(**files)))


def test_the_kit_page_is_the_sixth_pane_and_is_not_searched() -> None:
    assert [pane.name for pane in PANES] == ["quotes", "people", "timeline", "figures", "article", "kit"]
    assert [pane.searched for pane in PANES] == [True] * 5 + [False]


def test_every_link_of_every_pane_leads_to_an_entry() -> None:
    press = load(None)
    panes = {pane.name: pane(press) for pane in PANES}
    links: set[str] = set()
    for pane in panes.values():
        for view in ("", LINE):
            pane.view = view
            for entry in pane.keys():  # noqa: SIM118 - no mapping
                links.update(part.link for part in pane.page(entry, no_hits).paragraphs if part.link)
    assert len(links) > 60
    keys = {name: set(pane.keys()) for name, pane in panes.items()}
    for target in links:
        name, _sign, key = target.partition("/")
        assert key in keys[name], target


def test_the_source_is_held_against_its_digest() -> None:
    sound = Source(file="r.md", sha256=hashlib.sha256(RELEASE).hexdigest())
    files = {"r.md": RELEASE}
    assert "byte for byte" in told(pane_of(small_kit(source=sound), **files), "source")
    changed = told(pane_of(small_kit(source=Source(file="r.md", sha256="0" * 64)), **files), "source")
    assert "changed since the kit was made" in changed
    assert "0" * 64 in changed
    assert "no digest" in told(pane_of(small_kit(source=Source(file="r.md")), **files), "source")
    assert "The file is missing." in told(pane_of(small_kit(source=sound)), "source")
    assert "no source" in told(pane_of(small_kit()), "source")


def test_contacts_boilerplate_publisher_and_note_are_told_with_their_links() -> None:
    kit = small_kit(
        headline="Hall opens",
        publisher="office",
        contacts=(Contact(name="Bo Ek", role="Press", organisation="office", phone="+46 8", email="b@e.se"),),
        boilerplate="About us.\n\nWe build.",
        note="[sic] all of it",
    )
    pane = pane_of(kit)
    about = pane.page("about", no_hits).paragraphs
    assert "kit/organisation:office" in [part.link for part in about]
    assert "headline  Hall opens" in told(pane, "about")
    assert "[sic] all of it" in told(pane, "about")
    assert told(pane, "boilerplate").endswith("About us.\n\nWe build.")
    for words in ("Bo Ek  Press", "Harbour Office", "telephone  +46 8", "e-mail  b@e.se"):
        assert words in told(pane, "contacts")


def test_an_organisation_lists_its_people_and_its_statements() -> None:
    quote = Quote(id="o-1", speakers=("office",), kind=Kind.INDIRECT, text="The gate closes at six.")
    page = pane_of(small_kit(quotes=(quote,))).page("organisation:office", no_hits).paragraphs
    assert [part.link for part in page if part.link] == ["people/anna", "quotes/o-1"]


def test_what_nobody_has_reviewed_is_grouped_with_links() -> None:
    quotes = tuple(
        Quote(id=f"q-{review}", speakers=(), kind=Kind.INDIRECT, text="The gate", review=review)
        for review in Review
    )
    body = Organisation(id="body", name="Body", review=Review.EXTRACTED)
    pane = pane_of(small_kit(quotes=quotes, organisations=(body,), people=()))
    page = pane.page("review", no_hits).paragraphs
    assert [part.link for part in page if part.link] == ["quotes/q-extracted", "kit/organisation:body"]
    assert pane.row("review", no_hits).body.text == "2 entries"
    assert "Everything has been reviewed" in told(pane_of(small_kit()), "review")


def test_an_embargo_is_told_with_the_time_left_and_the_clock_of_this_machine() -> None:
    kit = small_kit(embargo=EMBARGO)
    line = embargo_line(kit, BEFORE)
    assert line.startswith("Under embargo until 2030-05-15 09:00 UTC+08:00")
    assert "2 days from now" in line
    assert "5 hours from now" in embargo_line(kit, BEFORE + timedelta(hours=43))
    assert "1 minute from now" in embargo_line(kit, BEFORE + timedelta(hours=47, minutes=59, seconds=50))
    after = BEFORE + timedelta(hours=48)
    assert embargo_line(kit, after) == ""
    assert embargo_words(kit, after).startswith("The embargo is over: it ended 2030-05-15 09:00 UTC+08:00")
    assert embargo_words(small_kit(), after) == ""


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_the_calendar_are_told_too(time: str) -> None:
    assert time[:10] in embargo_words(small_kit(embargo=time), BEFORE)


def test_the_page_of_an_embargoed_kit_has_a_part_about_it(stopped_clock: Callable[[datetime], None]) -> None:
    stopped_clock(BEFORE)
    pane = pane_of(small_kit(embargo=EMBARGO))
    assert "embargo" in set(pane.keys())
    assert "Copying and exporting ask first" in told(pane, "embargo")
    assert "embargo" not in set(pane_of(small_kit()).keys())
