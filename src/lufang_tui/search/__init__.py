"""Searching one kit: a query as typed, the entries that answer it, and where it stands in a text."""

from __future__ import annotations

from lufang_tui.search.query import Query, Term, highlights, parse
from lufang_tui.search.searcher import Group, Hit, Results, Searcher

__all__ = ["Group", "Hit", "Query", "Results", "Searcher", "Term", "highlights", "parse"]
