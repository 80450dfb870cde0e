"""Clippings: entries that a reader collected across kits, in an order, with notes, kept between runs.

A clipping carries what it is made of, so that it outlives its kit; what has become of the kit is told beside it.
"""

from __future__ import annotations

from lufang_tui.clippings.collecting import collect, place_of, text, title, words
from lufang_tui.clippings.model import Clipping, clipping_id
from lufang_tui.clippings.snapshot import NotCollected
from lufang_tui.clippings.today import Kits, Standing, Today
from lufang_tui.keeping import KeptList

CLIPPINGS = KeptList("clippings.json", Clipping)
"""Where the user's clippings are kept."""

__all__ = [
    "CLIPPINGS",
    "Clipping",
    "Kits",
    "NotCollected",
    "Standing",
    "Today",
    "clipping_id",
    "collect",
    "place_of",
    "text",
    "title",
    "words",
]
