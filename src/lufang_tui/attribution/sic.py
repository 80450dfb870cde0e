"""Slips that a kit's note marks with [sic], marked in the quotation too: 可以遇见[原文如此] in Chinese.

Only the quotation's own note counts, and only two forms of it: words in quotation marks with [sic] at once behind
them (“可以遇见”[sic]，疑为…), which marks these words; or a note that begins with [sic], which marks the statement.
Nothing else in a note is read, and no other words are taken for a slip.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKED = re.compile(
    r"(?:“([^“”]+)”|‘([^‘’]+)’|「([^「」]+)」|『([^『』]+)』|\"([^\"]+)\")\s?\[sic\]", re.IGNORECASE
)
_MOST = 20
"""Slips that are read in one note."""
_WHOLE = re.compile(r"\s*\[sic\]", re.IGNORECASE)
_ENDS = '。．！？!?.…，、；：,;:”’」』"]） '


def with_sic(passages: Sequence[str], note: str | None, language: str) -> tuple[str, ...]:
    """Mark in the passages what the note marks, in the passages' language (a BCP 47 tag)."""
    if not note or "[sic]" not in note.lower():
        return tuple(passages)
    label = "[原文如此]" if is_chinese(language) else " [sic]"
    marked = list(passages)
    found = islice(_MARKED.finditer(note), _MOST)
    slips = {next(words for words in match.groups() if words) for match in found}
    if slips:
        # In one pass, since a label may hold the words of another slip.
        either = re.compile("|".join(re.escape(slip) for slip in sorted(slips, key=len, reverse=True)))
        marked = [either.sub(lambda match: f"{match[0]}{label}", passage) for passage in marked]
    if _WHOLE.match(note):
        words = marked[-1].rstrip(_ENDS)
        marked[-1] = f"{words}{label}{marked[-1][len(words) :]}"
    return tuple(marked)
