"""The finders for Chinese, simplified and traditional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.documents import BlockKind
from lufang_tui.release.model import Findings, OrganisationFound, Span
from lufang_tui.release.quoting import parse
from lufang_tui.release.zh.antecedents import Antecedents
from lufang_tui.release.zh.named import Named
from lufang_tui.release.zh.people import People
from lufang_tui.release.zh.sentences import Paragraph
from lufang_tui.release.zh.statements import Statements
from lufang_tui.release.zh.subjects import Subjects
from lufang_tui.release.zh.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.documents import Document

_WORDS = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.FOOTNOTE)


def find(document: Document, headings: Sequence[Span], known: Iterable[str] = ()) -> Findings:
    """Give the statements, people and organisations of a release; in headings nobody speaks.

    `known`: names of people who are known beforehand; where they stand in the text, they are names.
    """
    text = document.text
    folded = fold(text)
    people = People(text, folded)
    people.find(known)
    named = Named(text, folded, people)
    subjects = Subjects(text, folded, named)
    left_out = {span.start for span in headings}
    spans = [
        Span(block.start, block.end)
        for block in document.blocks
        if block.kind in _WORDS and block.start not in left_out
    ]
    quoted = parse(folded, spans).quoted
    paragraphs: list[Paragraph] = []
    at = 0
    for span in spans:
        mine = []
        while at < len(quoted) and quoted[at].start < span.end:
            mine.append(quoted[at])
            at += 1
        paragraphs.append(Paragraph(folded, span, mine))
    statements = Statements(folded, subjects, Antecedents(folded, named, subjects))
    for index, paragraph in enumerate(paragraphs):
        statements.read(paragraph, paragraphs[index + 1 : index + 12])
    found = people.found()
    organisations = dict.fromkeys(
        [role.organisation for one in found for role in one.roles if role.organisation]
        + list(named.organisations)
    )
    return Findings(
        tuple(sorted(statements.found, key=lambda one: one.spans[0])),
        found,
        tuple(OrganisationFound(name, "organisation") for name in organisations),
    )
