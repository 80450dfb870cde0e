"""The screen of the library: it owns what is asked and which pane is open; finding, showing and doing are beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content

from lufang_tui.cards.library import KITS, PANES
from lufang_tui.i18n import N_, _, _n
from lufang_tui.search.query import Group
from lufang_tui.searches import Asked
from lufang_tui.tui.acting.searching import MAX_HISTORY, fault_of
from lufang_tui.tui.browser import WIDE
from lufang_tui.tui.command_screen import CommandScreen
from lufang_tui.tui.library.commands import COMMANDS
from lufang_tui.tui.library.doing import Doing
from lufang_tui.tui.library.finding import FIRST, Counts, Finding, Listing, Wanted
from lufang_tui.tui.library.listed import Listed
from lufang_tui.tui.library.people import People
from lufang_tui.tui.library.resuming import resumed
from lufang_tui.tui.library.showing import Showing
from lufang_tui.tui.library.threads import OneThread
from lufang_tui.tui.library.watching import Watching
from lufang_tui.tui.looks.repainting import repaint_after_messages
from lufang_tui.tui.widgets.banner import Banner
from lufang_tui.tui.widgets.bars import KeyHints, PaneTabs, SearchPrompt, TitleLine
from lufang_tui.tui.widgets.chips import Chips
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.kit_tabs import KitTabs
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lufang_tui.library import Facets, Library, LibraryHit, LibraryKit, LibraryPerson

EMPTY_LIBRARY = N_("The library is empty: lufang library add FOLDER puts the kits of a folder into it.")
NEAR_END = 20
"""Rows before the end of what is loaded at which more is fetched."""
NAME = "library"
"""What the library is called among the places that are remembered; no kit has a path like it."""


class LibraryScreen(CommandScreen):
    """One search over every kit: groups as panes, the newest first."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual does not declare it as ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "EntryList"
    COMMANDS_OF_SCREEN = COMMANDS
    HELP_TITLE = N_("Library")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.asked = Asked()
        self.pane_name = Group.QUOTES.value
        self.listed = Listed(self.pane_name)
        self.facets: Facets | None = None
        """What is known of the facets of what is asked."""
        self.chosen: dict[str, str | None] = {}
        """The highlighted entry of each pane."""
        self.asking = OneThread(lambda: self.app, "lufang-ask")
        self.reading = OneThread(lambda: self.app, "lufang-read")
        """For details, and whatever else waits behind them."""
        self.finding = Finding(library, self, self.asking.run, self.call_later)
        self.showing = Showing(self)
        self.doing = Doing(self)
        self.people = People(self)
        self.watching = Watching(self)
        self.resumed = False
        """Whether the screen shows the reader's own place."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield KitTabs(*self.program.kits.tabs(self))
        yield TitleLine(_("Library"), "")
        yield Banner()
        with Horizontal(id="search"):
            yield SearchPrompt("/ ")
            yield SearchBox(lambda: self.program.state.history, placeholder=_("search all kits"))
            yield SearchPrompt(id="hits")
        yield Chips()
        yield PaneTabs([(name, _(title)) for name, title in PANES.items()])
        with Horizontal(id="reading"):
            yield EntryList(id="entries")
            yield Prose(id="detail")
        yield KeyHints(["search.leave", *(command.id for command in COMMANDS)])

    def on_mount(self) -> None:
        """Show where the reader was, then do what the first screen does not wait for."""
        self.query_one(PaneTabs).active = self.pane_name
        asked, pane, row = resumed(self.program.memory.place(NAME), self.chosen)
        self.pane_name = pane
        self.query_one(EntryList).cursor = row
        self.search(asked, rows=row + FIRST)
        self.program.collected.changed.subscribe(self, self._tag)
        self.watch(self.query_one(EntryList), "scroll_y", self._load_more, init=False)
        self.call_after_refresh(self.watching.after_first_screen)
        repaint_after_messages(self)

    def stop(self) -> None:
        """Ask nothing more, since the app ends."""
        self.watching.stop()
        self.finding.stop()
        self.asking.stop()
        self.reading.stop()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.finding.busy or self.asking.busy or self.reading.busy

    # What is there

    @property
    def typing(self) -> bool:
        """Whether the keys go into the search box."""
        return isinstance(self.focused, SearchBox)

    @property
    def hit(self) -> LibraryHit | None:
        """The highlighted hit."""
        return self.listed.hits.get(self.key or "")

    @property
    def person(self) -> LibraryPerson | None:
        """The person whose page is shown, else the highlighted one."""
        return self.showing.person or self.listed.people.get(self.key or "")

    @property
    def kit(self) -> LibraryKit | None:
        """The highlighted kit, in the pane of the kits."""
        return self.listed.kits.get(self.key or "")

    # Searching

    @on(SearchBox.Asked)
    def ask(self, message: SearchBox.Asked) -> None:
        """Search for what stands in the box now; a query that was typed over meanwhile is left out."""
        box = self.query_one(SearchBox)
        if message.query == box.value and message.query != self.asked.text:
            self.search(self.asked.with_text(message.query))

    @on(SearchBox.Left)
    def leave_search(self) -> None:
        """Go to what was found, and keep the query among the earlier ones; where this pane has nothing, to one that has."""
        query, program = self.asked.text.strip(), self.program
        if query:
            others = (earlier for earlier in program.state.history if earlier != query)
            program.remember(history=(query, *others)[:MAX_HISTORY])
        counts = self.query_one(PaneTabs).counts
        if not self.listed.keys and not self.finding.busy:
            full = (name for name in PANES if name != KITS and str(counts.get(name, "0")) != "0")
            self.open_pane(next(full, self.pane_name))
        self.query_one(EntryList).focus()

    @on(Chips.Removed)
    def remove_chip(self, message: Chips.Removed) -> None:
        """Widen the search by what the chip narrowed it to."""
        self._remove(message.index)

    def _remove(self, index: int) -> None:
        self.search(self.asked.without(index))

    def search(self, asked: Asked, *, rows: int = FIRST) -> None:
        """Ask the library this; what is shown stays until the first hits are there."""
        self.asked = asked
        self.facets = None
        box = self.query_one(SearchBox)
        if box.value != asked.text:
            box.value = asked.text
        self.query_one(Chips).labels = tuple(chip.label for chip in asked.chips)
        self.query_one("#reading").border_title = Content(fault_of(asked.text))
        self.finding.ask(Wanted(asked, self.pane_name, rows))

    def search_again(self) -> None:
        """Ask for the same, since the library has changed; the place is kept."""
        self.finding.forget()
        self.search(self.asked, rows=max(FIRST, len(self.listed.keys)))

    def focus_search(self) -> None:
        """Go to the search box at once."""
        self.set_focus(self.query_one(SearchBox))

    def clear_search(self) -> None:
        """Clear the search; leave the box if it is empty already."""
        box = self.query_one(SearchBox)
        if box.value:
            box.value = ""
        else:
            self.query_one(EntryList).focus()

    def show_listing(self, listing: Listing, painted: Callable[[], object]) -> None:
        """Show what was found, if it is what is asked; the highlight stays on its entry, else at its row."""
        if not self.is_mounted or (listing.asked, listing.pane) != (self.asked, self.pane_name):
            return
        again = (
            self.listed.listing is not None
            and self.listed.listing.asked == listing.asked
            and self.listed.pane == listing.pane
        )
        self.listed = Listed.of(listing)
        self.query_one(PaneTabs).active = self.pane_name
        entries = self.query_one(EntryList)
        entries.show(
            self.listed.keys, self.listed.row, key=self.chosen.get(self.pane_name), empty=self._nothing()
        )
        self._tag()
        self.showing.renew(again=again)
        self.resumed = True
        entries.call_after_refresh(painted)

    def show_counts(self, counts: Counts) -> None:
        """Show how many entries each pane has."""
        if not self.is_mounted or counts.asked != self.asked:
            return
        self.facets = counts.facets
        if not self.asked:
            self.watching.tell_kits(counts.panes[KITS].number)
            if not counts.panes[KITS].number:
                self.query_one(EntryList).show((), self.listed.row, key=None, empty=_(EMPTY_LIBRARY))
        self.query_one(PaneTabs).counts = dict(counts.panes)
        groups = [count for name, count in counts.panes.items() if name != KITS]
        total = sum(count.number for count in groups)
        said = f"{total:,}" + ("+" if any(count.at_least for count in groups) else "")
        hits = _n("{count} hit   esc clears", "{count} hits   esc clears", total).format(count=said)
        self.query_one("#hits", SearchPrompt).text = hits if self.asked.text.strip() else ""

    def show_trouble(self, trouble: str) -> None:
        """Say in the banner what is wrong with the library; empty where nothing is any more."""
        if self.is_mounted:
            self.query_one(Banner).text = trouble

    def _nothing(self) -> str:
        """Say why a pane shows nothing, and what would find more."""
        if not self.asked:
            return _("Nothing here.")
        if self.asked.chips:
            return _("Nothing found in what the search is narrowed to; x widens it.")
        return _("Nothing found. A shorter word, or a name in pinyin, may find more.")

    def _load_more(self) -> None:
        """Fetch more where the reader comes near the end of what is there."""
        entries, listing = self.query_one(EntryList), self.listed.listing
        last = max(entries.cursor, entries.visible_rows().stop)
        if listing is not None and listing.more and last > len(entries.keys) - NEAR_END:
            self.finding.more(listing)

    def _tag(self, _clippings: object = None) -> None:
        """Say in the list which entries are collected, and which kits are gone or unreadable."""
        self.query_one(EntryList).tags = self.listed.tags(self.program.collected.clippings)

    # Moving about

    def open_pane(self, name: str) -> None:
        """Open a pane where the reader left it."""
        if name != self.pane_name:
            self.pane_name = name
            self.query_one(PaneTabs).active = name
            self.finding.ask(Wanted(self.asked, name))

    @on(PaneTabs.Chosen)
    def open_clicked_pane(self, message: PaneTabs.Chosen) -> None:
        """Open the pane whose tab was clicked."""
        self.open_pane(message.pane)

    @on(EntryList.Highlighted)
    def show_entry(self) -> None:
        """Show the entry that the reader moved to."""
        self.chosen[self.pane_name] = self.key
        self.showing.show_entry()
        self._load_more()

    @on(EntryList.Chosen)
    def open_entry(self) -> None:
        """Open the entry's kit at it; of a person, go into the page."""
        if self.pane_name == Group.PEOPLE:
            self.query_one(Prose).focus()
        else:
            self.doing.open_here()

    @on(Prose.Followed)
    def follow(self, message: Prose.Followed) -> None:
        """Go where a link of the detail leads."""
        self.doing.follow(message.link)

    @on(KitTabs.Chosen)
    def go_to_kit(self, message: KitTabs.Chosen) -> None:
        """Go to the kit whose tab was clicked."""
        self.program.kits.show_tab(message.index)

    def jump(self) -> None:
        """Show a letter beside everything that can be gone to, and beside the chips, which it takes away."""
        from lufang_tui.tui.acting.jumping import Around, jump

        chips = [partial(self._remove, index) for index in range(len(self.asked.chips))]
        jump(self, Around(tuple(PANES), self.open_pane, self.focus_search, chips))

    def focus_other_side(self) -> None:
        """Move the focus between list and detail."""
        entries, prose = self.query_one(EntryList), self.query_one(Prose)
        (prose if self.focused is entries else entries).focus()
