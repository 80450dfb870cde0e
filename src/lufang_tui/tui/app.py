"""The terminal app: wires theme, screen and palette together, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from lufang_tui.i18n import _
from lufang_tui.tui.browser import Browser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.command import Provider

    from lufang_tui.kit.opened import Opened


def _commands() -> type[Provider]:
    """Import the palette when it is opened."""
    from lufang_tui.tui.palette import BrowserCommands

    return BrowserCommands


class LufangApp(App[int]):
    """Browses press kits."""

    TITLE = "lufang"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}

    def __init__(self, opened: Sequence[Opened]) -> None:
        super().__init__()
        self._opened = opened

    def get_default_screen(self) -> Browser:
        """Return the browser as the only screen."""
        return Browser(self._opened[0])

    def action_command_palette(self) -> None:
        """Open the palette."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search for commands…"), id="--command-palette"))

    def action_help_quit(self) -> None:
        """Say which key leaves: Ctrl+C does not."""
        for active in self.screen.active_bindings.values():
            if active.binding.id == "quit":
                key = self.get_key_display(active.binding)
                self.notify(_("Press {key} to leave.").format(key=key), markup=False)
                return
