"""Screens beside the browser that have commands of their own: what such a command is, and running and explaining it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual.binding import Binding
from textual.screen import Screen

from lufang_tui.cards.styled import Role, Styled, styled
from lufang_tui.i18n import _
from lufang_tui.tui.keyboard.keys import half_width, keys
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.tui.app import LufangApp

KEYS_WIDTH = 18
"""Cells for the keys of a line of the help."""
ScreenT = TypeVar("ScreenT", bound="Commanded")


class ScreenCommand(ABC, Generic[ScreenT]):
    """Something that can be done on a screen: one class, which carries its keys, its name and, as docstring, its help."""

    id: ClassVar[str]
    """Its name in the keymap; one that the browser has too is on the same keys there."""
    keys: ClassVar[tuple[str, ...]]
    name: ClassVar[str]
    hint: ClassVar[bool] = True
    """Whether the line of key hints shows it."""
    priority: ClassVar[bool] = False
    """Whether its keys come before the focused widget's."""

    @classmethod
    def help(cls) -> str:
        """Give the sentence that the help shows."""
        return _(cleandoc(cls.__doc__ or "").replace("\n", " "))

    @classmethod
    def binding(cls) -> Binding:
        """Give the keys bound to it."""
        action = f"command('{cls.id}')"
        return Binding(
            keys(*cls.keys),
            action,
            cls.name,
            show=cls.hint,
            priority=cls.priority,
            id=cls.id,
            tooltip=cls.help(),
        )

    @classmethod
    def available(cls, screen: ScreenT) -> bool:
        """Whether it can be done now: always, unless a command says otherwise."""
        del screen
        return True

    @classmethod
    @abstractmethod
    def run(cls, screen: ScreenT) -> None:
        """Do it."""


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

        self.app.push_screen(Reading(self._help()))

    def live_keys(self) -> dict[str, list[str]]:
        """Return id -> the keys that run it now, as they are shown, without twins."""
        live: dict[str, list[str]] = {}
        for key, active in self.active_bindings.items():
            if active.binding.id and half_width(key):
                live.setdefault(active.binding.id, []).append(self.app.get_key_display(active.binding))
        return live

    def _help(self) -> list[Styled]:
        live = self.live_keys()
        page = [styled((_(self.HELP_TITLE), Role.HEADING)), Styled("")]
        for command in self.COMMANDS_OF_SCREEN:
            shown = live.get(command.id) or [key for key in command.keys if half_width(key)]
            page.append(styled(command.help(), indent=KEYS_WIDTH, lead=" ".join(dict.fromkeys(shown))))
        return page


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
