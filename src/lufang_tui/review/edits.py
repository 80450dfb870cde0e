"""The edits of a review, each from a kit to a new kit; the old one is untouched, so that undoing is going back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.model import Happening, Kind, Kit, Organisation, Person, Quote, Rejected, Review, Role
from lufang_tui.release.selectors import selector
from lufang_tui.review.groups import find, free_id, group_of, replaced, with_group
from lufang_tui.review.places import in_order, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.kit.anchor import Anchor
    from lufang_tui.kit.model import Entry
    from lufang_tui.kit.press import PressKit


Named = TypeVar("Named", "Person", "Organisation")


class WrongEdit(LufangError):
    """An edit that the kit does not allow; the message says why."""


def accept(kit: Kit, entry_id: str) -> Kit:
    """Somebody vouches for an entry as it stands."""
    entry = find(kit, entry_id)
    if entry.review is Review.EDITED:
        return kit
    return replaced(kit, structs.replace(entry, review=Review.ACCEPTED))


def accept_from(kit: Kit, confidence: float) -> Kit:
    """Accept every entry that a machine found with this confidence (0 to 1) or more and nobody has looked at."""
    for entry in unreviewed(kit):
        if entry.confidence is not None and entry.confidence >= confidence:
            kit = accept(kit, entry.id)
    return kit


def unreviewed(kit: Kit) -> tuple[Entry, ...]:
    """The entries that a machine found and nobody has looked at, the most doubtful first."""
    entries: tuple[Entry, ...] = (
        *kit.quotes, *kit.people, *kit.timeline, *kit.figures, *kit.organisations, *kit.sections,
    )  # fmt: skip
    found = [entry for entry in entries if entry.review is Review.EXTRACTED]
    return tuple(sorted(found, key=lambda entry: 0.0 if entry.confidence is None else entry.confidence))


def reject(kit: Kit, entry_id: str) -> Kit:
    """Take an entry out, with every mention of its id, and remember it, so that no later import brings it back.

    Raises WrongEdit for a section: the article is the release's.
    """
    entry = find(kit, entry_id)
    group = group_of(entry)
    if group == "sections":
        raise WrongEdit(_("a section of the article cannot be rejected"))
    remembered = Rejected(group=group, text=rejected_words(entry))
    if remembered not in kit.rejected:
        kit = structs.replace(kit, rejected=(*kit.rejected, remembered))
    kit = with_group(kit, group, (other for other in getattr(kit, group) if other.id != entry_id))
    return _without_mentions(kit, entry_id)


def pass_over(press: PressKit, anchor: Anchor) -> Kit:
    """Remember a passage as no statement, so that it is not offered again."""
    passed = Rejected(group="quotes", text=_text(press, anchor))
    return structs.replace(press.kit, rejected=(*press.kit.rejected, passed))


def rejected_words(entry: Entry) -> str:
    """The words by which a rejected entry is known again."""
    match entry:
        case Quote():
            return "\n".join(entry.passages)
        case Happening():
            return f"{entry.when or entry.date or ''}\n{entry.text}"
        case Person() | Organisation():
            return entry.name
    return str(getattr(entry, "caption", None) or getattr(entry, "file", None) or entry.id)


def _without_mentions(kit: Kit, entry_id: str) -> Kit:
    quotes = tuple(
        structs.replace(quote, speakers=tuple(one for one in quote.speakers if one != entry_id))
        if entry_id in quote.speakers
        else quote
        for quote in kit.quotes
    )
    people = tuple(
        structs.replace(
            person,
            roles=tuple(
                structs.replace(role, organisation=None) if role.organisation == entry_id else role
                for role in person.roles
            ),
        )
        for person in kit.people
    )
    contacts = tuple(
        structs.replace(contact, organisation=None) if contact.organisation == entry_id else contact
        for contact in kit.contacts
    )
    publisher = None if kit.publisher == entry_id else kit.publisher
    return structs.replace(kit, quotes=quotes, people=people, contacts=contacts, publisher=publisher)


def set_kind(kit: Kit, entry_id: str, kind: Kind) -> Kit:
    """Say how the release gives a statement."""
    return replaced(kit, structs.replace(_quote(kit, entry_id), kind=kind, review=Review.EDITED))


def set_speakers(kit: Kit, entry_id: str, speakers: Iterable[str], role: str | None = None) -> Kit:
    """Say who speaks (ids of people or organisations; none: the release names nobody), and with which role they sign."""
    quote = _quote(kit, entry_id)
    chosen = tuple(dict.fromkeys(speakers))
    known = {entry.id for entry in (*kit.people, *kit.organisations)}
    unknown = next((one for one in chosen if one not in known), None)
    if unknown is not None:
        raise WrongEdit(_("no person or organisation has the id {id}").format(id=unknown))
    return replaced(kit, structs.replace(quote, speakers=chosen, role=role, review=Review.EDITED))


def set_passages(press: PressKit, entry_id: str, anchors: tuple[Anchor, ...]) -> Kit:
    """Let an entry's words be these stretches of the article. Raises WrongEdit for an empty one."""
    entry = find(press.kit, entry_id)
    if not isinstance(entry, Quote | Happening):
        raise WrongEdit(_("only the words of a quotation or a timeline entry can be moved"))
    passages = tuple(_text(press, anchor) for anchor in anchors)
    if not passages or not all(passage.strip() for passage in passages):
        raise WrongEdit(_("nothing would be left of it"))
    prefix, suffix = selector(press.kit.sections, anchors)
    text = passages[0] if len(passages) == 1 or isinstance(entry, Happening) else passages
    changed = structs.replace(entry, text=text, prefix=prefix, suffix=suffix, review=Review.EDITED)
    return replaced(press.kit, changed)


