"""The timeline: what happened when, in the kit's order, undated entries say so; or as a drawn line, in the order of time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.pane import BLANK, Page, Pane, around, labelled, link, places, remarks
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.cards.timeline_line import (
    BEGINS,
    DAY,
    ENDS,
    INDENT,
    SPAN,
    VAGUE,
    Dated,
    Drawn,
    arrange,
    keys_in_order,
)  # fmt: skip
from lufang_tui.dates.edtf import parse
from lufang_tui.dates.labels import label
from lufang_tui.i18n import N_, _, _n
from lufang_tui.kit.model import Happening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import timedelta

    from lufang_tui.dates.edtf import Edtf

UNDATED = N_("undated")
LINE = "line"
"""The other view: everything as one drawn line."""


class TimelinePane(Pane):
    """The happenings of a kit."""

    name: ClassVar[str] = "timeline"
    title: ClassVar[str] = N_("Timeline")
    nothing: ClassVar[str] = N_("This kit has no timeline.")

    _line: tuple[Highlighter, Sequence[Styled], Mapping[str, int]] | None = None

    def keys(self) -> Sequence[str]:
        """Return the ids of the happenings."""
        return [happening.id for happening in self.press.kit.timeline]

    def row(self, key: str, find: Highlighter) -> Row:
        """Return date, expression, and what happened."""
        happening = self._happening(key)
        if happening is None:
            return Row(styled(key))
        date = self._date(happening)
        return Row(
            styled((date or _(UNDATED), Role.WORDS if date else Role.LABEL), find=find),
            happening.when or "",
            styled(happening.what, find=find),
        )

    def page(self, key: str, find: Highlighter) -> Page:
        """Return the happening and the words it rests on; in the other view the whole line, this one marked."""
        if self.view == LINE:
            return self.line(key, find)
        happening = self._happening(key)
        return Page(tuple(self._page(happening, find)) if happening else ())

    def line(self, key: str | None, find: Highlighter) -> Page:
        """Return the whole timeline as a drawn line, each happening a link to what is known of it."""
        if self._line is None or self._line[0] is not find:
            places: dict[str, int] = {}
            self._line = (find, tuple(self._drawn_line(find, places)), places)
        _find, paragraphs, found = self._line
        return Page(paragraphs, found.get(key) if key is not None else None)

    def keys_by_time(self) -> Sequence[str]:
        """Return the ids of the happenings in the order of time, the undated ones last."""
        return keys_in_order(self._rows)

    def _drawn_line(self, find: Highlighter, places: dict[str, int]) -> Iterator[Styled]:
        yield styled((_legend(self._rows), Role.LABEL))
        yield BLANK
        for at, row in enumerate(self._rows, start=2):
            if row.key is not None:
                places[row.key] = at
            yield self._drawn(row, find)

    def _drawn(self, row: Drawn, find: Highlighter) -> Styled:
        """A row of the line with its words: the date as the kit has it, since a bar alone says little."""
        happening = self._happening(row.key or row.ends or "")
        if row.gap is not None:
            return styled((_lapse(row.gap), Role.LABEL), indent=INDENT, lead=row.lead)
        if happening is None:
            return Styled("", indent=INDENT, lead=row.lead)
        if row.ends is not None:
            said = _("goes on: {what}") if row.is_open else _("until here: {what}")
            before, _what, after = said.partition("{what}")
            return styled(
                (before, Role.LABEL), happening.what[:60], (after, Role.LABEL),
                find=find, link=link(self.name, happening.id), indent=INDENT, lead=row.lead, rest=row.rest,
            )  # fmt: skip
        date = self._date(happening)
        return styled(
            (date or _(UNDATED), Role.LINK if date else Role.DOUBT), "  ", happening.what,
            find=find, link=link(self.name, happening.id), indent=INDENT, lead=row.lead, rest=row.rest,
        )  # fmt: skip

    @cached_property
    def _rows(self) -> Sequence[Drawn]:
        return tuple(arrange(Dated(happening.id, _edtf(happening)) for happening in self.press.kit.timeline))

    def _page(self, happening: Happening, find: Highlighter) -> Iterator[Styled]:
        date = self._date(happening)
        yield styled((date, Role.WORDS), find=find) if date else styled((_(UNDATED).capitalize(), Role.DOUBT))
        yield styled(happening.what, find=find)
        yield BLANK
        if happening.date:
            yield labelled("EDTF", happening.date, find)
        if happening.when:
            yield labelled(_("the article says"), happening.when, find)
        notes = list(remarks(happening, find))
        yield from notes
        yield BLANK
        anchors = self.press.anchors.get(happening.id, ())
        yield from around(self.press, anchors, find)
        yield from places(self.press, anchors, self.source)
        if not anchors:
            yield styled((happening.text, Role.WORDS), find=find)
            yield styled((_("These words do not stand in the article."), Role.DOUBT))

    def _happening(self, key: str) -> Happening | None:
        entry = self.press.entries.get(key)
        return entry if isinstance(entry, Happening) else None

    def _date(self, happening: Happening) -> str:
        if not happening.date:
            return ""
        try:
            return label(parse(happening.date), self.press.kit.language)
        except ValueError:  # `check` reports it; here it is shown as it stands
            return happening.date


def _edtf(happening: Happening) -> Edtf | None:
    try:
        return parse(happening.date) if happening.date else None
    except ValueError:  # `check` reports it
        return None


def _legend(rows: Sequence[Drawn]) -> str:
    """Say what the signs mean, those that are drawn."""
    signs = "".join(row.lead for row in rows)
    said = [(DAY, _("a day")), (VAGUE, _("a month, quarter or year")), (SPAN, _("from … to …"))]
    told = [f"{sign} {words}" for sign, words in said if sign in signs]
    if BEGINS in signs:
        told.append(f"{BEGINS}{ENDS} " + _("from … to …, and what happened meanwhile"))
    return "   ".join(told)


def _lapse(gap: timedelta) -> str:
    """Say how much time passes, roughly."""
    months = round(gap.days / 30.44)
    if months < 12:
        return _n("{count} month later", "{count} months later", months).format(count=months)
    years, over = divmod(months, 12)
    if over and years < 5:
        return _("{years} y {months} m later").format(years=years, months=over)
    return _n("{count} year later", "{count} years later", years).format(count=years)
