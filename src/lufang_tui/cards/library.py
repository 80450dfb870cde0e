"""The library as lists and pages: hits, people across kits, kits. What they show of an entry is what a kit's own pane shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lufang_tui.attribution.marks import marks_of
from lufang_tui.cards.clippings import kit_facts, person_lines
from lufang_tui.cards.figures import FiguresPane
from lufang_tui.cards.pane import BLANK, Page, article_key, labelled, lines, link, section_name
from lufang_tui.cards.quotes import KINDS, UNNAMED, QuotesPane
from lufang_tui.cards.styled import Highlighter, Role, Row, Span, Styled, styled
from lufang_tui.cards.timeline import TimelinePane
from lufang_tui.dates.edtf import parse
from lufang_tui.dates.labels import label as date_label
from lufang_tui.i18n import N_, _, _n
from lufang_tui.kit.model import Kind, Person
from lufang_tui.library.records import Join, KitState
from lufang_tui.search.query import Group
from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.cards.pane import Pane
    from lufang_tui.kit.press import PressKit
    from lufang_tui.library.records import Joined, LibraryHit, LibraryKit, LibraryPerson, PersonEvent

KITS: Final = "kits"
"""The pane that lists the kits themselves."""
PANES: Final = {
    Group.QUOTES.value: N_("Quotes"),
    Group.PEOPLE.value: N_("People"),
    Group.TIMELINE.value: N_("Timeline"),
    Group.FIGURES.value: N_("Figures"),
    Group.ARTICLE.value: N_("Article"),
    KITS: N_("Kits"),
}
"""The panes over the library and their titles, in the order of their tabs and keys."""
STATES = {
    KitState.SOUND: "",
    KitState.FAULTY: N_("has faults"),
    KitState.UNREADABLE: N_("unreadable"),
    KitState.MISSING: N_("file gone"),
}
"""What a list says of a kit's state."""
MAX_ROW = 500
"""Code points of an entry's words that a row is made of."""
MAX_SIGNER = 12
"""Code points of a Chinese speaker with title, of which a narrow list has room for all."""
EVENT = 120
"""Code points of an entry's words that a line of a person's timeline shows."""

_LATIN_END = re.compile(r"[0-9A-Za-zÀ-ɏ.,'’ -]+$")

_PANES: dict[Group, Callable[[PressKit], Pane]] = {
    Group.QUOTES: QuotesPane,
    Group.TIMELINE: TimelinePane,
    Group.FIGURES: FiguresPane,
}


class Target(NamedTuple):
    """Where a line of a person's page leads: an entry of a kit, or another person."""

    kit: LibraryKit | None = None
    group: Group = Group.QUOTES
    key: str = ""
    """The entry's key in its group."""
    person: LibraryPerson | None = None


def entry_key(hit: LibraryHit) -> str:
    """Return the key that a hit's entry has in its group: an id, or `section#index` in the article."""
    return article_key(hit.id, hit.paragraph) if hit.group is Group.ARTICLE else hit.id


def hit_key(hit: LibraryHit) -> str:
    """Return what tells a hit from others of the library as long as its kit stays where it is."""
    return f"{hit.kit.path}\n{hit.group.value}\n{entry_key(hit)}"


def day(date: str | None, language: str = "") -> str:
    """Return a date for a reader; the date itself where no language is given, or it cannot be read."""
    if not date or not language:
        return date or _("undated")
    try:
        return date_label(parse(date), language)
    except ValueError:
        return date


# Hits


def hit_row(hit: LibraryHit) -> Row:
    """Return the two lines of a hit: who or what it is, and the date of its kit; the words."""
    if hit.group is Group.PEOPLE:
        name = styled((hit.text, Role.WORDS), spans=[Span(*span, Role.HIT) for span in hit.spans])
        return Row(name, hit.kit.date or _("undated"), styled(hit.who or _("no title given")))
    words, before = _quoted(hit, hit.text[:MAX_ROW])
    spans = [Span(start + before, end + before, Role.HIT) for start, end in hit.spans if start < MAX_ROW]
    return Row(_head(hit), hit.kit.date or _("undated"), styled(words, spans=spans))


def _head(hit: LibraryHit) -> Styled:
    if hit.group is Group.QUOTES:
        return styled((_signer(hit), Role.WORDS) if hit.who else (_(UNNAMED), Role.LABEL))
    if hit.group is Group.TIMELINE:
        return styled((hit.who, Role.WORDS) if hit.who else (_("undated"), Role.LABEL))
    name = _("figure") if hit.group is Group.FIGURES else None
    if name is None:
        name = _("heading") if hit.paragraph is None else f"¶ {hit.paragraph + 1}"
    return styled((hit.kit.label, Role.WORDS), (f"  {name}", Role.LABEL))


