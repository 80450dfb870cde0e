"""The dialog of the saved searches: run one, or delete it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from lufang_tui.cards.styled import Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.searches import SAVED, Saved, forget, save
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.dialogs.reading import DIALOG_CSS
from lufang_tui.tui.keyboard.keys import keys
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult


class SavedDialog(Dialog[Saved | None]):
    """Searches by name; answers with the one that is chosen."""

    DEFAULT_CSS = (
        DIALOG_CSS.format(name="SavedDialog")
        + """
    SavedDialog EntryList { max-height: 20; }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("enter"), "take", N_("Search"), id="saved.take", priority=True),
        Binding(keys("x", "delete"), "forget", N_("Delete"), id="saved.delete"),
        Binding(keys("u"), "undo", N_("Undo"), id="saved.undo"),
        Binding(keys("escape", "q", "s"), "dismiss", N_("Close"), id="saved.close"),
    ]

    def __init__(self, saved: Sequence[Saved]) -> None:
        super().__init__()
        self._saved = {one.name: one for one in saved}
        self._forgotten: list[Saved] = []

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical() as box:
            box.border_title = Content(_("Saved searches"))
            yield EntryList()
            yield KeyHints(["saved.take", "saved.delete", "saved.undo", "saved.close"])

    def on_mount(self) -> None:
        """Show them."""
        self._show()
        self.query_one(EntryList).focus()

    def _show(self) -> None:
        entries = self.query_one(EntryList)
        entries.styles.height = max(2, min(2 * len(self._saved), 20))
        entries.show(
            list(self._saved), self._row, key=entries.key, empty=_("No search is saved yet: S saves one.")
        )

    def _row(self, name: str) -> Row:
        asked = self._saved[name].asked
        chips = "  ".join(f"[{chip.label}]" for chip in asked.chips)
        return Row(styled((name, Role.WORDS)), "", styled((f"{asked.text}  {chips}".strip(), Role.LABEL)))

    @on(EntryList.Chosen)
    def take_chosen(self) -> None:
        """Answer with what was chosen in the list."""
        self.action_take()

    def action_take(self) -> None:
        """Answer with what is highlighted."""
        key = self.query_one(EntryList).key
        if key is not None:
            self.dismiss(self._saved[key])

    def action_forget(self) -> None:
        """Delete what is highlighted."""
        key = self.query_one(EntryList).key
        if key is not None:
            self._forgotten.append(self._saved.pop(key))
            self._change(partial(SAVED.change, forget(key)))

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        if self._forgotten:
            back = self._forgotten.pop()
            self._saved[back.name] = back
            self._change(partial(SAVED.change, save(back.name, back.asked)))

    def _change(self, work: Callable[[], object]) -> None:
        self._show()

        def write() -> None:
            try:
                work()
            except LufangError as error:
                self.app.call_later(
                    partial(self.app.notify, one_line(str(error)), severity="error", markup=False)
                )

        self.app.run_worker(write, thread=True, group="saved")
