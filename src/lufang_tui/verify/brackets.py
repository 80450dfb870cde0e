"""What an editor puts into brackets: whether it may stand for the words of the source that it takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words as listed
from lufang_tui.verify.bearing import reverses
from lufang_tui.verify.differences import counted

if TYPE_CHECKING:
    from lufang_tui.verify.words import Words

_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my")
)
_ZH_DETERMINERS = ("这", "那", "该", "其", "此", "它", "他", "她", "我们")
"""Words with which a noun phrase begins: an editor may put another one for it in brackets."""
_BRIDGES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "they",
        "them",
        "their",
        "he",
        "his",
        "him",
        "she",
        "her",
        "we",
        "our",
        "us",
        "i",
        "my",
        "you",
        "your",
        "who",
        "which",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "to",
        "of",
        "and",
    ]
)
"""Small words that something in brackets may stand for."""


def stands_for(row: Words, inserted: str, start: int, end: int) -> bool:
    """Whether what an editor put in brackets may stand for these words of the source: a pronoun, another form."""
    said = [row.folded(at, at + 1) for at in range(start, end)]
    joined = row.folded(start, end)
    if said[0] in _DETERMINERS or joined.startswith(_ZH_DETERMINERS):
        return not counted(row, start, end) and not any(reverses(row, start, end))
    if (
        all(word in _BRIDGES for word in said)
        or joined in listed("pronouns")
        or joined in listed("zh-pronouns")
    ):
        return True
    own = inserted.strip().casefold()
    return len(said) == 1 and len(own) > 3 and own[:4] == said[0][:4] and not set(own) & set("0123456789")
