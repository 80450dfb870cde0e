"""Whether the word that leads into a statement denies it: denied that, 否认."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.text.fold import fold
from lufang_tui.verify.bearing import Sense, bearing, denials
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from lufang_tui.verify.passages import Passage, Stated

_LEAD = 40
_NEGATED = 12
"""Code points before a cue in which a negation of it stands."""


def denied_at(passage: Passage, stated: Stated) -> bool:
    """Whether the source leads into a statement with a word that denies it."""
    return cue_denies(stated.cue, passage.text[max(0, stated.start - _LEAD) : stated.start])


def cue_denies(cue: str | None, before: str) -> bool:
    """Whether a cue denies what follows; `before`: what stands before that, in which a denial may itself be denied."""
    folded, text = fold(cue or "").text, fold(before).text
    denying = bool(folded) and any(word in folded for word in denials())
    lead = Words(text[: max(0, text.rfind(folded))][-_NEGATED:]) if folded else Words("")
    negated = any(one.sense is Sense.NEGATION and one.end == len(lead) for one in bearing(lead))
    return denying != negated
