"""The finders: who says what, the people with their posts, dated happenings and captions in a release.

A finder gives places in the canonical text, the rule that fired and how often that rule was right on annotated
releases. It guesses nothing: an unknown speaker stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.release.model import Extraction

if TYPE_CHECKING:
    import datetime as dt

    from lufang_tui.documents import Document

__all__ = ["Extraction", "extract"]


def extract(document: Document, *, date: dt.date | None = None, language: str | None = None) -> Extraction:
    """Find everything in a release.

    `date`: when it was sent, for dates without a year; the dateline's own year goes before it. `language`: a tag such
    as zh-CN or en; by the text's script where None.
    """
    from lufang_tui.release import figures, masthead, timeline
    from lufang_tui.release.languages import language_of
    from lufang_tui.text.languages import is_chinese

    language = language or language_of(document.text)
    if is_chinese(language):
        from lufang_tui.release.zh import find
    else:
        from lufang_tui.release.en import find
    headings = figures.headings(document)
    head = masthead.find(document, language, headings)
    return Extraction(
        document,
        language,
        find(document, headings),
        timeline.find(document, language, date, head),
        figures.find(document),
        head,
        headings,
    )
