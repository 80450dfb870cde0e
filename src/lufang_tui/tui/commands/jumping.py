"""The command that jumps to what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class Jump(Command):
    """Show a letter beside everything in sight that can be gone to; press the letter to go there."""

    id = "jump"
    keys = ("f",)
    name = N_("jump")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Show the letters and wait for one."""
        from lufang_tui.tui.acting.jumping import Around, jump

        jump(browser, Around(tuple(browser.panes), browser.open_pane, browser.searching.focus))
