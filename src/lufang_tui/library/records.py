"""What the library gives out: kits, hits, counts, facets, people. Records without behaviour."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lufang_tui.search.query import Group  # noqa: TC001 - msgspec and NamedTuple read it

if TYPE_CHECKING:
    import datetime as dt


class SourceKind(StrEnum):
    """What was added to the library."""

    FOLDER = "folder"
    """A folder in which kits lie, at any depth."""
    KIT = "kit"
    """One kit: its folder, its kit file or a .zip of it."""


class Source(NamedTuple):
    """Something that was added to the library."""

    path: str
    """Absolute."""
    kind: SourceKind
    added: str
    """When it was added (RFC 3339, UTC)."""
    release: str | None = None
    """The raw release that the kit was imported from, as it was named; None for kits that were there."""


class KitState(StrEnum):
    """How a kit of the library was found at the last refresh."""

    SOUND = "sound"
    FAULTY = "faulty"
    """It has faults; what could be read is searched."""
    UNREADABLE = "unreadable"
    """Its file cannot be read, or is no kit. What was read of it before is searched."""
    MISSING = "missing"
    """Its file is gone: deleted, moved to where the library does not look, or on a disk that is not there. What was
    read of it before is searched."""


class LibraryKit(NamedTuple):
    """A kit of the library, as the index knows it."""

    number: int
    """What tells it from the others while it stays as it is; a kit that changes gets another one."""
    path: str
    """Of its kit file or its .zip, absolute; what tells it from others in the long run."""
    id: str
    """The kit's own id; two kits may have the same one."""
    label: str
    language: str
    date: str | None
    """The date of its dateline (EDTF); None = undated."""
    state: KitState = KitState.SOUND
    message: str = ""
    """What is wrong, in one line; empty for a sound kit."""
    quotes: int = 0
    """How many quotations it has."""
    entries: int = 0
    """How many quotations, people, happenings and figures it has, and headings and paragraphs of its article."""
    digest: str = ""
    """SHA-256 of its file as it was read."""
    embargo: str | None = None
    """Until when it may not be published (RFC 3339); the time may lie behind us."""


class LibraryHit(NamedTuple):
    """An entry of a kit of the library that answers a query."""

    kit: LibraryKit
    group: Group
    id: str
    """The entry's id; in the article, the section's."""
    paragraph: int | None
    """In the article: the index, from 0, of the section's paragraph; None = its heading."""
    text: str
    """The entry's own words: a quotation's passages, parted by line ends; a person's name; what happened; a caption; a
    paragraph or heading. Text of a kit: untrusted."""
    who: str
    """Who speaks, with the signing title; a person's posts; a happening's date; else empty. Untrusted."""
    kind: str | None
    """A quotation's kind."""
    spans: tuple[tuple[int, int], ...] = ()
    """The ranges of `text` to show as found, in code points: sorted, merged, whole clusters."""
    place: int = 0
    """The place in the order of the library: greater is newer. Pass the last one's to `search` to go on after it."""


class Count(NamedTuple):
    """How many."""

    number: int
    at_least: bool = False
    """Counting was stopped: there are so many or more."""

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.at_least else f"{self.number:,}"


class Order(StrEnum):
    """How hits are ordered."""

    NEWEST = "newest"
    """By the kit's date, the newest first; those of one kit in its order. Undated kits come last."""
    RELEVANCE = "relevance"
    """The newest few hundred by how well they answer the query; what lies behind those by date again."""


class Found(Struct, frozen=True):
    """What a search found."""

    hits: tuple[LibraryHit, ...]
    """As many as were asked for, in the order that was asked for."""
    count: Count
    """How many entries answer the query."""
    more: bool
    """Whether hits come after these."""


class Tally(Struct, frozen=True):
    """One value of a facet."""

    value: str
    """What to narrow the query by: a kit's path, a year, a kind, a group."""
    label: str
    """What to show; a kit's label is untrusted."""
    count: int


class Facets(NamedTuple):
    """The hits of a query, counted."""

    total: Count
    kits: tuple[Tally, ...] = ()
    """Those with most hits first."""
    years: tuple[Tally, ...] = ()
    """By the kits' dates, the newest first; undated kits have the value ''."""
    kinds: tuple[Tally, ...] = ()
    """Of quotations."""
    groups: tuple[Tally, ...] = ()
    """In the order of the panes, groups without hits included."""


class Refreshed(NamedTuple):
    """What a refresh did; numbers of kits."""

    kits: int = 0
    """In the library now."""
    quotes: int = 0
    """In the library now."""
    added: int = 0
    changed: int = 0
    moved: int = 0
    """Found again at another place."""
    removed: int = 0
    """Taken out, since no source of the library holds their place any more."""
    missing: int = 0
    """In the library, their files gone."""
    faulty: int = 0
    """In the library with faults."""
    unreadable: int = 0
    rebuilt: str = ""
    """Why the index was made anew, in one line; empty where it was not."""
    stopped: bool = False
    """`go_on` ended it; what was done so far is kept."""


class Progress(NamedTuple):
    """How far a refresh is."""

    done: int
    """Kits that were read or found unchanged."""
    total: int
    quotes: int
    """Quotations that were taken in so far."""
    path: str = ""
    """The kit that was taken in last."""


class Post(NamedTuple):
    """A title that somebody held, and when kits say so."""

    title: str
    organisation: str
    """Empty where the kit names none."""
    first: str | None
    """The date of the first kit that has it (EDTF); None where none of them is dated."""
    last: str | None
    kits: int


class PersonRecord(NamedTuple):
    """A person of one kit."""

    kit: LibraryKit
    id: str
    name: str
    organisations: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def key(self) -> str:
        """What corrections of joins name the record by: the kit's id and the person's."""
        return f"{self.kit.id}/{self.id}"


class Join(StrEnum):
    """Why two records of a name are taken for one person, or are not."""

    ORGANISATION = "organisation"
    """They have an organisation in common."""
    SAME = "same"
    """Somebody said that they are the same."""


class Joined(NamedTuple):
    """Why one record belongs to a person."""

    record: PersonRecord
    to: str
    """The key of the record that it was joined to; its own for the first one."""
    by: Join | None
    """None for the first record."""
    organisation: str = ""
    """The organisation in common, where that was the reason."""


class LibraryPerson(NamedTuple):
    """A person across kits."""

    key: str
    """What tells the person from namesakes: the key of the first record."""
    name: str
    records: tuple[Joined, ...]
    """The records of kits that are this person's, the newest kit first, each with why."""
    posts: tuple[Post, ...] = ()
    """Titles over time, the latest first."""
    namesakes: int = 0
    """How many other people of the library have the name."""


class PersonEvent(NamedTuple):
    """An entry of a kit in a person's timeline."""

    date: str | None
    """A happening's own date, else the kit's (EDTF); None = undated."""
    first: dt.date | None
    """The first day of it, for sorting."""
    hit: LibraryHit
