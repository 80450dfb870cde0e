"""The lists of a review, by name: what its commands, which load nothing else, can speak of."""

from __future__ import annotations

from enum import StrEnum

from lufang_tui.i18n import N_


class View(StrEnum):
    """What is listed."""

    FOUND = "found"
    MISSED = "missed"
    DECIDED = "decided"


TITLES = {View.FOUND: N_("To review"), View.MISSED: N_("Missed?"), View.DECIDED: N_("Decided")}
