"""Names of keys, with their full-width twins: a Chinese input method that is switched on sends those."""

from __future__ import annotations

from typing import Final

_FULL_WIDTH: Final = 0xFEE0
"""From an ASCII character to its full-width form (Unicode, Halfwidth and Fullwidth Forms)."""


def keys(*names: str) -> str:
    """Return keys as a binding names them: each character is followed by its full-width twin."""
    result: list[str] = []
    for name in names:
        result.append(name)
        if len(name) == 1:
            result.append(chr(ord(name) + _FULL_WIDTH))
    return ",".join(result)


def half_width(key: str) -> bool:
    """Tell whether a key is one to show, not a full-width twin."""
    return not key.startswith("fullwidth_") and not any(character >= "！" for character in key)