def set_happening(kit: Kit, entry_id: str, *, date: str | None, what: str) -> Kit:
    """Correct the date (EDTF, or None for undated) and the editor's sentence of a timeline entry."""
    entry = find(kit, entry_id)
    if not isinstance(entry, Happening):
        raise WrongEdit(_("this is no timeline entry"))
    if date is not None:
        from lufang_tui.dates.edtf import parse

        try:
            date = str(parse(date))
        except ValueError as error:
            raise WrongEdit(str(error)) from error
    if not what.strip():
        raise WrongEdit(_("an entry of the timeline needs a sentence"))
    return replaced(kit, structs.replace(entry, date=date, what=what.strip(), review=Review.EDITED))


def set_person(kit: Kit, entry_id: str, *, name: str, posts: Sequence[tuple[str | None, str | None]]) -> Kit:
    """Correct a person's name and posts, each (title, organisation); a post without a title goes.

    An organisation is named, and made where the kit has none of that name. Posts behind those told stay.
    """
    person = find(kit, entry_id)
    if not isinstance(person, Person):
        raise WrongEdit(_("this is no person"))
    kit, roles = _posts(kit, posts, person.roles)
    named = _renamed(person, name, _("a person needs a name"))
    gone = {role.id for role in person.roles} - {role.id for role in roles}
    quotes = tuple(
        structs.replace(quote, role=None) if entry_id in quote.speakers and quote.role in gone else quote
        for quote in kit.quotes
    )
    kit = structs.replace(kit, quotes=quotes)
    return replaced(kit, structs.replace(named, roles=roles, review=Review.EDITED))


def set_organisation(kit: Kit, entry_id: str, *, name: str) -> Kit:
    """Correct an organisation's name; the one that it had stays as another name of it."""
    body = find(kit, entry_id)
    if not isinstance(body, Organisation):
        raise WrongEdit(_("this is no organisation"))
    named = _renamed(body, name, _("an organisation needs a name"))
    return replaced(kit, structs.replace(named, review=Review.EDITED))


def _renamed(entry: Named, name: str, nameless: str) -> Named:
    """The entry with a corrected name, its other names with the one that it had."""
    name = name.strip()
    if not name:
        raise WrongEdit(nameless)
    aliases = dict.fromkeys((*entry.aliases, entry.name))
    return structs.replace(entry, name=name, aliases=tuple(alias for alias in aliases if alias != name))


def merge_people(kit: Kit, kept: str, merged: str) -> Kit:
    """Make one person of two: `kept` stays, with the names, posts and statements of both."""
    one, other = find(kit, kept), find(kit, merged)
    if kept == merged or not isinstance(one, Person) or not isinstance(other, Person):
        raise WrongEdit(_("two people are needed"))
    names = dict.fromkeys((*one.aliases, other.name, *other.aliases))
    renamed: dict[str, str] = {}
    roles = list(one.roles)
    for role in other.roles:
        same = next(
            (had for had in roles if (had.title, had.organisation) == (role.title, role.organisation)), None
        )
        if same is None:
            same = structs.replace(role, id=free_id(role.id, {had.id for had in roles}))
            roles.append(same)
        renamed[role.id] = same.id
    person = structs.replace(
        one,
        aliases=tuple(name for name in names if name != one.name),
        roles=tuple(roles),
        translations={**other.translations, **one.translations},
        note="\n".join(note for note in (one.note, other.note) if note) or None,
        review=Review.EDITED,
    )
    quotes = tuple(_spoken_by(quote, kept, merged, renamed) for quote in kit.quotes)
    people = tuple(person if had.id == kept else had for had in kit.people if had.id != merged)
    return structs.replace(kit, people=people, quotes=quotes)


