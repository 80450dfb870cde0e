"""Commands that move about: to the article, back, to the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class ShowInArticle(Command):
    """Show where the entry stands in the article."""

    id = "in-article"
    keys = ("o", "a")
    name = N_("in article")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where the entry has a place there."""
        return browser.has_place

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go there."""
        browser.moving.show_in_article()


class Back(Command):
    """Go back to where you came from."""

    id = "back"
    keys = ("b", "backspace")
    name = N_("back")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only after a jump."""
        return bool(browser.moving.trail)

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Go back."""
        browser.moving.go_back()


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
