"""Rules about who and when: names, speakers, dates, and who has reviewed what."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lufang_tui.dates.expressions import contradicts
from lufang_tui.i18n import N_, _
from lufang_tui.kit.faults import excerpt
from lufang_tui.kit.model import Review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.check.rule import Desk, Where
    from lufang_tui.kit.model import Entry, Organisation, Person

_MOST_IDS = 3
_UNREVIEWED = {
    "organisations": N_("nobody has reviewed {count} of {all} organisations: {ids}"),
    "people": N_("nobody has reviewed {count} of {all} people: {ids}"),
    "sections": N_("nobody has reviewed {count} of {all} sections: {ids}"),
    "quotes": N_("nobody has reviewed {count} of {all} quotations: {ids}"),
    "figures": N_("nobody has reviewed {count} of {all} figures: {ids}"),
    "timeline": N_("nobody has reviewed {count} of {all} timeline entries: {ids}"),
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
                # Whether a machine found one person twice is for the review to say.
                told_apart = bool(entry.note) or entry.review is Review.EXTRACTED
                other, noted = first.setdefault(key, (entry.id, told_apart))
                if other != entry.id and not told_apart and not noted:
                    told = _("{name} is also a name of '{other}'; if they are two, say so in a note").format(
                        name=excerpt(name), other=other
                    )
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
            told = (
                _("{name} and its aliases stand nowhere in the release")
                if entry.aliases
                else _("{name} stands nowhere in the release")
            )
            yield (group, index, "name"), told.format(name=excerpt(entry.name))


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
            told = _("is given to '{speaker}', but the mention names {name} ('{id}')").format(
                speaker=quote.speakers[0], name=excerpt(other.name), id=other.id
            )
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
        yield path, _("disagrees with {words}: {reason}").format(words=excerpt(words), reason=reason)


def section_unnamed(desk: Desk) -> Iterator[tuple[Where, str]]:
    """A section with neither the release's heading nor an editor's label, which no list can show."""
    for index, section in enumerate(desk.kit.sections):
        if not section.heading and not section.label:
            yield ("sections", index), _("has neither heading nor label; give it a label")


def not_reviewed(desk: Desk) -> Iterator[tuple[Where, str]]:
    """Entries for which nobody vouches: neither accepted nor edited by a person."""
    for group, message in _UNREVIEWED.items():
        entries: Sequence[Entry] = getattr(desk.kit, group)
        open_ones = [
            (index, entry) for index, entry in enumerate(entries) if entry.review in (None, Review.EXTRACTED)
        ]
        if open_ones:
            ids = _(", ").join(entry.id for _, entry in open_ones[:_MOST_IDS])
            more = ", …" if len(open_ones) > _MOST_IDS else ""
            told = _(message).format(count=len(open_ones), all=len(entries), ids=ids + more)
            yield (group, open_ones[0][0]), told
