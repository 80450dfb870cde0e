"""The parts of an HTML page that list entries: quotations, people, timeline, figures, contacts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.attribution import attribute, marks_of, sign
from lufang_tui.export.markup import EMPTY, Markup, element, joined, lines, text
from lufang_tui.export.page import Column, Page, name_of
from lufang_tui.kit.model import Kind
from lufang_tui.text.languages import family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.kit.model import Figure, Quote


def quotation(page: Page, quote: Quote) -> Markup:
    """Give the words, who said them and where they stand; translations and the note below.

    A style chooses the language itself, so that no other translations stand beside what it writes.
    """
    if page.style is None:
        signed = element("p", text(f"{page.words.dash}{sign(page.press, quote)}"), class_="signed")
        shown = [_block_quotation(page, quote), element("figcaption", signed, _about(page, quote))]
        below = [*_translations(page, quote)]
    else:
        shown = [_attributed(page, quote, page.style), element("figcaption", _about(page, quote))]
        below = []
    return element(
        "div",
        lines([element("figure", lines(shown)), *below, page.note(quote.note)]),
        id=f"{page.prefix}{quote.id}",
        class_="quotation",
        data_kind=quote.kind.value,
        data_speakers=" ".join(quote.speakers),
    )


def people(page: Page) -> Markup:
    """Give a row a role; somebody without one has a row as well."""
    words, press = page.words, page.press
    rows = [
        (person, index, role)
        for person in page.wanted.people
        for index, role in enumerate(person.roles or (None,))
    ]
    organisations = [press.organisation_of(role) for _, _, role in rows]
    columns = [
        Column(words.name, [text(person.name) for person, _, _ in rows], "lead"),
        Column(words.title, [text(role.title) if role else EMPTY for _, _, role in rows], "post"),
        Column(words.organisation, [text(body.name) if body else EMPTY for body in organisations]),
        Column(
            words.quotations,
            [EMPTY if index else _links(page.quotes_of.get(person.id, ())) for person, index, _ in rows],
            "ids",
        ),
        Column(words.note, [EMPTY if index else _text(person.note) for person, index, _ in rows], "quiet"),
    ]
    return page.table(columns, [None if index else f"{page.prefix}{person.id}" for person, index, _ in rows])


def timeline(page: Page) -> Markup:
    """Give a row a happening; the date is as the kit has it, and the expression leads to its place in the article."""
    words, happenings = page.words, page.wanted.timeline
    links = [
        page.link(page.address(happening), text(happening.when or _place(page, happening.id)))
        for happening in happenings
    ]
    columns = [
        Column(words.date, [text(happening.date or words.undated) for happening in happenings], "lead"),
        Column(words.what, [text(happening.what) for happening in happenings]),
        Column(words.expression, links),
        Column(words.note, [_text(happening.note) for happening in happenings], "quiet"),
    ]
    return page.table(columns, [f"{page.prefix}{happening.id}" for happening in happenings])


def figure(page: Page, shown: Figure) -> Markup:
    """Give a picture with its caption and credit; where there is no picture to show, the reason stands in its place."""
    words = page.words
    address, trouble = page.pictures.embed(shown.file)
    picture = (
        element("img", src=address, alt=shown.alt or shown.caption or "")
        if address
        else page.own("p", trouble, class_="trouble")
    )
    number = EMPTY if shown.number is None else page.own("strong", words.figure.format(shown.number))
    credit = f"{words.credit}{words.colon}{shown.credit}" if shown.credit else ""
    section = page.press.section(shown.section)
    place = EMPTY
    if section is not None:
        number_before = shown.after_paragraph or 0
        address = page.paragraph_address(section.id, max(1, number_before))
        place = page.link(address, text(name_of(section)))
    about = joined([_text(shown.file), text(credit), place, text(shown.id)], words.semicolon)
    return element(
        "figure",
        lines(
            [
                picture,
                element(
                    "figcaption",
                    joined([number, text(shown.caption or "")], " "),
                    element("p", about, class_="about"),
                    page.note(shown.note),
                ),
            ]
        ),
        id=f"{page.prefix}{shown.id}",
        class_="picture",
    )


def contacts(page: Page) -> Markup:
    """Give whom to ask; addresses and numbers are text, since the page leads nowhere else."""
    words, press = page.words, page.press
    shown = press.kit.contacts
    organisations = [press.organisation(contact.organisation) for contact in shown]
    columns = [
        Column(words.name, [text(contact.name) for contact in shown], "lead"),
        Column(words.title, [_text(contact.role) for contact in shown]),
        Column(words.organisation, [text(body.name) if body else EMPTY for body in organisations]),
        Column(words.email, [_text(contact.email) for contact in shown]),
        Column(words.phone, [_text(contact.phone) for contact in shown]),
    ]
    return page.table(columns, [None] * len(shown))


def _block_quotation(page: Page, quote: Quote) -> Markup:
    return element(
        "blockquote",
        *_passages(quote.passages, quote.kind, page.press.kit.language),
        cite=page.address(quote),
    )


def _passages(passages: Iterable[str], kind: Kind, language: str) -> Iterator[Markup]:
    """Give the passages, in the language's marks where the quotation is direct."""
    marks = marks_of(language)
    for passage in passages:
        yield element("p", text(marks.enclose(passage) if kind is Kind.DIRECT else passage))


def _attributed(page: Page, quote: Quote, style: str) -> Markup:
    """Give what a style writes. It holds more than the words, so that it is no block quotation."""
    written = attribute(page.press, quote, style, folder=page.styles_folder).strip("\n")
    kit_language, style_language = family(page.press.kit.language), family(style)
    other = style_language in {"zh", "en"} and style_language != kit_language
    return element(
        "div",
        *(element("p", text(part)) for part in re.split(r"\n{2,}", written)),
        class_="attributed",
        lang=style_language if other else None,
    )


def _about(page: Page, quote: Quote) -> Markup:
    words = page.words
    what = text(words.comma.join([words.kinds[quote.kind], *([quote.cue] if quote.cue else [])]))
    place = page.link(page.address(quote), text(_place(page, quote.id)))
    return element("p", joined([what, place, text(quote.id)], words.semicolon), class_="about")


def _translations(page: Page, quote: Quote) -> Iterator[Markup]:
    words = page.words
    for tag, translation in quote.translations.items():
        label = words.official if translation.official else words.unofficial
        passages = (translation.text,) if isinstance(translation.text, str) else translation.text
        yield element(
            "div",
            page.own("p", f"{tag}{words.comma}{label}", class_="about"),
            element("blockquote", *_passages(passages, quote.kind, tag), lang=tag),
            class_="translation",
        )


def _place(page: Page, entry_id: str) -> str:
    """Say in which section and paragraph an entry's first passage stands."""
    anchors = page.press.anchors.get(entry_id, ())
    section = page.press.section(anchors[0].section) if anchors else None
    if section is None:
        return page.words.unanchored
    paragraph = page.words.paragraph.format(page.press.paragraph_at(anchors[0]) + 1)
    return f"{name_of(section)}{page.words.comma}{paragraph}"


def _links(ids: Sequence[str]) -> Markup:
    return joined([element("a", text(quote_id), href=f"#{quote_id}") for quote_id in ids], " ")


def _text(words: str | None) -> Markup:
    return text(words or "")
