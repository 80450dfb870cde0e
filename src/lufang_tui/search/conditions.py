"""What a condition on a field asks of the entries of a kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.search import fields
from lufang_tui.search.query import Field, Group
from lufang_tui.search.term import Term
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from lufang_tui.kit.model import Quote
    from lufang_tui.kit.press import PressKit
    from lufang_tui.search.meaning import Meanings
    from lufang_tui.search.names import Names
    from lufang_tui.search.query import Condition

Meeting = bool | frozenset[int]
"""The numbers of a group's entries that meet a condition; True = all of them, False = none."""


def meeting(press: PressKit, meanings: Meanings, condition: Condition, group: Group) -> Meeting:
    """What of a group meets a condition, its exclusion not yet thought of. An entry without the field never does."""
    match condition.field:
        case Field.IN:
            return group.value in condition.choices
        case Field.KIT:
            texts = (fold(press.kit.id).text, fold(press.kit.label).text)
            return any(term.matcher.is_in(text) for term in condition.terms for text in texts)
        case Field.DATE:
            return _dated(press, condition, group)
        case Field.KIND:
            quotes = enumerate(press.kit.quotes) if group is Group.QUOTES else ()
            return frozenset(at for at, quote in quotes if quote.kind in condition.choices)
        case Field.SPEAKER:
            return group is Group.QUOTES and _spoken(press, meanings.names, condition)
        case Field.ORG:
            return _belonging(press, condition, group)


def speakers(press: PressKit, names: Names, term: Term) -> frozenset[str]:
    """The ids of the people and organisations that a term calls: by id, by name, by pinyin, else but for a typo."""
    if press.person(term.text) or press.organisation(term.text):
        return frozenset((term.text,))
    people = frozenset(press.kit.people[person].id for person in people_called(names, term))
    return people | organisations(press, term)


def people_called(names: Names, term: Term) -> frozenset[int]:
    """The numbers of the people whom a term calls. Those whose names it only begins come where there are no others."""
    words = term.text.split()
    typed = names.typed(words)
    sounding = {
        person: max(ranks[person] for ranks in typed)
        for person in typed[0]
        if all(person in ranks for ranks in typed)
    }
    found = names.having(term) | {person for person, rank in sounding.items() if rank == 0}
    if found or sounding:
        return found or frozenset(sounding)
    each = [names.having(Term(word)) or names.mistyped(word).named for word in words]
    return frozenset.intersection(*each)


def organisations(press: PressKit, term: Term) -> frozenset[str]:
    """The ids of the organisations that a term calls, by id or by name."""
    if press.organisation(term.text):
        return frozenset((term.text,))
    test = term.matcher.is_in
    return frozenset(
        one.id
        for one in press.kit.organisations
        if any(test(fold(name).text) for name in fields.of_organisation(one))
    )


def _spoken(press: PressKit, names: Names, condition: Condition) -> Meeting:
    wanted = frozenset[str]().union(*(speakers(press, names, term) for term in condition.terms))

    def meets(quote: Quote) -> bool:
        if quote.speakers:
            return not wanted.isdisjoint(quote.speakers)
        # Nobody is named: the words that stand for the speaker have to do.
        mention = fold(quote.mention or "").text
        return any(term.matcher.is_in(mention) for term in condition.terms)

    return frozenset(at for at, quote in enumerate(press.kit.quotes) if meets(quote))


def _belonging(press: PressKit, condition: Condition, group: Group) -> Meeting:
    wanted = frozenset[str]().union(*(organisations(press, term) for term in condition.terms))
    if group is Group.PEOPLE:
        return frozenset(
            at
            for at, person in enumerate(press.kit.people)
            if any(role.organisation in wanted for role in person.roles)
        )
    if group is not Group.QUOTES:
        return False

    def meets(quote: Quote) -> bool:
        if not wanted.isdisjoint(quote.speakers):
            return True
        people = (person for speaker in quote.speakers if (person := press.person(speaker)))
        roles = (press.signing_role(quote, person) for person in people)
        return any(role.organisation in wanted for role in roles if role)

    return frozenset(at for at, quote in enumerate(press.kit.quotes) if meets(quote))


def _dated(press: PressKit, condition: Condition, group: Group) -> Meeting:
    from lufang_tui.search.days import of_entry, overlap

    wanted = condition.first, condition.last
    if group is Group.TIMELINE:
        return frozenset(
            at
            for at, entry in enumerate(press.kit.timeline)
            if entry.date is not None and overlap(of_entry(entry.date), wanted)
        )
    if group is Group.PEOPLE:
        return False
    released = press.kit.dateline.date if press.kit.dateline else None
    return released is not None and overlap(of_entry(released), wanted)
