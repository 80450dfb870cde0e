"""What the styles that set a quotation apart (markdown, html, plain) share: its paragraphs, who signs, the source.

They write in the kit's own language. A direct quotation is set apart in marks; a reported one is no block quotation but
a sentence (据…, according to …), so that nobody takes it for the speaker's words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lufang_tui.attribution import en_names, en_news, zh_dash, zh_news
from lufang_tui.attribution.marks import marks_of
from lufang_tui.attribution.statement import Asked, Statement, statement
from lufang_tui.kit.model import Kind, Kit
from lufang_tui.text.languages import family, is_chinese

_KINDS = {Kind.INDIRECT: "indirect quotation", Kind.PARTIAL: "partial quotation"}


class Source(NamedTuple):
    """Where the statement is from."""

    label: str
    """`来源：` or `Source: `."""
    title: str
    """The release's headline, or the editor's name for the kit."""
    publisher: str | None
    date: str | None
    """In words."""
    url: str | None
    comma: str

    @property
    def details(self) -> tuple[str, ...]:
        """Who published it and when, as far as the kit says so."""
        return tuple(part for part in (self.publisher, self.date) if part)

    def text(self) -> str:
        """Give the source as a line of plain text."""
        parts = [self.title, *self.details, *([self.url] if self.url else [])]
        return f"{self.label}{self.comma.join(parts)}"


class Block(NamedTuple):
    """A quotation set apart."""

    language: str
    quoted: bool
    """Whether the paragraphs are the speaker's own words, in marks."""
    paragraphs: tuple[str, ...]
    signature: str | None
    """The line with the speakers; None where the paragraphs name them."""
    source: Source


def said(asked: Asked) -> Statement:
    """Give what is signed, in the kit's language. Raises NoSuchExcerpt."""
    language = asked.press.kit.language
    return statement(asked, language, language, bracketed=True)


def block(said: Statement) -> Block:
    """Set a statement apart."""
    language = said.language
    source = source_of(said.kit)
    if said.direct:
        marks = marks_of(language)
        *before, last = (passage.strip() for passage in said.passages)
        paragraphs = tuple(marks.enclose(passage) for passage in (*before, last.rstrip("，、；：,;:")))
        return Block(language, True, paragraphs, signature_line(said), source)
    if is_chinese(language):
        return Block(language, False, (zh_news.render(said),), None, source)
    if family(language) == "en":
        return Block(language, False, (en_news.render(said),), None, source)
    # No style writes sentences in this language: the line below says what the words are, with the release's cue.
    kind = ", ".join([_KINDS[said.kind], *([said.cue] if said.cue else [])])
    return Block(language, False, said.passages, f"{signature_line(said)} ({kind})", source)


def signature_line(said: Statement) -> str:
    """Give a dash and the speakers with their posts, as the language signs below a text."""
    if is_chinese(said.language):
        return zh_dash.signature_line(said)
    if family(said.language) == "en" or not said.signatures:
        return f"— {en_names.signature_line(said)}"
    return f"— {'; '.join(', '.join(filter(None, signature[:3])) for signature in said.signatures)}"


def source_of(kit: Kit) -> Source:
    """Give the source of a kit's words."""
    chinese = is_chinese(kit.language)
    publisher = next((body.name for body in kit.organisations if body.id == kit.publisher), None)
    date = kit.dateline.date if kit.dateline else None
    url = kit.source.url if kit.source else None
    return Source(
        zh_news.words_for(kit.language).source if chinese else "Source: ",
        kit.headline or kit.label,
        publisher,
        _in_words(date, kit.language) if date else None,
        url if url and re.fullmatch(r"https?://\S+", url) else None,
        "，" if chinese else ", ",
    )


def _in_words(date: str, language: str) -> str:
    from lufang_tui.dates.edtf import parse
    from lufang_tui.dates.labels import label

    return label(parse(date), language)
