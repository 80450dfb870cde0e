"""What the draft itself says around a quotation: a limit that stands there is not left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from lufang_tui.text.fold import fold
from lufang_tui.verify.bearing import Sense, bearing, limits_number
from lufang_tui.verify.verdicts import Verdict
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.draft import Draft
    from lufang_tui.verify.said import Said
    from lufang_tui.verify.wording import Wording

_STOP = re.compile(r"[。！？!?\n]|\.(?=\s)")
_NEAR = 300
"""Code points on either side in which the sentence is looked for."""
_SHORT = 3
_TOLD = 70
"""Per cent of a condition that the draft tells in other words."""
_SENSES = {
    Verdict.TRUNCATED_CONDITION: (Sense.CONDITION, Sense.CONCESSION),
    Verdict.ALTERED_NEGATION: (Sense.NEGATION,),
    Verdict.ALTERED_NUMBER: (Sense.QUANTITY, Sense.LIMIT),
    Verdict.ALTERED_MODALITY: (Sense.MODALITY, Sense.SCOPE),
}


def makes_good(draft: Draft, said: Said, wording: Wording) -> bool:
    """Whether the draft's own sentence has a limit of the kind that the ends of the quotation cut off.

    About “40 percent of the buds” leaves nothing out; nor does: if the pumps fail, she said, “no town will lose its supply”.
    """
    senses = _SENSES.get(wording.verdict)
    if senses is None or wording.changes:
        return False
    names = [name for who in (wording.stated.speakers if wording.stated else ()) for name in who.names]
    for text in _around(draft, said):
        row = Words(_without(text, (*names, *said.names)))
        if any(one.sense in senses for one in bearing(row)):
            return True
        if wording.verdict is Verdict.TRUNCATED_CONDITION and _tells(row, wording.hidden):
            return True
        if wording.verdict is Verdict.ALTERED_NUMBER and _ends_with_limit(row):
            return True
    return False


def _around(draft: Draft, said: Said) -> tuple[str, str]:
    """The draft's sentence before the quotation and behind it, other quotations included."""
    text = draft.document.text
    first, last = said.spans[0].start, said.spans[-1].end
    before = text[max(0, first - _NEAR) : first]
    before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    behind = text[last : last + _NEAR]
    inside = text[max(first, last - 1) : last]
    stop = _STOP.search(behind)
    behind = "" if inside in "。！？!?." else behind[: stop.start()] if stop else behind
    return before, behind


def _without(text: str, names: Sequence[str]) -> str:
    """The text without some names: 若 sets no condition in 邓若琳."""
    for name in names:
        text = text.replace(name, "□" * len(name))
    return text


def _tells(row: Words, hidden: Sequence[str]) -> bool:
    """Whether a text has the conditions that are left out: their words, for a clause of time or place is no condition by itself."""
    own = fold(row.text).text.strip()
    return bool(own) and any(
        one in own
        or (
            _SHORT < len(one) <= len(own)
            and (" " in one or not one.isascii())
            and fuzz.partial_ratio(one, own) >= _TOLD
        )
        for one in (fold(text).text for text in hidden)
    )


def _ends_with_limit(row: Words) -> bool:
    """Whether a limit of a number stands at the end, whose number is the quotation's."""
    return any(row.folded(0, len(row)).rstrip('" ').endswith(word) for word in limits_number())
