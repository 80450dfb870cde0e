"""JSON as the program prints it: indented, in UTF-8, safe on a terminal."""

from __future__ import annotations

import json
from typing import Any

from lufang_tui.text.safe import hidden


def json_text(value: Any) -> str:
    """Give a value as JSON, indented by two spaces, with a line feed at its end.

    Characters that must not reach a terminal are written as JSON escapes, which read back as they were.
    """
    return _without_hidden(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _without_hidden(text: str) -> str:
    """Write what `text.safe` would replace as JSON escapes: outside of strings JSON has no such characters."""
    pieces: list[str] = []
    done = 0
    for at, _ in hidden(text):
        pieces += [text[done:at], _escape(text[at])]
        done = at + 1
    return "".join([*pieces, text[done:]])


def _escape(character: str) -> str:
    """Give the JSON escape of a character (RFC 8259, section 7): two of them, a surrogate pair, beyond U+FFFF."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
