"""Commands of the clippings, as far as they belong to a kit's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Collect(Command):
    """Put this entry, or what is marked, into the clippings, which are kept across kits; again takes it out."""

    id = "collect"
    keys = ("space",)
    name = N_("clip")
    hint = True

    @classmethod
    def available(cls, browser: Browser) -> bool:
        """Only where there is something to collect."""
        from lufang_tui.tui.acting.copyables import wanted

        return bool(wanted(browser))

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Collect it."""
        from lufang_tui.tui.acting.collecting import collect_entries

        collect_entries(browser)


class ShowClippings(Command):
    """Show the clippings: what was collected from all kits, to put in order, annotate, copy and export."""

    id = "clippings"
    keys = ("v",)
    name = N_("clippings")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Open their screen."""
        from lufang_tui.tui.clippings.screen import ClippingsScreen

        browser.app.push_screen(ClippingsScreen())
