"""People: a card each, with every entry that names them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.pane import (
    BLANK,
    Page,
    Pane,
    article_key,
    labelled,
    link,
    place_name,
    post_name,
    remarks,
)
from lufang_tui.cards.quotes import quoted
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.i18n import N_, _, _n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.anchor import Anchor
    from lufang_tui.kit.model import Person

EXCERPT = 120
"""Code points of a text that a line of a card shows."""
AROUND = 20
"""Code points shown before a name, and twice as many from it on."""


class PeoplePane(Pane):
    """The people of a kit."""

    name: ClassVar[str] = "people"
    title: ClassVar[str] = N_("People")
    nothing: ClassVar[str] = N_("This kit names nobody.")

    def keys(self) -> Sequence[str]:
        """Return the ids of the people."""
        return [person.id for person in self.press.kit.people]

    def anchor(self, key: str) -> Anchor | None:
        """Return the first paragraph that names the person."""
        from lufang_tui.kit.anchor import Anchor

        person = self.press.person(key)
        for section, _index, text, start in self._paragraphs():
            for name in names(person) if person else ():
                if (at := text.find(name)) >= 0:
                    return Anchor(section, start + at, start + at + len(name))
        return None

    def row(self, key: str, find: Highlighter) -> Row:
        """Return the name, how many quotations, and the titles."""
        person = self.press.person(key)
        if person is None:
            return Row(styled(key))
        spoken = self._spoken[person.id]
        counted = _n("{count} quote", "{count} quotes", spoken).format(count=spoken) if spoken else ""
        posts = " · ".join(post_name(self.press, post) for post in person.roles) or _("no title given")
        others = "  ".join(translation.name for translation in person.translations.values())
        head = styled((person.name, Role.WORDS), f"  {others}" if others else "", find=find)
        return Row(head, counted, styled(posts, find=find))

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the card."""
        person = self.press.person(key)
        return Page(tuple(self._card(person, find)) if person else ())

    def _card(self, person: Person, find: Highlighter) -> Iterator[Styled]:
        yield styled((person.name, Role.WORDS), find=find)
        for post in person.roles:
            body = self.press.organisation_of(post)
            yield styled(
                (post_name(self.press, post), Role.LINK) if body else post.title,
                find=find,
                link=link("kit", f"organisation:{body.id}") if body else None,
            )
        if not person.roles:
            yield styled((_("no title given"), Role.LABEL))
        if person.aliases:
            yield labelled(_("also"), "、".join(person.aliases), find)
        for language, translation in person.translations.items():
            yield BLANK
            yield styled((_("{language} · unofficial translation").format(language=language), Role.DOUBT))
            yield styled(translation.name, find=find)
            for post in person.roles:
                if post.id in translation.roles:
                    yield styled(translation.roles[post.id], find=find)
        yield BLANK
        notes = list(remarks(person, find))
        yield from (*notes, BLANK) if notes else ()
        yield from self._mentions(person, find)

    def _mentions(self, person: Person, find: Highlighter) -> Iterator[Styled]:
        groups = (
            (_("Quotations"), self._quotes(person)),
            (_("Named in quotations"), self._quoted(person)),
            (_("Pictures"), self._figures(person)),
            (_("Timeline"), self._happenings(person)),
            (_("Article"), self._named_in(person)),
        )
        nowhere = True
        for title, found in groups:
            entries = list(found)
            if not entries:
                continue
            nowhere = False
            yield styled((f"{title} {len(entries)}", Role.LABEL))
            for target, text in entries:
                shown = text[:EXCERPT] + ("…" if len(text) > EXCERPT else "")
                yield styled((shown.replace("\n", " "), Role.LINK), find=find, link=target, indent=2)
            yield BLANK
        if nowhere:
            yield styled((_("Nothing in this kit names this person."), Role.DOUBT))

    def _quotes(self, person: Person) -> Iterator[tuple[str, str]]:
        for quote in self.press.kit.quotes:
            if person.id in quote.speakers:
                yield link("quotes", quote.id), quoted(self.press, quote.kind, " … ".join(quote.passages))

    def _quoted(self, person: Person) -> Iterator[tuple[str, str]]:
        for quote in self.press.kit.quotes:
            if person.id not in quote.speakers and any(_names(person, part) for part in quote.passages):
                yield link("quotes", quote.id), quoted(self.press, quote.kind, " … ".join(quote.passages))

    def _figures(self, person: Person) -> Iterator[tuple[str, str]]:
        for figure in self.press.kit.figures:
            if _names(person, figure.caption or ""):
                yield link("figures", figure.id), figure.caption or ""

    def _happenings(self, person: Person) -> Iterator[tuple[str, str]]:
        for happening in self.press.kit.timeline:
            if _names(person, happening.text) or _names(person, happening.what):
                yield link("timeline", happening.id), happening.what

    def _named_in(self, person: Person) -> Iterator[tuple[str, str]]:
        for section, index, text, _start in self._paragraphs():
            if _names(person, text):
                where = place_name(self.press, section, index)
                yield link("article", article_key(section, index)), f"{where}  {_words_around(person, text)}"

    @cached_property
    def _spoken(self) -> Counter[str]:
        return Counter(speaker for quote in self.press.kit.quotes for speaker in set(quote.speakers))

    def _paragraphs(self) -> Iterator[tuple[str, int, str, int]]:
        for section in self.press.kit.sections:
            for index, paragraph in enumerate(self.press.paragraphs(section.id)):
                yield section.id, index, paragraph.text, paragraph.start


def names(person: Person) -> tuple[str, ...]:
    """Return the names by which the release calls a person."""
    return (person.name, *person.aliases)


def _names(person: Person, text: str) -> bool:
    return any(name in text for name in names(person))


def _words_around(person: Person, text: str) -> str:
    """The words of a paragraph in which a person is named first."""
    at = min(found for name in names(person) if (found := text.find(name)) >= 0)
    start, end = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