def _signer(hit: LibraryHit) -> str:
    """Who speaks. Chinese has the name behind the title: of a long one the end is kept, so that a list shows the name."""
    who = hit.who
    if not is_chinese(hit.kit.language) or len(who) <= MAX_SIGNER:
        return who
    start = len(who) - MAX_SIGNER + 1
    latin = _LATIN_END.search(who)
    if latin is not None:  # a name in Latin letters is kept whole
        start = min(start, latin.start())
    return f"…{who[start:]}" if start > 1 else who


def _quoted(hit: LibraryHit, words: str) -> tuple[str, int]:
    """The words, in marks where they are a direct quotation, and by how many code points they are moved."""
    if hit.kind != Kind.DIRECT:
        return words, 0
    enclosed = marks_of(hit.kit.language).enclose(words)
    return enclosed, max(0, enclosed.find(words[:1])) if words else 0


def glance(hit: LibraryHit) -> Page:
    """Return what is known of a hit without its kit: for the moment in which that is read."""
    words, before = _quoted(hit, hit.text)
    spans = [Span(start + before, end + before, Role.HIT) for start, end in hit.spans]
    said = [styled((words, Role.WORDS), spans=spans), BLANK]
    if hit.who:
        said.append(styled((hit.who, Role.LINK)))
    return Page((*said, BLANK, *_kit_lines(hit.kit)))


def hit_page(hit: LibraryHit, press: PressKit, find: Highlighter) -> Page:
    """Return all there is to read about a hit: its kit's own page of it, and its kit."""
    return Page(tuple(_hit_page(hit, press, find)))


def _hit_page(hit: LibraryHit, press: PressKit, find: Highlighter) -> Iterator[Styled]:
    pane = _PANES.get(hit.group)
    key = entry_key(hit)
    if pane is not None:
        yield from pane(press).page(key, find).paragraphs
    elif hit.group is Group.PEOPLE:
        entry = press.entries.get(hit.id)
        if isinstance(entry, Person):
            yield from person_lines(press, entry, find)
    else:
        yield from _paragraph(hit, press, find)
    yield BLANK
    yield from _kit_lines(hit.kit, press)


def _paragraph(hit: LibraryHit, press: PressKit, find: Highlighter) -> Iterator[Styled]:
    """A paragraph, or a heading with the paragraph below it, between its neighbours."""
    section = press.section(hit.id)
    yield styled((section_name(section), Role.HEADING), find=find)
    yield BLANK
    at = hit.paragraph or 0
    for index, paragraph in enumerate(press.paragraphs(hit.id)):
        if at - 1 <= index <= at + 1:
            inside = [Span(0, len(paragraph.text), Role.MARKED)] if index == hit.paragraph else []
            yield from lines(paragraph.text, find, inside)
            yield BLANK


def _kit_lines(kit: LibraryKit, press: PressKit | None = None) -> Iterator[Styled]:
    """Which kit it is: a link to it, where its release is from, and what is wrong with it."""
    yield styled((kit.label, Role.LINK), link=link("kit", kit.path))
    facts = kit_facts(press.kit) if press is not None else (day(kit.date),)
    for fact in facts:
        yield styled((fact, Role.LABEL))
    yield from _trouble(kit)


def _trouble(kit: LibraryKit) -> Iterator[Styled]:
    told = {
        KitState.MISSING: _("The kit’s file is gone; this is what was read of it."),
        KitState.UNREADABLE: _("The kit’s file cannot be read now; this is what was read of it."),
        KitState.FAULTY: _("The kit has faults; what could be read is shown."),
    }.get(kit.state)
    if told:
        yield styled((told, Role.DOUBT))
        if kit.message:
            yield styled((kit.message, Role.LABEL))


# People


def person_row(person: LibraryPerson) -> Row:
    """Return the two lines of a person: the name, in how many kits, and how many namesakes there are; the posts."""
    kits = len({joined.record.kit.path for joined in person.records})
    aside = _n("{count} kit", "{count} kits", kits).format(count=kits)
    others = ""
    if person.namesakes:
        said = _n("{count} namesake", "{count} namesakes", person.namesakes)
        others = f"  {said.format(count=person.namesakes)}"
    posts = " · ".join(_post(post.organisation, post.title) for post in person.posts[:4])
    return Row(
        styled((person.name, Role.WORDS), (others, Role.LABEL)), aside, styled(posts or _("no title given"))
    )


def _post(organisation: str, title: str) -> str:
    if not organisation:
        return title
    chinese = any("\u3400" <= character <= "\u9fff" for character in organisation)
    return f"{organisation}{title}" if chinese else f"{title}, {organisation}"


def person_page(
    person: LibraryPerson, events: Sequence[PersonEvent], namesakes: Sequence[LibraryPerson]
) -> tuple[Page, dict[str, Target]]:
    """Return a person across kits, and where the links of the page lead.

    Posts over time, every entry that names the person by date, why the records of kits are joined, and namesakes.
    """
    targets: dict[str, Target] = {}
    return Page(tuple(_person(person, events, namesakes, targets))), targets


