"""The commands of the review: each one class, which carries its keys, its name and, as docstring, its help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lufang_tui.i18n import N_
from lufang_tui.kit.model import Happening, Organisation, Person, Quote
from lufang_tui.tui.commands.base import ScreenCommand
from lufang_tui.tui.review.views import View

if TYPE_CHECKING:
    from lufang_tui.tui.review.screen import ReviewScreen


class ReviewCommand(ScreenCommand["ReviewScreen"]):
    """Something that can be done in a review. Its keys come before those of the list and the text."""

    priority = True

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """Whether it can be done now."""
        return review.entry is not None


class Accept(ReviewCommand):
    """Accept the finding as it stands; a passage that was missed becomes a direct quotation."""

    id = "review.accept"
    keys = ("a", "enter")
    name = N_("accept")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a finding or a passage."""
        return review.entry is not None or review.candidate is not None

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Accept it."""
        review.deciding.accept()


class Reject(ReviewCommand):
    """Reject the finding: it leaves the kit, and no later import brings it back."""

    id = "review.reject"
    keys = ("x", "delete")
    name = N_("reject")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a finding or a passage."""
        return review.entry is not None or review.candidate is not None

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Reject it."""
        review.deciding.reject()


class ChangeKind(ReviewCommand):
    """Change the kind: direct, indirect, partial, in turn."""

    id = "review.kind"
    keys = ("t",)
    name = N_("kind")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a quotation."""
        return isinstance(review.entry, Quote)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Change it."""
        review.deciding.next_kind()


class ChangeSpeaker(ReviewCommand):
    """Choose who speaks: somebody of the kit, somebody new, or nobody named."""

    id = "review.speaker"
    keys = ("s",)
    name = N_("speaker")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a quotation."""
        return isinstance(review.entry, Quote)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Ask who."""
        review.deciding.choose_speaker()


class Edit(ReviewCommand):
    """Correct a person's name and posts, an organisation's name, or a date and its sentence."""

    id = "review.edit"
    keys = ("e",)
    name = N_("edit")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a person, an organisation or a date."""
        return isinstance(review.entry, Person | Organisation | Happening)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Ask for the new words."""
        review.deciding.edit()


class Merge(ReviewCommand):
    """Make one person of this one and another, with the names, posts and statements of both."""

    id = "review.merge"
    keys = ("m",)
    name = N_("merge")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a person, where there is another."""
        return isinstance(review.entry, Person) and len(review.session.kit.people) > 1

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Ask with whom."""
        review.deciding.merge()


class OtherEnd(ReviewCommand):
    """Let the arrows move the other end of the words."""

    id = "review.end"
    keys = ("w",)
    name = N_("other end")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With words of the article."""
        return isinstance(review.entry, Quote | Happening)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Change the end."""
        review.deciding.other_end()


class _Move(ReviewCommand):
    step: ClassVar[int]
    by_words: ClassVar[bool] = False
    hint = False

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With words of the article."""
        return isinstance(review.entry, Quote | Happening)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Move it."""
        review.deciding.move(cls.step, by_words=cls.by_words)


class MoveLeft(_Move):
    """Move the end of the words by a character to the left."""

    id = "review.left"
    keys = ("left",)
    name = N_("end ←")
    step = -1


class MoveRight(_Move):
    """Move the end of the words by a character to the right."""

    id = "review.right"
    keys = ("right",)
    name = N_("end →")
    step = 1


class MoveWordLeft(_Move):
    """Move the end of the words by a word, or a run of Chinese, to the left."""

    id = "review.word-left"
    keys = ("shift+left", "h")
    name = N_("end ← word")
    step = -1
    by_words = True


class MoveWordRight(_Move):
    """Move the end of the words by a word, or a run of Chinese, to the right."""

    id = "review.word-right"
    keys = ("shift+right", "l")
    name = N_("end → word")
    step = 1
    by_words = True


class _Go(ReviewCommand):
    step: ClassVar[int]
    hint = False

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """Always."""
        del review
        return True

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Go there."""
        review.go(cls.step)


class Next(_Go):
    """Go on to the next one, and leave this one as it is."""

    id = "review.next"
    keys = ("down", "j", "tab")
    name = N_("next")
    step = 1


class Previous(_Go):
    """Go back to the one before."""

    id = "review.previous"
    keys = ("up", "k", "shift+tab")
    name = N_("previous")
    step = -1


class Undo(ReviewCommand):
    """Take the last decision back."""

    id = "review.undo"
    keys = ("u",)
    name = N_("undo")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With a decision to take back."""
        return review.session.can_undo

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Take it back."""
        review.deciding.undo()


class Add(ReviewCommand):
    """Add what was missed: choose words in the article, and say what they are."""

    id = "review.add"
    keys = ("n", "+")
    name = N_("add")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With an article."""
        return bool(review.session.kit.sections)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Open the article."""
        review.deciding.add()


class AcceptAll(ReviewCommand):
    """Accept every finding of a confidence and above."""

    id = "review.accept-all"
    keys = ("A",)
    name = N_("accept all")

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """With something to review."""
        return bool(review.queue.found)

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Ask from which confidence on."""
        review.deciding.accept_all()


class _Show(ReviewCommand):
    view: ClassVar[View]
    hint = False

    @classmethod
    def available(cls, review: ReviewScreen) -> bool:
        """Always."""
        del review
        return True

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Open the list."""
        review.open_view(cls.view)


class ShowFound(_Show):
    """List what is to be reviewed, the most doubtful first."""

    id = "review.found"
    keys = ("1",)
    name = N_("to review")
    view = View.FOUND


class ShowMissed(_Show):
    """List passages that may have been missed: in quotation marks, or with a word of saying."""

    id = "review.missed"
    keys = ("2",)
    name = N_("missed?")
    view = View.MISSED


class ShowDecided(_Show):
    """List what has been decided."""

    id = "review.decided"
    keys = ("3",)
    name = N_("decided")
    view = View.DECIDED


class Help(_Show):
    """Show this help."""

    id = "review.help"
    keys = ("?",)
    name = N_("help")
    hint = True

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Open the help."""
        review.show_help()


class Quit(_Show):
    """Leave; every decision is in the kit already."""

    id = "review.quit"
    keys = ("q",)
    name = N_("quit")
    hint = True

    @classmethod
    def run(cls, review: ReviewScreen) -> None:
        """Leave."""
        review.app.exit(0)


COMMANDS: tuple[type[ReviewCommand], ...] = (
    Accept,
    Reject,
    ChangeKind,
    ChangeSpeaker,
    Edit,
    Merge,
    OtherEnd,
    Undo,
    Add,
    Help,
    Quit,
    AcceptAll,
    Next,
    Previous,
    MoveLeft,
    MoveRight,
    MoveWordLeft,
    MoveWordRight,
    ShowFound,
    ShowMissed,
    ShowDecided,
)
"""Every command; the key hints keep this order."""
