"""A corrected version of a release over a kit that was reviewed: what still stands is kept, the rest is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from msgspec import structs

from lufang_tui.kit.anchor import Article
from lufang_tui.kit.model import Figure, Happening, Kit, Quote, Review
from lufang_tui.review.groups import free_id, group_of
from lufang_tui.review.standing import standing, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lufang_tui.kit.model import Entry, Organisation, Person


Named = TypeVar("Named", bound="Person | Organisation")
Worded = TypeVar("Worded", bound="Quote | Happening")


class Reimported(NamedTuple):
    """The kit of the corrected release, and what of the review is not in it."""

    kit: Kit
    kept: tuple[Entry, ...]
    """Reviewed entries that still stand."""
    lost: tuple[Entry, ...]
    """Reviewed entries whose words the corrected release does not have."""


def reimport(old: Kit, new: Kit) -> Reimported:
    """Lay what a person decided about `old` over the findings in `new`, the kit of the corrected release.

    Reviewed entries whose words still stand replace the machine's findings of the same words; people and
    organisations that somebody reviewed, or that a kept statement names, stay with their ids; what was rejected stays out.
    """
    article = Article(new.sections)
    kept: list[Entry] = []
    lost: list[Entry] = []
    for entry in (one for one in _all(old) if _is_reviewed(one)):
        stays: Entry | None = entry  # people, organisations and pictures are not tied to words
        if isinstance(entry, Quote | Happening):
            stays = standing(entry, article, new.sections)
        if stays is None:
            lost.append(entry)
        else:
            kept.append(stays)
    speaking: set[str | None] = {one for entry in kept if isinstance(entry, Quote) for one in entry.speakers}
    people = _joined(old.people, new.people, kept, speaking)
    posts = {role.organisation for person in people.entries for role in person.roles}
    bodies = _joined(old.organisations, new.organisations, kept, speaking | posts)
    ids = {**people.renamed, **bodies.renamed}
    taken = {entry.id for entry in (*people.entries, *bodies.entries, *new.sections, *kept)}
    sections = {section.id for section in new.sections}
    vouched = {(section.heading, section.text) for section in old.sections if _is_reviewed(section)}
    kit = structs.replace(
        new,
        id=old.id,
        label=old.label,
        note=old.note,
        publisher=old.publisher or ids.get(new.publisher or "", new.publisher),
        people=tuple(
            structs.replace(
                person,
                roles=tuple(
                    structs.replace(role, organisation=ids.get(role.organisation or "", role.organisation))
                    for role in person.roles
                ),
            )
            for person in people.entries
        ),
        organisations=bodies.entries,
        sections=tuple(
            structs.replace(section, review=Review.ACCEPTED)
            if (section.heading, section.text) in vouched
            else section
            for section in new.sections
        ),
        quotes=_laid(
            [entry for entry in kept if isinstance(entry, Quote)],
            (_with_speakers(quote, ids) for quote in new.quotes),
            taken,
        ),
        timeline=_laid([entry for entry in kept if isinstance(entry, Happening)], new.timeline, taken),
        figures=_figures(
            [entry for entry in kept if isinstance(entry, Figure)], new.figures, taken, sections
        ),
        rejected=old.rejected,
    )
    return Reimported(_without_rejected(kit), tuple(kept), tuple(lost))


def _all(kit: Kit) -> tuple[Entry, ...]:
    return (*kit.organisations, *kit.people, *kit.quotes, *kit.timeline, *kit.figures)


def _is_reviewed(entry: Entry) -> bool:
    return entry.review in {Review.ACCEPTED, Review.EDITED}


class _Joined(NamedTuple, Generic[Named]):
    entries: tuple[Named, ...]
    renamed: dict[str, str]
    """Id in the new kit -> id in the joined one."""


def _joined(
    old: Iterable[Named], new: Iterable[Named], kept: Iterable[Entry], named: set[str | None]
) -> _Joined[Named]:
    stays = [entry for entry in old if entry in kept or entry.id in named]
    by_name = {name: entry.id for entry in stays for name in (entry.name, *entry.aliases)}
    taken = {entry.id for entry in stays}
    renamed: dict[str, str] = {}
    added: list[Named] = []
    for entry in new:
        same = by_name.get(entry.name)
        if same is not None:
            renamed[entry.id] = same
            continue
        fresh = free_id(entry.id, taken)
        taken.add(fresh)
        renamed[entry.id] = fresh
        added.append(structs.replace(entry, id=fresh))
    return _Joined((*stays, *added), renamed)


def _with_speakers(quote: Quote, ids: Mapping[str, str]) -> Quote:
    return structs.replace(quote, speakers=tuple(dict.fromkeys(ids.get(one, one) for one in quote.speakers)))


def _laid(kept: list[Worded], found: Iterable[Worded], taken: set[str]) -> tuple[Worded, ...]:
    """The kept entries and those found ones whose words no kept one has, in the order in which they were."""
    words = ["\n".join(words_of(entry)) for entry in kept]
    result = list(kept)
    for entry in found:
        own = "\n".join(words_of(entry))
        if any(own in other or other in own for other in words):
            continue
        fresh = free_id(entry.id, taken)
        taken.add(fresh)
        result.append(structs.replace(entry, id=fresh))
    return tuple(result)


def _figures(
    kept: list[Figure], found: Iterable[Figure], taken: set[str], sections: set[str]
) -> tuple[Figure, ...]:
    by_picture = {(figure.file, figure.caption): figure for figure in kept}
    result: list[Figure] = []
    for figure in found:
        mine = by_picture.pop((figure.file, figure.caption), None)
        if mine is None and figure.caption:  # its picture came only now, or does not come any more
            mine = by_picture.pop((None, figure.caption), None)
        if mine is not None:
            result.append(
                structs.replace(
                    mine,
                    file=mine.file or figure.file,
                    section=figure.section,
                    after_paragraph=figure.after_paragraph,
                )
            )
        else:
            fresh = free_id(figure.id, taken)
            taken.add(fresh)
            result.append(structs.replace(figure, id=fresh))
    for figure in by_picture.values():
        here = figure.section in sections
        result.append(figure if here else structs.replace(figure, section=None, after_paragraph=None))
    return tuple(result)


def _without_rejected(kit: Kit) -> Kit:
    """The kit without findings that somebody has rejected before."""
    from lufang_tui.review.edits import reject, rejected_words

    rejected = {(one.group, one.text) for one in kit.rejected}
    for entry in _all(kit):
        if entry.review is Review.EXTRACTED and (group_of(entry), rejected_words(entry)) in rejected:
            kit = reject(kit, entry.id)
    return kit
