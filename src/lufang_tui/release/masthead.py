"""What stands around the article: headline, dateline, embargo line, contacts, boilerplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.release.model import Masthead

if TYPE_CHECKING:
    from lufang_tui.documents import Document


def find(document: Document, language: str) -> Masthead:
    """Give what the release has of it."""
    del document, language
    return Masthead()
