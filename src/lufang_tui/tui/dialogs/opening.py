"""The dialog that asks for another kit: a path to type, and a list of what it could be; and the question before the last closes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from lufang_tui.cards.styled import Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.kit.opened import Opened, open_at
from lufang_tui.log import without_home
from lufang_tui.tui.dialogs.base import Dialog, Field
from lufang_tui.tui.dialogs.reading import DIALOG_CSS, Confirm
from lufang_tui.tui.session.kits import first_line
from lufang_tui.tui.session.paths import (
    Candidate,
    Sort,
    candidates,
    completed,
    exists,
    expanded,
    is_folder,
    is_kit,
)
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from lufang_tui.tui.browser import Browser
    from lufang_tui.tui.command_screen import CommandScreen

SORTS = {Sort.KIT: N_("kit"), Sort.FOLDER: N_("folder"), Sort.MISSING: N_("not there any more")}


def open_kit(browser: Browser | CommandScreen) -> None:
    """Ask for a kit and open it in a tab of its own, or go to its tab."""
    kits = browser.program.kits

    def answered(opened: Opened | None) -> None:
        if opened is not None:
            kits.add(opened, show=True)

    browser.app.push_screen(OpenKit(browser.program.state.recent), answered)


def close_kit(browser: Browser) -> None:
    """Close a kit's tab; for the last one ask whether to leave."""
    kits = browser.program.kits
    if len(kits.screens) > 1:
        kits.close(browser)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            browser.app.exit(0)

    question = [styled((_("This is the last kit."), Role.HEADING)), styled(_("Leave the program?"))]
    browser.app.push_screen(Confirm(question), answered)


class PathField(Field):
    """The path; the arrows move in the list below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("open"), id="open.take"),
        Binding("tab", "screen.complete", N_("complete"), id="open.complete", priority=True),
        Binding("down", "screen.move(1)", N_("choose"), id="open.down", key_display="↑ ↓"),
        Binding("up", "screen.move(-1)", N_("Previous entry"), id="open.up", show=False),
        Binding("pagedown", "screen.move(8)", N_("Page down"), id="open.page_down", show=False),
        Binding("pageup", "screen.move(-8)", N_("Page up"), id="open.page_up", show=False),
    ]


class OpenKit(Dialog[Opened | None]):
    """Asks for a kit; answers with it once it is read."""

    DEFAULT_CSS = (
        DIALOG_CSS.format(name="OpenKit")
        + """
    OpenKit {
        & EntryList { height: auto; max-height: 12; min-height: 2; margin: 1 0 0 0; }
        & EntryList > .list--bar { color: $accent; }
        & EntryList > .list--cursor { background: $primary 40%; }
        & #told { height: auto; max-height: 3; color: $text-warning; }
    }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", N_("close"), id="open.close")]

    def __init__(self, recent: Sequence[str]) -> None:
        super().__init__()
        self._recent = tuple(recent)
        self._offered: dict[str, Candidate] = {}
        self._offered_for: str | None = None
        """The text that the list belongs to."""
        self._moved = False

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical() as box:
            box.border_title = Content(_("Open a kit"))
            yield PathField(placeholder=_("path of a folder, kit.yaml or .zip"), select_on_focus=False)
            yield Static("", id="told", markup=False)
            yield EntryList()
            yield KeyHints(["open.take", "open.complete", "open.down", "open.close"])

    def on_mount(self) -> None:
        """Offer what there is without a path."""
        self.query_one(EntryList).can_focus = False
        self._look("")

    @on(Input.Changed)
    def look_again(self, event: Input.Changed) -> None:
        """Offer what the path could become."""
        event.stop()
        self._moved = False
        self._tell("")
        self._look(event.value)

    def _look(self, text: str) -> None:
        """List in a thread: a folder may lie on a network."""

        def listed() -> None:
            self.app.call_later(self._offer, text, candidates(text, self._recent))

        self.run_worker(listed, thread=True, exclusive=True, group="list")

    def _offer(self, text: str, offered: Sequence[Candidate]) -> None:
        if not self.is_mounted or text != self.query_one(PathField).value:
            return
        self._offered_for = text
        self._offered = {candidate.text: candidate for candidate in offered}
        entries = self.query_one(EntryList)
        entries.show(
            list(self._offered),
            self._row,
            key=next(iter(self._offered), None),
            empty=_("Nothing like that here."),
        )

    def _row(self, key: str) -> Row:
        candidate = self._offered[key]
        folder, _slash, name = key.rstrip("/").rpartition("/")
        aside = (
            _("open before") if candidate.recent and candidate.sort is Sort.KIT else _(SORTS[candidate.sort])
        )
        role = Role.DOUBT if candidate.sort is Sort.MISSING else Role.WORDS
        return Row(styled((name or key, role)), aside, styled((without_home(folder), Role.LABEL)))

    def _tell(self, text: str) -> None:
        self.query_one("#told", Static).update(one_line(text))

    def action_move(self, step: int) -> None:
        """Move in the list; Enter then takes its entry."""
        self._moved = True
        self.query_one(EntryList).action_move(step)

    def action_complete(self) -> None:
        """Add to the path what all that begins with it shares; where the list was moved in, its entry."""
        field, key = self.query_one(PathField), self.query_one(EntryList).key
        text = key if self._moved and key else completed(field.value, self._offered.values())
        if text == field.value and len(self._offered) == 1:
            text = next(iter(self._offered))
        field.value = text
        field.cursor_position = len(text)

    @on(EntryList.Highlighted)
    def clicked(self) -> None:
        """Take an entry that was clicked as chosen."""
        self._moved = True

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Open the path; where there is none such, or the reader moved in the list, the entry that is highlighted."""
        event.stop()
        text = event.value
        path = expanded(text)
        key = self.query_one(EntryList).key if self._offered_for == text else None
        if key is not None and (self._moved or not text.strip() or not exists(text)):
            text, path = key, expanded(key)
        if not text.strip():
            return
        if is_folder(path) and not is_kit(path):
            self._enter(text, path)
            return
        self._tell(_("Opening…"))
        self.run_worker(partial(self._read, path), thread=True, exclusive=True, group="read")

    def _enter(self, text: str, path: Path) -> None:
        """Look into a folder that is no kit itself."""
        field = self.query_one(PathField)
        inside = text if text.endswith("/") else f"{text}/"
        if field.value == inside:
            self._tell(_("{path}: no press kit here").format(path=path))
            return
        field.value = inside
        field.cursor_position = len(inside)

    def _read(self, path: Path) -> None:
        try:
            opened = open_at(path)
        except LufangError as error:
            self.app.call_later(self._tell_mounted, first_line(error))
        else:
            self.app.call_later(self._answer, opened)

    def _tell_mounted(self, text: str) -> None:
        if self.is_mounted:
            self._tell(text)

    def _answer(self, opened: Opened) -> None:
        if self.is_current:
            self.dismiss(opened)
