"""Whether words in marks are somebody's at all, or a name, a title, a term."""

from __future__ import annotations

import re
from functools import cache

from lufang_tui.lexicon.words import rows
from lufang_tui.text.fold import fold

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_SPEECH_HAN = 8
_NAME_HAN = 6
_SPEECH_WORDS = 4


def is_title(inner: str) -> bool:
    """Whether every word is written as in a title: “Vision 2040”."""
    words = inner.split()
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def is_named(inner: str, behind: str) -> bool:
    """Whether a few Chinese characters in marks are a name or slogan with which a sentence goes on."""
    return (
        0 < len(_HAN.findall(inner)) <= _NAME_HAN
        and not re.search("[，。；、！？]", inner)
        and _HAN.match(behind) is not None
    )


def follows_cue(before: str) -> bool:
    """Whether the words right before a quotation lead into what somebody says."""
    bare = fold(before).text.rstrip(" ,，：:")
    if bare.endswith(_zh_cues()):
        return True
    last = re.findall(r"[a-z]+", bare[-40:])[-3:]
    if not _NAMING.isdisjoint(re.findall(r"[a-z]+", bare[-60:])[-6:]):
        return True
    return bool(last) and (
        last[-1] in _en_cues() or (last[-1] in ("that", "as", "it") and not _en_cues().isdisjoint(last))
    )


_NAMING = frozenset(("called", "calls", "described", "describes", "dubbed", "labelled", "labeled", "termed"))


@cache
def _zh_cues() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("zh-cues") if len(row[0]) > 1 or row[0] in ("说", "称"))


@cache
def _en_cues() -> frozenset[str]:
    return frozenset(form for row in rows("en-cues") for form in row[0].split()) | {
        "told",
        "called",
        "calls",
        "described",
    }


def is_speech(inner: str) -> bool:
    """Whether words in marks that nobody is said to have said are long enough for somebody's words."""
    han = len(_HAN.findall(inner))
    return (
        han >= _SPEECH_HAN
        or (not han and len(inner.split()) >= _SPEECH_WORDS)
        or (inner.rstrip()[-1:] in "。！？!?" and han > 3)
    )
