"""The command that verifies a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import Command

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser


class VerifyDraft(Command):
    """Hold a draft against the kits that are open: whether every quotation is verbatim, and whether that person said it."""

    id = "verify"
    keys = ("V",)
    name = N_("verify a draft…")

    @classmethod
    def run(cls, browser: Browser) -> None:
        """Ask which."""
        from lufang_tui.tui.verify.asking import verify_draft

        verify_draft(browser)
