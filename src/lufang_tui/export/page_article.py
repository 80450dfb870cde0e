"""The article on an HTML page: its sections whole, with an id a paragraph, and the words that are quoted as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.export.markup import EMPTY, Markup, element, lines, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.export.page import Mark, Page
    from lufang_tui.kit.model import Figure, Section
    from lufang_tui.kit.press import Paragraph


def article(page: Page) -> Markup:
    """Give the sections that are wanted, one below the other."""
    figures: dict[tuple[str | None, int], list[Figure]] = {}
    for figure in page.wanted.figures:
        figures.setdefault((figure.section, figure.after_paragraph or 0), []).append(figure)
    return element(
        "article", *(Markup(f"\n{_section(page, part, figures)}") for part in page.wanted.sections)
    )


def _section(page: Page, section: Section, figures: dict[tuple[str | None, int], list[Figure]]) -> Markup:
    marks = page.marks.get(section.id, [])
    shown = [_heading(page, section), *_pictures(page, figures.get((section.id, 0), ()))]
    for number, paragraph in enumerate(page.press.paragraphs(section.id), 1):
        shown.append(element("p", *_words(paragraph, marks), id=f"{section.id}.{number}"))
        shown += _pictures(page, figures.get((section.id, number), ()))
    return element("section", lines([*shown, page.note(section.note)]), id=section.id)


def _heading(page: Page, section: Section) -> Markup:
    if section.heading:
        return element("h3", text(section.heading))
    if not section.label:
        return EMPTY
    return element("h3", text(section.label), page.own("span", page.words.editors_heading, class_="editors"))


def _words(paragraph: Paragraph, marks: Sequence[Mark]) -> Iterator[Markup]:
    """Give a paragraph's words; those that are quoted lead back to the quotation."""
    done = paragraph.start
    for mark in marks:
        start, end = max(mark.start, paragraph.start), min(mark.end, paragraph.end)
        if start >= end:
            continue
        yield text(_part(paragraph, done, start))
        place = mark.id if start == mark.start else None
        yield element("a", text(_part(paragraph, start, end)), class_="said", id=place, href=f"#{mark.quote}")
        done = end
    yield text(_part(paragraph, done, paragraph.end))


def _part(paragraph: Paragraph, start: int, end: int) -> str:
    """Give a part of a paragraph; offsets as in its section."""
    return paragraph.text[start - paragraph.start : end - paragraph.start]


def _pictures(page: Page, figures: Sequence[Figure]) -> Iterator[Markup]:
    """Say where a picture stands in the release."""
    for figure in figures:
        name = page.words.picture if figure.number is None else page.words.figure.format(figure.number)
        link = element("a", text(name), href=f"#{figure.id}", lang=page.language)
        yield element("p", link, text(f"{page.words.colon}{figure.caption or ''}"), class_="about")
