"""What a review shows: the queue, a finding with its passage, and candidates that the machine may have missed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.cards.card import card
from lufang_tui.cards.figures import FiguresPane
from lufang_tui.cards.pane import (
    BLANK,
    Page,
    around,
    labelled,
    lines,
    place_name,
    post_name,
    remarks,
    section_name,
    signature,
)
from lufang_tui.cards.people import PeoplePane
from lufang_tui.cards.quotes import KINDS, UNNAMED, QuotesPane
from lufang_tui.cards.styled import Role, Row, Span, Styled, no_hits, styled
from lufang_tui.cards.timeline import TimelinePane
from lufang_tui.i18n import N_, _
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import Figure, Happening, Organisation, Person, Quote, Review, Section
from lufang_tui.release.confidence import UNSURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.cards.pane import Pane
    from lufang_tui.kit.model import Entry
    from lufang_tui.kit.press import PressKit
    from lufang_tui.review import Candidate

MOST_PARAGRAPHS = 5
"""Paragraphs that are shown of those that name somebody."""

_PANES: dict[type[Entry], Callable[[PressKit], Pane]] = {
    Quote: QuotesPane,
    Person: PeoplePane,
    Happening: TimelinePane,
    Figure: FiguresPane,
}
_NAMES: dict[type[Entry], str] = {
    Quote: N_("quotation"),
    Person: N_("person"),
    Happening: N_("date"),
    Figure: N_("figure"),
    Organisation: N_("organisation"),
    Section: N_("section"),
}
_STATES = {
    Review.EXTRACTED: N_("to review"),
    Review.ACCEPTED: N_("accepted"),
    Review.EDITED: N_("edited"),
}


def entry_row(press: PressKit, entry: Entry) -> Row:
    """Give the two lines of a finding: what it is and who speaks, how sure the rule is, and its words."""
    head: list[str | tuple[str, Role]] = [(_(_NAMES[type(entry)]), Role.LABEL)]
    words = ""
    match entry:
        case Quote():
            names = "、".join(
                f"{speaker.name} {signature(press, entry, speaker)}".rstrip()
                for speaker in press.speakers(entry)
            )
            head += [
                " ",
                _(KINDS[entry.kind]),
                "  ",
                (names or _(UNNAMED), Role.WORDS if names else Role.DOUBT),
            ]
            words = " … ".join(passage[:300] for passage in entry.passages)
        case Person():
            head += ["  ", (entry.name, Role.WORDS)]
            words = PeoplePane(press).row(entry.id, no_hits).body.text
        case Happening():
            head += ["  ", (entry.date or _("undated"), Role.WORDS), f"  {entry.when or ''}"]
            words = entry.what
        case Figure():
            head += ["  ", (entry.file or _("no file"), Role.WORDS)]
            words = entry.caption or ""
        case Organisation():
            head += ["  ", (entry.name, Role.WORDS)]
            words = "、".join(entry.aliases)
        case Section():
            head += ["  ", (section_name(entry), Role.WORDS)]
            words = entry.text[:300]
    return Row(styled(*head), sureness(entry), styled(words))


def sureness(entry: Entry) -> str:
    """Give how sure the rule was that found an entry, or what a person decided."""
    if entry.review is Review.EXTRACTED and entry.confidence is not None:
        return f"{'? ' if entry.confidence < UNSURE else ''}{entry.confidence:.2f}"
    return _(_STATES[entry.review]) if entry.review else ""


def entry_page(press: PressKit, entry: Entry) -> Page:
    """Give what there is to read about a finding, its passage in the article marked."""
    if isinstance(entry, Person | Organisation):
        return Page(tuple(_named_page(press, entry)))
    make = _PANES.get(type(entry))
    if make is not None:
        return make(press).page(entry.id, no_hits)
    return Page(tuple(styled(line) for line in card(press, entry).rstrip("\n").split("\n")))


def _named_page(press: PressKit, entry: Person | Organisation) -> Iterator[Styled]:
    """Who somebody is said to be, and the paragraphs that name them."""
    yield styled((entry.name, Role.WORDS))
    if isinstance(entry, Person):
        posts = [post_name(press, post) for post in entry.roles]
        yield from (styled(post) for post in posts)
        if not posts:
            yield styled((_("no title given"), Role.LABEL))
    else:
        holders = [
            f"{person.name}  {role.title}"
            for person in press.kit.people
            for role in person.roles
            if role.organisation == entry.id
        ]
        yield from (styled(holder, indent=2) for holder in holders)
    if entry.aliases:
        yield labelled(_("also"), "、".join(entry.aliases), no_hits)
    yield BLANK
    notes = list(remarks(entry, no_hits))
    yield from (*notes, BLANK) if notes else ()
    named = list(_mentions(press, (entry.name, *entry.aliases)))
    yield from around(press, named, no_hits)
    if not named:
        yield styled((_("The article has the name nowhere."), Role.DOUBT))


def _mentions(press: PressKit, names: tuple[str, ...]) -> Iterator[Anchor]:
    """Where the article has one of these names, the longest one that fits; the first paragraphs that have any."""
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    left = MOST_PARAGRAPHS
    for section in press.kit.sections:
        for paragraph in press.paragraphs(section.id):
            found = [
                Anchor(section.id, paragraph.start + one.start(), paragraph.start + one.end())
                for one in pattern.finditer(paragraph.text)
            ]
            yield from found
            left -= bool(found)
            if not left:
                return


def candidate_row(press: PressKit, candidate: Candidate) -> Row:
    """Give the two lines of a passage that nobody has looked at."""
    anchor = candidate.anchor
    why = _("in quotation marks") if candidate.in_marks else _("with a word of saying")
    section = press.section(anchor.section)
    words = section.text[anchor.start : anchor.end] if section is not None else ""
    place = place_name(press, anchor.section, press.paragraph_at(anchor))
    return Row(styled((why, Role.LABEL)), "", styled((words[:300], Role.WORDS), f"  {place}"))


def candidate_page(press: PressKit, candidate: Candidate) -> Page:
    """Give the paragraph around such a passage, the passage marked."""
    head = styled((_("No entry of the kit holds these words. Are they a statement?"), Role.LABEL))
    return Page((head, BLANK, *around(press, (candidate.anchor,), no_hits)))


def selection_page(press: PressKit, section: str, paragraph: int, chosen: tuple[int, int], at: int) -> Page:
    """Give the article for choosing words in it: `chosen` and the cursor `at` are offsets in the section, code points."""
    return Page(*_selection(press, section, paragraph, chosen, at))


def _selection(
    press: PressKit, section: str, paragraph: int, chosen: tuple[int, int], at: int
) -> tuple[tuple[Styled, ...], int, int]:
    parts: list[Styled] = []
    here = offset = 0
    for one in press.kit.sections:
        for index, found in enumerate(press.paragraphs(one.id)):
            spans: list[Span] = []
            if one.id == section and index == paragraph:
                start, end = (max(0, edge - found.start) for edge in chosen)
                if start < end:
                    spans.append(Span(start, min(end, len(found.text)), Role.MARKED))
                cursor = min(max(0, at - found.start), max(0, len(found.text) - 1))
                spans.append(Span(cursor, cursor + 1, Role.HIT))
                here, offset = len(parts), cursor
            parts += _paragraph(found.text, spans)
            parts.append(BLANK)
    return tuple(parts), here, offset


def _paragraph(text: str, spans: list[Span]) -> Iterator[Styled]:
    return lines(text, no_hits, spans)


def anchor_words(press: PressKit, anchor: Anchor) -> str:
    """Give the words of a stretch of the article."""
    section = press.section(anchor.section)
    return section.text[anchor.start : anchor.end] if section is not None else ""
