"""English cues: the verbs that statements are introduced by, and which uses of them are no speech."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lufang_tui.lexicon.words import rows

PRONOUNS = "he|she|they|it|we|I|you|who"
_ADVERB = (
    r"(?:has|have|had|also|further|then|later|often|once|again|always|never|still|just|even|simply|himself|herself|themselves|itself|both|all|each"
    r"|(?:likes?|liked|loves?|loved|used|tends?)\s+to|did|does|do|will|would|can|could|may|might|must|should|went\s+on\s+to|goes\s+on\s+to|going\s+on\s+to|today|yesterday|recently|earlier|on\s+\w+day|\w+ly)"
)
ADVERBS = re.compile(rf"(?:(?:^|(?<=[\s,]))(?:{_ADVERB}|and|but|,)\s+)+$")


class Cue(NamedTuple):
    """A verb as it stands: `form` in lower case, and what the lexicon knows of it."""

    start: int
    end: int
    form: str
    kind: str
    """`bare`, `that` or `quote`."""
    noun: bool
    ing: bool
    """Whether it is a participle (saying, adding that)."""
    base: bool
    """Whether it is the form without ending."""
    strict: bool
    """Whether only "that" opens a clause behind it."""


@cache
def _table() -> dict[str, tuple[str, bool, str, bool, bool]]:
    """Form -> (kind, noun, particle, base, strict)."""
    table: dict[str, tuple[str, bool, str, bool, bool]] = {}
    for forms, flags in rows("en-cues"):
        kind, *rest = flags.split()
        noun = "noun" in rest
        particle = next((word for word in rest if word in _PARTICLES), "")
        for number, form in enumerate(forms.split()):
            table[form] = (kind, noun and number < 2, particle, number == 0, "strict" in rest)
    return table


_WORD = re.compile(r"(?<![\w’'-])[A-Za-z]{3,}(?:-[a-z]+)?(?![\w’'-])")
_PARTICLES = ("out", "on", "it", "back", "in", "know")
_PARTICLE = re.compile(r"\s+(?:to\s+)?(out|on|it|back|in|know)\b")


@cache
def attribution() -> re.Pattern[str]:
    """What follows a question in marks where the sentence goes on: "…?" she asked, "…!" said Ann Lee."""
    forms = "|".join(sorted(_table(), key=len, reverse=True))
    return re.compile(rf"\s*(?:(?:[\w’'.-]+,?\s+){{0,8}}?)(?:{forms})\b", re.IGNORECASE)


def cues(frame: str, start: int, end: int) -> list[Cue]:
    """Give the cues of a stretch of the frame, in order."""
    found = []
    table = _table()
    for match in _WORD.finditer(frame, start, end):
        entry = table.get(match[0]) or table.get(match[0].lower())
        if entry is None:
            continue
        form = match[0].lower()
        kind, noun, particle, base, strict = entry
        stop = match.end()
        if particle:
            follows = _PARTICLE.match(frame, stop, end)
            if follows is None or follows[1] != particle:
                continue
            stop = follows.end()
        found.append(Cue(match.start(), stop, form, kind, noun, form.endswith("ing"), base, strict))
    return found
