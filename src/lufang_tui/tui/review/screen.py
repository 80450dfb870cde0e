"""The screen of a review: it owns the lists and the finding that is shown; deciding is done beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from lufang_tui.cards.styled import Role
from lufang_tui.i18n import N_, _, _n
from lufang_tui.kit.model import Review
from lufang_tui.tui.browser import WIDE
from lufang_tui.tui.command_screen import Commanded
from lufang_tui.tui.review.commands import COMMANDS
from lufang_tui.tui.review.deciding import Deciding
from lufang_tui.tui.review.queue import Queue
from lufang_tui.tui.review.views import TITLES, View
from lufang_tui.tui.widgets.bars import KeyHints, PaneTabs, SearchPrompt, TitleLine
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from lufang_tui.kit.model import Entry
    from lufang_tui.review import Candidate, Session


class ReviewScreen(Commanded):
    """Findings on the left, the passage of one on the right, a key for every decision."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual does not declare it as ClassVar
    DEFAULT_CSS = """
    ReviewScreen { background: $background; }
    ReviewScreen #status { height: 1; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "EntryList"
    COMMANDS_OF_SCREEN = COMMANDS
    HELP_TITLE = N_("Review")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.queue = Queue.of(session.press)
        self.pinned: str | None = None
        """A finding that was just corrected, and stays in the list until the reader moves on."""
        self.view = View.FOUND if self.queue.found else View.MISSED
        self.deciding = Deciding(self)
        self._kept: dict[View, str | None] = {}

    def compose(self) -> ComposeResult:
        """Lay out."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield TitleLine(self.session.kit.label, _("review"))
        yield SearchPrompt(id="status")
        yield PaneTabs([(view.value, _(title)) for view, title in TITLES.items()])
        with Horizontal(id="reading"):
            yield EntryList(id="entries")
            yield Prose(id="detail")
        yield KeyHints([command.id for command in COMMANDS])

    def on_mount(self) -> None:
        """Show the first list."""
        self.say("")
        self.show_queue()

    @property
    def key(self) -> str | None:
        """The key of the highlighted item."""
        entries = self.query(EntryList)
        return entries.first().key if entries else None

    @property
    def entry(self) -> Entry | None:
        """The finding that is shown."""
        return None if self.view is View.MISSED else self.session.press.entries.get(self.key or "")

    @property
    def candidate(self) -> Candidate | None:
        """The passage that is shown, where the machine may have missed one."""
        return self.queue.candidate(self.key) if self.view is View.MISSED else None

    def say(self, what: str) -> None:
        """Tell in the status line what was done, beside how much is left."""
        left = sum(entry.review is Review.EXTRACTED for entry in self.queue.found)
        todo = _n("{count} finding to review", "{count} findings to review", left).format(count=left)
        self.query_one("#status", SearchPrompt).text = f"{todo}   {what}" if what else todo

    def show_queue(self, key: str | None = None) -> None:
        """Show the lists of the kit as it stands now; the highlight goes to `key`, else stays at its row."""
        self.queue = Queue.of(self.session.press, self.pinned, self.queue)
        tabs = self.query_one(PaneTabs)
        tabs.counts = {view.value: len(self.queue.keys(view)) for view in View}
        tabs.active = self.view.value
        self.query_one(EntryList).show(
            self.queue.keys(self.view),
            self.queue.row,
            key=key or self._kept.get(self.view),
            empty=_("Nothing here."),
        )
        self.show_item()

    def show_item(self) -> None:
        """Show the highlighted item, its passage in sight."""
        self._kept[self.view] = self.key
        page = self.queue.page(self.key, self.view)
        prose = self.query_one(Prose)
        prose.show(page.paragraphs, page.marked)
        marked = next(
            (
                number
                for number, part in enumerate(page.paragraphs)
                if any(span.role is Role.MARKED for span in part.spans)
            ),
            None,
        )
        if marked is not None:
            prose.reveal(marked, page.paragraphs[marked].spans[0].start)
        self.refresh_bindings()

    @on(EntryList.Highlighted)
    def item_highlighted(self) -> None:
        """Show the item that the reader moved to."""
        self.deciding.moved_on()
        if self.pinned is not None and self.key != self.pinned:
            self.pinned = None
            self.show_queue(self.key)
        else:
            self.show_item()

    @on(PaneTabs.Chosen)
    def tab_clicked(self, message: PaneTabs.Chosen) -> None:
        """Open the list whose tab was clicked."""
        self.open_view(View(message.pane))

    def open_view(self, view: View) -> None:
        """Open a list where the reader left it."""
        self.pinned = None
        self.view = view
        self.show_queue()
        self.set_focus(self.query_one(EntryList))

    def go(self, step: int) -> None:
        """Move the highlight by so many items."""
        self.query_one(EntryList).action_move(step)
