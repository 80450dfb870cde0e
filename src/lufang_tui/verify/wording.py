"""What is found out about the words of a quotation, and in whose mouth the source has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from lufang_tui.verify.differences import Change
    from lufang_tui.verify.passages import Passage, Stated


class Wording(NamedTuple):
    """What was found out about the words."""

    verdict: Verdict
    passage: Passage | None = None
    start: int = 0
    """Words of the passage."""
    end: int = 0
    stated: Stated | None = None
    changes: tuple[Change, ...] = ()
    hidden: tuple[str, ...] = ()
    """What a cut or an ellipsis leaves out that bears on the sense."""
    told: bool = False
    """Of a paraphrase: whether the source tells it itself, without a speaker."""
    rivals: tuple[Stated, ...] = ()
    """Other statements that have the same words."""
    ratio: float = 1.0
    full: tuple[int, int] | None = None
    """Words of the passage that ought to be quoted, where the draft ends too soon or begins too late."""


class Site(NamedTuple):
    """Who has the words of a place, and how: words `[start, end)` of the passage are one voice's."""

    stated: Stated | None
    quoted: bool
    """Whether they stand in marks."""
    start: int
    end: int


def site(passage: Passage, start: int, end: int, fits: Callable[[Stated], bool] | None = None) -> Site:
    """Tell in whose mouth the source has the words `[start, end)`; of several who say them there, whom `fits` takes."""
    row = passage.words
    first, last = row.place(start, end)
    holding = [one for one in passage.statements if one.start <= first and last <= one.end]
    least = min((one.end - one.start for one in holding), default=0)
    holding = [one for one in holding if one.end - one.start == least]
    stated = next((one for one in holding if len(holding) > 1 and fits is not None and fits(one)), None)
    stated = stated or next(iter(holding), None)
    if stated is not None and (stated.kind is Kind.DIRECT or passage.official is not None):
        return Site(
            stated,
            passage.official is not None or stated.kind is Kind.DIRECT,
            *row.between(stated.start, stated.end),
        )
    inside = [span for span in passage.marked if span[0] <= first and last <= span[1]]
    if inside:
        span = min(inside, key=lambda one: one[1] - one[0])
        return Site(stated, True, *row.between(*span))
    if stated is not None:
        return Site(stated, False, *row.between(stated.start, stated.end))
    return Site(None, False, start, end)


def overlapping(passage: Passage, start: int, end: int) -> Stated | None:
    """The statement that most of a stretch lies in."""
    first, last = passage.words.place(start, end)
    best: Stated | None = None
    most = (last - first) // 2
    for stated in passage.statements:
        shared = min(last, stated.end) - max(first, stated.start)
        if shared > most:
            best, most = stated, shared
    return best


def rank(wording: Wording, fits: Callable[[Stated], bool]) -> int:
    """How far a place is from what the draft means: of its speaker, somebody's very words; the lower, the nearer."""
    stated = wording.stated
    if stated is None:
        return 3 if wording.verdict is not Verdict.PARAPHRASE else 6
    translated = int(wording.passage is not None and wording.passage.official is not None)
    if wording.verdict is Verdict.PARAPHRASE:
        return 4 if fits(stated) else 5
    if wording.verdict is Verdict.SPLICED:
        return 7
    return (0 if fits(stated) else 1) + translated
