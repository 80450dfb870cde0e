"""People across kits: showing somebody, and who is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.library.commands.base import LibraryCommand
from lufang_tui.tui.library.commands.entries import WithEntry

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class _WithPerson(LibraryCommand):
    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only with a person."""
        return screen.person is not None


class SamePerson(_WithPerson):
    """Say that this person and a namesake are the same; it is kept, and can be taken back."""

    id = "library.same"
    keys = ("=",)
    name = N_("same person…")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only with a person that has namesakes."""
        return screen.person is not None and screen.person.namesakes > 0

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask which one."""
        screen.people.join()


class OtherPerson(_WithPerson):
    """Say that what a kit says is of somebody else of the same name; it is kept, and can be taken back."""

    id = "library.other"
    keys = ("-",)
    name = N_("somebody else…")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only with a person of several kits."""
        return screen.person is not None and len(screen.person.records) > 1

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask which kit."""
        screen.people.part()


class TakeBack(LibraryCommand):
    """Take back what was said about people last."""

    id = "library.undo"
    keys = ("u",)
    name = N_("undo")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where something was said in this run."""
        return bool(screen.people.said)

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Take it back."""
        screen.people.take_back()


class PersonOf(WithEntry):
    """Show the person who says this, across all kits."""

    id = "library.person"
    keys = ("p",)
    name = N_("person")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only with a quotation that somebody says."""
        return screen.hit is not None and screen.hit.group == "quotes" and bool(screen.hit.who)

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Show the person."""
        screen.people.show_speaker()


class Back(LibraryCommand):
    """Go back from the person's page to what is highlighted."""

    id = "back"
    keys = ("b", "backspace")
    name = N_("back")

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where another page stands in the place of the highlighted entry's."""
        return screen.showing.apart

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Go back."""
        screen.showing.show_entry()
