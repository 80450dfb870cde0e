"""The finders for English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.release.model import Findings, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.documents import Document
    from lufang_tui.release.quoting import Quoted

_LONG = 3_000  # code points into an unclosed quotation in which its attribution is looked for
_SAID = re.compile(
    r"[,.?!]\s+(?=(?:said|says|added|noted|explained|stressed)\s+(?:[A-Z]|the\s)|(?:[A-Z][\w’'.-]+\s+){1,4}(?:said|says|added|noted|explained)\b|(?:he|she|they)\s+(?:said|says|added)\b)"
)
_TERM_WORDS = 6  # a shorter quotation within another one may be a name
_MOST = 60_000  # code points that one quotation may hold; a longer one is a lost mark


def find(document: Document, headings: Sequence[Span]) -> Findings:
    """Give the statements, people and organisations of a release; in headings nobody speaks."""
    from lufang_tui.release.en.cues import attribution
    from lufang_tui.release.en.frame import frame_of, sentences
    from lufang_tui.release.en.people import find_people
    from lufang_tui.release.en.resolve import Resolver
    from lufang_tui.release.en.statements import Judge
    from lufang_tui.release.quoting import parse

    text = document.text
    paragraphs = _paragraphs(document, headings)
    quoted = _outer(text, parse(text, paragraphs).quoted)
    frame = frame_of(text, quoted)
    judge = Judge(text, frame)
    subjects: list[Span] = []
    for sentence in sentences(text, frame, paragraphs, quoted, attribution()):
        subjects += [
            one.subject.span
            for one in judge.take(sentence)
            if one.subject is not None and one.subject.kind == "name"
        ]
    people = find_people(text, frame, subjects)
    resolver = Resolver(text, frame, paragraphs, people)
    statements = []
    for draft in judge.drafts:
        said = draft.attribution
        subject = said.subject if said is not None else None
        names, inferred = resolver.speakers(
            subject,
            draft.paragraph,
            paragraphs[draft.paragraph].start,
            text[slice(*said.cue)] if said is not None else "",
            asks=text[slice(*draft.spans[-1])].endswith("?"),
        )
        statements.append(
            Statement(
                draft.kind,
                draft.spans,
                f"en-{draft.rule}",
                said.cue if said is not None else None,
                subject.span if subject is not None else None,
                names,
                inferred or draft.inferred,
            )
        )
    return Findings(tuple(statements), tuple(people), resolver.bodies(people))


def _paragraphs(document: Document, headings: Sequence[Span]) -> list[Span]:
    """The blocks in which somebody may speak, the dateline left out; a line is a paragraph of its own."""
    from lufang_tui.release.masthead import dateline

    text = document.text
    titles = {heading.start for heading in headings}
    dated = dateline(document, "en")
    spans = []
    for block in document.blocks:
        if (
            block.start == block.end
            or block.start in titles
            or block.kind in ("heading", "picture", "table", "code")
        ):
            continue
        start = block.start
        while start < block.end:
            end = text.find("\n", start, block.end)
            end = block.end if end < 0 else end
            if text[start:end].strip():
                spans.append(Span(dated.end if dated and dated.start == start else start, end))
            start = end + 1
    return spans


def _outer(text: str, quoted: Sequence[Quoted]) -> list[Quoted]:
    """The outermost quotations; a single straight mark that nothing closes is an apostrophe.

    Where the same opening mark stands again behind a full stop, the first quotation had lost its closing mark there.
    """
    found: list[Quoted] = []
    for one in quoted:
        if one.end - one.start > _MOST or (not one.closed and text[one.start] in "'’‘"):
            continue
        if not one.closed and (stop := _attribution_inside(text, one)) is not None:
            found.append(one._replace(end=stop, inner=Span(one.inner.start, stop), closed=True))
            continue
        if found and one.start < found[-1].end:
            last = found[-1]
            if not _begins_anew(text, last, one):
                continue
            end = last.inner.start + len(text[last.inner.start : one.start].rstrip())
            found[-1] = last._replace(end=end, inner=Span(last.inner.start, end), closed=False)
        found.append(one)
    return found


def _attribution_inside(text: str, one: Quoted) -> int | None:
    """Where a quotation without a closing mark ends because an attribution follows: …, said Ann Lee."""
    match = _SAID.search(text, one.inner.start, min(one.end, one.inner.start + _LONG))
    return None if match is None else match.start() + 1


def _begins_anew(text: str, outer: Quoted, inner: Quoted) -> bool:
    if text[inner.start] not in "“「" or text[outer.start] != text[inner.start]:
        return False
    before = text[outer.inner.start : inner.start].rstrip()[-1:]
    words = text[inner.inner.start : inner.inner.end].split()
    return before in tuple(".?!") and len(words) > _TERM_WORDS and words[0][:1].isupper()
