"""The commands of the verify screen: each one class, which carries its keys, its name and, as docstring, its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_
from lufang_tui.tui.commands.base import ScreenCommand

if TYPE_CHECKING:
    from lufang_tui.tui.verify.screen import VerifyScreen


class VerifyCommand(ScreenCommand["VerifyScreen"]):
    """Something that can be done with a draft. Its keys come before those of the text."""

    priority = True

    @classmethod
    def available(cls, screen: VerifyScreen) -> bool:
        """Whether it can be done now."""
        return screen.finding is not None


class _Always(VerifyCommand):
    @classmethod
    def available(cls, screen: VerifyScreen) -> bool:
        """Always."""
        del screen
        return True


class NextFinding(VerifyCommand):
    """Go to the next finding."""

    id = "verify.next"
    keys = ("n", "j", "down")
    name = N_("next")
    by = 1

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Go there."""
        screen.step(cls.by)


class PreviousFinding(NextFinding):
    """Go to the finding before."""

    id = "verify.previous"
    keys = ("p", "k", "up")
    name = N_("previous")
    hint = False
    by = -1


class Fix(VerifyCommand):
    """Put the source’s words into the draft; the file as it was is kept beside it."""

    id = "verify.fix"
    keys = ("f",)
    name = N_("fix")

    @classmethod
    def available(cls, screen: VerifyScreen) -> bool:
        """With words to put there."""
        return screen.finding is not None and screen.finding.suggestion is not None

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Put them there."""
        screen.fix()


class CopyWords(VerifyCommand):
    """Copy the source’s words."""

    id = "verify.copy"
    keys = ("c",)
    name = N_("copy")

    @classmethod
    def available(cls, screen: VerifyScreen) -> bool:
        """With a source."""
        return screen.finding is not None and screen.finding.source is not None

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Copy them."""
        screen.copy()


class Undo(_Always):
    """Take the last change of the draft back."""

    id = "verify.undo"
    keys = ("u",)
    name = N_("undo")

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Take it back."""
        screen.undo()


class ShowAll(VerifyCommand):
    """Walk through every quotation, or only through those with something to say."""

    id = "verify.all"
    keys = ("a",)
    name = N_("all")

    @classmethod
    def available(cls, screen: VerifyScreen) -> bool:
        """With quotations."""
        return bool(screen.desk.report.findings)

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Change it."""
        screen.toggle_all()


class Again(_Always):
    """Read the draft again."""

    id = "verify.again"
    keys = ("r",)
    name = N_("read again")
    hint = False

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Read it."""
        screen.again()


class Help(_Always):
    """Show what every key does."""

    id = "verify.help"
    keys = ("?",)
    name = N_("help")

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Show it."""
        screen.show_help()


class Leave(_Always):
    """Leave; what was changed is on the disk."""

    id = "verify.leave"
    keys = ("q", "escape")
    name = N_("leave")

    @classmethod
    def run(cls, screen: VerifyScreen) -> None:
        """Leave."""
        screen.leave()


COMMANDS: tuple[type[VerifyCommand], ...] = (
    NextFinding, PreviousFinding, Fix, CopyWords, Undo, ShowAll, Again, Help, Leave,
)  # fmt: skip
"""In the order of the line of key hints."""
