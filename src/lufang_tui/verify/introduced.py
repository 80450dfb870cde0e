"""Whether somebody is named before a colon, or the words there only lead into what is quoted: the screen showed one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTS = re.compile(r"[，。；,;\n]")
_LATIN_NAME = re.compile(
    r"(?:(?<=\s)|^)[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|von|al|bin|of|for|and|the))*$"
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_GIVEN = (3, 2, 4)
"""Characters of a Chinese name, the usual number first."""


def before_colon(text: str, names: Iterable[str]) -> str | None:
    """Give the words before a colon that stand for a speaker; None where they name or describe nobody.

    `names`: of people who are known, in any script.
    """
    said = _PARTS.split(text)[-1].strip(" *_")
    if not said:
        return None
    if any(name in text for name in names):
        return said
    if not _HAN.search(said):
        return said if _LATIN_NAME.search(said) else None
    from lufang_tui.release.zh.mentions import ends_with_post, speaker_end
    from lufang_tui.release.zh.names import is_name

    plain = fold(said).text
    if ends_with_post(plain) or speaker_end().search(plain):
        return said
    for length in _GIVEN:
        name, rest = plain[-length:], plain[:-length]
        if len(name) == length and is_name(name) and (not rest or ends_with_post(rest)):
            return said
    return None
