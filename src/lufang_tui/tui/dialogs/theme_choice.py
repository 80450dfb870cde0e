"""The choice of a theme: the highlighted one is shown at once, Enter keeps it for this run of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from lufang_tui.cards.styled import Role, Row, styled
from lufang_tui.i18n import N_, _
from lufang_tui.settings import config_path
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.dialogs.reading import DIALOG_CSS
from lufang_tui.tui.keyboard.keys import keys
from lufang_tui.tui.looks.appearance import THEMES
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from textual.app import App, ComposeResult


class ThemeChoice(Dialog[str | None]):
    """The themes; the app wears the highlighted one. Leaving puts the old one back."""

    # At the right, and nothing darkened, so that the browser is seen in the theme.
    DEFAULT_CSS = (
        DIALOG_CSS.format(name="ThemeChoice")
        + """
    ThemeChoice {
        align: right middle; background: transparent;
        & > Vertical { width: 36; }
        & EntryList { max-height: 100%; }
    }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("enter"), "keep", N_("keep"), id="theme.keep", priority=True),
        Binding(keys("escape", "q", "T"), "put_back", N_("close"), id="theme.close"),
    ]

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield EntryList()
            yield KeyHints(["theme.keep", "theme.close"])

    def on_mount(self) -> None:
        """Show the themes, the program's own first."""
        there = self.app.available_themes
        names = [name for name in THEMES if name in there] + sorted(there.keys() - set(THEMES))
        entries = self.query_one(EntryList)
        entries.styles.height = min(2 * len(names), self.app.size.height * 3 // 4)
        entries.show(names, self._row, key=self._before, empty="")
        self.set_focus(entries)

    def _row(self, name: str) -> Row:
        theme = self.app.available_themes[name]
        kind = _("the terminal's colours") if theme.ansi else _("dark") if theme.dark else _("light")
        return Row(styled((name, Role.WORDS)), "", styled((kind, Role.LABEL)))

    @on(EntryList.Highlighted)
    def preview(self, message: EntryList.Highlighted) -> None:
        """Wear the theme."""
        if message.key is not None:
            self.app.theme = message.key

    def action_keep(self) -> None:
        """Answer with the theme."""
        self.dismiss(self.query_one(EntryList).key)

    def action_put_back(self) -> None:
        """Leave with the theme that was there before."""
        self.app.theme = self._before
        self.dismiss(None)


def choose_theme(app: App[object]) -> None:
    """Ask for a theme. It lasts until the program ends: what is to stay belongs into the config file."""
    before = app.theme

    def kept(name: str | None) -> None:
        if name is not None and name != before:
            said = _("Theme {name} until you quit. To keep it, write theme: {name} into {path}")
            app.notify(said.format(name=name, path=config_path()), timeout=12, markup=False)

    app.push_screen(ThemeChoice(before), kept)
