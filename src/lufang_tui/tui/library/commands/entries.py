"""What is done with the highlighted entry: opening, copying, collecting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.library.commands.base import LibraryCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class WithEntry(LibraryCommand):
    """Something that can be done with the highlighted entry."""

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only with a hit."""
        return screen.hit is not None


class Open(LibraryCommand):
    """Open the kit of this entry in a tab, at the entry."""

    id = "library.open"
    keys = ("o", "O")
    name = N_("open kit")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where an entry or a kit is highlighted."""
        return screen.hit is not None or screen.kit is not None

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open it."""
        screen.doing.open_here()


class Copy(WithEntry):
    """Copy this entry; a quotation with its attribution, in the style of the settings."""

    id = "copy"
    keys = ("c",)
    name = N_("copy")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Copy it."""
        screen.doing.copy()


class Collect(WithEntry):
    """Put this entry into the clippings; again takes it out."""

    id = "collect"
    keys = ("space",)
    name = N_("clip")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Collect it."""
        screen.doing.collect()
