"""Clippings as a list and as pages: what was collected, the reader's note, and what has become of the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.figures import FiguresPane
from lufang_tui.cards.pane import BLANK, Page, labelled, lines, link, post_name, remarks
from lufang_tui.cards.quotes import QuotesPane, quoted
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, no_hits, one_line, styled
from lufang_tui.cards.timeline import TimelinePane
from lufang_tui.clippings.collecting import title, words
from lufang_tui.clippings.today import Standing
from lufang_tui.i18n import _
from lufang_tui.search.query import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.cards.pane import Pane
    from lufang_tui.clippings import Clipping, Today
    from lufang_tui.kit.model import Kit, Person
    from lufang_tui.kit.press import PressKit

_PANES: dict[Group, Callable[[PressKit], Pane]] = {
    Group.QUOTES: QuotesPane,
    Group.TIMELINE: TimelinePane,
    Group.FIGURES: FiguresPane,
}
MAX_ROW = 500
"""Code points of an entry's words that a row is made of."""


def clipping_row(clipping: Clipping, number: int) -> Row:
    """Return the two lines of a clipping in the list, its number counted from 1: what it is and its kit; its words."""
    said = words(clipping)[:MAX_ROW]
    if clipping.kit.quotes:
        said = quoted(clipping.press, clipping.kit.quotes[0].kind, said)
    return Row(
        styled((f"{number} ", Role.LABEL), (title(clipping), Role.WORDS)),
        one_line(clipping.kit.label),
        styled(said),
    )


def clipping_tag(clipping: Clipping, today: Today | None) -> str:
    """Say in a word or two what is to be seen of a clipping at a glance: that its kit has changed, that it has a note."""
    troubles = {
        Standing.CHANGED: _("kit changed"),
        Standing.DROPPED: _("not in the kit"),
        Standing.GONE: _("kit gone"),
        Standing.UNREADABLE: _("kit unreadable"),
    }
    trouble = troubles.get(today.standing, "") if today is not None else ""
    return " · ".join(part for part in (trouble, _("annotated") if clipping.note else "") if part)


def clipping_page(clipping: Clipping, today: Today | None) -> Page:
    """Return all there is to read about a clipping; `today` is what has become of its kit, None while that is not known."""
    return Page(tuple(_page(clipping, today)))


def _page(clipping: Clipping, today: Today | None) -> Iterator[Styled]:
    if clipping.note:
        label = _("your note")
        for part in clipping.note.split("\n"):
            yield styled((f"{label}  ", Role.LABEL), (part, Role.HEADING))
        yield BLANK
    if today is not None and today.trouble:
        yield styled((today.trouble, Role.DOUBT))
        if today.reason:
            yield styled((today.reason, Role.LABEL))
        yield BLANK
    folder = today.press.folder if today is not None and today.press is not None else None
    press = clipping.press_with(folder)
    pane = _PANES.get(clipping.group)
    if pane is not None:
        yield from pane(press).page(clipping.entry, no_hits).paragraphs
    elif clipping.group is Group.PEOPLE:
        yield from person_lines(press, clipping.kit.people[0], no_hits)
    else:
        yield styled((title(clipping), Role.LABEL))
        yield from lines(words(clipping), no_hits)
    yield BLANK
    yield from _kit(clipping)


def person_lines(press: PressKit, person: Person, find: Highlighter) -> Iterator[Styled]:
    """Return who a person is, without the entries that name them."""
    yield styled((person.name, Role.WORDS), find=find)
    for post in person.roles:
        yield styled(post_name(press, post), find=find)
    if not person.roles:
        yield styled((_("no title given"), Role.LABEL))
    if person.aliases:
        yield labelled(_("also"), "、".join(person.aliases), find)
    for language, translation in person.translations.items():
        yield styled((_("{language} · unofficial translation").format(language=language), Role.DOUBT))
        yield styled(translation.name, find=find)
    yield from remarks(person, find)


def _kit(clipping: Clipping) -> Iterator[Styled]:
    """Which kit it is from; a link to it."""
    kit = clipping.kit
    yield styled((kit.label, Role.LINK), link=link(clipping.group.value, clipping.entry))
    for fact in kit_facts(kit):
        yield styled((fact, Role.LABEL))
    when = clipping.added.partition("T")[0]
    yield styled((_("collected {date}").format(date=when), Role.LABEL))


def kit_facts(kit: Kit) -> Iterator[str]:
    """Say where a kit's release is from: its dateline, its file and that file's digest, as far as the kit says so."""
    line = kit.dateline
    if line is not None and (line.place or line.date):
        yield " ".join(part for part in (line.place, line.date) if part)
    if kit.source is not None:
        yield kit.source.file
        if kit.source.sha256:
            yield f"SHA-256 {kit.source.sha256}"
    if kit.embargo:
        yield _("under embargo until {embargo}").format(embargo=kit.embargo)
