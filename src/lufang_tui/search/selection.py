"""A part of a kit by a query and by options, for commands: `export`, `list`, `search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.search.query import Condition, Field, Group, Query
from lufang_tui.search.searcher import Searcher
from lufang_tui.search.term import Term

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from lufang_tui.kit.model import Entry, Figure, Happening, Person, Quote, Section
    from lufang_tui.kit.press import PressKit


AnyEntry = TypeVar("AnyEntry", bound="Entry")


class WrongSelection(LufangError):
    """An option of a selection names what there is not: a speaker, a kind, a group, a date."""


class Selection(Struct, frozen=True):
    """The entries that were selected, each group in the kit's order."""

    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    timeline: tuple[Happening, ...] = ()
    figures: tuple[Figure, ...] = ()
    sections: tuple[Section, ...] = ()
    """Whole, as soon as one of their paragraphs or their heading was found."""

    @property
    def total(self) -> int:
        """How many entries there are."""
        return sum(map(len, (self.quotes, self.people, self.timeline, self.figures, self.sections)))


def select(
    press: PressKit,
    *,
    query: Query | str | None = None,
    speakers: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    only: Sequence[str] = (),
    reviewed: bool = False,
) -> Selection:
    """The entries that meet everything that is given; of several speakers, kinds or groups, one suffices.

    A speaker is an id, or a name as the query language takes it; `since` and `until` are days, months, years or any
    EDTF date, both included; `only` names groups (`article` = the sections); `reviewed` leaves out what nobody has
    accepted or edited. An option means what its field means in a query: speakers and kinds leave quotations alone.

    Raises WrongSelection for a speaker whom the kit does not have, an unknown kind or group, or no date.
    """
    asked = selection_query(query, kinds=kinds, since=since, until=until, only=only)
    if speakers:
        terms = tuple(_speaker(press, name) for name in speakers)
        asked = Query(asked.terms, (*asked.conditions, Condition(Field.SPEAKER, terms=terms)))
    results = Searcher(press).search(asked)
    kit = press.kit

    def kept(entries: tuple[AnyEntry, ...], group: Group) -> tuple[AnyEntry, ...]:
        ids = {hit.id for hit in results.group(group)}
        return tuple(one for one in entries if one.id in ids and (not reviewed or is_reviewed(one)))

    return Selection(
        kept(kit.quotes, Group.QUOTES),
        kept(kit.people, Group.PEOPLE),
        kept(kit.timeline, Group.TIMELINE),
        kept(kit.figures, Group.FIGURES),
        kept(kit.sections, Group.ARTICLE),
    )


def picked(press: PressKit, ids: Mapping[str, Collection[str]]) -> Selection:
    """The entries with these ids, given by the names of their groups; those of `article` are the ids of sections."""
    kit = press.kit

    def kept(entries: tuple[AnyEntry, ...], group: Group) -> tuple[AnyEntry, ...]:
        wanted = ids.get(group.value, ())
        return tuple(one for one in entries if one.id in wanted)

    return Selection(
        kept(kit.quotes, Group.QUOTES),
        kept(kit.people, Group.PEOPLE),
        kept(kit.timeline, Group.TIMELINE),
        kept(kit.figures, Group.FIGURES),
        kept(kit.sections, Group.ARTICLE),
    )


def selection_query(
    query: Query | str | None,
    *,
    speakers: Sequence[str] = (),
    kinds: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    only: Sequence[str] = (),
) -> Query:
    """The query that options of a selection stand for; see `select`. Whether there are such speakers is not asked.

    Raises WrongSelection for an unknown kind or group, or no date.
    """
    if isinstance(query, str):
        from lufang_tui.search.syntax import parse

        query = parse(query)
    query = query or Query.EMPTY
    conditions = [*query.conditions]
    if speakers:
        conditions.append(Condition(Field.SPEAKER, terms=tuple(_called(name) for name in speakers)))
    if kinds:
        conditions.append(Condition(Field.KIND, choices=_choices(Field.KIND, kinds)))
    if since or until:
        conditions.append(Condition(Field.DATE, first=_day(since, 0), last=_day(until, -1)))
    if only:
        conditions.append(Condition(Field.IN, choices=_choices(Field.IN, only)))
    return Query(query.terms, tuple(conditions))


def _called(name: str) -> Term:
    from lufang_tui.text.fold import fold

    return Term(fold(name).text.strip())


def is_reviewed(entry: Entry) -> bool:
    """Whether somebody vouches for an entry: it was accepted or edited."""
    from lufang_tui.kit.model import Review

    return entry.review in (Review.ACCEPTED, Review.EDITED)


def _speaker(press: PressKit, name: str) -> Term:
    """The term for a speaker. Raises WrongSelection where the kit has nobody of that name or id."""
    from lufang_tui.kit.faults import excerpt, one_line, suggestion
    from lufang_tui.search.conditions import speakers
    from lufang_tui.search.names import Names

    term = _called(name)
    if not term.text or not speakers(press, Names(press.kit.people), term):
        kit = press.kit
        known = [*(one.name for one in kit.people), *(one.name for one in kit.organisations)]
        known += [*(one.id for one in kit.people), *(one.id for one in kit.organisations)]
        near = suggestion(name, known)
        raise WrongSelection(
            _("the kit has no speaker {name}{near}").format(name=excerpt(one_line(name)), near=near)
        )
    return term


def _choices(field: Field, names: Sequence[str]) -> tuple[str, ...]:
    from lufang_tui.search.syntax import choice, unknown_choice

    found = [choice(field, name) for name in names]
    wrong = next((name for name, known in zip(names, found, strict=True) if known is None), None)
    if wrong is not None:
        raise WrongSelection(unknown_choice(field, wrong))
    return tuple(one for one in found if one is not None)


def _day(text: str | None, end: int) -> dt.date | None:
    """The first (0) or last (-1) day of a date. Raises WrongSelection where it is none."""
    if not text:
        return None
    from lufang_tui.search.days import days

    try:
        return days(text)[end]
    except ValueError as error:
        raise WrongSelection(str(error)) from error
