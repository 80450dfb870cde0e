"""One entry as plain text: the lines that its pane shows, for `lufang show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.figures import FiguresPane
from lufang_tui.cards.people import PeoplePane
from lufang_tui.cards.quotes import QuotesPane
from lufang_tui.cards.source import load_source
from lufang_tui.cards.styled import Role, no_hits
from lufang_tui.cards.timeline import TimelinePane
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.model import Figure, Happening, Organisation, Person, Quote, Section
from lufang_tui.text.cells import width
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.cards.pane import Pane
    from lufang_tui.cards.styled import Styled
    from lufang_tui.kit.model import Entry
    from lufang_tui.kit.press import PressKit

_PANES: dict[type[Entry], Callable[[PressKit], Pane]] = {
    Quote: QuotesPane,
    Person: PeoplePane,
    Happening: TimelinePane,
    Figure: FiguresPane,
}


def card(press: PressKit, entry: Entry) -> str:
    """Give all there is to read about an entry, a line for each paragraph, safe to show.

    The place in the release is told where the release can be read; where not, the section and paragraph are.
    """
    if isinstance(entry, Organisation):
        lines = _organisation(press, entry)
    elif isinstance(entry, Section):
        lines = (
            paragraph
            for part in (entry.heading or entry.label, entry.text)
            if part
            for paragraph in part.split("\n")
        )
    else:
        pane = _PANES[type(entry)](press)
        try:
            pane.source = load_source(press)
        except LufangError:
            pane.source = None  # `lufang check` tells why; a card is readable without
        lines = map(_line, pane.page(entry.id, no_hits).paragraphs)
    return visible("\n".join(lines)).rstrip("\n") + "\n"


def _line(part: Styled) -> str:
    """A paragraph as text; the words that a pane would mark stand in square brackets."""
    text = part.text
    for span in sorted((span for span in part.spans if span.role is Role.MARKED), reverse=True):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return part.lead + " " * (part.indent - width(part.lead)) + text


def _organisation(press: PressKit, organisation: Organisation) -> Iterator[str]:
    """An organisation has no pane: its names, who holds a post there, and what it says."""
    yield " · ".join((organisation.name, *organisation.aliases))
    for language, name in organisation.translations.items():
        yield _("{language} · unofficial translation · {name}").format(language=language, name=name)
    for person in press.kit.people:
        for role in person.roles:
            if role.organisation == organisation.id:
                yield f"  {person.name}  {role.title}"
    for quote in press.kit.quotes:
        if organisation.id in quote.speakers:
            yield f"  {' … '.join(quote.passages)}"
    if organisation.note:
        yield _("note  {note}").format(note=organisation.note)
