"""The finders: who says what, the people with their posts, dated happenings and captions in a release.

A finder gives places in the canonical text, the rule that fired and how often that rule was right on annotated
releases. It guesses nothing: an unknown speaker stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.release.model import Extraction, Findings
from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from lufang_tui.documents import Document
    from lufang_tui.release.model import DateFound, OrganisationFound, PersonFound, Span

__all__ = ["Extraction", "extract"]


def extract(document: Document, *, date: dt.date | None = None, language: str | None = None) -> Extraction:
    """Find everything in a release.

    `date`: when it was sent, for dates without a year; the dateline's own year goes before it. `language`: a tag such
    as zh-CN or en; by the text's script where None, and then a release in two languages is read in both.
    """
    from lufang_tui.release import figures, masthead, timeline
    from lufang_tui.release.languages import by_language

    read = {language: list(document.blocks)} if language else by_language(document)
    main = next(iter(read))
    headings = figures.headings(document)
    head = masthead.find(document, main, headings)
    found: list[Findings] = []
    dates: list[DateFound] = []
    for one, blocks in read.items():
        part = document if len(read) == 1 else document.only(blocks)
        inside = {block.start for block in part.blocks}
        found.append(_finder(one)(part, tuple(span for span in headings if span.start in inside)))
        dates += timeline.find(part, one, date, head)
    return Extraction(
        document,
        main,
        found[0] if len(found) == 1 else _together(found),
        tuple(sorted(dates)) if len(read) > 1 else tuple(dates),
        figures.find(document),
        head,
        headings,
        tuple(read),
    )


def _finder(language: str) -> Callable[[Document, tuple[Span, ...]], Findings]:
    from lufang_tui.release import en, zh

    return zh.find if is_chinese(language) else en.find


def _together(parts: list[Findings]) -> Findings:
    """What was found in each language, in the order of the text; whom both name is there once."""
    people: dict[str, PersonFound] = {}
    bodies: dict[str, OrganisationFound] = {}
    for part in parts:
        for person in part.people:
            people.setdefault(person.name, person)
        for body in part.organisations:
            bodies.setdefault(body.name, body)
    statements = sorted((one for part in parts for one in part.statements), key=lambda one: one.spans[0])
    return Findings(tuple(statements), tuple(people.values()), tuple(bodies.values()))
