"""What the finders find in a release. Every place is counted in code points of `Document.text`.

Names stand for people and organisations: `Statement.speakers` has the names under which they are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lufang_tui.documents import Document
    from lufang_tui.kit.model import Kind


class Span(NamedTuple):
    """A stretch of the canonical text, `[start, end)`."""

    start: int
    end: int


class RoleFound(NamedTuple):
    """A post, and the organisation it is held in where the release names one."""

    title: str
    organisation: str | None = None


class PersonFound(NamedTuple):
    """Somebody whom the release names, with every place that names them in any form."""

    name: str
    rule: str
    roles: tuple[RoleFound, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class OrganisationFound(NamedTuple):
    """A body that somebody holds a post in, or that speaks."""

    name: str
    rule: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Statement(NamedTuple):
    """What somebody says: the passages without quotation marks or final full stop of a reported clause."""

    kind: Kind
    spans: tuple[Span, ...]
    rule: str
    cue: Span | None = None
    mention: Span | None = None
    """The words that stand for the speaker beside the cue."""
    speakers: tuple[str, ...] = ()
    """Names of people or organisations that were found; empty where the mention stands for nobody known."""
    inferred: bool = False
    """Whether the speaker comes from elsewhere than the words beside the cue: a pronoun, the sentence before."""


class DateFound(NamedTuple):
    """An expression of time with the date that it means there; `edtf` is None where nobody can tell."""

    span: Span
    edtf: str | None
    rule: str


class FigureFound(NamedTuple):
    """A picture and its caption, the label (图一) left out and kept as number."""

    file: str | None
    place: int
    """Where in the text the picture stands."""
    rule: str
    number: int | None = None
    caption: Span | None = None
    credit: Span | None = None


class ContactFound(NamedTuple):
    """Whom to ask; `block` is the paragraph that says so."""

    block: Span
    name: str
    email: str | None = None
    phone: str | None = None
    organisation: str | None = None


class Masthead(NamedTuple):
    """What stands around the article."""

    headline: Span | None = None
    dateline: Span | None = None
    """From the place to the dash, as the release has it."""
    place: Span | None = None
    date: Span | None = None
    """The date inside the dateline."""
    embargo: str | None = None
    """An RFC 3339 time, where the release has a time and tells its offset or language tells it."""
    contacts: tuple[ContactFound, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    """The paragraphs about who sends the release."""


class Findings(NamedTuple):
    """What the finders of one language give."""

    statements: tuple[Statement, ...] = ()
    people: tuple[PersonFound, ...] = ()
    organisations: tuple[OrganisationFound, ...] = ()


class Extraction(NamedTuple):
    """Everything that was found in one release."""

    document: Document
    language: str
    """A BCP 47 tag: zh-CN, zh-TW, en."""
    findings: Findings
    dates: tuple[DateFound, ...]
    figures: tuple[FigureFound, ...]
    masthead: Masthead
    headings: tuple[Span, ...] = ()
    """Headings, and short paragraphs that stand as such."""
    languages: tuple[str, ...] = ()
    """The languages that it was read in, the one with the most words first."""
