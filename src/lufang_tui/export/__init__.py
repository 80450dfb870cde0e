"""The kit as a document: one module a format. Where the text goes - a stream, a file - is decided elsewhere."""

from __future__ import annotations

from lufang_tui.export.as_json import to_json
from lufang_tui.export.as_markdown import to_markdown

__all__ = ["to_json", "to_markdown"]
