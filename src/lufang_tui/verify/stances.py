"""Sentences of a draft that tell what somebody says or stands for, and that the finders took for no statement: Wilk ruled out cuts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.lexicon.words import rows, words
from lufang_tui.release.model import Span
from lufang_tui.verify.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SENTENCE = re.compile(r"[^。！？!?\n]+?(?:[。！？!?\n]|(?<![A-Z])\.(?=\s|$)|$)")
_STOPS = ' \n。！？!?.”"'
_MOST = 40
"""Code points of a subject."""


def stances(
    text: str, spans: Sequence[tuple[int, int]], taken: Sequence[Span], names: Sequence[str]
) -> Iterator[Said]:
    """Give the sentences of some stretches whose subject is one of the names and whose verb tells a stance.

    `taken`: what is a quotation already; sentences with a part of one are left out.
    """
    pattern = _pattern(
        tuple(sorted({form for name in names for form in _forms(name)}, key=len, reverse=True))
    )
    if pattern is None:
        return
    for start, end in spans:
        for sentence in _SENTENCE.finditer(text, start, end):
            found = pattern.match(text, sentence.start(), sentence.end())
            if found is None or any(
                one.start < sentence.end() and sentence.start() < one.end for one in taken
            ):
                continue
            last = sentence.end()
            while last > found.start("said") and text[last - 1] in _STOPS:
                last -= 1
            span = Span(found.start("said"), last)
            said = text[span.start : span.end]
            if any(mark in said for mark in '“”「」"') or len(said) < 4:
                continue
            before = text[sentence.start() : span.start]
            yield Said(
                (span,), (said,), Kind.INDIRECT, found["who"], (), before, "", found["cue"], attributed=True, stance=True,
                around=(sentence.start(), span.end),
            )  # fmt: skip


def _forms(name: str) -> tuple[str, ...]:
    """A name, and a Latin one's surname."""
    return (name, name.rsplit(maxsplit=1)[-1]) if name.isascii() and " " in name else (name,)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    known = "|".join(re.escape(name) for name in names if len(name) > 1)
    verbs = sorted(words("stance-verbs"), key=len, reverse=True)
    latin = "|".join(re.escape(verb) for verb in verbs if verb.isascii())
    han = "|".join(verb for verb in verbs if not verb.isascii())
    said = "|".join(sorted({form for row in rows("en-cues") if "bare" in row[1] for form in row[0].split()}))
    return re.compile(
        rf"\s*[^，。,.;:：“”「」\"]{{0,{_MOST}}}?(?P<who>{known})(?:, [^,.]{{3,60}},)?\s*"
        rf"(?:(?P<cue>{said}) (?:that )?|(?=\S))"
        rf"(?P<said>(?(cue)|(?:(?:has|had|have|is|was|did|does|do|will|would|also|again|later|not|never|clearly|firmly) )*"
        rf"(?:也|还|已经|已|则|再次|当天|明确|坚决|不|没有|并不|并未|未|从未)*"
        rf"(?:\b(?:{latin})\b|(?:{han}))).+)"
    )
