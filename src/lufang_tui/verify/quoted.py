"""A draft's quotation as it is compared: parts of running words, and what joins them (ellipses, brackets, attributions)."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BRACKETED = r"\[[^\[\]\n]*\]|［[^［］\n]*］|〔[^〔〕\n]*〕|【[^【】\n]*】"
_ROUND = r"\([^()\n]{1,60}\)|（[^（）\n]{1,60}）"
_DOTS = r"…+|⋯+|\.{3,}|。{3,}|·{3,}|(?:\.\ ){2,}\."
_ELLIPSIS = re.compile(rf"[\[(（［〔【]\s*(?:{_DOTS})\s*[\])）］〕】]|{_DOTS}|-{{3,}}")
_CAPITAL = re.compile(r"\[([A-Za-z])\](?=[a-z])")
"""[T]he: the letter's case was changed."""
_BRACKETS = re.compile(_BRACKETED)
_ALL_BRACKETS = re.compile(f"{_BRACKETED}|{_ROUND}")


class Joint(Enum):
    """What stands before a part."""

    START = auto()
    ELLIPSIS = auto()
    BRACKET = auto()
    """Something in brackets, `Part.inserted`, that may stand for a word or two."""
    INTERRUPTED = auto()
    """The draft's own words between two pairs of marks, such as *he said*."""


class Part(NamedTuple):
    """Running words."""

    words: Words
    joint: Joint
    inserted: str = ""


class Reading:
    """One way of taking a quotation apart."""

    def __init__(self, parts: Sequence[Part], trailing: str = "") -> None:
        self.parts = parts
        self.trailing = trailing
        """What stands in brackets behind the last part."""

    @property
    def insertions(self) -> list[str]:
        """What stands in brackets."""
        return [part.inserted for part in self.parts if part.inserted] + (
            [self.trailing] if self.trailing else []
        )

    @cached_property
    def whole(self) -> Words:
        """All its words as one row."""
        if len(self.parts) == 1:
            return self.parts[0].words
        return Words(" ".join(part.words.text for part in self.parts))


_LAST = re.compile(
    rf"(?:[\[(（［〔【]\s*(?:{_DOTS})\s*[\])）］〕】]|{_DOTS}|-{{3,}})[\s。.！!？?，,；;”’」』\"']*$"
)


def has_dots(text: str) -> bool:
    """Whether an ellipsis stands in a text."""
    return _ELLIPSIS.search(text) is not None


def dotted(spans: Sequence[str]) -> tuple[bool, bool]:
    """Whether a quotation begins with an ellipsis, and whether it ends with one."""
    return _ELLIPSIS.match(spans[0].lstrip(" ，,、“‘「『\"'")) is not None, _LAST.search(
        spans[-1]
    ) is not None


def readings(spans: Sequence[str]) -> Iterator[Reading]:
    """Give the ways of reading a quotation, the plainest first; `spans` are what stands in its pairs of marks.

    An ellipsis or bracket may be the source's own, so it is first taken for a part of the words.
    """
    yield _read(spans, None, ellipses=False)
    joined = "\n".join(spans)
    has_dots = _ELLIPSIS.search(joined) is not None
    if has_dots:
        yield _read(spans, None, ellipses=True)
    for pattern in (_BRACKETS, _ALL_BRACKETS):
        if pattern.search(joined) and (pattern is _BRACKETS or not _same(joined)):
            yield _read(spans, pattern, ellipses=has_dots)


def _same(joined: str) -> bool:
    """Whether both patterns of brackets find the same."""
    return len(_BRACKETS.findall(joined)) == len(_ALL_BRACKETS.findall(joined))


def _read(spans: Sequence[str], brackets: re.Pattern[str] | None, *, ellipses: bool) -> Reading:
    parts: list[Part] = []
    trailing: list[str] = []
    for number, span in enumerate(spans):
        joint = Joint.INTERRUPTED if number else Joint.START
        inserted: list[str] = []
        for kind, text in _pieces(span, brackets, ellipses=ellipses):
            if kind is Joint.START:
                words = Words(text)
                if len(words):
                    parts.append(Part(words, joint if parts else Joint.START, " ".join(inserted)))
                    inserted = []
                    joint = Joint.START
            elif kind is Joint.ELLIPSIS:
                joint = Joint.ELLIPSIS
            else:
                inserted.append(text)
                joint = Joint.BRACKET if joint is not Joint.ELLIPSIS else joint
        trailing += inserted
    return Reading(parts, " ".join(trailing))


def _pieces(span: str, brackets: re.Pattern[str] | None, *, ellipses: bool) -> Iterator[tuple[Joint, str]]:
    at = 0
    if brackets is not None:
        span = _CAPITAL.sub(r"\1", span)
    pattern = _ELLIPSIS if brackets is None else re.compile(f"{_ELLIPSIS.pattern}|{brackets.pattern}")
    if brackets is None and not ellipses:
        yield Joint.START, span
        return
    for found in pattern.finditer(span):
        yield Joint.START, span[at : found.start()]
        if _ELLIPSIS.fullmatch(found[0]):
            yield Joint.ELLIPSIS, ""
        else:
            yield Joint.BRACKET, found[0][1:-1]
        at = found.end()
    yield Joint.START, span[at:]
