"""A snapshot has all that an entry takes: whatever is made of it is what the kit itself would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from kits import MemoryFolder, kits, small_press
from lufang_tui.attribution import NotTranslated, all_styles, attribute, copyable, sign
from lufang_tui.clippings import Clipping, NotCollected, collect, words
from lufang_tui.clippings.snapshot import snapshot
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Section
from lufang_tui.kit.press import PressKit, UnknownId
from lufang_tui.search import Group

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit


def taken(press: PressKit, group: Group, key: str) -> PressKit:
    return collect(press, None, group, key).press


@pytest.mark.parametrize("style", list(all_styles()))
def test_every_quotation_is_signed_as_the_kit_signs_it(style: str) -> None:
    press = load(None)
    for quote in press.kit.quotes:
        own = taken(press, Group.QUOTES, quote.id)
        try:
            expected = attribute(press, quote, style)
        except NotTranslated:
            continue
        assert attribute(own, own.kit.quotes[0], style) == expected


def test_places_hold() -> None:
    press = load(None)
    for group, entries in ((Group.QUOTES, press.kit.quotes), (Group.TIMELINE, press.kit.timeline)):
        for entry in entries:
            own = taken(press, group, entry.id)
            anchors, kept = press.anchors.get(entry.id, ()), own.anchors.get(entry.id, ())
            assert [(one.section, press.paragraph_at(one)) for one in anchors] == [
                (one.section, own.paragraph_at(one)) for one in kept
            ]


def test_other_paragraphs_are_left_out() -> None:
    own = taken(load(None), Group.QUOTES, "zha-1").kit
    (section,) = own.sections
    assert section.text.startswith("…\n\n")
    assert len(own.people) == 1
    assert not own.timeline


def test_a_paragraph_and_a_heading() -> None:
    press = load(None)
    name = next(section.id for section in press.kit.sections if len(press.paragraphs(section.id)) > 1)
    own = taken(press, Group.ARTICLE, f"{name}#1")
    assert [part.text for part in own.paragraphs(name)] == ["…", press.paragraphs(name)[1].text]
    headed = small_press(
        sections=(Section(id="a", heading="The hall", text="It opens."),), quotes=(), timeline=()
    )
    own = taken(headed, Group.ARTICLE, "a#")
    assert (own.kit.sections[0].heading, own.kit.sections[0].text) == ("The hall", "…")
    assert words(collect(headed, None, Group.ARTICLE, "a#")) == "The hall"


@pytest.mark.parametrize("key", ["opening", "opening#99", "nowhere#0", "opening#x", "#"])
def test_no_such_paragraph(key: str) -> None:
    with pytest.raises(NotCollected):
        snapshot(load(None), Group.ARTICLE, key)


def test_an_entry_of_another_group_is_none() -> None:
    with pytest.raises(NotCollected):
        snapshot(load(None), Group.PEOPLE, "zha-1")
    with pytest.raises(NotCollected):
        snapshot(load(None), Group.QUOTES, "jd-cloud")
    with pytest.raises(UnknownId, match="did you mean 'zha-1'"):
        snapshot(load(None), Group.QUOTES, "zha-2")


def test_what_could_not_be_read_back_is_refused() -> None:
    faulty = small_press(language="not a tag")
    with pytest.raises(NotCollected, match="cannot be collected"):
        snapshot(faulty, Group.QUOTES, "anna-1")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kit=kits())
def test_any_entry_of_any_kit_comes_back_from_json_with_the_same_signature(kit: Kit) -> None:
    press = PressKit(kit, MemoryFolder())
    for quote in kit.quotes:
        clipping = collect(press, "/kit", Group.QUOTES, quote.id)
        again = msgspec.json.decode(msgspec.json.encode(clipping), type=Clipping)
        assert again == clipping
        assert sign(again.press, again.kit.quotes[0]) == sign(press, quote)
    for person in kit.people:
        own = taken(press, Group.PEOPLE, person.id)
        assert copyable(own, own.kit.people[0]) == copyable(press, person)
