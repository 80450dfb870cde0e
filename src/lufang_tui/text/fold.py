"""Text made comparable: width, case, accents, script, quotation marks and white space no longer tell apart.

Every stretch of the folded text leads back to whole clusters (what a reader sees as one character) of the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lufang_tui.text.offsets import OffsetMap
from lufang_tui.text.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACELESS = (
    "\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003ffff"
)
"""Scripts set without spaces, for a regular expression's brackets: Han, kana, bopomofo, Thai, Lao, Burmese, Khmer."""

_DOUBLE_MARKS = "“”„‟«»「」〝〞〟"
_SINGLE_MARKS = "‘’‚‛‹›『』`"
_HYPHENS = "−‐"

# Characters that fold to one character each, and to the same one whatever stands around them.
_PLAIN = "\t\n\r -~\u2013\u2014\u2018-\u201f\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uff01-\uff5e"
_OTHERS = re.compile(f"[^{_PLAIN}]+")
_GAP = re.compile(r"\W+")
_SPACES = re.compile(" +")
_SHORT = 64
"""Code points of a text whose folding is kept: names, titles, cues come up again and again."""
_CHINESE = re.compile(f"[{SPACELESS}]")


class Folded:
    """A folded text that knows where each part of it came from."""

    __slots__ = ("_maps", "text")

    def __init__(self, text: str, maps: tuple[OffsetMap, ...]) -> None:
        self.text = text
        self._maps = maps

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that `[start, end)` of the folded text came from, in code points.

        It never begins or ends inside a cluster. Raises ValueError where the range is not in the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) does not lie in a text of {len(self.text)} characters")
        for offsets in self._maps:
            start, end = offsets.to_origin(start, end)
        return start, end


def fold(text: str) -> Folded:
    """Fold a text so that what readers take for the same compares equal. Folding a folded text changes nothing.

    Compatibility forms (NFKC, Unicode Annex 15) and case are folded cluster by cluster; Latin letters lose their
    accents; a traditional character becomes the simplified one; quotation marks become `"` and `'`, the outer and the
    inner kind of each language; format characters go; white space goes beside scripts that are set without it, even
    across marks, and is one space elsewhere.
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> Folded:
    characters, first = _fold_characters(text)
    spaced, second = _fold_spaces(characters)
    return Folded(spaced, tuple(offsets for offsets in (second, first) if offsets is not None))


@lru_cache(4096)
def _fold_short(text: str) -> Folded:
    return _fold(text)


def roughly(text: str) -> str:
    """Fold a text character by character, white space as it is: for counting, where speed counts more than all forms."""
    return text.translate(_plain_table())


def _fold_characters(text: str) -> tuple[str, OffsetMap | None]:
    """The text with each cluster folded; without a map where every offset holds."""
    table = _plain_table()
    found = _OTHERS.search(text)
    if found is None:
        return text.translate(table), None
    offsets = OffsetMap()
    parts: list[str] = []
    position = 0
    while found is not None:
        start = found.start()
        if start > position and _extends(text[start]):
            start -= 1
        parts.append(text[position:start].translate(table))
        offsets.copy(start - position, position)
        for first, last in _clusters(text, start, found.end()):
            folded = _fold_cluster(text[first:last])
            parts.append(folded)
            if len(folded) == last - first == 1:
                offsets.copy(1, first)
            else:
                offsets.make(len(folded), first, last)
        position = found.end()
        found = _OTHERS.search(text, position)
    parts.append(text[position:].translate(table))
    offsets.copy(len(text) - position, position)
    return "".join(parts), offsets


def _fold_spaces(text: str) -> tuple[str, OffsetMap | None]:
    """The text without white space between letters of which one is Chinese, and single spaces between others."""
    if " " not in text or ("  " not in text and not _CHINESE.search(text)):
        return text, None
    offsets = OffsetMap()
    parts: list[str] = []
    position = 0
    for gap in _GAP.finditer(text):
        if " " not in gap[0]:
            continue
        start, end = gap.span()
        beside = text[start - 1 : start] + text[end : end + 1]
        space = "" if _CHINESE.search(beside) else " "
        for spaces in _SPACES.finditer(text, start, end):
            if space and len(spaces[0]) == 1:
                continue
            parts += text[position : spaces.start()], space
            offsets.copy(spaces.start() - position, position)
            offsets.make(len(space), *spaces.span())
            position = spaces.end()
    if not position:
        return text, None
    parts.append(text[position:])
    offsets.copy(len(text) - position, position)
    return "".join(parts), offsets


class _PlainTable(dict[int, int]):
    """For `str.translate` over characters of `_PLAIN`: each is folded when it is first met, as few ever are."""

    def __missing__(self, key: int) -> int:
        folded = key if 0x4E00 <= key <= 0x9FFF else ord(_fold_cluster(chr(key)))
        self[key] = folded
        return folded


@cache
def _plain_table() -> _PlainTable:
    return _PlainTable(simplified())


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clusters of `text[start:end]`: grapheme clusters (Unicode Annex 29), format characters joined to them."""
    first = start
    flags = 0
    for position in range(start + 1, end):
        before, character = text[position - 1], text[position]
        flags = flags + 1 if _is_flag(before) else 0
        joined = (
            _extends(character)
            or (before == "\u200d" and unicodedata.category(character) == "So")
            or (flags % 2 == 1 and _is_flag(character))
        )
        if not joined:
            yield first, position
            first = position
    if first < end:
        yield first, end


def _is_flag(character: str) -> bool:
    """Whether it is a regional indicator, of which two make a flag."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@lru_cache(4096)
def _extends(character: str) -> bool:
    """Whether a character belongs to the cluster before it, as it stands or once it is folded."""
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
        return True
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    normal = unicodedata.normalize("NFKC", character)
    return normal != character and _extends(normal[0])


@lru_cache(4096)
def _fold_cluster(cluster: str) -> str:
    kept = "".join(character for character in cluster if unicodedata.category(character) != "Cf")
    text = unicodedata.normalize("NFKC", kept)
    for _ in range(3):  # a case fold can bring up forms that fold again
        text = unicodedata.normalize("NFKC", text.casefold())
    return _without_accents(text).translate(_final_table())


def _without_accents(text: str) -> str:
    """The text without the marks on Latin letters, and without marks on what is no letter."""
    kept: list[str] = []
    bare = True
    for character in unicodedata.normalize("NFD", text):
        category = unicodedata.category(character)
        if category.startswith("M"):
            if (
                not bare
                and not "\ufe00" <= character <= "\ufe0f"
                and not "\U000e0100" <= character <= "\U000e01ef"
            ):
                kept.append(character)
        else:
            bare = not category.startswith("L") or unicodedata.name(character, "").startswith("LATIN")
            kept.append(" " if character.isspace() else character)
    return unicodedata.normalize("NFKC", "".join(kept))


@cache
def _final_table() -> dict[int, int]:
    table = simplified().copy()
    for marks, plain in ((_DOUBLE_MARKS, '"'), (_SINGLE_MARKS, "'"), (_HYPHENS, "-")):
        table.update(dict.fromkeys(map(ord, marks), ord(plain)))
    return table
