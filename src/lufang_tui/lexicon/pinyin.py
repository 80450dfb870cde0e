"""How Chinese names are read: the syllables of each character, surnames as surnames.

The table comes from the Unihan database (tools/make_pinyin_table.py); the surnames are a list of this project.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from lufang_tui.lexicon.words import rows
from lufang_tui.text.script import simplified

Syllables = tuple[str, ...]
"""The ways of writing one character's readings, in ASCII letters without tones."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LONGEST = 4  # code points of a name that begins with a surname; a longer one is a transcription


def reading(name: str) -> tuple[Syllables, ...]:
    """How a name is read, one item for each Chinese character that the table has; the others are passed over.

    A surname is read as one: 查 zha, 单 shan, 尉迟 yu chi. Elsewhere every everyday reading counts (乐: le, yue).
    """
    characters = "".join(_HAN.findall(name))
    if characters != name.strip() or len(characters) > _LONGEST:
        return _plainly(characters)
    surnames = _surnames()
    plain = characters.translate(simplified())
    for length in range(len(plain), 0, -1):
        as_surname = surnames.get(plain[:length])
        if as_surname:
            return as_surname + _plainly(characters[length:])
    return _plainly(characters)


def _plainly(characters: str) -> tuple[Syllables, ...]:
    return tuple(found for one in characters if (found := syllables(one)))


@lru_cache(4096)
def syllables(character: str) -> Syllables:
    """The readings of a character, ü also as v, u and yu; empty for one that the table does not have."""
    if character.isascii():  # the table has readings in letters too
        return ()
    table = _table()
    found: list[str] = []
    place = table.find(character)
    while place >= 0:
        start = table.rfind("\n", 0, place) + 1
        found += _spellings(table[start : table.index("\t", start)])
        place = table.find(character, place + 1)
    return tuple(dict.fromkeys(found))


def _spellings(syllable: str) -> tuple[str, ...]:
    """The ways of typing a syllable: lü is lv in input methods, lu without its dots, and LYU in passports."""
    if "v" not in syllable:
        return (syllable,)
    return syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")


@cache
def _table() -> str:
    # Searched as it stands: a kit's names have a few hundred characters, the table twenty thousand.
    return Path(__file__).with_name("pinyin.txt").read_text(encoding="utf-8")


@cache
def _surnames() -> dict[str, tuple[Syllables, ...]]:
    """Surname -> its syllables; a second reading of a single character stands beside the first."""
    table: dict[str, tuple[Syllables, ...]] = {}
    for surname, *readings in rows("pinyin-surnames"):
        spelled = [[one for part in text.split() for one in [_spellings(part)]] for text in readings]
        table[surname] = tuple(
            tuple(dict.fromkeys(way for reading in spelled for way in reading[at]))
            for at in range(len(surname))
        )
    return table
