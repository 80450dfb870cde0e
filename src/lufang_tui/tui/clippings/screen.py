"""The screen of the clippings: the list on the left, what was collected and where it is from on the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from lufang_tui.cards.clippings import clipping_page, clipping_row, clipping_tag
from lufang_tui.i18n import N_, _, _n
from lufang_tui.tui.browser import WIDE
from lufang_tui.tui.clippings.commands import COMMANDS
from lufang_tui.tui.clippings.desk import Desk
from lufang_tui.tui.command_screen import CommandScreen
from lufang_tui.tui.looks.repainting import repaint_after_messages
from lufang_tui.tui.widgets.bars import KeyHints, SearchPrompt, TitleLine
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lufang_tui.cards.styled import Row
    from lufang_tui.clippings import Clipping, Today
    from lufang_tui.clippings.changes import Clippings


class ClippingsScreen(CommandScreen):
    """What was collected, to put in order, annotate, copy and export."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual does not declare it as ClassVar
    DEFAULT_CSS = """
    ClippingsScreen { background: $background; }
    ClippingsScreen #status { height: 1; padding: 0 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "EntryList"
    COMMANDS_OF_SCREEN = COMMANDS
    HELP_TITLE = N_("Clippings")

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(self)
        self._said = ""
        self._known: dict[str, Today] = {}
        """What has become of the kits of clippings, by the clipping's id."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield TitleLine(_("Clippings"), "")
        yield SearchPrompt(id="status")
        with Horizontal(id="reading"):
            yield EntryList(id="entries")
            yield Prose(id="detail")
        yield KeyHints([command.id for command in COMMANDS], always=("clippings.close", "clippings.help"))

    def on_mount(self) -> None:
        """Show the list, now and whenever it changes."""
        self.program.collected.changed.subscribe(self, self.show_clippings)
        self.show_clippings(self.program.collected.clippings)
        repaint_after_messages(self)

    @property
    def clipping(self) -> Clipping | None:
        """The highlighted clipping."""
        return self.program.collected.find(self.key)

    def say(self, what: str) -> None:
        """Tell in the status line what was done, beside how many there are."""
        self._said = what
        count = len(self.program.collected.clippings)
        counted = _n("{count} clipping", "{count} clippings", count).format(count=count)
        self.query_one("#status", SearchPrompt).text = f"{counted}   {what}" if what else counted

    def show_clippings(self, clippings: Clippings) -> None:
        """Show the list as it is now; the highlight stays on its clipping, else at its row."""
        rows = {clipping.id: clipping_row(clipping, at) for at, clipping in enumerate(clippings, 1)}

        def row(key: str) -> Row:
            return rows[key]

        empty = _("Nothing is collected yet: space in a kit collects what is highlighted.")
        self.query_one(EntryList).show(list(rows), row, key=self.key, empty=empty)
        self.say(self._said)
        self._tag()
        self._show_detail()
        self.run_worker(partial(self._look_up, clippings), thread=True, exclusive=True, group="look")

    def _look_up(self, clippings: Clippings) -> None:
        """Look at every clipping's kit; in a thread, since that reads files."""
        known = {clipping.id: self.desk.kits.today(clipping) for clipping in clippings}
        self.app.call_later(self._found, known)

    def _found(self, known: dict[str, Today]) -> None:
        if self.is_mounted:
            self._known = known
            self._tag()
            self._show_detail(again=True)

    def _tag(self) -> None:
        """Say in the list which clippings have notes, and whose kits have changed."""
        self.query_one(EntryList).tags = {
            clipping.id: clipping_tag(clipping, self._known.get(clipping.id))
            for clipping in self.program.collected.clippings
        }

    def _show_detail(self, *, again: bool = False) -> None:
        clipping = self.clipping
        prose = self.query_one(Prose)
        page = clipping_page(clipping, self._known.get(clipping.id)).paragraphs if clipping else ()
        (prose.replace if again else prose.show)(page)
        self.refresh_bindings()

    @on(EntryList.Highlighted)
    def show_clipping(self) -> None:
        """Show the clipping that the reader moved to."""
        self.say("")
        self._show_detail()

    @on(EntryList.Chosen)
    def read_clipping(self) -> None:
        """Go into the text."""
        self.query_one(Prose).focus()

    @on(Prose.Followed)
    def follow(self) -> None:
        """Go to the entry in its kit: every link leads there."""
        self.desk.open_kit()

    def focus_other_side(self) -> None:
        """Move the focus between list and text."""
        entries, prose = self.query_one(EntryList), self.query_one(Prose)
        (prose if self.focused is entries else entries).focus()
