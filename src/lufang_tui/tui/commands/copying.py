"""Commands that copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Copy(Command):
    """Copy what is selected, else marked, else shown; a quotation with its attribution."""

    id = "copy"
    keys = ("c",)
    name = N_("copy")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where there is something to copy."""
        from lufang_tui.tui.acting.copyables import wanted

        return bool(wanted(browser))

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
    def available(cls, browser: Browser) -> bool:
        """Only where a quotation is among it."""
        from lufang_tui.tui.acting.copyables import wanted

        return any(pane == "quotes" for pane, _key in wanted(browser))

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask for the style."""
        browser.choose_style()


class Excerpt(Command):
    """Take a part of the quotation, see what it leaves out, and copy it with its attribution."""

    id = "excerpt"
    keys = ("x",)
    name = N_("excerpt…")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where a quotation is shown."""
        return browser.quotation is not None

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask for the part."""
        from lufang_tui.tui.acting.excerpting import choose_excerpt

        choose_excerpt(browser)


class Mark(Command):
    """Mark this entry, or take its mark away; marked entries are copied together."""

    id = "mark"
    keys = ("m",)
    name = N_("mark")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where an entry can be copied."""
        from lufang_tui.tui.acting.copyables import COPIED

        return browser.is_mounted and browser.key is not None and browser.pane_name in COPIED

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Mark it."""
        browser.marking.toggle()
        browser.refresh_bindings()


class Unmark(Command):
    """Take every mark away."""

    id = "unmark"
    keys = ("M",)
    name = N_("unmark all")

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where something is marked."""
        return browser.is_mounted and len(browser.marking) > 0

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Take them away."""
        browser.marking.clear()
