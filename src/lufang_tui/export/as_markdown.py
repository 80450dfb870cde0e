"""The kit as Markdown (CommonMark with GitHub's tables), with YAML front matter.

Front matter, then quotations, people, timeline, figures, the article, contacts and boilerplate, as far as the kit has
them. A selection leaves out what is not selected, and contacts and boilerplate, which are no entries. The headings and
labels are in the language of the kit.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.attribution import attribute, marks_of, sign
from lufang_tui.export.wording import Wording, wording
from lufang_tui.kit.model import Kind
from lufang_tui.text.commonmark import block, block_quotation, front_matter, inline, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lufang_tui.export.selected import Selected
    from lufang_tui.kit.model import Figure, Happening, Kit, Person, Quote, Section
    from lufang_tui.kit.press import PressKit

    Styled = Callable[[Quote], str]

_BLANK = "—"
_OWN_STYLE = "markdown"


def to_markdown(
    press: PressKit,
    selection: Selected | None = None,
    *,
    style: str | None = None,
    styles_folder: Path | None = None,
    embargo_notice: str | None = None,
) -> str:
    """Give the kit, or what is selected of it, as one Markdown document with a newline at its end.

    Safe to show on a terminal. With a `style` each quotation stands as that attribution style writes it, as text; the
    style `markdown` is what is written without one. Raises what `attribution.attribute` raises for `style`.
    """
    words = wording(press.kit.language)
    styled = None
    if style is not None and style != _OWN_STYLE:
        styled = partial(attribute, press, style=style, folder=styles_folder)
    blocks = [
        *_opening(press.kit, words, embargo_notice),
        *_parts(press, press.kit if selection is None else selection, words, styled),
    ]
    if selection is None:
        blocks += _closing(press, words)
    return "\n\n".join(blocks) + "\n"


def _parts(press: PressKit, wanted: Selected, words: Wording, styled: Styled | None) -> Iterator[str]:
    if wanted.quotes:
        yield f"## {words.quotations}"
        yield from (quotation(press, quote, words, styled) for quote in wanted.quotes)
    if wanted.people:
        yield from (f"## {words.people}", people(press, wanted.people, words))
    if wanted.timeline:
        yield from (f"## {words.timeline}", timeline(wanted.timeline, words))
    if wanted.figures:
        yield from (f"## {words.figures}", figures(wanted.figures, words))
    if wanted.sections:
        yield f"## {words.article}"
    for section in wanted.sections:
        yield from _section(press, section, words)


def _closing(press: PressKit, words: Wording) -> Iterator[str]:
    if press.kit.contacts:
        yield from (f"## {words.contacts}", _contacts(press, words))
    if press.kit.boilerplate:
        yield from (f"## {words.boilerplate}", block(press.kit.boilerplate))


def _opening(kit: Kit, words: Wording, embargo_notice: str | None) -> Iterator[str]:
    values = [
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
    if embargo_notice is not None:
        values.insert(0, ("embargo_notice", embargo_notice))
    yield front_matter(values)
    if embargo_notice is not None:
        yield f"**{inline(embargo_notice)}**"
    yield f"# {inline(kit.label)}"
    if kit.headline and kit.headline != kit.label:
        yield f"**{inline(kit.headline)}**"
    if kit.note:
        yield block_quotation([_note(kit.note, words)])


def quotation(press: PressKit, quote: Quote, words: Wording, styled: Styled | None) -> str:
    """Give the words, who said them and where they stand; translations and the note below.

    A style chooses the language itself, so that no other translations stand beside what it writes.
    """
    what = words.comma.join([words.kinds[quote.kind], *([inline(quote.cue)] if quote.cue else [])])
    about = words.semicolon.join([what, _place(press, quote, words), inline(quote.id)])
    if styled is not None:
        attributed = styled(quote).strip("\n")
        paragraphs = [*map(block, re.split(r"\n{2,}", attributed)), about]
    else:
        paragraphs = [
            *_words(quote.passages, quote.kind, press.kit.language),
            f"{words.dash}{inline(sign(press, quote))}{words.brackets[0]}{about}{words.brackets[1]}",
            *_translations(quote, words),
        ]
    if quote.note:
        paragraphs.append(_note(quote.note, words))
    return block_quotation(paragraphs)


def _translations(quote: Quote, words: Wording) -> Iterator[str]:
    for tag, translation in quote.translations.items():
        label = words.official if translation.official else words.unofficial
        passages = (translation.text,) if isinstance(translation.text, str) else translation.text
        first, *rest = _words(passages, quote.kind, tag)
        yield from (f"{inline(tag)}{words.comma}{label}{words.colon}{first}", *rest)


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


def people(press: PressKit, listed: Sequence[Person], words: Wording) -> str:
    """Give a row a role; somebody without one has a row as well."""
    rows = [(person, role) for person in listed for role in person.roles or (None,)]
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


def timeline(happenings: Sequence[Happening], words: Wording) -> str:
    """Give a row a happening."""
    return table(
        [
            (words.date, [happening.date or words.undated for happening in happenings]),
            (words.expression, [happening.when for happening in happenings]),
            (words.what, [happening.what for happening in happenings]),
            (words.note, [happening.note for happening in happenings]),
        ],
        _BLANK,
    )


def figures(shown: Sequence[Figure], words: Wording) -> str:
    """Give a row a figure."""
    numbers = [None if figure.number is None else str(figure.number) for figure in shown]
    return table(
        [
            (words.number, numbers),
            (words.picture, [figure.file or words.no_picture for figure in shown]),
            (words.caption, [figure.caption for figure in shown]),
            (words.credit, [figure.credit for figure in shown]),
            (words.note, [figure.note for figure in shown]),
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
