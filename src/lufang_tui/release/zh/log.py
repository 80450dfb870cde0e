"""The statements that were found in a text so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.release.model import Span, Statement
from lufang_tui.release.zh.reported import kind_of
from lufang_tui.release.zh.sentences import Paragraph, final_trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.zh.antecedents import Antecedents
    from lufang_tui.release.zh.cues import Cue
    from lufang_tui.release.zh.mentions import Subject


class Said(NamedTuple):
    """The statement that was made last, for what goes on with it."""

    place: int
    cue: Cue
    subject: Subject | None
    start: int
    end: int


class Log:
    """Takes the statements of one paragraph down."""

    def __init__(
        self, folded: str, paragraph: Paragraph, antecedents: Antecedents, found: list[Statement]
    ) -> None:
        self._text = folded
        self._antecedents = antecedents
        self._paragraph = paragraph
        self.found = found
        """The statements of the whole text so far, in the order of their cues."""

    def add(
        self, kind: Kind, spans: Sequence[Span], cue: Cue | None, subject: Subject | None, rule: str
    ) -> bool:
        """Take a statement down; gives whether it has any words."""
        stated = tuple(span for span in spans if self._text[span.start : span.end].strip())
        if not stated:
            return False
        mention, speakers, inferred = self._antecedents.resolve(self._paragraph, subject)
        said = Span(cue.start, cue.end) if cue else None
        # A sentence in marks without a cue is given to who spoke before it.
        inferred = inferred or rule in ("quote-continued", "quote-before-act")
        self.found.append(Statement(kind, stated, rule, said, mention, speakers, inferred))
        return True

    def cut(self, last: Said, at: int) -> None:
        """End the last statement before `at`."""
        made = self.found[last.place]
        if made.kind is Kind.DIRECT:
            return
        first = made.spans[0]
        span = final_trimmed(self._text, first.start, min(first.end, at))
        if span.end - span.start >= 2:
            self.found[last.place] = made._replace(
                spans=(span,), kind=kind_of(self._text, self._paragraph, span)
            )
