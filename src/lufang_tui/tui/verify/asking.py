"""Asking for a draft, and opening it beside the kits that are open in the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from lufang_tui.cards.styled import Role, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.tui.dialogs.base import Dialog, Field
from lufang_tui.tui.dialogs.reading import DIALOG_CSS
from lufang_tui.tui.keyboard.keys import keys
from lufang_tui.tui.verify.screen import VerifyScreen
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.prose import Prose
from lufang_tui.verify import LoadedKits
from lufang_tui.verify.desk import Desk

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lufang_tui.tui.browser import Browser


def verify_draft(browser: Browser) -> None:
    """Ask for a draft and show it beside the open kits."""
    kits = [(one.press.kit.label, one.press) for one in browser.program.kits.browsers]

    def answered(path: str | None) -> None:
        if not path:
            return
        try:
            desk = Desk(Path(path).expanduser(), LoadedKits(kits))
        except LufangError as error:
            browser.app.notify(one_line(str(error)), severity="error", markup=False)
            return
        browser.app.push_screen(VerifyScreen(desk))

    browser.app.push_screen(DraftDialog(), answered)


class DraftDialog(Dialog[str]):
    """A line for the path of a draft."""

    DEFAULT_CSS = DIALOG_CSS.format(name="DraftDialog")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("escape"), "dismiss", N_("Close"), id="dialog.close")
    ]

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Prose()
            yield Field(placeholder=_("path of the draft: .md, .txt, .html, .docx"))
            yield KeyHints(["dialog.close"])

    def on_mount(self) -> None:
        """Say what is asked."""
        self.query_one(Prose).show([styled((_("Which draft?"), Role.HEADING))])
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Take the path."""
        message.stop()
        self.dismiss(message.value.strip() or None)
