"""What every pane can say, and the lines that several of them show."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from lufang_tui.cards.styled import Highlighter, Role, Span, Styled, styled
from lufang_tui.i18n import _
from lufang_tui.kit.model import Person, Quote, Review
from lufang_tui.text.cells import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.cards.styled import Row
    from lufang_tui.kit.anchor import Anchor
    from lufang_tui.kit.model import Entry, Organisation, Section
    from lufang_tui.kit.model import Role as Post
    from lufang_tui.kit.press import PressKit

BLANK = Styled("")


class Page(NamedTuple):
    """What the reader side of the screen shows."""

    paragraphs: Sequence[Styled]
    marked: int | None = None
    """The index of the paragraph with a bar beside it, which is to be in sight."""
    offset: int = 0
    """The place in that paragraph, in code points, which is to be in sight."""


class Source(Protocol):
    """The release as received, once it is loaded."""

    name: str

    def place(self, passage: str, paragraph: str) -> tuple[int, int] | None:
        """Return where a passage of a paragraph stands in the file, in code points; None where that is unclear."""


class Pane(ABC):
    """A pane over one kit."""

    name: ClassVar[str]
    """Its name in links and commands; the search's group of results has the same."""
    title: ClassVar[str]
    nothing: ClassVar[str]
    """What to say where the kit has nothing for it."""
    searched: ClassVar[bool] = True
    """Whether a query narrows it; another one shows all its entries, no count, and is never dimmed."""

    def __init__(self, press: PressKit) -> None:
        self.press = press
        self.source: Source | None = None
        """Set when the release is loaded, so that places in the file can be told."""
        self.view = ""
        """Which of its views a pane shows, where it has several; empty for the one with a page an entry."""

    @abstractmethod
    def keys(self) -> Sequence[str]:
        """Return the key of every entry, in the kit's order."""

    @abstractmethod
    def row(self, key: str, find: Highlighter) -> Row:
        """Return the two lines of an entry."""

    @abstractmethod
    def page(self, key: str, find: Highlighter) -> Page:
        """Return all there is to read about an entry."""

    def anchor(self, key: str) -> Anchor | None:
        """Return where in the article an entry stands first; None where it stands nowhere."""
        anchors = self.press.anchors.get(key)
        return anchors[0] if anchors else None

    def quotation(self, key: str) -> Quote | None:
        """Return the quotation that copying takes; None where the entry is none."""
        del key
        return None


def article_key(section: str, paragraph: int | None) -> str:
    """Return the key of a paragraph of the article (its index, from 0), or of a section's heading."""
    return f"{section}#" if paragraph is None else f"{section}#{paragraph}"


def link(pane: str, key: str) -> str:
    """Return a link to an entry of a pane."""
    return f"{pane}/{key}"


def section_name(section: Section | None) -> str:
    """Return what to call a section: the release's heading, else the editor's label, else its id."""
    if section is None:
        return "?"
    return section.heading or section.label or section.id


def place_name(press: PressKit, section: str, paragraph: int) -> str:
    """Name a paragraph of the article, given its index from 0."""
    return _("§ {section} · paragraph {number}").format(
        section=section_name(press.section(section)), number=paragraph + 1
    )


def post_name(press: PressKit, post: Post | None) -> str:
    """Return a person's title with the organisation before it, as Chinese has it; commas part the two in other languages."""
    if post is None:
        return ""
    organisation = press.organisation_of(post)
    if organisation is None:
        return post.title
    if press.kit.language.lower().startswith(("zh", "ja", "ko")):
        return f"{organisation.name}{post.title}"
    return f"{post.title}, {organisation.name}"


def signature(press: PressKit, quote: Quote, speaker: Person | Organisation) -> str:
    """Return the title with which a speaker signs a quotation; empty for an organisation."""
    return post_name(press, press.signing_role(quote, speaker)) if isinstance(speaker, Person) else ""


def around(press: PressKit, anchors: Iterable[Anchor], find: Highlighter) -> Iterator[Styled]:
    """Return the paragraphs in which passages stand, the passages marked, each followed by an empty line."""
    found = tuple(anchors)
    for section in dict.fromkeys(anchor.section for anchor in found):
        for paragraph in press.paragraphs(section):
            marked = [
                Span(max(0, anchor.start - paragraph.start), anchor.end - paragraph.start, Role.MARKED)
                for anchor in found
                if anchor.section == section and anchor.start < paragraph.end and anchor.end > paragraph.start
            ]
            if marked:
                yield from lines(paragraph.text, find, spans=marked)
                yield BLANK


def places(press: PressKit, anchors: Iterable[Anchor], source: Source | None) -> Iterator[Styled]:
    """Return one line for each passage: section, paragraph, and the place in the file where that is known."""
    for anchor in anchors:
        index = press.paragraph_at(anchor)
        where = place_name(press, anchor.section, index)
        section = press.section(anchor.section)
        paragraphs = press.paragraphs(anchor.section)
        if section is not None and source is not None and index < len(paragraphs):
            found = source.place(section.text[anchor.start : anchor.end], paragraphs[index].text)
            if found is not None:
                where += f" · {source.name} {found[0]}–{found[1]}"
        yield styled((where, Role.LINK), link=link("article", article_key(anchor.section, index)))


def lines(text: str, find: Highlighter, spans: Iterable[Span] = (), indent: int = 0) -> Iterator[Styled]:
    """Return a text of the kit, one paragraph for each of its lines."""
    laid = tuple(spans)
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        inside = [
            Span(max(0, span.start - start), min(end, span.end) - start, span.role)
            for span in laid
            if span.start < end and span.end > start
        ]
        yield styled(part, find=find, spans=inside, indent=indent)
        start = end + 1


def remarks(entry: Entry, find: Highlighter) -> Iterator[Styled]:
    """Return what a reader should know before using an entry: the editor's note, and that nobody vouches for it."""
    label = _("note")
    for number, part in enumerate(entry.note.strip().split("\n") if entry.note else ()):
        yield styled((part, Role.DOUBT), find=find, indent=width(label) + 2, lead="" if number else label)
    if entry.review is Review.EXTRACTED:
        told = (
            _("Found by a rule ({rule}); nobody has reviewed it.")
            if entry.confidence is None
            else _("Found by a rule ({rule}, confidence {confidence:.2f}); nobody has reviewed it.")
        )
        rule = entry.rule or _("unnamed")
        yield styled((told.format(rule=rule, confidence=entry.confidence), Role.DOUBT))


def labelled(label: str, text: str, find: Highlighter) -> Styled:
    """Return a line of a card: the program's label and the kit's text."""
    return styled((f"{label}  ", Role.LABEL), text, find=find)
