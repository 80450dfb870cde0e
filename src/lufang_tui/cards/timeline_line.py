"""The timeline as a drawn line: one column of time, a sign for each happening, and how much time lies between.

Pure arrangement: from dated entries to rows, and from a row to what stands left of its words.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.dates.edtf import End, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.dates.edtf import Edtf

LANES = 3
"""Spans of time that are drawn side by side; more at a time have a sign of their own and no bar."""
TICK = 5
"""Cells for a year, or a month and a day (`05-15`)."""
INDENT = TICK + 2 + LANES + 1
"""Cells left of the words: the tick, the line, the bars."""
DAY, VAGUE, SPAN, UNDATED = "●", "○", "■", "?"
LINE, TICKED, GAP = "│", "┼", "┆"
BEGINS, GOES_ON, ENDS, OPEN = "┏", "┃", "┗", "╏"
GLYPHS = frozenset(DAY + VAGUE + SPAN + LINE + TICKED + GAP + BEGINS + GOES_ON + ENDS + OPEN)
"""What is drawn and not said; somebody who listens is not to hear it."""
NEAR, MONTH, FAR = 2, 31, 366
"""Days between two entries: up to NEAR nothing is drawn, up to MONTH an empty row, over FAR a taller gap in words."""


class Dated(NamedTuple):
    """An entry with its date."""

    key: str
    date: Edtf | None
    """None = undated."""


class Drawn(NamedTuple):
    """A row of the line."""

    lead: str
    """What is drawn left of the words."""
    key: str | None = None
    """The entry that stands here."""
    ends: str | None = None
    """The entry whose bar ends here."""
    is_open: bool = False
    """Whether that entry goes on, and only the line ends."""
    gap: timedelta | None = None
    """The time that passes here, to be said in words."""
    rest: str = ""
    """What is drawn left of the further lines of the words."""


def arrange(entries: Iterable[Dated]) -> Iterator[Drawn]:
    """Return the rows in the order of time, ticks and gaps between them; entries of one day keep their order.

    The undated ones come last.
    """
    known: list[tuple[date, date | None, Dated]] = []
    undated: list[Dated] = []
    for entry in entries:
        began = _first(entry.date)
        if began is None:
            undated.append(entry)
        else:
            known.append((began, entry.date.last if entry.date else None, entry))
    known.sort(key=_beginning)
    line = _Line()
    for index, (began, ended, entry) in enumerate(known):
        following = known[index + 1][0] if index + 1 < len(known) else None
        yield from line.put(began, ended, entry, following)
    yield from line.close(None)
    if undated and known:
        yield Drawn(f"{'':{TICK}} ")
    for entry in undated:
        yield Drawn(f"{'':{TICK}} {UNDATED}", entry.key)


def _beginning(known: tuple[date, date | None, Dated]) -> date:
    return known[0]


def _first(edtf: Edtf | None) -> date | None:
    """Where on the line a date stands: where it begins, else where it ends."""
    return None if edtf is None else edtf.first or edtf.last


class _Line:
    """The line while it is drawn."""

    def __init__(self) -> None:
        self._at: date | None = None
        self._lanes: list[tuple[date, str, str] | None] = [None] * LANES
        """The last day, its tick and the key of the span that each lane shows."""

    def put(self, began: date, ended: date | None, entry: Dated, following: date | None) -> Iterator[Drawn]:
        """Draw what lies before an entry, and the entry."""
        yield from self.close(began)
        yield from self._pass(began)
        lane = self._lane(began, ended, entry, following)
        tick = _tick(entry.date.start, began) if entry.date else ""
        if lane is None:
            sign = SPAN if entry.date and entry.date.is_interval else DAY if _is_day(entry.date) else VAGUE
            yield Drawn(self._drawn(tick, sign), entry.key, rest=self._drawn("", LINE))
            return
        lead = self._drawn(tick, LINE, lane, BEGINS)
        last = ended or date.max
        self._lanes[lane] = (last, _tick(entry.date.end, last) if entry.date else "", entry.key)
        yield Drawn(lead, entry.key, rest=self._drawn("", LINE))

    def close(self, before: date | None) -> Iterator[Drawn]:
        """End the bars whose time is over before a day; all of them for None."""
        over = [
            (span, lane)
            for lane, span in enumerate(self._lanes)
            if span and (before is None or span[0] < before)
        ]
        for (last, tick, key), lane in sorted(over):
            known = last != date.max
            if known:
                yield from self._pass(last)
            lead = self._drawn(tick, LINE, lane, ENDS if known else OPEN)
            self._lanes[lane] = None
            yield Drawn(lead, ends=key, rest=self._drawn("", LINE), is_open=not known)

    def _lane(self, began: date, ended: date | None, entry: Dated, following: date | None) -> int | None:
        """The lane for a span in whose time something else happens; None where there is no need or no room."""
        if entry.date is None or not entry.date.is_interval or entry.date.start in (End.OPEN, End.UNKNOWN):
            return None
        if (
            entry.date.end is End.UNKNOWN
            or following is None
            or following > (ended or date.max)
            or ended == began
        ):
            return None
        return next((lane for lane, span in enumerate(self._lanes) if span is None), None)

    def _pass(self, to: date) -> Iterator[Drawn]:
        """Let time pass: a gap as large as it feels, and a tick where a year begins."""
        before, self._at = self._at, max(to, self._at or to)
        if before is None:
            yield Drawn(self._drawn(f"{to.year:04}", TICKED))
            return
        gap = to - before
        if gap.days > MONTH:
            if gap.days > FAR:
                yield Drawn(self._drawn("", GAP))
            yield Drawn(self._drawn("", GAP), gap=gap)
            if gap.days > FAR:
                yield Drawn(self._drawn("", GAP))
        elif gap.days > NEAR:
            yield Drawn(self._drawn("", LINE))
        if to.year > before.year:
            yield Drawn(self._drawn(f"{to.year:04}", TICKED))

    def _drawn(self, tick: str, sign: str, lane: int | None = None, glyph: str = " ") -> str:
        bars = [
            glyph if index == lane else GOES_ON if span else " " for index, span in enumerate(self._lanes)
        ]
        return f"{tick:>{TICK}} {sign}{''.join(bars)}".rstrip()


def _tick(point: Point | End | None, day: date) -> str:
    """Name a day within its year as exactly as the date does."""
    if not isinstance(point, Point) or not point.month:
        return ""
    return f"{day:%m-%d}" if point.day else f"{day:%m}"


def _is_day(edtf: Edtf | None) -> bool:
    return (
        edtf is not None
        and not edtf.is_interval
        and isinstance(edtf.start, Point)
        and edtf.start.day is not None
    )


def keys_in_order(rows: Sequence[Drawn]) -> list[str]:
    """Return the entries as the line has them."""
    return [row.key for row in rows if row.key is not None]
