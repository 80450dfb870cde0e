"""Quotation marks, in any language: which belong together, lost, doubled, turned round and nested as they come."""

from __future__ import annotations

from lufang_tui.release.quoting.parse import Marks, Quoted, parse

__all__ = ["Marks", "Quoted", "parse"]
