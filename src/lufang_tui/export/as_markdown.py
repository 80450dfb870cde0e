"""The kit as Markdown (CommonMark with GitHub's tables), with YAML front matter.

Front matter, then quotations, people, timeline, figures, the article, contacts and boilerplate, as far as the kit has
them. The headings and labels are in the language of the kit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import marks_of, sign
from lufang_tui.export.commonmark import block, block_quotation, front_matter, inline, table
from lufang_tui.export.wording import Wording, wording
from lufang_tui.kit.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.kit.model import Kit, Quote, Section
    from lufang_tui.kit.press import PressKit

_BLANK = "—"


def to_markdown(press: PressKit) -> str:
    """Give the kit as one Markdown document with a newline at its end; safe to show on a terminal."""
    kit = press.kit
    words = wording(kit.language)
    return "\n\n".join([*_opening(kit, words), *_parts(press, words)]) + "\n"


def _parts(press: PressKit, words: Wording) -> Iterator[str]:
    kit = press.kit
    if kit.quotes:
        yield f"## {words.quotations}"
        yield from (_quotation(press, quote, words) for quote in kit.quotes)
    if kit.people:
        yield from (f"## {words.people}", _people(press, words))
    if kit.timeline:
        yield from (f"## {words.timeline}", _timeline(kit, words))
    if kit.figures:
        yield from (f"## {words.figures}", _figures(kit, words))
    yield f"## {words.article}"
    for section in kit.sections:
        yield from _section(press, section, words)
    if kit.contacts:
        yield from (f"## {words.contacts}", _contacts(press, words))
    if kit.boilerplate:
        yield from (f"## {words.boilerplate}", block(kit.boilerplate))


def _opening(kit: Kit, words: Wording) -> Iterator[str]:
    yield front_matter(
        [
            ("label", kit.label),
            ("id", kit.id),
            ("language", kit.language),
            ("headline", kit.headline),
            ("date", kit.dateline.date if kit.dateline else None),
            ("place", kit.dateline.place if kit.dateline else None),
            ("embargo", kit.embargo),
            ("source", kit.source.file if kit.source else None),
            ("sha256", kit.source.sha256 if kit.source else None),
        ]
    )
    yield f"# {inline(kit.label)}"
    if kit.headline and kit.headline != kit.label:
        yield f"**{inline(kit.headline)}**"
    if kit.note:
        yield block_quotation([_note(kit.note, words)])


def _quotation(press: PressKit, quote: Quote, words: Wording) -> str:
    """Give the words, who said them and where they stand; translations and the note below."""
    paragraphs = _words(quote.passages, quote.kind, press.kit.language)
    opening, closing = words.brackets
    what = words.comma.join([words.kinds[quote.kind], *([inline(quote.cue)] if quote.cue else [])])
    about = words.semicolon.join([what, _place(press, quote, words), quote.id])
    paragraphs.append(f"{words.dash}{inline(sign(press, quote))}{opening}{about}{closing}")
    for tag, translation in quote.translations.items():
        label = words.official if translation.official else words.unofficial
        passages = (translation.text,) if isinstance(translation.text, str) else translation.text
        first, *rest = _words(passages, quote.kind, tag)
        paragraphs += [f"{inline(tag)}{words.comma}{label}{words.colon}{first}", *rest]
    if quote.note:
        paragraphs.append(_note(quote.note, words))
    return block_quotation(paragraphs)


def _words(passages: Sequence[str], kind: Kind, language: str) -> list[str]:
    """Give the passages, in the language's marks where the quotation is direct."""
    marks = marks_of(language)
    return [block(marks.enclose(passage) if kind is Kind.DIRECT else passage) for passage in passages]


def _place(press: PressKit, quote: Quote, words: Wording) -> str:
    anchors = press.anchors.get(quote.id)
    section = press.section(anchors[0].section) if anchors else None
    if not anchors or section is None:
        return words.unanchored
    paragraph = words.paragraph.format(press.paragraph_at(anchors[0]) + 1)
    return f"{inline(section.heading or section.label or section.id)}{words.comma}{paragraph}"


def _people(press: PressKit, words: Wording) -> str:
    """Give a row a role; somebody without one has a row as well."""
    rows = [(person, role) for person in press.kit.people for role in person.roles or (None,)]
    organisations = [press.organisation_of(role) for _, role in rows]
    return table(
        [
            (words.name, [person.name for person, _ in rows]),
            (words.title, [role.title if role else None for _, role in rows]),
            (
                words.organisation,
                [organisation.name if organisation else None for organisation in organisations],
            ),
            (words.note, [person.note for person, _ in rows]),
        ],
        _BLANK,
    )


def _timeline(kit: Kit, words: Wording) -> str:
    return table(
        [
            (words.date, [happening.date or words.undated for happening in kit.timeline]),
            (words.expression, [happening.when for happening in kit.timeline]),
            (words.what, [happening.what for happening in kit.timeline]),
            (words.note, [happening.note for happening in kit.timeline]),
        ],
        _BLANK,
    )


def _figures(kit: Kit, words: Wording) -> str:
    numbers = [None if figure.number is None else str(figure.number) for figure in kit.figures]
    return table(
        [
            (words.number, numbers),
            (words.picture, [figure.file or words.no_picture for figure in kit.figures]),
            (words.caption, [figure.caption for figure in kit.figures]),
            (words.credit, [figure.credit for figure in kit.figures]),
            (words.note, [figure.note for figure in kit.figures]),
        ],
        _BLANK,
    )


def _section(press: PressKit, section: Section, words: Wording) -> Iterator[str]:
    if section.heading:
        yield f"### {inline(section.heading)}"
    elif section.label:
        yield f"### {inline(section.label)}{words.editors_heading}"
    for paragraph in press.paragraphs(section.id):
        yield block(paragraph.text)
    if section.note:
        # Set apart from the article, which is the release's words.
        yield block_quotation([_note(section.note, words)])


def _contacts(press: PressKit, words: Wording) -> str:
    contacts = press.kit.contacts
    organisations = [press.organisation(contact.organisation) for contact in contacts]
    return table(
        [
            (words.name, [contact.name for contact in contacts]),
            (words.title, [contact.role for contact in contacts]),
            (
                words.organisation,
                [organisation.name if organisation else None for organisation in organisations],
            ),
            (words.email, [contact.email for contact in contacts]),
            (words.phone, [contact.phone for contact in contacts]),
        ],
        _BLANK,
    )


def _note(text: str, words: Wording) -> str:
    return f"{words.note}{words.colon}{block(text)}"
