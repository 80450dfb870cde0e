"""Characters that must not reach a terminal or hide in a text: making them visible, and naming them.

Every text of a kit goes through `visible` before it is shown anywhere.
"""

from __future__ import annotations

import re
import unicodedata

_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_JOINING_SCRIPTS = "\u0600-\u0dff\u0e00-\u1cff"  # Arabic to Mongolian, where U+200D shapes letters
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 except tab and newline, DEL, C1
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # invisible marks and fillers
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"  # zero width, separators, bidi controls
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags and other default-ignorables; not the variation selectors
    "]"
    f"|(?<![{_JOINING_SCRIPTS}{_EMOJI}\ufe0f])\u200d|(?<![{_JOINING_SCRIPTS}])\u200d(?![{_EMOJI}])"
)
_C0_PICTURES = 0x2400
_DELETE = "\x7f"
_DELETE_PICTURE = "\u2421"
_NEWLINE_PICTURE = "\u2424"
_LINE_ENDS = "\x85\u2028\u2029"
_REPLACEMENT = "\ufffd"
_C0_NAMES = [
    "NUL",
    "SOH",
    "STX",
    "ETX",
    "EOT",
    "ENQ",
    "ACK",
    "BEL",
    "BS",
    "HT",
    "LF",
    "VT",
    "FF",
    "CR",
    "SO",
    "SI",
    "DLE",
    "DC1",
    "DC2",
    "DC3",
    "DC4",
    "NAK",
    "SYN",
    "ETB",
    "CAN",
    "EM",
    "SUB",
    "ESC",
    "FS",
    "GS",
    "RS",
    "US",
]


def visible(text: str) -> str:
    """Return `text` with every unsafe character replaced by one visible symbol, so that offsets hold.

    Unsafe are C0 (except newline and tab), DEL, C1, bidirectional controls, zero-width, format and tag characters,
    line and paragraph separators, and lone surrogates. The joiner U+200D stays where it joins emoji or shapes letters,
    and so do the variation selectors of emoji and ideographs (U+FE0E, U+FE0F, U+E0100-U+E01EF).
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_symbol, text) if _UNSAFE.search(text) else text


def hidden(text: str) -> list[tuple[int, str]]:
    """Return (offset in code points, name such as `U+202E RIGHT-TO-LEFT OVERRIDE`) of every unsafe character."""
    return [(match.start(), _name(match[0])) for match in _UNSAFE.finditer(text)]


def _symbol(match: re.Match[str]) -> str:
    character = match[0]
    if character < " ":
        return chr(_C0_PICTURES + ord(character))
    if character == _DELETE:
        return _DELETE_PICTURE
    return _NEWLINE_PICTURE if character in _LINE_ENDS else _REPLACEMENT


def _name(character: str) -> str:
    code = ord(character)
    if code < len(_C0_NAMES):
        name = _C0_NAMES[code]
    elif character == _DELETE:
        name = "DEL"
    elif code <= 0x9F:
        name = "C1 CONTROL"
    elif 0xD800 <= code <= 0xDFFF:
        name = "LONE SURROGATE"
    else:
        name = unicodedata.name(character, "UNASSIGNED")
    return f"U+{code:04X} {name}"
