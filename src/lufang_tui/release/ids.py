"""Ids for what was found: from the name where it can be spelled in ASCII, else by number."""

from __future__ import annotations

import re
import unicodedata

from lufang_tui.lexicon.pinyin import reading

_LONGEST = 48


class Ids:
    """Hands out ids, none of them twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of_name(self, name: str, kind: str) -> str:
        """Give the id of a name: its pinyin (zha-wenxiong), or its Latin letters; `kind` where it has neither."""
        if name.isascii() or not (spelled := [ways[0] for ways in reading(name)]):
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
            stem = "-".join(re.findall("[a-z0-9]+", plain))
        elif kind == "person" and len(spelled) > 1:
            stem = f"{spelled[0]}-{''.join(spelled[1:])}"
        else:
            stem = "-".join(spelled)
        stem = "-".join(re.findall("[a-z0-9]+", stem))[:_LONGEST].strip("-")
        return self.free(stem or kind)

    def free(self, stem: str) -> str:
        """Give the id, or the first free one with a number behind it."""
        found, number = stem, 1
        while found in self._taken:
            number += 1
            found = f"{stem}-{number}"
        self._taken.add(found)
        return found
