"""What a list shows of a line that is longer than its room: from the beginning, or from shortly before the first hit."""

from __future__ import annotations

from lufang_tui.cards.styled import Role, Span, Styled
from lufang_tui.text.cells import ELLIPSIS, advances, fit
from lufang_tui.text.cells import width as cell_width


def snippet(words: Styled, cells: int) -> Styled:
    """Return as much of a line as fits into `cells`, such that its first hit is seen; no cluster is split.

    What is left out before the hit is told by `…`; a third of the room shows what stands before it.
    """
    shown = fit(words.text, cells)
    hit = min((span for span in words.spans if span.role is Role.HIT), default=None)
    if hit is None or shown == words.text or hit.start == 0 or hit.end < len(shown):
        return Styled(shown, words.spans)
    start = _start(words.text, hit, cells)
    if not start:
        return Styled(shown, words.spans)
    text = ELLIPSIS + fit(words.text[start:], cells - cell_width(ELLIPSIS))
    by = start - len(ELLIPSIS)
    spans = (Span(max(len(ELLIPSIS), one.start - by), one.end - by, one.role) for one in words.spans)
    return Styled(text, tuple(span for span in spans if span.end > span.start))


def _start(text: str, hit: Span, cells: int) -> int:
    """Return the first code point that is shown."""
    first = max(0, hit.start - 4 * cells - 64)  # farther back nothing can be seen
    taken = advances(text[first : hit.end])
    before = hit.start - first
    room = min(cells // 3, max(0, cells - 2 - sum(taken[before:])))
    place, used = before, 0
    while place and used + taken[place - 1] <= room:
        place -= 1
        used += taken[place]
    while place < before and (not taken[place] or text[first + place].isspace()):
        place += 1
    return first + place
