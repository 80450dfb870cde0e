"""Organisations: the people who hold a post there, what they say, and where they are named."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lufang_tui.cards.pane import BLANK, labelled, link, remarks
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.i18n import _, _n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.model import Organisation, Person, Quote
    from lufang_tui.kit.press import PressKit

PREFIX = "organisation:"
EXCERPT = 120
"""Code points of a statement that a link shows."""


class Organisations:
    """The organisations of a kit, as entries of the kit's page."""

    def __init__(self, press: PressKit) -> None:
        self._press = press

    def keys(self) -> Sequence[str]:
        """Return a key for each."""
        return [PREFIX + organisation.id for organisation in self._press.kit.organisations]

    def row(self, key: str, find: Highlighter) -> Row:
        """Return the name, and who holds a post there."""
        organisation = self._press.organisation(key.removeprefix(PREFIX))
        if organisation is None:
            return Row(styled(key))
        names = "、".join(person.name for person, _title in self._holders.get(organisation.id, ()))
        others = "  ".join(organisation.translations.values())
        return Row(
            styled((organisation.name, Role.WORDS), find=find),
            _("organisation"),
            styled(names or others, find=find),
        )

    def overview(self, find: Highlighter) -> Iterator[Styled]:
        """Return every organisation with its people, each a link."""
        if not self._press.kit.organisations:
            yield styled((_("This kit names no organisation."), Role.LABEL))
        for organisation in self._press.kit.organisations:
            yield styled((organisation.name, Role.LINK), find=find, link=_to(organisation))
            yield from self._people(organisation, find)

    def page(self, key: str, find: Highlighter) -> Iterator[Styled]:
        """Return all there is to read about one."""
        organisation = self._press.organisation(key.removeprefix(PREFIX))
        if organisation is None:
            return
        yield styled((organisation.name, Role.WORDS), find=find)
        if organisation.aliases:
            yield labelled(_("also"), "、".join(organisation.aliases), find)
        for language, name in organisation.translations.items():
            said = _("{language} · unofficial translation").format(language=language)
            yield styled((f"{said}  ", Role.DOUBT), name, find=find)
        notes = list(remarks(organisation, find))
        yield from (BLANK, *notes) if notes else ()
        people = list(self._people(organisation, find))
        if people:
            yield BLANK
            yield styled(
                (_n("{count} person", "{count} people", len(people)).format(count=len(people)), Role.LABEL)
            )
            yield from people
        quotes = self._spoken.get(organisation.id, [])
        if quotes:
            yield BLANK
            counted = _n("{count} quotation", "{count} quotations", len(quotes)).format(count=len(quotes))
            yield styled((counted, Role.LABEL))
        for quote in quotes:
            words = " … ".join(quote.passages)
            shown = words[:EXCERPT] + ("…" if len(words) > EXCERPT else "")
            yield styled((shown, Role.LINK), find=find, link=link("quotes", quote.id), indent=2)

    def _people(self, organisation: Organisation, find: Highlighter) -> Iterator[Styled]:
        for person, title in self._holders.get(organisation.id, ()):
            yield styled(
                (person.name, Role.LINK), f"  {title}", find=find, link=link("people", person.id), indent=2
            )

    @cached_property
    def _holders(self) -> dict[str, list[tuple[Person, str]]]:
        found: dict[str, list[tuple[Person, str]]] = {}
        for person in self._press.kit.people:
            for role in person.roles:
                if role.organisation is not None:
                    found.setdefault(role.organisation, []).append((person, role.title))
        return found

    @cached_property
    def _spoken(self) -> dict[str, list[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in self._press.kit.quotes:
            for speaker in quote.speakers:
                found.setdefault(speaker, []).append(quote)
        return found


def _to(organisation: Organisation) -> str:
    return link("kit", PREFIX + organisation.id)
