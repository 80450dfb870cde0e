"""What kind of change a difference is: of a number, a negation, a modal word, a name, a condition, or of other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.text.fold import fold
from lufang_tui.verify.bearing import Sense, bearing, harmless, is_unit, reverses
from lufang_tui.verify.excluding import excluded, measured_otherwise
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.verify.placing import Block
    from lufang_tui.verify.words import Words

_UNIT = 5
"""Words behind a number that its unit may have."""
_LOOK = 3


class Change(NamedTuple):
    """A difference and its kind."""

    verdict: Verdict
    source: str
    """What the source has there, as it has it; empty where the draft added something."""
    draft: str
    block: Block


_DENIED_MODALS = frozenset(
    (
        "不得",
        "不宜",
        "不准",
        "不许",
        "不必",
        "不用",
        "不可",
        "无须",
        "无需",
        "禁止",
        "严禁",
        "cannot",
        "can't",
    )
)
_ORDER = (
    Verdict.ALTERED_NUMBER,
    Verdict.ALTERED_NEGATION,
    Verdict.ALTERED_MODALITY,
    Verdict.ALTERED_NAME,
    Verdict.TRUNCATED_CONDITION,
    Verdict.ALTERED_WORDS,
)


def changes(source: Words, draft: Words, blocks: Iterable[Block], names: Sequence[str]) -> list[Change]:
    """Say of every difference what it changes; those that only part or join a word at a hyphen are left out."""
    sides = _Sides(source, draft, names)
    found = []
    for block in blocks:
        if not _only_hyphens(source, draft, block):
            said = source.said(block.start, block.end), draft.said(block.first, block.last)
            found.append(Change(sides.kind(block), *said, block))
    return found


def settled(source: Words, start: int, end: int, draft: Words, found: Sequence[Change]) -> Sequence[Change]:
    """The changes as a whole: words in another order are no more than that, and a negation that is gone is one.

    `start` and `end`: the words of the source that the draft stands for.
    """
    numbers = any(change.verdict is Verdict.ALTERED_NUMBER for change in found)
    if sorted(source.row[start:end]) == sorted(draft.row) and not numbers:
        return [change._replace(verdict=Verdict.ALTERED_WORDS) for change in found]
    if any(change.verdict is not Verdict.ALTERED_WORDS for change in found) or not found:
        return found
    counts = [len(_negations(source, start, end)), len(_negations(draft, 0, len(draft)))]
    if counts[0] != counts[1]:
        return [found[0]._replace(verdict=Verdict.ALTERED_NEGATION), *found[1:]]
    return found


def gravest(found: Sequence[Change]) -> Change:
    """The change that names the verdict."""
    return min(found, key=lambda change: _ORDER.index(change.verdict))


def _only_hyphens(source: Words, draft: Words, block: Block) -> bool:
    """Whether both sides are the same letters, parted or joined at a hyphen or at the end of a line."""
    if set(source.kinds[block.start : block.end] + draft.kinds[block.first : block.last]) != {"w"}:
        return False
    one, other = source.said(block.start, block.end), draft.said(block.first, block.last)
    if not one or not other:
        return False
    signs = "-‐‑\u00ad\n"
    if not any(sign in one + other for sign in signs):
        return False
    bare = [
        fold("".join(letter for letter in text if letter not in signs and not letter.isspace())).text
        for text in (one, other)
    ]
    return bare[0] == bare[1]


class _Sides:
    """Both texts with what bears on their sense."""

    def __init__(self, source: Words, draft: Words, names: Sequence[str]) -> None:
        self._source = source
        self._draft = draft
        self._names = [*(fold(name).text for name in names), *words("zh-places")]

    def kind(self, block: Block) -> Verdict:
        """The kind of one difference."""
        here = ((self._source, block.start, block.end), (self._draft, block.first, block.last))
        if any(_touches_number(*side) for side in here) or _other_day(*here) or self._other_measure(block):
            return Verdict.ALTERED_NUMBER
        negations = [sorted(_negations(*side)) for side in here]
        if len(negations[0]) != len(negations[1]):
            return Verdict.ALTERED_NEGATION
        modal = [_modals(side) for side in here]
        if modal[0] != modal[1]:
            return Verdict.ALTERED_MODALITY
        much = [_senses(side, (Sense.QUANTITY,)) for side in here]
        if much[0] != much[1]:
            return Verdict.ALTERED_NUMBER
        tied = [_senses(side, (Sense.CONDITION, Sense.CONCESSION)) for side in here]
        if tied[0] and not tied[1] and block.first == block.last:
            return Verdict.TRUNCATED_CONDITION
        if tied[0] != tied[1]:
            return Verdict.ALTERED_WORDS
        if any(self._touches_name(*side) for side in here):
            return Verdict.ALTERED_NAME
        return Verdict.ALTERED_WORDS

    def _other_measure(self, block: Block) -> bool:
        """Whether the number before a difference has another unit behind it: 2.3 millimetres, 2.3 centimetres."""
        own = (self._draft, max(0, block.first - _LOOK), block.last)
        return measured_otherwise(own, (self._source, max(0, block.start - _LOOK), block.end))

    def _touches_name(self, row: Words, start: int, end: int) -> bool:
        """Whether a changed stretch lies in a name or holds one."""
        if start == end:
            return False
        return in_name(row, start, end, self._names) or _is_latin_name(row, start, end)


def in_name(row: Words, start: int, end: int, names: Iterable[str]) -> bool:
    """Whether a stretch of at least one word shares a part with one of the folded names."""
    left, right = max(0, start - 24), min(len(row), end + 24)
    text = row.folded(left, right)
    base = row.spans[left][0]
    first, last = row.spans[start][0] - base, row.spans[end - 1][1] - base
    for name in names:
        at = text.find(name)
        while at >= 0:
            if at < last and at + len(name) > first:
                return True
            at = text.find(name, at + 1)
    return False


def _is_latin_name(row: Words, start: int, end: int) -> bool:
    """Whether the words are written with a capital inside a sentence, as names are."""
    for at in range(start, end):
        said = row.said(at, at + 1)
        if (
            row.kinds[at] == "w"
            and at
            and said[:1].isupper()
            and said != "I"
            and not said.startswith("I'")
            and not said.startswith("I’")
        ):
            gap = row.gap(at)
            if not any(stop in gap for stop in '.!?:“"‘\n。'):
                return True
    return False


def _senses(side: tuple[Words, int, int], senses: tuple[Sense, ...]) -> list[str]:
    """The bearing words of some senses that a stretch holds or cuts into."""
    row, start, end = side
    found = bearing(row, max(0, start - _LOOK), min(len(row), end + _LOOK))
    return sorted(one.text for one in found if one.sense in senses and one.start < end and one.end > start)


def _modals(side: tuple[Words, int, int]) -> list[str]:
    """What a stretch has of modal words and words of scope, those that deny included: 不得, 不宜."""
    found = _senses(side, (Sense.MODALITY, Sense.SCOPE))
    return sorted(found + [word for word in _senses(side, (Sense.NEGATION,)) if word in _DENIED_MODALS])


def _negations(row: Words, start: int, end: int) -> list[str]:
    """The negations in a stretch, but for those inside a harmless word that lies in it whole."""
    found = list(reverses(row, start, end))
    if not found:
        return []
    limits = [
        one for one in bearing(row) if one.sense is not Sense.NEGATION
    ]  # 不到三成 and 个别 deny nothing
    whole = [one for one in (*harmless(row), *limits) if one.start >= start and one.end <= end]
    return [
        one.text
        for one in found
        if not any(
            word.start <= one.start and one.end <= word.end and one.text in word.text for word in whole
        )
    ]


def _touches_number(row: Words, start: int, end: int) -> bool:
    """Whether a changed stretch has a number in it, or the unit beside one."""
    if "n" in row.kinds[start:end]:
        return not _only_idle(row, start, end)
    for at in range(max(0, start - _UNIT), min(end, len(row))):
        if row.kinds[at] != "n":
            continue
        for size in range(_UNIT, 0, -1):
            last = at + 1 + size
            if last <= len(row) and is_unit(row.folded(at + 1, last)):
                if at + 1 < end and last > start:
                    return True
                break
    signs = "%‰°℃$¥€£+"
    for at in range(start, end):
        text = row.folded(at, at + 1)
        beside = row.kinds[max(0, at - 1) : at] + row.kinds[at + 1 : at + 2]
        if "n" in beside and (
            text in signs or row.kinds[at] == "s" or (row.kinds[at] == "w" and is_unit(text))
        ):
            return True
    return False


def _other_day(source: tuple[Words, int, int], draft: tuple[Words, int, int]) -> bool:
    """Whether a day, month or year is told by another word: July for June, 明年 for 今年."""
    texts = [
        row.folded(max(0, start - 1), min(len(row), end + 1)) if start < end else ""
        for row, start, end in (source, draft)
    ]
    return excluded(texts[1], texts[0])


def has_unit(row: Words, start: int, end: int) -> bool:
    """Whether a unit lies in a stretch that a number stands right before."""
    return any(
        row.kinds[first - 1] == "n" and is_unit(row.folded(first, last))
        for first in range(max(1, start), end)
        for last in range(first + 1, min(end, first + _UNIT) + 1)
    )


def _only_idle(row: Words, start: int, end: int) -> bool:
    """Whether the numbers of a stretch are only the 一 of 一些 or the one of *one of them*."""
    return all(
        row.kinds[at] != "n" or (row.folded(at, at + 1) in ("一", "one") and not _counts(row, at))
        for at in range(start, end)
    )


def _counts(row: Words, at: int) -> bool:
    """Whether a unit follows the word."""
    return any(
        is_unit(row.folded(at + 1, at + 1 + size)) for size in range(1, _UNIT) if at + 1 + size <= len(row)
    )


def counted(row: Words, start: int, end: int) -> list[str]:
    """The numbers of a stretch, as the text has them, but for idle ones."""
    return [
        row.said(at, at + 1)
        for at in range(start, end)
        if row.kinds[at] == "n"
        and not (row.folded(at, at + 1) in ("一", "one", "first", "两") and not _counts(row, at))
    ]
