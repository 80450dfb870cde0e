"""Names of keys: as people write them, as Textual calls them, and their twins, which a Chinese input method sends.

Textual itself is not needed for it, so that the command line can judge a keymap.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_FULL_WIDTH: Final = 0xFEE0
"""From an ASCII character to its full-width form (Unicode, Halfwidth and Fullwidth Forms)."""

_PUNCTUATION: Final = {
    "[": "【「",
    "]": "】」",
    "{": "『",
    "}": "』",
    "/": "、",
    ".": "。",
    "<": "《",
    ">": "》",
    "$": "￥",
    "^": "…",
    "_": "—",
    "`": "·",
    '"': "“”",
    "'": "‘’",
}
"""What Chinese input methods make of punctuation beside the full-width form. Some send 、 for a backslash; here it is
the slash's alone, which starts a search."""

_REPLACED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Unicode names for which Textual has shorter ones."""

NAMED: Final = frozenset(
    (
        "up down left right home end pageup pagedown insert delete backspace tab enter escape space "
        + " ".join(f"f{number}" for number in range(1, 25))
    ).split()
)
"""Keys that are no characters."""

_SHORT: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+[": "escape",
    " ": "space",
}
_MODIFIERS: Final = ("ctrl", "alt", "shift")
_WRITTEN = re.compile(r"((?:[a-z]+\+)*)(.+)", re.DOTALL)


def twins(key: str) -> str:
    """Return the characters that an input method sends where this key is pressed."""
    if key == "space":
        return "\N{IDEOGRAPHIC SPACE}"
    if len(key) != 1 or not "!" <= key <= "~":
        return ""
    return chr(ord(key) + _FULL_WIDTH) + _PUNCTUATION.get(key, "")


def keys(*names: str) -> str:
    """Return keys as a binding names them, commas between: each is followed by its twins."""
    return ",".join(textual_name(key) for name in names for key in (name, *twins(name)))


def textual_name(key: str) -> str:
    """Return what Textual calls a key that may be written as its character."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _REPLACED.get(name, name)


_ASCII: Final = {
    textual_name(character): character for character in map(chr, range(0x21, 0x7F)) if not character.isalnum()
}
_TWINS: Final = frozenset(
    textual_name(twin) for key in (*map(chr, range(0x21, 0x7F)), "space") for twin in twins(key)
)


def half_width(key: str) -> bool:
    """Tell whether a key, as Textual names it, is one to show, not a twin."""
    return key not in _TWINS


def read_key(written: str) -> str | None:
    """Return a key that a person wrote (`c`, `/`, `Ctrl+F`, `esc`, `F1`) as commands name it; None where there is none such.

    With ctrl, terminals tell letters and named keys apart and nothing else.
    """
    if len(written) == 1:
        return _SHORT.get(written, written) if written == " " or written.isprintable() else None
    low = "".join(written.lower().split())
    low = _SHORT.get(low, low)
    matched = _WRITTEN.fullmatch(low)
    if matched is None:
        return None
    modifiers = [part for part in matched[1].split("+") if part]
    key = _SHORT.get(matched[2], matched[2])
    key = _ASCII.get(key, key)
    if any(part not in _MODIFIERS for part in modifiers) or len(set(modifiers)) < len(modifiers):
        return None
    if key not in NAMED and not (len(key) == 1 and "!" <= key <= "~"):
        return None
    if not modifiers:
        return key
    letter = len(key) == 1
    if (letter and "shift" in modifiers) or (letter and "ctrl" in modifiers and not "a" <= key <= "z"):
        return None
    ordered = [part for part in _MODIFIERS if part in modifiers]
    return "+".join((*ordered, textual_name(key)))


def shown(key: str) -> str:
    """Return a key as a config file would name it."""
    return _ASCII.get(key, key)


def bound(names: Iterable[str]) -> frozenset[str]:
    """Return every key, as Textual names it, on which keys are bound, twins among them."""
    return frozenset(keys(*names).split(",")) if names else frozenset()
