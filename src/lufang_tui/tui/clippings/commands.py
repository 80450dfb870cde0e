"""The commands of the clippings' screen: each one class, which carries its keys, its name and, as docstring, its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import ScreenCommand

if TYPE_CHECKING:
    from lufang_tui.tui.clippings.screen import ClippingsScreen


class ClippingCommand(ScreenCommand["ClippingsScreen"]):
    """Something that can be done with the clippings."""

    @classmethod
    def available(cls, screen: ClippingsScreen) -> bool:
        """Whether it can be done now: with a clipping."""
        return screen.key is not None


class Copy(ClippingCommand):
    """Copy this clipping; a quotation with its attribution, in the style of the settings."""

    id = "clippings.copy"
    keys = ("c",)
    name = N_("copy")

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Copy it."""
        screen.desk.copy_one()


class CopyAll(ClippingCommand):
    """Copy all clippings as one dossier in Markdown, with notes and sources."""

    id = "clippings.copy-all"
    keys = ("C",)
    name = N_("copy all")

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Copy them."""
        screen.desk.copy_all()


class Export(ClippingCommand):
    """Write all clippings as one dossier into a file: Markdown, or a web page where its name ends with .html."""

    id = "clippings.export"
    keys = ("e",)
    name = N_("export")

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Ask where."""
        screen.desk.export()


class Annotate(ClippingCommand):
    """Write a note on this clipping, or change it; an empty one takes it away."""

    id = "clippings.note"
    keys = ("a",)
    name = N_("annotate")

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Ask for the note."""
        screen.desk.annotate()


class MoveDown(ClippingCommand):
    """Move this clipping down in the list."""

    id = "clippings.down"
    keys = ("J", "shift+down")
    name = N_("down")
    by = 1

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Move it."""
        screen.desk.move(cls.by)


class MoveUp(MoveDown):
    """Move this clipping up in the list."""

    id = "clippings.up"
    keys = ("K", "shift+up")
    name = N_("up")
    by = -1


class Remove(ClippingCommand):
    """Take this clipping out of the list; its kit stays as it is."""

    id = "clippings.remove"
    keys = ("x", "delete", "space")
    name = N_("remove")

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Remove it."""
        screen.desk.remove()


class RemoveAll(ClippingCommand):
    """Take every clipping out of the list."""

    id = "clippings.remove-all"
    keys = ("X",)
    name = N_("remove all")
    hint = False

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Remove them."""
        screen.desk.remove_all()


class Undo(ClippingCommand):
    """Take back what was done last here: a removal, a move, a note."""

    id = "clippings.undo"
    keys = ("u",)
    name = N_("undo")

    @classmethod
    def available(cls, screen: ClippingsScreen) -> bool:
        """Only where something was done."""
        return bool(screen.desk.done)

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Take it back."""
        screen.desk.undo()


class OpenKit(ClippingCommand):
    """Open the kit of this clipping in a tab, at this entry."""

    id = "clippings.open"
    keys = ("o",)
    name = N_("open kit")

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Open it."""
        screen.desk.open_kit()


class OtherSide(ClippingCommand):
    """Go from the list to the text and back."""

    id = "clippings.side"
    keys = ("tab", "shift+tab")
    name = N_("list ⇄ detail")
    hint = False

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Move the focus."""
        screen.focus_other_side()


class Help(ClippingCommand):
    """Show what every key does."""

    id = "clippings.help"
    keys = ("?", "f1")
    name = N_("help")

    @classmethod
    def available(cls, screen: ClippingsScreen) -> bool:
        """Whether it can be done now: always."""
        del screen
        return True

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Open the help."""
        screen.show_help()


class Close(ClippingCommand):
    """Go back to where you were."""

    id = "clippings.close"
    keys = ("escape", "q", "v")
    name = N_("back")

    @classmethod
    def available(cls, screen: ClippingsScreen) -> bool:
        """Whether it can be done now: always."""
        del screen
        return True

    @classmethod
    def run(cls, screen: ClippingsScreen) -> None:
        """Leave the screen."""
        screen.dismiss()


COMMANDS: tuple[type[ClippingCommand], ...] = (
    Copy,
    CopyAll,
    Export,
    Annotate,
    MoveDown,
    MoveUp,
    Remove,
    Undo,
    OpenKit,
    Close,
    Help,
    RemoveAll,
    OtherSide,
)
"""Every command; the key hints keep this order."""
