"""The parser: pairs the marks of each paragraph, nested as they may be, and mends what authors get wrong.

It knows nothing of languages or speech. One pass over the marks with a stack, so its time is linear in the text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.model import Span
from lufang_tui.release.quoting.marks import PAIRS, Mark, Way, looks_open, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STOPS = "。！？!?.…"
_NAME = 40
"""Code points between two marks of which the second looks the wrong way: a name or slogan, not a speech."""


class Quoted(NamedTuple):
    """What stands in quotation marks."""

    start: int
    """Of the opening mark; of the words, where that mark is lost."""
    end: int
    """Behind the closing mark; behind the last word of the paragraph, where that mark is lost."""
    inner: Span
    """The words without the marks."""
    depth: int
    """How many whole pairs of marks stand around it."""
    closed: bool = True
    """Whether a closing mark was found in its paragraph."""
    continues: bool = False
    """Whether it goes on with the quotation that the paragraph before left open."""


class Marks(NamedTuple):
    """The quotations of a text in order of their beginnings, and closing marks that nothing opened."""

    quoted: tuple[Quoted, ...]
    strays: tuple[int, ...]


def parse(text: str, paragraphs: Iterable[Span]) -> Marks:
    """Pair the quotation marks of every paragraph; no pair crosses from one to the next.

    A quotation over several paragraphs is one `Quoted` each: marks reopen it in every paragraph, and only the last
    closes it. Where a paragraph leaves one open and the next begins with a mark, the latter `continues`.
    """
    quoted: list[Quoted] = []
    strays: list[int] = []
    open_before = False
    for paragraph in paragraphs:
        found = _Paragraph(text, paragraph)
        items = found.parse()
        first = text[paragraph.start : paragraph.end]
        lead = paragraph.start + len(first) - len(first.lstrip())
        if open_before:
            items = [item._replace(continues=True) if item.start == lead else item for item in items]
        open_before = any(not item.closed for item in items)
        quoted += items
        strays += found.strays
    return Marks(tuple(quoted), tuple(strays))


class _Paragraph:
    """The pairing of one paragraph."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self._text = text
        self._paragraph = paragraph
        self._stack: list[Mark] = []
        self._open: Counter[str] = Counter()
        self._pairs: list[tuple[Mark, Mark]] = []
        self.strays: list[int] = []

    def parse(self) -> list[Quoted]:
        for mark in marks(self._text, *self._paragraph):
            if self._closes(mark):
                self._close(mark)
            else:
                self._stack.append(mark)
                self._open[mark.family] += 1
        lost = self._mended()
        end = self._paragraph.end
        made = [
            Quoted(opening.start, closing.end, Span(opening.end, closing.start), 0)
            for opening, closing in self._pairs
        ]
        made += [Quoted(mark.start, end, Span(mark.end, end), 0, closed=False) for mark in lost]
        return _with_depths(made)

    def _closes(self, mark: Mark) -> bool:
        """Whether a mark closes; one that looks the wrong way does what the marks around it ask for."""
        family = self._matching(mark)
        if mark.way is Way.CLOSES:
            if family is not None:
                return True
            # Nothing is open: either an opening mark is lost, or this is one, turned round.
            return looks_open(self._text, mark) is not True and not self._begins_turned(mark)
        if mark.way is Way.OPENS:
            top = self._stack[-1] if self._stack else None
            if top is not None and top.way is Way.CLOSES and top.family == mark.family:
                return True  # ”…“
            return (
                top is not None
                and top.family == mark.family
                and looks_open(self._text, mark) is False
                and not self._text[mark.end : mark.end + 1].isalnum()
            )
        if family is None:
            return False
        return looks_open(self._text, mark) is not True or self._open[family] > 1

    def _begins_turned(self, mark: Mark) -> bool:
        after = self._text[mark.end : mark.end + 1]
        if not after.isalnum() and after not in "《〈":
            return False
        opening, closing = mark.family[0], mark.family[1]
        end = min(self._paragraph.end, mark.end + _NAME)
        turned = self._text.find(opening, mark.end, end)
        straight = self._text.find(closing, mark.end, end)
        return turned >= 0 and (straight < 0 or turned < straight) and not self._is_opener(turned)

    def _is_opener(self, at: int) -> bool:
        """Whether an opening mark has its own closing mark near, so that it closes nothing."""
        family = next(pair for pair in PAIRS if self._text[at] in pair)
        end = min(self._paragraph.end, at + _NAME)
        closing = self._text.find(family[1], at + 1, end)
        opening = self._text.find(family[0], at + 1, end)
        return closing >= 0 and (opening < 0 or closing < opening)

    def _matching(self, mark: Mark) -> str | None:
        """The family that a closing mark would close: its own, or where that is not open, one that is mixed with it."""
        if self._open[mark.family]:
            return mark.family
        other = {"“”": '""', '""': "“”", "‘’": "''", "''": "‘’"}.get(mark.family)
        return other if other is not None and self._open[other] else None

    def _close(self, mark: Mark) -> None:
        family = self._matching(mark)
        if family is None:
            self.strays.append(mark.start)
            return
        for _row in range(mark.end - mark.start):
            if not self._open[family]:
                return
            while True:
                opening = self._stack.pop()
                self._open[opening.family] -= 1
                if opening.family == family:
                    break
            self._pairs.append((opening, mark))
            if opening.end - opening.start >= mark.end - mark.start:
                return  # ““…””: one pair, doubled

    def _mended(self) -> list[Mark]:
        """Pair what is left open where a second opening mark stands for a closing one; give the rest."""
        lost: list[Mark] = []
        pending: Mark | None = None
        for mark in self._stack:
            if pending is not None and self._is_pair(pending, mark):
                self._pairs.append((pending, mark))
                pending = None
                continue
            if pending is not None:
                lost.append(pending)
            pending = mark
        if pending is not None:
            lost.append(pending)
        return [mark for mark in lost if not self._takes_over(mark)]

    def _is_pair(self, opening: Mark, closing: Mark) -> bool:
        between = self._text[opening.end : closing.start]
        return (
            opening.family == closing.family
            and 0 < len(between) <= _NAME
            and not any(stop in between for stop in "。！？\n")
            and not (closing.end < self._paragraph.end and self._text[closing.start - 1] in "：，:,")
        )

    def _takes_over(self, mark: Mark) -> bool:
        """Where an inner quotation took the closing mark of the one around it, give it to the outer one.

        “…“互联网升级。” has lost a mark: the sentence that ends before the last one is the outer quotation's.
        """
        if not self._pairs or not self._starts_speech(mark):
            return False
        opening, closing = max(self._pairs, key=lambda pair: pair[1].start)
        if opening.start < mark.start or self._text[closing.start - 1] not in _STOPS:
            return False
        if opening.family != mark.family or self._starts_speech(opening):
            return False
        self._pairs.remove((opening, closing))
        self._pairs.append((mark, closing))
        return True

    def _starts_speech(self, mark: Mark) -> bool:
        return mark.start == self._paragraph.start or self._text[mark.start - 1] in "：:，,\n。"


def _with_depths(items: Sequence[Quoted]) -> list[Quoted]:
    """In order of their beginnings, each with the number of closed ones around it."""
    ordered = sorted(items, key=lambda item: (item.start, -item.end))
    ends: list[int] = []
    found: list[Quoted] = []
    for item in ordered:
        while ends and ends[-1] <= item.start:
            ends.pop()
        found.append(item._replace(depth=len(ends)))
        if item.closed:
            ends.append(item.end)
    return found
