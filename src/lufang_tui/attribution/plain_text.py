"""The style plain: the words, who signs, the source; each on lines of their own, for a mail or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution.blocks import block, said

if TYPE_CHECKING:
    from lufang_tui.attribution.statement import Statement

__all__ = ["render", "said"]


def render(said: Statement) -> str:
    """Set a statement apart in plain text."""
    found = block(said)
    return "\n".join(
        [*found.paragraphs, *([found.signature] if found.signature else []), found.source.text()]
    )