def _spoken_by(quote: Quote, kept: str, merged: str, renamed: dict[str, str]) -> Quote:
    if merged not in quote.speakers:
        return quote
    speakers = tuple(dict.fromkeys(kept if one == merged else one for one in quote.speakers))
    role = renamed.get(quote.role, quote.role) if quote.role else None
    return structs.replace(quote, speakers=speakers, role=role)


def add_quotation(
    press: PressKit, anchors: tuple[Anchor, ...], kind: Kind, speakers: tuple[str, ...] = ()
) -> tuple[Kit, str]:
    """Add a statement that the machine missed; gives the kit and the new entry's id. Entries stay in the article's order."""
    kit = press.kit
    if kind is Kind.DIRECT:
        anchors = tuple(without_marks(press, anchor) for anchor in anchors)
    passages = tuple(_text(press, anchor) for anchor in anchors)
    if not passages or not all(passage.strip() for passage in passages):
        raise WrongEdit(_("no words are chosen"))
    prefix, suffix = selector(press.kit.sections, anchors)
    quote = Quote(
        id=_new_id(kit, "quote"),
        speakers=speakers,
        kind=kind,
        text=passages[0] if len(passages) == 1 else passages,
        prefix=prefix,
        suffix=suffix,
        review=Review.ACCEPTED,
    )
    return with_group(kit, "quotes", in_order(press, kit.quotes, quote, anchors[0])), quote.id


def add_happening(press: PressKit, anchor: Anchor, *, date: str | None, when: str | None) -> tuple[Kit, str]:
    """Add a happening that the machine missed, told by its words in the article."""
    kit = press.kit
    words = _text(press, anchor)
    if not words.strip():
        raise WrongEdit(_("no words are chosen"))
    prefix, suffix = selector(press.kit.sections, (anchor,))
    happening = Happening(
        id=_new_id(kit, "date"), date=date, when=when, what=" ".join(words.split()), text=words,
        prefix=prefix, suffix=suffix, review=Review.ACCEPTED,
    )  # fmt: skip
    return with_group(kit, "timeline", in_order(press, kit.timeline, happening, anchor)), happening.id


def add_person(
    kit: Kit, name: str, title: str | None = None, organisation: str | None = None
) -> tuple[Kit, str]:
    """Add a person that the machine missed, with a post where it is known; gives the kit and the new id."""
    if not name.strip():
        raise WrongEdit(_("a person needs a name"))
    kit, roles = _posts(kit, [(title, organisation)], ())
    person = Person(id=_new_id(kit, "person"), name=name.strip(), roles=roles, review=Review.ACCEPTED)
    return structs.replace(kit, people=(*kit.people, person)), person.id


def _posts(
    kit: Kit, posts: Sequence[tuple[str | None, str | None]], had: tuple[Role, ...]
) -> tuple[Kit, tuple[Role, ...]]:
    """The posts of a person whose first ones are told anew, and the kit with their organisations in it."""
    roles: list[Role] = []
    for number, (title, organisation) in enumerate(posts):
        if not (title and title.strip()):
            continue
        kit, body = _body(kit, (organisation or "").strip())
        taken = {role.id for role in (*roles, *had[number:])}
        role_id = had[number].id if number < len(had) else free_id("role-1", taken)
        roles.append(Role(id=role_id, title=title.strip(), organisation=body))
    return kit, (*roles, *had[len(posts) :])


def _body(kit: Kit, name: str) -> tuple[Kit, str | None]:
    """The id of the organisation with a name, and the kit with it; None for no name."""
    if not name:
        return kit, None
    known = next((one for one in kit.organisations if name in (one.name, *one.aliases)), None)
    if known is None:
        known = Organisation(id=_new_id(kit, "organisation"), name=name, review=Review.ACCEPTED)
        kit = structs.replace(kit, organisations=(*kit.organisations, known))
    return kit, known.id


def _quote(kit: Kit, entry_id: str) -> Quote:
    entry = find(kit, entry_id)
    if not isinstance(entry, Quote):
        raise WrongEdit(_("this is no quotation"))
    return entry


def _new_id(kit: Kit, stem: str) -> str:
    taken = {
        entry.id
        for group in (kit.organisations, kit.people, kit.sections, kit.quotes, kit.figures, kit.timeline)
        for entry in group
    }
    return free_id(f"{stem}-1", taken)


def _text(press: PressKit, anchor: Anchor) -> str:
    section = press.section(anchor.section)
    return section.text[anchor.start : anchor.end] if section is not None else ""
