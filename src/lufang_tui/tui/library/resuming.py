"""Where the reader is in the library, as a value that can be kept, and reading it again; of what was kept nothing is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lufang_tui.cards.library import PANES
from lufang_tui.search.query import Group
from lufang_tui.searches import Asked
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.search_box import MAX_QUERY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lufang_tui.tui.library.screen import LibraryScreen

MAX_ROW = 1000
"""A reader who was farther down begins there; the library would have to read all that stands before."""


def library_place(screen: LibraryScreen) -> dict[str, Any]:
    """Return where the reader is: what is asked, the pane, the entry of each pane, and the row of the open one."""
    return {
        "asked": msgspec.to_builtins(screen.asked),
        "pane": screen.pane_name,
        "keys": {pane: key for pane, key in screen.chosen.items() if key is not None},
        "row": screen.query_one(EntryList).cursor,
    }


def resumed(place: Mapping[str, Any], chosen: dict[str, str | None]) -> tuple[Asked, str, int]:
    """Read a place: what was asked, the pane, the row; the entries of panes go into `chosen`."""
    try:
        asked = msgspec.convert(place.get("asked", {}), Asked)
    except (msgspec.ValidationError, TypeError):
        asked = Asked()
    pane, row, keys = place.get("pane"), place.get("row"), place.get("keys")
    if isinstance(keys, dict):
        chosen.update({name: key for name, key in keys.items() if name in PANES and isinstance(key, str)})
    return (
        asked.with_text(asked.text[:MAX_QUERY]),
        pane if isinstance(pane, str) and pane in PANES else Group.QUOTES.value,
        min(max(row, 0), MAX_ROW) if isinstance(row, int) else 0,
    )
