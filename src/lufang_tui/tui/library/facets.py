"""The dialog of facets: kinds, years and kits with their counts; choosing one narrows the search, choosing it again widens it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from lufang_tui.cards.quotes import KINDS
from lufang_tui.cards.styled import Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.kit.model import Kind
from lufang_tui.library import Count, Interrupted
from lufang_tui.searches import Chip, Narrowing, typed_years
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.dialogs.reading import DIALOG_CSS
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from lufang_tui.library import Facets
    from lufang_tui.tui.library.screen import LibraryScreen

MOST_KITS = 200
"""Kits that are offered, those with most hits first; typing a part of the name finds no others."""


class Choice(NamedTuple):
    """A value of a facet."""

    chip: Chip
    number: Count | None
    """How many hits it has; None where that is not counted."""
    what: str
    """What kind of facet it is, for the reader."""


class FacetsDialog(Dialog[None]):
    """Facets of what is asked, with their counts; stays open, so that several can be chosen."""

    DEFAULT_CSS = DIALOG_CSS.format(name="FacetsDialog") + (
        "FacetsDialog { & Input, & Input:focus { border: none; height: 1; padding: 0; background: $background; }"
        " & EntryList { height: 20; max-height: 60vh; margin-top: 1; } & EntryList > .list--bar { color: $accent; }"
        " & EntryList > .list--cursor { background: $primary 20%; } & EntryList:nocolor > .list--cursor { text-style: reverse; } }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Close"), id="facets.close"),
        Binding("enter", "choose", N_("Choose"), id="facets.toggle", priority=True),
        Binding("down", "move(1)", N_("Next entry"), id="facets.down", priority=True),
        Binding("up", "move(-1)", N_("Previous entry"), id="facets.up", priority=True),
        Binding("pagedown", "move(8)", N_("Page down"), id="facets.page_down", priority=True),
        Binding("pageup", "move(-8)", N_("Page up"), id="facets.page_up", priority=True),
    ]

    def __init__(self, library_screen: LibraryScreen) -> None:
        super().__init__()
        self._over = library_screen
        self._choices: dict[str, Choice] = {}
        self._offered: dict[str, Choice] = {}
        """Those that have the words typed."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical() as box:
            box.border_title = Content(_("Narrow the search"))
            yield Input(
                placeholder=_("a part of a kit’s name, a kind, a year, or years: 2017..2019"),
                select_on_focus=False,
            )
            yield EntryList()
            yield Static(
                _("enter choose, again takes away   ↑ ↓ go   esc close"), classes="keys", markup=False
            )

    def on_mount(self) -> None:
        """Show what is known, then count."""
        self.query_one(EntryList).can_focus = False
        self._look()

    def _look(self) -> None:
        """Show the facets as far as they are known, and work out exact ones in a thread.

        What a facet is narrowed to already does not count for it: else a second kit or year would never be offered.
        """
        known = self._over.facets
        if known is not None and not self._choices:
            self._have(dict.fromkeys(Narrowing, known))
        asked, library = self._over.asked, self._over.library
        narrowed = {chip.by for chip in asked.chips}

        def go_on() -> bool:
            return self.is_running and self._over.asked is asked

        def count() -> None:
            with suppress(Interrupted, LufangError):  # what is known already stays
                if known is None and not self._choices:
                    newest = library.facets(asked.query(), go_on=go_on)
                    self._over.call_later(arrived, dict.fromkeys(Narrowing, newest))
                everything = library.facets(asked.query(), most=0, go_on=go_on)
                found = dict.fromkeys(Narrowing, everything)
                for by in narrowed:
                    found[by] = library.facets(asked.leaving(by).query(), most=0, go_on=go_on)
                if go_on():
                    self._over.call_later(arrived, found)

        def arrived(found: Mapping[Narrowing, Facets]) -> None:
            if self.is_mounted and self._over.asked == asked:
                self._have(found)

        self._over.reading.run(count)

    def _have(self, facets: Mapping[Narrowing, Facets]) -> None:
        self._choices = {_key(one.chip): one for one in self._all(facets)}
        self._show()

    def _all(self, facets: Mapping[Narrowing, Facets]) -> Iterator[Choice]:
        def counted(by: Narrowing, number: int) -> Count:
            return Count(number, facets[by].total.at_least)

        found: list[Choice] = []
        for tally in facets[Narrowing.KIND].kinds:
            chip = Chip(Narrowing.KIND, tally.value, _(KINDS[Kind(tally.value)]))
            found.append(Choice(chip, counted(chip.by, tally.count), _("kind of quotation")))
        for tally in facets[Narrowing.DATE].years:
            if tally.value:  # undated kits cannot be asked for
                chip = Chip(Narrowing.DATE, tally.value, tally.label or tally.value)
                found.append(Choice(chip, counted(chip.by, tally.count), _("year")))
        for tally in facets[Narrowing.KIT].kits[:MOST_KITS]:
            chip = Chip(Narrowing.KIT, tally.value, tally.label or tally.value)
            found.append(Choice(chip, counted(chip.by, tally.count), _("kit")))
        known = {_key(one.chip) for one in found}
        for chip in self._over.asked.chips:
            if _key(chip) not in known:
                several = chip.by is Narrowing.DATE and any(one.chip.by is chip.by for one in found)
                years = [tally.count for tally in facets[Narrowing.DATE].years if self._has_year(tally.value)]
                yield Choice(
                    chip,
                    counted(chip.by, sum(years)) if several else Count(0),
                    _("years") if several else _("no hits"),
                )
        yield from found

    def _has_year(self, year: str) -> bool:
        return self._over.asked.has(Chip(Narrowing.DATE, year, year))

    @on(Input.Changed)
    def narrow(self, message: Input.Changed) -> None:
        """Show the values that have the words typed."""
        message.stop()
        self._show()

    def _show(self) -> None:
        typed = self.query_one(Input).value
        wanted = typed.casefold().split()
        self._offered = {
            key: one
            for key, one in self._choices.items()
            if all(word in f"{one.chip.label} {one.what}".casefold() for word in wanted)
        }
        chip = typed_years(typed)
        if chip is not None and _key(chip) not in self._choices:
            self._offered = {_key(chip): Choice(chip, None, _("years")), **self._offered}
        entries = self.query_one(EntryList)
        entries.show([*self._offered], self._row, key=entries.key, empty=_("Nothing found."))
        entries.marks = {key for key, one in self._offered.items() if self._over.asked.has(one.chip)}

    def _row(self, key: str) -> Row:
        one = self._offered[key]
        chosen = f"{_('chosen')} · " if self._over.asked.has(one.chip) else ""
        return Row(
            styled((one_line(one.chip.label), Role.WORDS)),
            "" if one.number is None else str(one.number),
            styled((f"{chosen}{one.what}", Role.LABEL)),
        )

    def action_move(self, step: int) -> None:
        """Move the highlight."""
        self.query_one(EntryList).action_move(step)

    def action_choose(self) -> None:
        """Narrow the search by what is highlighted, or no longer."""
        key = self.query_one(EntryList).key
        if key is not None:
            self._over.search(self._over.asked.toggled(self._offered[key].chip))
            self._show()
            self._look()

    @on(EntryList.Chosen)
    def choose_clicked(self) -> None:
        """Do the same for one that was chosen with the mouse."""
        self.action_choose()


def _key(chip: Chip) -> str:
    return f"{chip.by}\n{chip.value}"
