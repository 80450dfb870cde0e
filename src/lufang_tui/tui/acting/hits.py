"""From hit to hit in the text that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _
from lufang_tui.tui.widgets.bars import SearchPrompt
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.screen import Screen

    Hit = tuple[int, int, int]
    """Paragraph, start and end in code points."""


def step(screen: Screen[None], by: int) -> Hit | None:
    """Go to the next hit in the text, or by -1 to the one before, round at the ends; gives it, None where there is none."""
    prose, label = screen.query_one(Prose), screen.query_one("#hits", SearchPrompt)
    hits = prose.hits
    if not hits:
        label.text = _("no hit in this text")
        return None
    place = _next(hits, prose, by) % len(hits)
    label.text = _("hit {number} of {count}").format(number=place + 1, count=len(hits))
    prose.go_to_hit(hits[place])
    return hits[place]


def _next(hits: list[Hit], prose: Prose, by: int) -> int:
    if prose.hit in hits:
        return hits.index(prose.hit) + by
    start = prose.marked or 0
    following = sum(hit[0] < start for hit in hits)
    return following if by > 0 else following - 1