def _person(
    person: LibraryPerson,
    events: Sequence[PersonEvent],
    namesakes: Sequence[LibraryPerson],
    targets: dict[str, Target],
) -> Iterator[Styled]:
    yield styled((person.name, Role.WORDS))
    for post in person.posts:
        when = _span(post.first, post.last)
        yield styled(_post(post.organisation, post.title), (f"  {when}" if when else "", Role.LABEL))
    yield BLANK
    yield styled((_("Timeline"), Role.HEADING), (f"  {len(events)}", Role.LABEL))
    yield from _events(events, targets)
    yield BLANK
    yield from _records(person, targets)
    if namesakes:
        yield BLANK
        yield styled((_("Namesakes: other people of this name"), Role.HEADING))
        for number, other in enumerate(namesakes):
            targets[f"person/{number}"] = Target(person=other)
            posts = " · ".join(_post(post.organisation, post.title) for post in other.posts[:2])
            said = f"  {posts or _('no title given')}"
            yield styled((other.name, Role.LINK), said, link=f"person/{number}", indent=2)


def _events(events: Sequence[PersonEvent], targets: dict[str, Target]) -> Iterator[Styled]:
    before = None
    for number, event in enumerate(events):
        hit = event.hit
        year = (event.date or "")[:4]
        if year != before:
            yield styled((year or _("undated"), Role.LABEL))
            before = year
        name = f"event/{number}"
        targets[name] = Target(hit.kit, hit.group, entry_key(hit))
        words, _by = _quoted(hit, hit.text[:EVENT] + ("…" if len(hit.text) > EVENT else ""))
        what = _kind_of(hit)
        yield styled(
            (f"{event.date or _('undated')} ", Role.LABEL),
            (f"{what}  ", Role.LABEL),
            (words.replace("\n", " "), Role.LINK),
            (f"  {hit.kit.label}", Role.LABEL),
            link=name,
            indent=2,
        )


def _kind_of(hit: LibraryHit) -> str:
    if hit.kind:
        return _(KINDS[Kind(hit.kind)])
    return {Group.TIMELINE: _("event"), Group.FIGURES: _("caption")}.get(hit.group, "")


def _records(person: LibraryPerson, targets: dict[str, Target]) -> Iterator[Styled]:
    """The records of kits that are taken for this person, and why."""
    yield styled((_("Taken for one person"), Role.HEADING), (f"  {len(person.records)}", Role.LABEL))
    for number, joined in enumerate(person.records):
        record = joined.record
        name = f"record/{number}"
        targets[name] = Target(record.kit, Group.PEOPLE, record.id)
        yield styled(
            (record.kit.label, Role.LINK),
            f"  {record_words(joined)}",
            (f"  {why_joined(joined)}", Role.LABEL),
            link=name,
            indent=2,
        )


def record_words(joined: Joined) -> str:
    """Say what a kit says of a person: titles and organisations."""
    record = joined.record
    return " · ".join((*record.titles, *record.organisations)) or _("no title given")


def why_joined(joined: Joined) -> str:
    """Say why a record of a kit belongs to a person; empty for the first one, to which the others were joined."""
    if joined.by is Join.ORGANISATION:
        return _("same name, same organisation: {organisation}").format(organisation=joined.organisation)
    return _("you said that this is the same person") if joined.by is Join.SAME else ""


def _span(first: str | None, last: str | None) -> str:
    if not first or not last or first == last:
        return first or last or ""
    return f"{first} – {last}"


# Kits


def kit_row(kit: LibraryKit) -> Row:
    """Return the two lines of a kit: its label and date; how much it has, or where it lies if it has nothing."""
    counted = _n("{count} quotation", "{count} quotations", kit.quotes).format(count=kit.quotes)
    return Row(
        styled((kit.label or kit.path, Role.WORDS)), kit.date or _("undated"), styled((counted, Role.LABEL))
    )


def kit_page(kit: LibraryKit) -> Page:
    """Return what the library knows of a kit."""
    parts = [styled((kit.label or kit.path, Role.LINK), link=link("kit", kit.path)), *_trouble(kit), BLANK]
    parts.append(styled(_n("{count} quotation", "{count} quotations", kit.quotes).format(count=kit.quotes)))
    parts.append(
        styled(_n("{count} entry in all", "{count} entries in all", kit.entries).format(count=kit.entries))
    )
    for name, text in (
        (_("date"), kit.date),
        ("id", kit.id),
        (_("language"), kit.language),
        (_("file"), kit.path),
    ):
        if text:
            parts.append(labelled(name, text, lambda _text: []))
    return Page(tuple(parts))
