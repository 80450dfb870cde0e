"""A quotation of a draft, with the words around it that say whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kind
    from lufang_tui.release.model import Span


class Said(NamedTuple):
    """A quotation of the draft. Spans count code points of the document's text, marks left out."""

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    kind: Kind
    """Direct for everything in marks."""
    mention: str | None
    """The words that name the speaker, as far as they were made out."""
    names: tuple[str, ...]
    """Under which names the draft lists the speakers."""
    before: str
    """The sentence before the quotation, and behind it, what stands in marks left out."""
    behind: str
    cue: str | None = None
    attributed: bool = False
    """Whether somebody is said to have said it."""
    speech: bool = True
    """Whether it is somebody's words at all, and not a name, title or term in marks."""
    closed: bool = True
    within: int | None = None
    """Where the reported statement begins that it is, or is a part of."""
    earlier: str = ""
    """The sentence before that one, in the same paragraph."""
    around: tuple[int, int] = (0, 0)
    """The range of the text that `before`, the quotation and `behind` take."""
    stance: bool = False
    """Whether it is no clause of the speaker's, but a sentence that tells what he is for or against."""
