"""What a command of the library's screen is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.tui.commands.base import ScreenCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen  # noqa: F401 - the string below names it


class LibraryCommand(ScreenCommand["LibraryScreen"]):
    """Something that can be done with the library."""
