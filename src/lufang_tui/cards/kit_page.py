"""The kit itself: what it is, where it came from, whom to ask, who is in it, and what nobody has reviewed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.embargo import embargo_ends, embargo_words
from lufang_tui.cards.organisations import Organisations
from lufang_tui.cards.pane import BLANK, Page, Pane, labelled, lines, link
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.cards.unreviewed import unreviewed, unreviewed_page
from lufang_tui.clock import now
from lufang_tui.i18n import N_, _, _n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.cards.source import SourceState
    from lufang_tui.kit.model import Contact
    from lufang_tui.kit.press import PressKit

ABOUT, EMBARGO, SOURCE, CONTACTS, BOILERPLATE = "about", "embargo", "source", "contacts", "boilerplate"
REVIEW, ORGANISATIONS = "review", "organisations"
TITLES = {
    ABOUT: N_("About this kit"),
    EMBARGO: N_("Embargo"),
    SOURCE: N_("Source"),
    CONTACTS: N_("Contacts"),
    BOILERPLATE: N_("Boilerplate"),
    REVIEW: N_("Not reviewed"),
    ORGANISATIONS: N_("Organisations"),
}
"""What the parts of the page are called; every organisation is an entry of its own after them."""


class KitPane(Pane):
    """The page of a kit."""

    name: ClassVar[str] = "kit"
    title: ClassVar[str] = N_("Kit")
    nothing: ClassVar[str] = N_("This kit says nothing of itself.")
    searched: ClassVar[bool] = False

    def __init__(self, press: PressKit) -> None:
        super().__init__(press)
        self._organisations = Organisations(press)
        self._state: SourceState | None = None

    def keys(self) -> Sequence[str]:
        """Return the parts of the page, then a key for each organisation."""
        return self._keys

    def parts(self) -> Sequence[str]:
        """Return the keys of the parts of the page, without those of single organisations."""
        return [part for part in TITLES if part != EMBARGO or self.press.kit.embargo]

    @cached_property
    def _keys(self) -> Sequence[str]:
        return [*self.parts(), *self._organisations.keys()]

    def row(self, key: str, find: Highlighter) -> Row:
        """Return the part's name and what it comes to."""
        if key not in TITLES:
            return self._organisations.row(key, find)
        body = self._bodies[key]()
        return Row(styled((_(TITLES[key]), Role.HEADING)), "", styled(body, find=find))

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the part."""
        if key not in TITLES:
            return Page(tuple(self._organisations.page(key, find)))
        return Page((styled((_(TITLES[key]), Role.HEADING)), BLANK, *self._pages[key](find)))

    @cached_property
    def _bodies(self) -> dict[str, Callable[[], str]]:
        kit = self.press.kit
        return {
            ABOUT: lambda: kit.label,
            EMBARGO: lambda: embargo_words(kit, now()),
            SOURCE: lambda: kit.source.file if kit.source else _("the kit names no source"),
            CONTACTS: lambda: "、".join(contact.name for contact in kit.contacts) or _("none in the release"),
            BOILERPLATE: lambda: (kit.boilerplate or _("none in the release")).strip()[:200],
            REVIEW: lambda: _counted(sum(map(len, self._unreviewed.values()))),
            ORGANISATIONS: lambda: str(len(kit.organisations)),
        }

    @cached_property
    def _pages(self) -> dict[str, Callable[[Highlighter], Iterator[Styled]]]:
        return {
            ABOUT: self._about,
            EMBARGO: self._embargo,
            SOURCE: self._source,
            CONTACTS: self._contacts,
            BOILERPLATE: self._boilerplate,
            REVIEW: lambda find: unreviewed_page(self.press, self._unreviewed, find),
            ORGANISATIONS: self._organisations.overview,
        }

    @cached_property
    def _unreviewed(self) -> dict[str, list[str]]:
        return unreviewed(self.press.kit)

    def _about(self, find: Highlighter) -> Iterator[Styled]:
        kit = self.press.kit
        yield styled((kit.label, Role.WORDS), find=find)
        if kit.headline:
            yield labelled(_("headline"), kit.headline, find)
        else:
            yield styled((_("The release has no headline; the label is the editor’s."), Role.LABEL))
        if kit.dateline:
            line = kit.dateline
            said = line.text or " ".join(part for part in (line.place, line.date) if part)
            yield labelled(_("dateline"), said, find)
        yield self._publisher(find)
        yield labelled(_("language"), kit.language, find)
        yield labelled("id", kit.id, find)
        if kit.embargo:
            yield BLANK
            yield from self._embargo(find)
        if kit.note:
            yield BLANK
            yield styled((_("The editor’s note"), Role.LABEL))
            for part in kit.note.strip().split("\n"):
                yield styled((part, Role.DOUBT), find=find)
        yield BLANK
        yield styled((_("In this kit"), Role.LABEL))
        for pane, text in self._counts():
            yield styled((text, Role.LINK), link=pane, indent=2)

    def _publisher(self, find: Highlighter) -> Styled:
        publisher = self.press.organisation(self.press.kit.publisher)
        if publisher is None:
            return styled((_("The release does not say who publishes it."), Role.LABEL))
        return styled(
            (f"{_('publisher')}  ", Role.LABEL),
            (publisher.name, Role.LINK),
            find=find,
            link=organisation_link(publisher.id),
        )

    def _counts(self) -> Iterator[tuple[str, str]]:
        """The panes with the number of what they have; each leads to its first entry."""
        kit, press = self.press.kit, self.press
        paragraphs = sum(len(press.paragraphs(section.id)) for section in kit.sections)
        counts = (
            ("quotes", kit.quotes, _n("{count} quotation", "{count} quotations", len(kit.quotes))),
            ("people", kit.people, _n("{count} person", "{count} people", len(kit.people))),
            ("timeline", kit.timeline, _n("{count} event", "{count} events", len(kit.timeline))),
            ("figures", kit.figures, _n("{count} figure", "{count} figures", len(kit.figures))),
        )
        for pane, entries, text in counts:
            if entries:
                yield link(pane, entries[0].id), text.format(count=len(entries))
        if paragraphs:
            text = _n("{count} paragraph", "{count} paragraphs", paragraphs).format(count=paragraphs)
            first = next(section.id for section in kit.sections if press.paragraphs(section.id))
            yield link("article", f"{first}#0"), text
        if kit.organisations:
            count = len(kit.organisations)
            text = _n("{count} organisation", "{count} organisations", count).format(count=count)
            yield link("kit", ORGANISATIONS), text

    def _embargo(self, find: Highlighter) -> Iterator[Styled]:
        kit = self.press.kit
        ends = embargo_ends(kit)
        over = ends is not None and now() >= ends
        yield styled((embargo_words(kit, now()), Role.LABEL if over else Role.DOUBT), find=find)
        if kit.embargo:
            yield labelled(_("as the kit has it"), kit.embargo, find)
        if not over:
            yield styled((_("Copying and exporting ask first until then."), Role.LABEL))

    def _source(self, find: Highlighter) -> Iterator[Styled]:
        from lufang_tui.cards.source import source_state

        source = self.press.kit.source
        if source is None:
            yield styled(
                (_("The kit names no source: nothing proves that its words are the release’s."), Role.DOUBT)
            )
            return
        yield labelled(_("file"), source.file, find)
        state = self._state = self._state or source_state(self.press, source)
        yield styled((state.sentence, Role.LABEL if state.sound else Role.DOUBT))
        if source.sha256:
            yield labelled("SHA-256", source.sha256, find)
        yield BLANK
        yield (
            labelled(_("address"), source.url, find)
            if source.url
            else styled((_("no address given"), Role.LABEL))
        )
        yield (
            labelled(_("received"), source.received, find)
            if source.received
            else styled((_("The kit does not say when it was received."), Role.LABEL))
        )

    def _contacts(self, find: Highlighter) -> Iterator[Styled]:
        contacts = self.press.kit.contacts
        if not contacts:
            yield styled((_("The release names nobody to ask."), Role.LABEL))
        for contact in contacts:
            yield from self._contact(contact, find)

    def _contact(self, contact: Contact, find: Highlighter) -> Iterator[Styled]:
        role = f"  {contact.role}" if contact.role else ""
        yield styled((contact.name, Role.WORDS), role, find=find)
        body = self.press.organisation(contact.organisation)
        if body is not None:
            yield styled((body.name, Role.LINK), find=find, link=organisation_link(body.id), indent=2)
        for label, text in ((_("telephone"), contact.phone), (_("e-mail"), contact.email)):
            if text:
                yield styled((f"{label}  ", Role.LABEL), text, find=find, indent=2)
        yield BLANK

    def _boilerplate(self, find: Highlighter) -> Iterator[Styled]:
        boilerplate = self.press.kit.boilerplate
        if boilerplate:
            yield from lines(boilerplate.strip(), find)
        else:
            yield styled((_("The release has no boilerplate."), Role.LABEL))


def organisation_link(organisation: str) -> str:
    """Return a link to an organisation, given its id."""
    return link(KitPane.name, f"organisation:{organisation}")


def _counted(count: int) -> str:
    if not count:
        return _("Everything has been reviewed, or was made by hand.")
    return _n("{count} entry", "{count} entries", count).format(count=count)
