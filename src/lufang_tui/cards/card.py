"""One entry as plain text: the lines that its pane shows, for `lufang show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.figures import FiguresPane
from lufang_tui.cards.kit_page import KitPane
from lufang_tui.cards.organisations import PREFIX, Organisations
from lufang_tui.cards.people import PeoplePane
from lufang_tui.cards.quotes import QuotesPane
from lufang_tui.cards.source import load_source
from lufang_tui.cards.styled import Role, no_hits
from lufang_tui.cards.timeline import TimelinePane
from lufang_tui.errors import LufangError
from lufang_tui.kit.model import Figure, Happening, Organisation, Person, Quote, Section
from lufang_tui.text.cells import width
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    lines: Iterable[str]
    if isinstance(entry, Organisation):
        lines = map(_line, Organisations(press).page(PREFIX + entry.id, no_hits))
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


def kit_card(press: PressKit) -> str:
    """Give the kit's own page: every part of it, an empty line between them; the organisations as their list."""
    pane = KitPane(press)
    parts = ("\n".join(map(_line, pane.page(part, no_hits).paragraphs)).rstrip("\n") for part in pane.parts())
    return visible("\n\n".join(parts)) + "\n"
