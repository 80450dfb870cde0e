"""The screen of one kit: it owns what is open, searched for and selected, and tells its widgets."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.actions import SkipAction
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.worker import get_current_worker

from lufang_tui.cards import PANES
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.tui.bars import KeyHints, PaneTabs, SearchBox, SearchPrompt, TitleLine
from lufang_tui.tui.commands import BY_ID, COMMANDS
from lufang_tui.tui.entry_list import EntryList
from lufang_tui.tui.moving import Moving
from lufang_tui.tui.prose import Prose
from lufang_tui.tui.searching import Searching

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lufang_tui.cards import Pane, Source
    from lufang_tui.kit.model import Kit, Quote
    from lufang_tui.kit.opened import Opened
    from lufang_tui.kit.press import PressKit
    from lufang_tui.tui.finder import Found


WIDE = 90
"""Columns from which list and detail stand side by side."""


class SourceLoaded(Message):
    """The release as received is loaded."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source


class Browser(Screen[None]):
    """Five panes over one kit."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual does not declare it as ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "EntryList"

    pane_name: var[str] = var(PANES[0].name, init=False)

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened
        self.panes: dict[str, Pane] = {pane.name: pane(opened.press) for pane in PANES}
        self.searching = Searching(self)
        self.moving = Moving(self)
        self.chosen: dict[str, str | None] = {}
        """The highlighted entry of each pane."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        # Textual sets the class after the first layout; a narrow terminal would see the wide one for a moment.
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield TitleLine(self.press.kit.label, _dateline(self.press.kit))
        with Horizontal(id="search"):
            yield SearchPrompt("/ ")
            yield SearchBox()
            yield SearchPrompt(id="hits")
        yield PaneTabs([(pane.name, _(pane.title)) for pane in PANES])
        with Horizontal(id="reading"):
            yield EntryList(id="entries")
            yield Prose(id="detail")
        yield KeyHints(["search.leave", *(command.id for command in COMMANDS)])

    def on_mount(self) -> None:
        """Show the first pane, then load what the first screen does not need."""
        self.show_found()
        self.call_after_refresh(self._after_first_screen)

    def _after_first_screen(self) -> None:
        if not gc.isenabled():
            # The kit and the modules stay for good: they need not be looked through again and again.
            gc.freeze()
            gc.enable()
        self.load_the_rest()

    @property
    def press(self) -> PressKit:
        """The kit that is open."""
        return self.opened.press

    @property
    def found(self) -> Found:
        """What the newest query found."""
        return self.searching.found

    @property
    def pane(self) -> Pane:
        """The pane that is open."""
        return self.panes[self.pane_name]

    @property
    def key(self) -> str | None:
        """The key of the highlighted entry."""
        return self.query_one(EntryList).key

    @property
    def quotation(self) -> Quote | None:
        """The quotation that is shown."""
        return self.pane.quotation(self.key) if self.is_mounted and self.key is not None else None

    @property
    def has_place(self) -> bool:
        """Whether the entry that is shown stands in the article, and another pane shows it."""
        if not self.is_mounted or self.key is None or self.pane_name == "article":
            return False
        return self.pane.anchor(self.key) is not None

    # Searching

    @on(SearchBox.Asked)
    def ask(self, message: SearchBox.Asked) -> None:
        """Search."""
        self.searching.ask(message.query)

    @on(SearchBox.Left)
    def leave_search(self) -> None:
        """Go to what was found."""
        self.searching.leave()

    def show_found(self) -> None:
        """Show what the newest query found."""
        found = self.found
        self.query_one(PaneTabs).counts = {name: len(keys) for name, keys in found.keys.items()}
        counted = _n("{count} hit   esc clears", "{count} hits   esc clears", found.total).format(
            count=found.total
        )
        self.query_one("#hits", SearchPrompt).text = counted if found.query else ""
        self._show_pane()

    def _show_pane(self) -> None:
        pane, found = self.pane, self.found
        self.query_one(PaneTabs).active = pane.name
        keys = found.keys.get(pane.name, ())
        others = found.total - len(keys)
        nothing = _(pane.nothing)
        if found.query and pane.keys():
            nothing = (
                _("Nothing here; {count} in other panes.").format(count=others)
                if others
                else _("Nothing found.")
            )
        self.query_one(EntryList).show(
            keys, lambda key: pane.row(key, found.find), key=self.chosen.get(pane.name), empty=nothing
        )
        self._show_detail()

    def _show_detail(self) -> None:
        key = self.key
        prose = self.query_one(Prose)
        if key is None:
            prose.show(())
        else:
            self.chosen[self.pane_name] = key
            page = self.pane.page(key, self.found.find)
            prose.show(page.paragraphs, page.marked)
            if page.marked is not None:
                prose.reveal(page.marked, page.offset)
        self.refresh_bindings()

    @on(EntryList.Highlighted)
    def show_entry(self) -> None:
        """Show the entry that the reader moved to."""
        self._show_detail()

    @on(EntryList.Chosen)
    def read_entry(self) -> None:
        """Go into the detail."""
        self.query_one(Prose).focus()

    # Moving about

    def open_pane(self, name: str) -> None:
        """Open a pane where the reader left it."""
        self.pane_name = name
        self._show_pane()

    @on(PaneTabs.Chosen)
    def open_clicked_pane(self, message: PaneTabs.Chosen) -> None:
        """Open the pane whose tab was clicked."""
        self.open_pane(message.pane)

    def focus_other_side(self) -> None:
        """Move the focus between list and detail."""
        entries, prose = self.query_one(EntryList), self.query_one(Prose)
        (prose if self.focused is entries else entries).focus()

    @on(Prose.Followed)
    def follow(self, message: Prose.Followed) -> None:
        """Go where a link of the detail leads."""
        self.moving.jump(message.link)

    # Commands

    def action_command(self, name: str) -> None:
        """Run a command."""
        BY_ID[name].run(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command say whether it can be done."""
        if action == "command" and parameters and parameters[0] in BY_ID:
            return BY_ID[str(parameters[0])].available(self)
        return True

    def copy_quotation(self, style: str | None) -> None:
        """Copy the quotation in a style, by default that of the kit's language."""
        from lufang_tui.tui.copying import copy_quotation

        if self.quotation is not None:
            copy_quotation(self, self.quotation, style)

    def choose_style(self) -> None:
        """Ask for a style and copy in it."""
        from lufang_tui.tui.copying import choose_style

        if self.quotation is not None:
            choose_style(self, self.quotation)

    def show_help(self) -> None:
        """Open the help page."""
        from lufang_tui.tui.dialogs import Reading
        from lufang_tui.tui.help import help_page

        self.app.push_screen(Reading(help_page(self)))

    # Loading later

    @work(thread=True)
    def load_the_rest(self) -> None:
        """Load the search and the release; neither is needed for the first screen."""
        from lufang_tui.cards.source import load_source

        self.searching.finder.prepare()
        try:
            source = load_source(self.press)
        except LufangError as error:
            self.log.warning(str(error))
            return
        if source is not None and not get_current_worker().is_cancelled:
            self.post_message(SourceLoaded(source))

    @on(SourceLoaded)
    def set_source(self, message: SourceLoaded) -> None:
        """Tell the panes the release, so that places in the file are shown."""
        for pane in self.panes.values():
            pane.source = message.source
        if self.key is not None and self.pane_name != "article":
            self.query_one(Prose).replace(self.pane.page(self.key, self.found.find).paragraphs)

    def action_copy_text(self) -> None:
        """Copy what the mouse selected, by the same ways as a quotation."""
        from lufang_tui.tui.copying import copy_text

        selected = self.get_selected_text()
        if not selected:
            raise SkipAction
        copy_text(self, selected, _("selection"))


def _dateline(kit: Kit) -> str:
    if kit.dateline is None:
        return ""
    return " ".join(part for part in (kit.dateline.place, kit.dateline.date) if part)
