"""Where a reported sentence of a draft changes hands: “…, while Duarte said …”, “…，而许志豪则称……”."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"(?:[A-Z][\w’'-]+|[A-Z]\.)"
_MASK = "\u25a1"


class Voice(NamedTuple):
    """A part of a reported sentence. `mention` is None where it is the first speaker's."""

    span: Span
    mention: Span | None
    cue: Span | None


def voices(text: str, span: Span, quoted: Sequence[Span], names: Sequence[str]) -> list[Voice]:
    """Part a reported statement where somebody else takes the word; `quoted`: what stands in marks, which is left whole.

    `names`: of people, in Chinese characters, where a Chinese speaker is looked for.
    """
    said = text[span.start : span.end]
    for marks in quoted:
        first, last = max(0, marks.start - span.start), max(0, marks.end - span.start)
        said = said[:first] + _MASK * len(said[first:last]) + said[last:]
    found = list(_latin().finditer(said))
    pattern = _han(tuple(name for name in names if not name.isascii()))
    if pattern is not None:
        found += pattern.finditer(said)
    result: list[Voice] = []
    at = span.start
    mention: Span | None = None
    cue: Span | None = None
    for one in sorted(found, key=lambda match: match.start()):
        end = span.start + one.start()
        if end <= at:
            continue
        result.append(Voice(Span(at, end), mention, cue))
        at = span.start + one.end()
        mention = Span(span.start + one.start("who"), span.start + one.end("who"))
        cue = Span(span.start + one.start("cue"), span.start + one.end("cue"))
    return [*result, Voice(Span(at, span.end), mention, cue)]


@cache
def _latin() -> re.Pattern[str]:
    cues = "|".join(
        sorted({form for row in rows("en-cues") for form in row[0].split()}, key=len, reverse=True)
    )
    who = rf"{_NAME}(?:\s+{_NAME}){{0,3}}|he|she|they|[Tt]he\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+"
    return re.compile(
        rf"[,;]?\s+(?:(?:while|whereas|and|but|as)\s+)(?P<who>{who})(?:,[^,]{{3,60}},)?\s+(?:\w+ly\s+|also\s+|then\s+)?(?P<cue>{cues})\b(?:\s+that\b)?[,:]?\s*"
    )


@cache
def _han(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    cues = "|".join(sorted((re.escape(row[0]) for row in rows("zh-cues")), key=len, reverse=True))
    return re.compile(
        rf"[，；,;](?:而|但|同时|与此同时)?，?(?P<who>[^，；,;“”。]{{0,16}}(?:{known}))(?:则|也|还|却|又|同样|对此|补充)*(?P<cue>{cues})[，：:]?"
    )
