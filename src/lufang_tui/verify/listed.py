"""Finding the words of a long list in a text, the longest first, without trying them all at every place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)*")


class Listed:
    """A list of folded words: Latin ones, of several words too, count whole; Chinese ones wherever they stand."""

    def __init__(self, words: Iterable[str]) -> None:
        self._latin: dict[str, list[str]] = {}
        self._han: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            found = _LATIN.match(word)
            if found is not None:
                self._latin.setdefault(found[0], []).append(word)
            else:
                self._han.setdefault(word[0], []).append(word)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Give what stands in a folded text with its places in code points, from left to right; nothing overlaps."""
        at = 0
        while at < len(text):
            latin = _LATIN.match(text, at)
            candidates = self._latin.get(latin[0], ()) if latin else self._han.get(text[at], ())
            word = next((one for one in candidates if self._stands(one, text, at)), None)
            if word is not None:
                yield word, at, at + len(word)
                at += len(word)
            else:
                at = latin.end() if latin else at + 1

    @staticmethod
    def _stands(word: str, text: str, at: int) -> bool:
        end = at + len(word)
        return text.startswith(word, at) and not (
            word[-1].isascii() and text[end : end + 1].isalnum() and text[end].isascii()
        )
