"""The commands of the browser: each one class, which carries its keys, its name and, as docstring, its help.

Bindings, key hints, the help page and the palette come out of the one tuple at the end.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from inspect import cleandoc
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from lufang_tui.i18n import N_, _
from lufang_tui.tui.keys import keys

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Command(ABC):
    """Something the reader can do."""

    id: ClassVar[str]
    """Its name in the keymap."""
    keys: ClassVar[tuple[str, ...]]
    """Its keys, as Textual names them; full-width twins are added."""
    name: ClassVar[str]
    """One or two words for the key hints and the palette."""
    hint: ClassVar[bool] = False
    """Whether the line of key hints shows it."""
    priority: ClassVar[bool] = False
    """Whether its keys come before the focused widget's."""

    @classmethod
    def help(cls) -> str:
        """Return the sentence that help and palette show."""
        return _(cleandoc(cls.__doc__ or "").replace("\n", " "))

    @classmethod
    def binding(cls) -> Binding:
        """Return the keys bound to it."""
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
    def available(cls, browser: Browser) -> bool:
        """Tell whether it can be done now."""
        del browser
        return True

    @classmethod
    @abstractmethod
    def run(cls, browser: Browser) -> None:
        """Do it."""


class Copy(Command):
    """Copy the quotation with its attribution, in the news style of the kit's language."""

    id = "copy"
    keys = ("c",)
    name = N_("copy")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where a quotation is shown."""
        return browser.quotation is not None

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Copy it."""
        browser.copy_quotation(None)


class CopyInStyle(Copy):
    """Choose a style, see what it makes of the quotation, and copy that."""

    id = "copy-style"
    keys = ("C",)
    name = N_("copy as…")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask for the style."""
        browser.choose_style()


class ShowInArticle(Command):
    """Show where the entry stands in the article."""

    id = "in-article"
    keys = ("o",)
    name = N_("in article")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where the entry has a place there."""
        return browser.has_place

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go there."""
        browser.show_in_article()


class Back(Command):
    """Go back to where you came from."""

    id = "back"
    keys = ("b", "backspace")
    name = N_("back")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only after a jump."""
        return bool(browser.trail)

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go back."""
        browser.go_back()


class Search(Command):
    """Search the whole kit as you type; every pane shows what it has."""

    id = "search"
    keys = ("/",)
    name = N_("search")
    hint = True
    # The keys that follow in the same burst must already meet the search box, so it is focused at once.
    priority = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Not while typing: the key is a character then."""
        return not isinstance(browser.focused, Input)

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go to the search box."""
        browser.focus_search()


class ClearSearch(Command):
    """Clear the search, or leave the search box if it is empty."""

    id = "clear"
    keys = ("escape",)
    name = N_("clear")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where there is something to clear or leave."""
        return bool(browser.found.query) or isinstance(browser.focused, Input)

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Clear it."""
        browser.clear_search()


class OtherSide(Command):
    """Go from the list to the detail and back; in the detail, the arrows follow links or scroll."""

    id = "other-side"
    keys = ("tab", "shift+tab")
    name = N_("list ⇄ detail")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Move the focus."""
        browser.focus_other_side()


class Quotes(Command):
    """Show the quotations."""

    id = "quotes"
    keys = ("1",)
    name = N_("Quotes")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the pane that has the command's name."""
        browser.open_pane(cls.id)


class People(Quotes):
    """Show the people, each with every entry that names them."""

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
    """Read the article."""

    id = "article"
    keys = ("5",)
    name = N_("Article")


class Help(Command):
    """Show this help."""

    id = "help"
    keys = ("?",)
    name = N_("help")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open the help page."""
        browser.show_help()


class Quit(Command):
    """Leave the program."""

    id = "quit"
    keys = ("q",)
    name = N_("quit")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Leave."""
        browser.app.exit(0)


COMMANDS: tuple[type[Command], ...] = (
    Copy,
    ShowInArticle,
    Back,
    Search,
    ClearSearch,
    Help,
    OtherSide,
    CopyInStyle,
    Quit,
    Quotes,
    People,
    Timeline,
    Figures,
    Article,
)
"""Every command; the key hints keep this order."""

BY_ID = {command.id: command for command in COMMANDS}
