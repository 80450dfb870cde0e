"""The timeline: what happened when, in the kit's order; undated entries say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lufang_tui.cards.pane import BLANK, Page, Pane, around, labelled, places, remarks
from lufang_tui.cards.styled import Highlighter, Role, Row, Styled, styled
from lufang_tui.dates.edtf import parse
from lufang_tui.dates.labels import label
from lufang_tui.i18n import N_, _
from lufang_tui.kit.model import Happening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNDATED = N_("undated")


class TimelinePane(Pane):
    """The happenings of a kit."""

    name: ClassVar[str] = "timeline"
    title: ClassVar[str] = N_("Timeline")
    nothing: ClassVar[str] = N_("This kit has no timeline.")

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
        """Return the happening and the words it rests on."""
        happening = self._happening(key)
        return Page(tuple(self._page(happening, find)) if happening else ())

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
