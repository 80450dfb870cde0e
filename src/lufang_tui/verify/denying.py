"""Whether the word that leads into a statement denies it: denied that, 否认."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.text.fold import fold
from lufang_tui.verify.bearing import Sense, bearing, denials
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from lufang_tui.verify.likeness import Alike
    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.polarity import Claim

_LEAD = 40
_NEGATED = 12
"""Code points before a cue in which a negation of it stands."""


def denied_at(passage: Passage, stated: Stated) -> bool:
    """Whether the source leads into a statement with a word that denies it."""
    return cue_denies(stated.cue, passage.text[max(0, stated.start - _LEAD) : stated.start])


_SET_AGAINST = re.compile(
    r"(?:^|[，,、；;] ?)(?:(?:也|而|并|更|但|but|and|or) ?)*(?P<sign>不是|并非|不(?![仅只光但过同断少久])|not (?:being )?(?!only|just|least|all))(?P<rest>[^，,。.；;！!？?]+)"
)
_LEAST_LATIN, _LEAST_HAN = 10, 3
"""Characters of what is set against something else: not in the present case, 不在天气."""


def denied_there(one: Alike, own: Claim) -> bool:
    """Whether the statement sets something against the rest that the draft tells of it: in 2019 but not in the present case."""
    if own.denied or any(word.sense is Sense.NEGATION for word in bearing(own.row, own.start, own.end)):
        return False
    row = one.claim.row
    start, end = row.between(one.stated.start, one.stated.end)
    text = row.folded(start, end)
    for found in _SET_AGAINST.finditer(text):
        rest = found["rest"].strip()
        least = _LEAST_LATIN if rest.isascii() else _LEAST_HAN
        if len(rest) < least or rest not in own.text or found["sign"] + rest in own.text:
            continue
        outside = text[: found.start("sign")] + text[found.end() :]
        if rest not in outside:
            return True
    return False


def cue_denies(cue: str | None, before: str) -> bool:
    """Whether a cue denies what follows; `before`: what stands before that, in which a denial may itself be denied."""
    folded, text = fold(cue or "").text, fold(before).text
    denying = bool(folded) and any(word in folded for word in denials())
    lead = Words(text[: max(0, text.rfind(folded))][-_NEGATED:]) if folded else Words("")
    negated = any(one.sense is Sense.NEGATION and one.end == len(lead) for one in bearing(lead))
    return denying != negated
