"""Clippings: entries that a reader collected across kits, in an order, with notes, kept between runs.

A clipping carries what it is made of, so that it outlives its kit; what has become of the kit is told beside it.
"""

from __future__ import annotations

from lufang_tui.clippings.collecting import collect, place_of, text, title, words
from lufang_tui.clippings.model import Clipping, clipping_id
from lufang_tui.clippings.snapshot import NotCollected
from lufang_tui.clippings.store import Kept, NotKept, change, load
from lufang_tui.clippings.today import Kits, Standing, Today

__all__ = [
    "Clipping",
    "Kept",
    "Kits",
    "NotCollected",
    "NotKept",
    "Standing",
    "Today",
    "change",
    "clipping_id",
    "collect",
    "load",
    "place_of",
    "text",
    "title",
    "words",
]
