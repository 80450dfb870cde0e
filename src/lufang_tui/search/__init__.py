"""Searching one kit: a query as typed, the entries that answer it, and where it stands in a text."""

from __future__ import annotations

from lufang_tui.search.query import Condition, Field, Group, Query, QueryFault, highlights
from lufang_tui.search.searcher import Results, Searcher
from lufang_tui.search.selection import Selection, WrongSelection, picked, select, selection_query
from lufang_tui.search.syntax import parse
from lufang_tui.search.term import Term
from lufang_tui.search.units import Hit

__all__ = [
    "Condition",
    "Field",
    "Group",
    "Hit",
    "Query",
    "QueryFault",
    "Results",
    "Searcher",
    "Selection",
    "Term",
    "WrongSelection",
    "highlights",
    "parse",
    "picked",
    "select",
    "selection_query",
]
