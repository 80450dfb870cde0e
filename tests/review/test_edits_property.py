"""Whatever is edited in whatever order: the kit stays sound, undoing everything gives its bytes back, and a corrected
release keeps what a person decided."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.folder import Directory
from lufang_tui.kit.load import read
from lufang_tui.kit.model import Kind, Kit, Review
from lufang_tui.kit.press import PressKit
from lufang_tui.kit.write import kit_text, write_kit
from lufang_tui.review import (
    Session,
    WrongEdit,
    accept,
    accept_from,
    add_happening,
    add_person,
    add_quotation,
    candidates,
    merge_people,
    moved,
    pass_over,
    reimport,
    reject,
    set_happening,
    set_kind,
    set_organisation,
    set_passages,
    set_person,
    set_speakers,
)
from review.example import ARTICLE, kit

if TYPE_CHECKING:
    from collections.abc import Callable

    from lufang_tui.kit.model import Entry

NUMBERS = st.tuples(st.integers(0, 999), st.integers(0, 999))


def one(entries: tuple[Entry, ...], number: int) -> str:
    if not entries:
        raise WrongEdit("nothing there")
    return entries[number % len(entries)].id


def everything(kit: Kit) -> tuple[Entry, ...]:
    return (*kit.quotes, *kit.people, *kit.organisations, *kit.timeline)


def stretch(number: int, other: int) -> Anchor:
    """Some words of one of the example's paragraphs."""
    first, second = ARTICLE.index("\n\n"), len(ARTICLE)
    low, high = (0, first) if number % 2 else (first + 2, second)
    start = low + number % (high - low - 1)
    return Anchor("text", start, start + 1 + other % (high - start))


EDITS: dict[str, Callable[[PressKit, int, int], Kit]] = {
    "accept": lambda press, n, _m: accept(press.kit, one(everything(press.kit), n)),
    "accept all": lambda press, n, _m: accept_from(press.kit, n / 999),
    "reject": lambda press, n, _m: reject(press.kit, one(everything(press.kit), n)),
    "kind": lambda press, n, m: set_kind(press.kit, one(press.kit.quotes, n), list(Kind)[m % 3]),
    "speaker": lambda press, n, m: set_speakers(
        press.kit, one(press.kit.quotes, n), [one((*press.kit.people, *press.kit.organisations), m)]
    ),
    "nobody": lambda press, n, _m: set_speakers(press.kit, one(press.kit.quotes, n), []),
    "move": lambda press, n, m: set_passages(
        press,
        (entry := one((*press.kit.quotes, *press.kit.timeline), n)),
        (
            moved(
                press,
                press.anchors[entry][0],
                "start" if m % 2 else "end",
                m % 9 - 4 or 5,
                by_words=m % 4 > 1,
            ),
        ),
    ),
    "person": lambda press, n, m: set_person(
        press.kit,
        one(press.kit.people, n),
        name=f"赵{m}",
        posts=[("经理", "某公司" if m % 2 else f"公司{m}")] * (m % 3),
    ),
    "organisation": lambda press, n, m: set_organisation(
        press.kit, one(press.kit.organisations, n), name=f"公司{m}"
    ),
    "merge": lambda press, n, m: merge_people(press.kit, one(press.kit.people, n), one(press.kit.people, m)),
    "add quotation": lambda press, n, m: add_quotation(press, (stretch(n, m),), list(Kind)[m % 3])[0],
    "add person": lambda press, n, m: add_person(press.kit, f"钱{n}", "主任", f"公司{m}")[0],
    "add date": lambda press, n, m: add_happening(press, stretch(n, m), date="2018-05", when=None)[0],
    "date": lambda press, n, m: set_happening(
        press.kit, one(press.kit.timeline, n), date=f"20{m % 90 + 10}", what="那一天"
    ),
    "pass over": lambda press, n, _m: pass_over(
        press, (left := [c.anchor for c in candidates(press)])[n % len(left)] if candidates(press) else stretch(0, 3)
    ),
}  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS), min_size=1, max_size=8)


def applied(press: PressKit, name: str, numbers: tuple[int, int]) -> Kit:
    """The kit after an edit, or as it is where the edit is refused."""
    try:
        return EDITS[name](press, *numbers)
    except WrongEdit:
        return press.kit


@settings(deadline=None, max_examples=25)
@given(STEPS)
def test_every_edit_leaves_a_sound_kit_and_undoing_all_gives_the_bytes_back(
    steps: list[tuple[str, tuple[int, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_kit(kit(), Path(folder))
        session = Session(Path(folder))
        before = session.file.read_bytes()
        for name, numbers in steps:
            session.apply(applied(session.press, name, numbers))
            reading = read(Path(folder))
            assert not reading.faults, (name, reading.faults)
            assert reading.press is not None
            assert reading.press.kit == session.kit
            assert not reading.press.anchoring.missing
        while session.can_undo:
            session.undo()
        assert session.file.read_bytes() == before


@settings(deadline=None, max_examples=40)
@given(STEPS)
def test_the_same_release_again_loses_nothing_that_a_person_decided(
    steps: list[tuple[str, tuple[int, int]]],
) -> None:
    folder = Directory(Path())
    press = PressKit(kit(), folder)
    for name, numbers in steps:
        press = PressKit(applied(press, name, numbers), folder)
    again = reimport(press.kit, kit())
    assert again.lost == ()
    ids = {entry.id for entry in everything(again.kit)}
    for entry in everything(press.kit):
        if entry.review in {Review.ACCEPTED, Review.EDITED}:
            assert entry.id in ids, entry
    assert len(ids) == len(everything(again.kit))
    assert not PressKit(again.kit, folder).anchoring.missing
    for quote in again.kit.quotes:
        assert set(quote.speakers) <= ids
    # What was rejected stays out, and importing a third time changes nothing.
    assert kit_text(reimport(again.kit, kit()).kit) == kit_text(again.kit)


@settings(deadline=None, max_examples=40)
@given(STEPS, st.integers(0, len(ARTICLE) - 1), st.integers(1, 30))
def test_of_a_corrected_release_everything_is_kept_or_told(
    steps: list[tuple[str, tuple[int, int]]], start: int, length: int
) -> None:
    folder = Directory(Path())
    press = PressKit(kit(), folder)
    for name, numbers in steps:
        press = PressKit(applied(press, name, numbers), folder)
    text = ARTICLE[:start] + ARTICLE[start + length :] or "空"
    section = structs.replace(kit().sections[0], text=text)
    new = structs.replace(kit(), sections=(section,), quotes=(), timeline=())
    again = reimport(press.kit, new)
    decided = [entry for entry in everything(press.kit) if entry.review in {Review.ACCEPTED, Review.EDITED}]
    assert {entry.id for entry in (*again.kept, *again.lost)} == {entry.id for entry in decided}
    for quote in press.kit.quotes:
        if quote.review in {Review.ACCEPTED, Review.EDITED}:
            stands = all(passage in text for passage in quote.passages)
            assert (quote.id in {entry.id for entry in again.kept}) is stands
    assert not PressKit(again.kit, folder).anchoring.missing
