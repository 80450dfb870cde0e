"""Commands that copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


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
