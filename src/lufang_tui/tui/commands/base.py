"""What a command is: one class, which carries its keys, its name and, as docstring, its help.

Modules of commands load no Textual before a command runs, so that `lufang config` can judge a keymap.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from inspect import cleandoc
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from lufang_tui.i18n import N_, _
from lufang_tui.tui.keyboard.keys import keys

if TYPE_CHECKING:
    from textual.binding import Binding

    from lufang_tui.tui.browser import Browser  # noqa: F401 - the string below names it


GROUPS = {
    "panes": N_("Reading"),
    "moving": N_("Reading"),
    "jumping": N_("Reading"),
    "searching": N_("Search"),
    "copying": N_("Copy and export"),
    "exporting": N_("Copy and export"),
    "collecting": N_("Clippings"),
    "verifying": N_("Copy and export"),
    "kits": N_("Kits"),
    "opening": N_("Kits"),
    "program": N_("Program"),
    "ending": N_("Program"),
}
"""Module of commands -> heading of its part of the help page; parts have the order of the headings here."""


ScreenT = TypeVar("ScreenT")


class ScreenCommand(ABC, Generic[ScreenT]):
    """Something that can be done on a screen."""

    id: ClassVar[str]
    """Its name in the keymap; where several screens have a command of one name, it is on the same keys on all of them."""
    keys: ClassVar[tuple[str, ...]]
    """Its keys, as Textual names them; full-width twins are added."""
    name: ClassVar[str]
    """One or two words for the key hints and the palette."""
    hint: ClassVar[bool] = True
    """Whether the line of key hints shows it."""
    priority: ClassVar[bool] = False
    """Whether its keys come before the focused widget's."""

    @classmethod
    def group(cls) -> str:
        """Return the heading, not yet translated, under which the help page of a kit has it."""
        return GROUPS.get(cls.__module__.rpartition(".")[2], GROUPS["program"])

    @classmethod
    def help(cls) -> str:
        """Return the sentence that help and palette show."""
        return _(cleandoc(cls.__doc__ or "").replace("\n", " "))

    @classmethod
    def binding(cls) -> Binding:
        """Return the keys bound to it."""
        from textual.binding import Binding

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
        """Tell whether it can be done now: always, unless a command says otherwise."""
        del screen
        return True

    @classmethod
    @abstractmethod
    def run(cls, screen: ScreenT) -> None:
        """Do it."""


class Command(ScreenCommand["Browser"]):
    """Something that can be done with a kit."""

    hint = False
