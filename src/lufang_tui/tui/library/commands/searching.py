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


class NextHit(LibraryCommand):
    """Go to the next place in the text that the search found; after the last one, to the first."""

    id = "next-hit"
    keys = ("n",)
    name = N_("next hit")
    hint = False
    by = 1

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only after a search."""
        return bool(screen.asked.text.strip()) and screen.key is not None

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Go there."""
        from lufang_tui.tui.acting.hits import step

        step(screen, cls.by)


class PreviousHit(NextHit):
    """Go to the place before in the text that the search found; before the first one, to the last."""

    id = "previous-hit"
    keys = ("N",)
    name = N_("previous hit")
    by = -1


class Jump(LibraryCommand):
    """Show a letter beside everything in sight that can be gone to, and beside chips; press the letter to go there."""

    id = "jump"
    keys = ("f",)
    name = N_("jump")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Show the letters and wait for one; that of a chip takes it away."""
        screen.jump()


class Narrow(LibraryCommand):
    """Narrow the search to kits, years or kinds of quotations, which are shown with their counts."""

    id = "library.narrow"
    keys = ("F",)
    name = N_("narrow…")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Show the facets."""
        screen.doing.narrow()


class Widen(LibraryCommand):
    """Take away what the search was narrowed to last; a click, or its letter after f, takes away any other."""

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
