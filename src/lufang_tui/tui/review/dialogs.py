"""The questions of a review: one of several, a line or some lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from lufang_tui.cards.styled import one_line
from lufang_tui.i18n import N_, _
from lufang_tui.tui.dialogs.reading import DIALOG_CSS
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from lufang_tui.cards.styled import Row


class Choice(ModalScreen[str | None]):
    """One of several, found by typing a part of its name."""

    DEFAULT_CSS = DIALOG_CSS.format(name="Choice") + (
        "Choice { & Input, & Input:focus { border: none; height: 1; padding: 0; } & EntryList { max-height: 16; } }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("close"), id="choice.close"),
        Binding("down", "move(1)", N_("Next"), id="choice.down", priority=True),
        Binding("up", "move(-1)", N_("Previous"), id="choice.up", priority=True),
    ]

    def __init__(self, title: str, rows: Mapping[str, Row], *, current: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._current = current

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Static(one_line(self._title), markup=False)
            yield Input(placeholder=_("type a part of the name"), select_on_focus=False)
            yield EntryList()
            yield Static(_("enter choose   esc close"), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")

    @on(Input.Changed)
    def narrow(self, message: Input.Changed) -> None:
        """Show what has the words typed."""
        self._show(message.value)

    def _show(self, typed: str) -> None:
        wanted = typed.casefold().split()
        found = [
            key
            for key, row in self._rows.items()
            if all(word in f"{row.head.text} {row.body.text}".casefold() for word in wanted)
        ]
        self.query_one(EntryList).show(
            found, self._rows.__getitem__, key=self._current, empty=_("Nothing found.")
        )

    def action_move(self, step: int) -> None:
        """Move the highlight."""
        self.query_one(EntryList).action_move(step)

    @on(Input.Submitted)
    def choose(self) -> None:
        """Answer with the highlighted one."""
        if (key := self.query_one(EntryList).key) is not None:
            self.dismiss(key)

    @on(EntryList.Chosen)
    def choose_clicked(self, message: EntryList.Chosen) -> None:
        """Answer with the one that was chosen in the list."""
        self.dismiss(message.key)


class Form(ModalScreen[tuple[str, ...] | None]):
    """Some lines of text, each with its name."""

    DEFAULT_CSS = DIALOG_CSS.format(name="Form") + (
        "Form { & Input, & Input:focus { border: none; height: 1; padding: 0; background: $panel; } & Input:focus { background: $primary 30%; } }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("close"), id="form.close"),
        Binding("down", "app.focus_next", N_("Next line"), id="form.down"),
        Binding("up", "app.focus_previous", N_("Previous line"), id="form.up"),
    ]

    def __init__(self, title: str, fields: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        """Name and text of each line."""

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Static(one_line(self._title), markup=False)
            for name, text in self._fields:
                yield Static(one_line(name), classes="keys", markup=False)
                yield Input(one_line(text), select_on_focus=False)
            yield Static(_("enter save   tab next line   esc close"), classes="keys", markup=False)

    @on(Input.Submitted)
    def answer(self) -> None:
        """Answer with what stands in the lines."""
        self.dismiss(tuple(line.value for line in self.query(Input)))
