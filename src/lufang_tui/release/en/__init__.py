"""The finders for English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.release.model import Findings, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.documents import Document


def find(document: Document, headings: Sequence[Span]) -> Findings:
    """Give the statements, people and organisations of a release; in headings nobody speaks."""
    del document, headings
    return Findings()
