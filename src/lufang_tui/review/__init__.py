"""Reviewing what a machine found in a release: edits from kit to kit, saved one by one. No screen in here."""

from __future__ import annotations

from lufang_tui.review.candidates import Candidate, candidates
from lufang_tui.review.edits import (
    WrongEdit,
    accept,
    accept_from,
    add_happening,
    add_person,
    add_quotation,
    merge_people,
    pass_over,
    reject,
    set_happening,
    set_kind,
    set_organisation,
    set_passages,
    set_person,
    set_speakers,
    unreviewed,
)
from lufang_tui.review.places import moved
from lufang_tui.review.reimport import Reimported, reimport
from lufang_tui.review.session import Changed, Session

__all__ = [
    "Candidate",
    "Changed",
    "Reimported",
    "Session",
    "WrongEdit",
    "accept",
    "accept_from",
    "add_happening",
    "add_person",
    "add_quotation",
    "candidates",
    "merge_people",
    "moved",
    "pass_over",
    "reimport",
    "reject",
    "set_happening",
    "set_kind",
    "set_organisation",
    "set_passages",
    "set_person",
    "set_speakers",
    "unreviewed",
]
