"""Screens beside the browser that have commands of their own: running and explaining them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.screen import Screen

from lufang_tui.i18n import _
from lufang_tui.tui.dialogs.command_help import command_help
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.tui.app import LufangApp
    from lufang_tui.tui.commands.base import ScreenCommand


class Commanded(Screen[None]):
    """A screen with commands of its own."""

    COMMANDS_OF_SCREEN: ClassVar[Sequence[type[ScreenCommand[Any]]]] = ()
    HELP_TITLE: ClassVar[str] = ""
    """What its help page is called; marked for translation."""

    def action_command(self, name: str) -> None:
        """Run a command."""
        self._command(name).run(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command say whether it can be done."""
        if action == "command" and parameters:
            return self.is_mounted and self._command(str(parameters[0])).available(self)
        return True

    def _command(self, name: str) -> type[ScreenCommand[Any]]:
        return next(command for command in self.COMMANDS_OF_SCREEN if command.id == name)

    def show_help(self) -> None:
        """Show what every key does."""
        from lufang_tui.tui.dialogs.reading import Reading

        self.app.push_screen(Reading(command_help(self, _(self.HELP_TITLE), self.COMMANDS_OF_SCREEN)))


class CommandScreen(Commanded):
    """One of the program's own screens: with a list, and what it does goes into the log."""

    @property
    def program(self) -> LufangApp:
        """The app, as the one it is."""
        return cast("LufangApp", self.app)

    @property
    def key(self) -> str | None:
        """The key of the highlighted entry."""
        entries = self.query(EntryList)
        return entries.first().key if entries else None

    def action_command(self, name: str) -> None:
        """Run a command."""
        self.program.journal.event("command", id=name)
        super().action_command(name)
