"""What of an entry is searched: its words, and those that say who it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.kit.model import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.kit.model import Figure, Happening, Organisation, Quote
    from lufang_tui.kit.press import PressKit


def of_quote(press: PressKit, quote: Quote) -> Iterator[str]:
    """The words of a quotation, its translations, and whom it is from."""
    yield from quote.passages
    yield quote.mention or ""
    yield quote.cue or ""
    for translation in quote.translations.values():
        yield from (translation.text,) if isinstance(translation.text, str) else translation.text
    for speaker in press.speakers(quote):
        yield from of_person(press, speaker) if isinstance(speaker, Person) else of_organisation(speaker)


def of_person(press: PressKit, person: Person) -> Iterator[str]:
    """A person's names, posts and translations.

    A post is joined with its organisation and the name as the article would have it (京东云交付总监查文雄), so that
    what a reader copies from there finds its person.
    """
    yield person.name
    yield from person.aliases
    for role in person.roles:
        organisation = press.organisation_of(role)
        if organisation:
            yield from of_organisation(organisation)
        yield " ".join(part for part in (organisation and organisation.name, role.title, person.name) if part)
    for translation in person.translations.values():
        yield translation.name
        yield from translation.roles.values()


def of_organisation(organisation: Organisation) -> Iterator[str]:
    """An organisation's names in every language."""
    yield organisation.name
    yield from organisation.aliases
    yield from organisation.translations.values()


def of_figure(figure: Figure) -> Iterator[str]:
    """A figure's caption and credit."""
    yield figure.caption or ""
    yield figure.credit or ""


def of_happening(happening: Happening) -> Iterator[str]:
    """What happened, the article's words for it, and when."""
    yield happening.what
    yield happening.text
    yield happening.when or ""
    yield happening.date or ""
