"""Putting text on the clipboard: which ways there are, and what came of them.

`plan` looks at an environment and orders the ways, without touching anything; `deliver` walks them and says
truthfully whether a way confirmed. What to copy, and in which style, is not decided here.
"""

from __future__ import annotations

from lufang_tui.clipboard.deliver import Delivery, Outcome, deliver
from lufang_tui.clipboard.later import NotSaved, save_for_later
from lufang_tui.clipboard.plan import Way, WayKind, plan
from lufang_tui.clipboard.surroundings import surroundings
from lufang_tui.clipboard.ways import LIMIT, osc52, run_tool, send_to_terminal

__all__ = [
    "LIMIT",
    "Delivery",
    "NotSaved",
    "Outcome",
    "Way",
    "WayKind",
    "deliver",
    "osc52",
    "plan",
    "run_tool",
    "save_for_later",
    "send_to_terminal",
    "surroundings",
]
