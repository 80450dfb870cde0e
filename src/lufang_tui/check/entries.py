"""Rules about who and when: names, speakers, dates, and who has reviewed what."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lufang_tui.dates.expressions import contradicts
from lufang_tui.kit.faults import excerpt
from lufang_tui.kit.model import Review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.check.rule import Desk, Where
    from lufang_tui.kit.model import Entry, Organisation, Person

_MOST_IDS = 3
_KINDS = {
    "organisations": "organisations",
    "people": "people",
    "sections": "sections",
    "quotes": "quotations",
    "figures": "figures",
    "timeline": "timeline entries",
}


def namesakes(desk: Desk) -> Iterator[tuple[Where, str]]:
    """Two people or organisations with one name or alias, where no note says which is which."""
    first: dict[str, tuple[str, bool]] = {}
    groups: tuple[tuple[str, Sequence[Person | Organisation]], ...] = (
        ("organisations", desk.kit.organisations),
        ("people", desk.kit.people),
    )
    for group, entries in groups:
        for index, entry in enumerate(entries):
            names: list[tuple[Where, str]] = [(("name",), entry.name)]
            names += [(("aliases", at), alias) for at, alias in enumerate(entry.aliases)]
            for path, name in names:
                key = unicodedata.normalize("NFKC", name).casefold()
                other, noted = first.setdefault(key, (entry.id, bool(entry.note)))
                if other != entry.id and not entry.note and not noted:
                    told = f"{excerpt(name)} is also a name of '{other}'; if they are two, say so in a note"
                    yield (group, index, *path), told


def unmentioned_person(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A person whose name and aliases stand nowhere in the release."""
    yield from _unmentioned(desk, "people", desk.kit.people)


def unmentioned_organisation(desk: Desk) -> Iterator[tuple[Where, str]]:
    """An organisation whose name and aliases stand nowhere in the release."""
    yield from _unmentioned(desk, "organisations", desk.kit.organisations)


def _unmentioned(
    desk: Desk, group: str, entries: Sequence[Person | Organisation]
) -> Iterator[tuple[Where, str]]:
    last = 0
    for index, entry in enumerate(entries):
        for name in (entry.name, *entry.aliases):
            # A kit mostly names people in the order of the release, so the next name is not far.
            at = desk.release.find(name, last)
            at = desk.release.find(name) if at < 0 else at
            if at >= 0:
                last = at
                break
        else:
            told = "and its aliases stand nowhere" if entry.aliases else "stands nowhere"
            yield (group, index, "name"), f"{excerpt(entry.name)} {told} in the release"


def wrong_speaker(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A quotation whose mention names somebody of the kit, but none of its speakers."""
    for index, quote in enumerate(desk.kit.quotes):
        speakers = desk.press.speakers(quote)
        if not quote.mention or not quote.speakers or len(speakers) < len(quote.speakers):
            continue  # an unknown speaker is told by the reader
        if any(name in quote.mention for speaker in speakers for name in (speaker.name, *speaker.aliases)):
            continue
        other = next((person for person in desk.kit.people if person.name in quote.mention), None)
        if other is not None:
            told = f"is given to '{quote.speakers[0]}', but the mention names {excerpt(other.name)} ('{other.id}')"
            yield ("quotes", index, "speakers"), told


def date_contradicts(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A date that disagrees with the words that it was read from."""
    dateline = desk.kit.dateline
    if dateline is not None:
        yield from _contradiction(("dateline", "date"), dateline.text, dateline.date)
    for index, happening in enumerate(desk.kit.timeline):
        yield from _contradiction(("timeline", index, "date"), happening.when, happening.date)


def _contradiction(path: Where, words: str | None, date: str | None) -> Iterator[tuple[Where, str]]:
    if not words or not date:
        return
    try:
        reason = contradicts(words, date)
    except ValueError:  # no EDTF date: the reader has told it
        return
    if reason:
        yield path, f"disagrees with {excerpt(words)}: {reason}"


def section_unnamed(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A section with neither the release's heading nor an editor's label, which no list can show."""
    for index, section in enumerate(desk.kit.sections):
        if not section.heading and not section.label:
            yield ("sections", index), "has neither heading nor label; give it a label"


def not_reviewed(desk: Desk) -> Iterator[tuple[Where, str]]:
    """Entries for which nobody vouches: neither accepted nor edited by a person."""
    for group, kind in _KINDS.items():
        entries: Sequence[Entry] = getattr(desk.kit, group)
        open_ones = [
            (index, entry) for index, entry in enumerate(entries) if entry.review in (None, Review.EXTRACTED)
        ]
        if open_ones:
            ids = ", ".join(entry.id for _, entry in open_ones[:_MOST_IDS])
            more = ", …" if len(open_ones) > _MOST_IDS else ""
            told = f"nobody has reviewed {len(open_ones)} of {len(entries)} {kind}: {ids}{more}"
            yield (group, open_ones[0][0]), told
