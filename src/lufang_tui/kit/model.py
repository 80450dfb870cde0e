"""The press kit as immutable, typed records: format version 1.

The JSON Schema that editors use and the reader's checks both come out of these classes.
How a kit is read, written and anchored lives beside this module.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from lufang_tui.i18n import N_

FORMAT = 1
"""The version of the kit format that this program writes, and the newest it reads."""

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description=N_("an id: lower-case letters, digits and hyphens")
    ),
]
Text = Annotated[str, Meta(min_length=1)]
Language = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        description=N_("a BCP 47 language tag, such as zh-CN or en"),
    ),
]
Edtf = Annotated[
    str,
    Meta(
        description=N_("a date in EDTF, such as 2018-05-15, 2017, 2016/2020 or 2016-36 (fourth quarter)"),
        extra={"rule": "not-edtf"},
    ),
]
Instant = Annotated[
    str,
    Meta(
        description=N_("an RFC 3339 time with its offset, such as 2018-05-15T09:00:00+08:00"),
        extra={"rule": "not-a-time"},
    ),
]
Digest = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{64}$", description=N_("a SHA-256 digest, 64 lower-case hexadecimal digits"))
]
Url = Annotated[str, Meta(pattern=r"^https?://[^\s]+$", description=N_("an http or https address"))]
RelativePath = Annotated[
    str,
    Meta(
        min_length=1,
        description=N_("a path inside the kit, with forward slashes"),
        extra={"rule": "path-leaves-kit"},
    ),
]
Confidence = Annotated[float, Meta(ge=0, le=1, description=N_("a number from 0 to 1"))]


class Kind(StrEnum):
    """How the release gives a statement (直接引语, 间接引语, 部分引语)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PARTIAL = "partial"


class Review(StrEnum):
    """Who vouches for an entry: nobody yet, or a person who accepted or edited it."""

    EXTRACTED = "extracted"
    ACCEPTED = "accepted"
    EDITED = "edited"


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a kit that has no id of its own."""


class Entry(Record, frozen=True, kw_only=True):
    """A part of a kit that has an id, may carry a note, and says who vouches for it."""

    id: Id
    note: str | None = None
    """The editor's note: [sic], a doubt."""
    review: Review | None = None
    rule: str | None = None
    """The rule that fired, where a machine found the entry."""
    confidence: Confidence | None = None


class Dateline(Record, frozen=True, kw_only=True):
    """Where and when the release is dated, and how it says so."""

    place: str | None = None
    date: Edtf | None = None
    text: str | None = None
    """The words of the release, verbatim."""


class Source(Record, frozen=True, kw_only=True):
    """The release as received; `file` is relative to the kit file's folder."""

    file: RelativePath
    sha256: Digest | None = None
    url: Url | None = None
    received: Edtf | None = None


class Contact(Record, frozen=True, kw_only=True):
    """Whom to ask, as the release has it."""

    name: Text
    role: str | None = None
    organisation: str | None = None
    """An organisation's id."""
    email: str | None = None
    phone: str | None = None


class Organisation(Entry, frozen=True, kw_only=True):
    """A body that the release names."""

    name: Text
    aliases: tuple[Text, ...] = ()
    translations: dict[Language, Text] = {}
    """Unofficial names by language."""


class Role(Record, frozen=True, kw_only=True):
    """A post that a person holds; the id is unique within the person."""

    id: Id
    title: Text
    organisation: str | None = None
    """An organisation's id."""


class PersonTranslation(Record, frozen=True, kw_only=True):
    """A person's name, and titles by role id, in another language."""

    name: Text
    roles: dict[Id, Text] = {}


class Person(Entry, frozen=True, kw_only=True):
    """Somebody whom the release names; the first role signs unless a quotation names another."""

    name: Text
    aliases: tuple[Text, ...] = ()
    roles: tuple[Role, ...] = ()
    translations: dict[Language, PersonTranslation] = {}


class Section(Entry, frozen=True, kw_only=True):
    """A part of the article: verbatim paragraphs that part at blank lines."""

    heading: str | None = None
    """The release's own heading."""
    label: str | None = None
    """The editor's label, where the release has no heading."""
    text: Text


class QuoteTranslation(Record, frozen=True, kw_only=True):
    """A statement in another language, and whether the source itself published that wording."""

    text: Text | tuple[Text, ...]
    official: bool = False


class Quote(Entry, frozen=True, kw_only=True):
    """A statement: direct (the words inside the marks, without the marks), indirect or partial."""

    speakers: tuple[str, ...]
    """Ids of people or organisations; empty where the release names nobody."""
    mention: str | None = None
    """The words that stand for the speaker beside the cue."""
    role: str | None = None
    """The id of the role that signs, where it is not the first."""
    kind: Kind
    cue: str | None = None
    text: Text | tuple[Text, ...]
    """Verbatim; several passages where the statement is interrupted or runs over paragraphs."""
    translations: dict[Language, QuoteTranslation] = {}
    prefix: str | None = None
    suffix: str | None = None

    @property
    def passages(self) -> tuple[str, ...]:
        """The verbatim passages, one or several."""
        return (self.text,) if isinstance(self.text, str) else self.text


class Figure(Entry, frozen=True, kw_only=True):
    """A picture with the caption that the release gives it; `file` is relative to the pictures' folder."""

    number: int | None = None
    file: RelativePath | None = None
    caption: Text | None = None
    """Null where the release has the picture without one."""
    alt: str | None = None
    credit: str | None = None
    section: str | None = None
    """The id of the section that the picture stands in."""
    after_paragraph: Annotated[int, Meta(ge=0)] | None = None
    """The number of that section's paragraph before it; 0 = before the first."""


class Happening(Entry, frozen=True, kw_only=True):
    """An entry of the timeline."""

    date: Edtf | None = None
    """Null = undated."""
    when: str | None = None
    """The expression as the article has it."""
    what: Text
    """The editor's sentence."""
    text: Text
    """Verbatim from the article."""
    prefix: str | None = None
    suffix: str | None = None


class Rejected(Record, frozen=True, kw_only=True):
    """A machine's finding that somebody has rejected, so that a later import of the release leaves it out."""

    group: Text
    """The list that it stood in, such as quotes or people."""
    text: Text
    """Its words."""


class Kit(Record, frozen=True, kw_only=True):
    """A press kit, whole."""

    format: int
    id: Id
    language: Language
    headline: str | None = None
    label: Text
    dateline: Dateline | None = None
    publisher: str | None = None
    """An organisation's id."""
    embargo: Instant | None = None
    source: Source | None = None
    contacts: tuple[Contact, ...] = ()
    boilerplate: str | None = None
    note: str | None = None
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    timeline: tuple[Happening, ...] = ()
    rejected: tuple[Rejected, ...] = ()
