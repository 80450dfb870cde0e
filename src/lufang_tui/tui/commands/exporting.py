"""The command that exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Export(Command):
    """Write what is marked, what the search shows, or all of the kit to a file: Markdown, HTML, JSON or CSV."""

    id = "export"
    keys = ("e",)
    name = N_("export…")
    hint = True

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask what, how and where to."""
        from lufang_tui.tui.acting.exporting import export_from

        export_from(browser)
