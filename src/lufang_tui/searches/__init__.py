"""Searches over the library as somebody asks them: what was typed, what it is narrowed to, and those that were saved."""

from __future__ import annotations

from lufang_tui.searches.asked import Asked, Chip, Narrowing, typed_years, years
from lufang_tui.searches.saved import SAVED, Saved, forget, save

__all__ = ["SAVED", "Asked", "Chip", "Narrowing", "Saved", "forget", "save", "typed_years", "years"]
