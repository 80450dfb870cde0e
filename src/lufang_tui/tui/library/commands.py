"""The commands of the library's screen. Those that a kit's screen has too carry the same ids, and so the same keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.command_screen import ScreenCommand

if TYPE_CHECKING:
    from lufang_tui.tui.library.screen import LibraryScreen


class LibraryCommand(ScreenCommand["LibraryScreen"]):
    """Something that can be done with the library."""


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


class OtherSide(LibraryCommand):
    """Go from the list to the detail and back; in the detail, the arrows follow links or scroll."""

    id = "other-side"
    keys = ("tab", "shift+tab")
    name = N_("list ⇄ detail")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Move the focus."""
        screen.focus_other_side()


class ShowClippings(LibraryCommand):
    """Show the clippings: what was collected from all kits, to put in order, annotate, copy and export."""

    id = "clippings"
    keys = ("v",)
    name = N_("clippings")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open their screen."""
        from lufang_tui.tui.clippings.screen import ClippingsScreen

        screen.app.push_screen(ClippingsScreen())


class Quotes(LibraryCommand):
    """Show the quotations, the newest first."""

    id = "quotes"
    keys = ("1",)
    name = N_("Quotes")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open the pane that has the command's name."""
        screen.open_pane(cls.id)


class People(Quotes):
    """Show the people, each across all kits."""

    id = "people"
    keys = ("2",)
    name = N_("People")


class Timeline(Quotes):
    """Show what happened when."""

    id = "timeline"
    keys = ("3",)
    name = N_("Timeline")


class Figures(Quotes):
    """Show the pictures' captions and files."""

    id = "figures"
    keys = ("4",)
    name = N_("Figures")


class Article(Quotes):
    """Show paragraphs and headings of the articles."""

    id = "article"
    keys = ("5",)
    name = N_("Article")


class Kits(Quotes):
    """Show the kits, and which of them are moved, deleted or unreadable."""

    id = "kits"
    keys = ("6",)
    name = N_("Kits")


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


class OpenKit(LibraryCommand):
    """Open a kit by its path, from a folder, or one that was open before."""

    id = "library.open-path"
    keys = ("ctrl+o",)
    name = N_("open kit…")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask which."""
        from lufang_tui.tui.dialogs.opening import open_kit

        open_kit(screen)


class NextKit(LibraryCommand):
    """Go to the next tab."""

    id = "next-kit"
    keys = ("]",)
    name = N_("next kit")
    hint = False
    by = 1

    @classmethod
    def available(cls, screen: LibraryScreen) -> bool:
        """Only where a kit is open."""
        return bool(screen.program.kits.browsers)

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Go there."""
        screen.program.kits.step(cls.by)


class PreviousKit(NextKit):
    """Go to the tab before."""

    id = "previous-kit"
    keys = ("[",)
    name = N_("previous kit")
    by = -1


class Palette(LibraryCommand):
    """Find a command, a saved search or a kit that is open by typing some of its name."""

    id = "palette"
    keys = ("ctrl+p",)
    name = N_("palette")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open the palette."""
        from lufang_tui.tui.dialogs.palette import offer
        from lufang_tui.tui.library.choices import LibraryChoices

        offer(screen.program, lambda: LibraryChoices(screen))


class ChooseTheme(LibraryCommand):
    """Choose the colours; the highlighted theme is shown at once."""

    id = "theme"
    keys = ("T",)
    name = N_("theme")
    hint = False

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Ask for a theme."""
        from lufang_tui.tui.dialogs.theme_choice import choose_theme

        choose_theme(screen.app)


class Help(LibraryCommand):
    """Show this help."""

    id = "help"
    keys = ("?", "f1")
    name = N_("help")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Open the help."""
        screen.show_help()


class Quit(LibraryCommand):
    """Leave the program."""

    id = "quit"
    keys = ("q",)
    name = N_("quit")

    @classmethod
    def run(cls, screen: LibraryScreen) -> None:
        """Leave."""
        screen.app.exit(0)


COMMANDS: tuple[type[LibraryCommand], ...] = (
    Open,
    Copy,
    Collect,
    SamePerson,
    OtherPerson,
    TakeBack,
    PersonOf,
    Back,
    Search,
    ClearSearch,
    Narrow,
    Widen,
    SavedSearches,
    SaveSearch,
    Help,
    OtherSide,
    ShowClippings,
    Quit,
    Quotes,
    People,
    Timeline,
    Figures,
    Article,
    Kits,
    Refresh,
    OpenKit,
    NextKit,
    PreviousKit,
    Palette,
    ChooseTheme,
)
"""Every command; the key hints keep this order."""
