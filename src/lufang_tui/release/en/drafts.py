"""What the sentences of an English release have told so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.model import Span  # noqa: TC001 - a NamedTuple reads it

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kind
    from lufang_tui.release.en.attributions import Attribution
    from lufang_tui.release.en.frame import Sentence

FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|do|does|did|not|we|I|you|it|they|he|she|this|must|should|may|might|\w+n['’]t)\b",
    re.IGNORECASE,
)
"""A verb or pronoun that makes words a clause."""


class Draft(NamedTuple):
    """A statement whose speaker is not yet resolved."""

    kind: Kind
    spans: tuple[Span, ...]
    rule: str
    attribution: Attribution | None
    paragraph: int
    inferred: bool = False


class Course:
    """The statements so far, and what the next sentence may go on with."""

    def __init__(self, text: str, frame: str) -> None:
        self.text = text
        self.frame = frame
        self.drafts: list[Draft] = []
        self.paragraph = -1
        self.previous: Sentence | None = None
        self.introduced: Attribution | None = None
        """The attribution at the end of the last paragraph, where a colon closed it."""
        self.report: int | None = None
        """The draft whose report may go on with the next sentence."""

    @property
    def last(self) -> Draft | None:
        """The last statement."""
        return self.drafts[-1] if self.drafts else None

    @property
    def standing(self) -> tuple[int, int]:
        """How many statements there are, and how many passages the last one has."""
        return len(self.drafts), len(self.drafts[-1].spans) if self.drafts else 0
