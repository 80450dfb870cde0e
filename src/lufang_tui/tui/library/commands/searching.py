"""Asking: words, facets, saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.library.commands.base import LibraryCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class Search(LibraryCommand):
    """Search all kits as you type, the newest first."""

    id = "search"
    keys = ("/",)
    name = N_("search")
    priority = True

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Not while typing: the key is a character then."""
        return not screen.typing

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Go to the search box."""
        screen.focus_search()


class ClearSearch(LibraryCommand):
    """Clear the search, or leave the search box if it is empty; what the search is narrowed to stays."""

    id = "clear"
    keys = ("escape",)
    name = N_("clear")
    priority = True

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where there is something to clear or leave."""
        return bool(screen.asked.text) or screen.typing

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Clear it."""
        screen.clear_search()


class Narrow(LibraryCommand):
    """Narrow the search to kits, a year or kinds of quotations, which are shown with their counts."""

    id = "library.narrow"
    keys = ("F",)
    name = N_("narrow…")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Show the facets."""
        screen.doing.narrow()


class Widen(LibraryCommand):
    """Take away what the search was narrowed to last; a click takes away any other."""

    id = "library.widen"
    keys = ("x",)
    name = N_("widen")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where it is narrowed."""
        return bool(screen.asked.chips)

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Take it away."""
        screen.search(screen.asked.without(len(screen.asked.chips) - 1))


class SavedSearches(LibraryCommand):
    """Show the saved searches, to run one or to delete it."""

    id = "library.saved"
    keys = ("s",)
    name = N_("saved…")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Show them."""
        screen.doing.show_saved()


class SaveSearch(LibraryCommand):
    """Save this search under a name."""

    id = "library.save"
    keys = ("S",)
    name = N_("save search…")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where something is asked."""
        return bool(screen.asked)

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask for the name."""
        screen.doing.save_search()


class Refresh(LibraryCommand):
    """Look at every kit of the library now, and take in what has changed."""

    id = "reload"
    keys = ("r",)
    name = N_("refresh")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Look at them."""
        screen.watching.look_now()
