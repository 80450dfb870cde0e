"""The screen of one kit: it owns what is open, searched for and selected, and tells its widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.actions import SkipAction
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen

from lufang_tui.cards import PANES
from lufang_tui.cards.faults import FaultsPane, count_faults
from lufang_tui.i18n import _
from lufang_tui.tui.acting.marking import Marking
from lufang_tui.tui.acting.moving import Moving
from lufang_tui.tui.acting.searching import Searching
from lufang_tui.tui.commands import BY_ID, COMMANDS
from lufang_tui.tui.looks.repainting import repaint_after_messages
from lufang_tui.tui.session.loading import SourceLoaded, after_first_screen
from lufang_tui.tui.session.resuming import Resuming
from lufang_tui.tui.widgets.banner import Banner, EmbargoLine
from lufang_tui.tui.widgets.bars import KeyHints, PaneTabs, SearchPrompt, TitleLine
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.kit_tabs import KitTabs
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lufang_tui.cards import Pane
    from lufang_tui.kit.model import Kit, Quote
    from lufang_tui.kit.opened import Opened
    from lufang_tui.kit.press import PressKit
    from lufang_tui.tui.acting.finder import Found
    from lufang_tui.tui.app import LufangApp


WIDE = 90
"""Columns from which list and detail stand side by side."""


class Browser(Screen[None]):
    """Five panes over one kit."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual does not declare it as ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-low"), (22, "-high"), (36, "-tall")]  # noqa: RUF012 - see above
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "EntryList"

    pane_name: var[str] = var(PANES[0].name, init=False)

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.panes: dict[str, Pane] = {}
        self.set_opened(opened)
        self.searching = Searching(self)
        self.moving = Moving(self)
        self.resuming = Resuming(self)
        self.marking = Marking(self)
        self.chosen: dict[str, str | None] = {}
        """The highlighted entry of each pane."""
        self._target: str | None = ""
        """The entry (`pane/key`) to go to once the first screen is there; None when it is."""
        self._entry: tuple[str, str, str] | None = None
        """Pane, key and view of what the detail shows."""

    def set_opened(self, opened: Opened) -> None:
        """Have this kit, or this version of it; whoever is shown is told by `show_version`."""
        self.opened = opened
        panes: list[Pane] = [pane(opened.press) for pane in PANES]
        if count_faults(opened):
            panes.append(FaultsPane(opened))
        views = {name: pane.view for name, pane in self.panes.items()}
        self.panes = {pane.name: pane for pane in panes}
        for name, pane in self.panes.items():
            pane.view = views.get(name, "")

    def compose(self) -> ComposeResult:
        """Lay out."""
        # Textual sets the class after the first layout; a narrow terminal would see the wide one for a moment.
        self.set_class(self.app.size.width < WIDE, "-narrow")
        names = (name for least, name in reversed(self.VERTICAL_BREAKPOINTS) if self.app.size.height >= least)
        self.add_class(next(names))
        yield KitTabs(*self.program.kits.tabs(self))
        yield TitleLine(*title(self.press.kit))
        yield Banner()
        yield EmbargoLine()
        with Horizontal(id="search"):
            yield SearchPrompt("/ ")
            yield SearchBox(lambda: self.program.state.history)
            yield SearchPrompt(id="hits")
        yield PaneTabs(self.titles())
        with Horizontal(id="reading"):
            yield EntryList(id="entries")
            with Vertical(id="side"):
                yield Prose(id="detail")
        yield KeyHints(["search.leave", *(command.id for command in COMMANDS)])

    def on_mount(self) -> None:
        """Show where the reader was, then load what the first screen does not need."""
        target, self._target = self._target, None
        self.resuming.first_screen({} if target else self.program.memory.place(self.opened.name))
        self.program.collected.changed.subscribe(self, self._tell_collected)
        self.go_to(target or "")
        self.call_after_refresh(after_first_screen, self)
        repaint_after_messages(self)

    @property
    def program(self) -> LufangApp:
        """The app, as the one it is."""
        return cast("LufangApp", self.app)

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
    def typing(self) -> bool:
        """Whether the keys go into the search box."""
        return isinstance(self.focused, SearchBox)

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

    def on_resize(self) -> None:
        """Say whether there is room to read."""
        self.query_one(TitleLine).refresh()

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
        self.query_one(PaneTabs).counts = {
            name: len(keys) for name, keys in found.keys.items() if self.panes[name].searched
        }
        self.searching.tell()
        self._show_pane()

    def _show_pane(self) -> None:
        pane, found = self.pane, self.found
        self.query_one(PaneTabs).active = pane.name
        keys = found.keys.get(pane.name, ()) if pane.searched else pane.keys()
        others = found.total - len(keys)
        nothing = _(pane.nothing)
        if found.query and pane.keys():
            nothing = self.searching.advice(others)
        self.query_one(EntryList).show(
            keys, lambda key: pane.row(key, found.find), key=self.chosen.get(pane.name), empty=nothing
        )
        self.marking.show()
        self._tell_collected()
        self._show_detail()

    def _tell_collected(self, _clippings: object = None) -> None:
        if not self.query(EntryList):  # the app is ending
            return
        if not self.program.collected.clippings:
            self.query_one(EntryList).tags = {}
            return
        from lufang_tui.tui.acting.collecting import show_collected

        show_collected(self)

    def _show_detail(self) -> None:
        key = self.key
        prose = self.query_one(Prose)
        if key is None:
            self._entry = None
            prose.show(())
        else:
            self.chosen[self.pane_name] = key
            page = self.pane.page(key, self.found.find)
            entry = (self.pane_name, key, self.pane.view)
            if page.marked is None and entry == self._entry:
                prose.replace(page.paragraphs)
            else:
                prose.show(page.paragraphs, page.marked)
            self._entry = entry
            if page.marked is not None:
                prose.reveal(page.marked, page.offset)
        self._show_picture()
        self.refresh_bindings()

    def _show_picture(self) -> None:
        if self.pane_name == "figures" or self.query("Picture"):
            from lufang_tui.tui.widgets.picture import show_picture

            show_picture(self)

    @on(EntryList.Highlighted)
    def show_entry(self) -> None:
        """Show the entry that the reader moved to."""
        self._show_detail()

    @on(EntryList.Chosen)
    def read_entry(self) -> None:
        """Go into the detail."""
        self.set_focus(self.query_one(Prose))

    # Moving about

    def go_to(self, target: str) -> None:
        """Go to an entry (`pane/key`; nowhere for an empty one), now or once the first screen is there."""
        if self._target is not None:
            self._target = target
        elif target:
            self.moving.jump(target)

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
        if self.focused is prose:
            self.moving.catch_up()
        self.set_focus(prose if self.focused is entries else entries)

    @on(Prose.Followed)
    def follow(self, message: Prose.Followed) -> None:
        """Go where a link of the detail leads."""
        self.moving.jump(message.link)

    # Commands

    def action_command(self, name: str) -> None:
        """Run a command."""
        self.program.journal.event("command", id=name)
        BY_ID[name].run(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command say whether it can be done."""
        if action == "command" and parameters and parameters[0] in BY_ID:
            return BY_ID[str(parameters[0])].available(self)
        return True

    def copy_quotation(self, style: str | None) -> None:
        """Copy what is selected, else marked, else shown, quotations in a style, by default the configured one."""
        from lufang_tui.tui.acting.copying import copy_entries
        from lufang_tui.tui.acting.excerpting import copy_selected

        if not copy_selected(self):
            copy_entries(self, style)

    def choose_style(self) -> None:
        """Ask for a style and copy in it."""
        from lufang_tui.tui.acting.copying import choose_style

        choose_style(self)

    def show_help(self) -> None:
        """Open the help page."""
        from lufang_tui.tui.dialogs.help import help_page
        from lufang_tui.tui.dialogs.reading import Reading

        self.app.push_screen(Reading(help_page(self)))

    # Loading later, and again

    @property
    def banner(self) -> str:
        """What the banner says; empty where there is none."""
        return self.query_one(Banner).text if self.is_mounted else ""

    def titles(self) -> list[tuple[str, str]]:
        """Return name and title of every pane; the faults' title says how many there are."""
        faults = count_faults(self.opened)
        return [
            (name, f"{_(pane.title)} {faults}" if isinstance(pane, FaultsPane) else _(pane.title))
            for name, pane in self.panes.items()
        ]

    @on(KitTabs.Chosen)
    def go_to_kit(self, message: KitTabs.Chosen) -> None:
        """Go to the kit whose tab was clicked."""
        self.program.kits.show_tab(message.index)

    @on(SourceLoaded)
    def set_source(self, message: SourceLoaded) -> None:
        """Tell the panes the release, so that places in the file are shown."""
        for pane in self.panes.values():
            pane.source = message.source
        if self.key is not None and self.pane_name != "article":
            self.query_one(Prose).replace(self.pane.page(self.key, self.found.find).paragraphs)

    def action_copy_text(self) -> None:
        """Copy what the mouse selected, by the same ways as a quotation."""
        from lufang_tui.tui.acting.copying import copy_text

        selected = self.get_selected_text()
        if not selected:
            raise SkipAction
        copy_text(self, selected, _("selection"))


def title(kit: Kit) -> tuple[str, str]:
    """Return the label and the dateline."""
    line = kit.dateline
    return kit.label, " ".join(part for part in (line.place, line.date) if part) if line else ""
