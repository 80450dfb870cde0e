"""The screens that come over the browser: help, choice of a style, a yes or no, a text that could not be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from lufang_tui.cards.styled import Role, Row, Styled, no_hits, styled
from lufang_tui.i18n import N_, _
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.keyboard.keys import keys
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

DIALOG_CSS = """
{name} {{
    align: center middle;
    & > Vertical {{
        width: 90%; max-width: 84; height: auto; max-height: 90%;
        border: round $accent; background: $background; padding: 0 1;
    }}
    & Prose {{ height: auto; min-height: 1; max-height: 24; }}
    & EntryList {{ height: auto; max-height: 10; }}
    & KeyHints {{ padding: 0; background: $background; }}
}}
"""


class Reading(Dialog[None]):
    """A text to read, scroll and select from."""

    DEFAULT_CSS = DIALOG_CSS.format(name="Reading")
    SHARES: ClassVar[Mapping[str, float]] = {"Prose": 0.75}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("escape", "q", "?"), "dismiss", N_("close"), id="dialog.close")
    ]

    def __init__(self, paragraphs: Sequence[Styled]) -> None:
        super().__init__()
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Prose()
            yield KeyHints(["dialog.close"])

    def on_mount(self) -> None:
        """Show the text."""
        prose = self.query_one(Prose)
        prose.show(self._paragraphs)
        self.set_focus(prose)


class Confirm(Dialog[bool]):
    """A question that is answered with yes or no; no is the default."""

    DEFAULT_CSS = DIALOG_CSS.format(name="Confirm")
    SHARES: ClassVar[Mapping[str, float]] = {"Prose": 0.75}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("y"), "answer(True)", N_("yes"), id="confirm.yes"),
        # Enter would else follow a link of the question, which has none.
        Binding(
            keys("n", "q", "escape", "enter"),
            "answer(False)",
            N_("no"),
            id="confirm.no",
            priority=True,
            key_display="n",
        ),
    ]

    def __init__(self, question: Sequence[Styled]) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Prose()
            yield KeyHints(["confirm.yes", "confirm.no"])

    def on_mount(self) -> None:
        """Show the question."""
        self.query_one(Prose).show(self._question)

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)


class StyleChoice(Dialog[str | None]):
    """The attribution styles, and what the highlighted one makes of a quotation."""

    DEFAULT_CSS = DIALOG_CSS.format(name="StyleChoice")
    SHARES: ClassVar[Mapping[str, float]] = {"Prose": 0.4, "EntryList": 0.3}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("escape", "q"), "dismiss", N_("close"), id="style.close"),
        Binding(keys("c", "C", "enter"), "take", N_("copy"), id="style.take"),
    ]

    def __init__(
        self, styles: Mapping[str, str], previews: Mapping[str, str | None], failures: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._styles = styles
        self._previews = previews
        self._failures = failures

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield EntryList()
            yield Prose()
            yield KeyHints(["style.take", "style.close"])

    def on_mount(self) -> None:
        """Show the styles."""
        entries = self.query_one(EntryList)
        entries.show(list(self._styles), self._row, key=None, empty="")
        self.set_focus(entries)
        self._preview(entries.key)

    def _row(self, name: str) -> Row:
        return Row(styled((name, Role.WORDS)), "", styled((_(self._styles[name]), Role.LABEL)))

    @on(EntryList.Highlighted)
    def preview(self, message: EntryList.Highlighted) -> None:
        """Show what the style makes of the quotation."""
        self._preview(message.key)

    def _preview(self, name: str | None) -> None:
        if name is None:
            return
        text = self._previews.get(name)
        shown = [styled((self._failures.get(name, ""), Role.DOUBT))] if text is None else plain(text)
        self.query_one(Prose).show([Styled(""), *shown, Styled("")])

    @on(EntryList.Chosen)
    def take(self) -> None:
        """Answer with the highlighted style."""
        self.action_take()

    def action_take(self) -> None:
        """Answer with the highlighted style, if it has a text."""
        key = self.query_one(EntryList).key
        if key is not None and self._previews.get(key) is not None:
            self.dismiss(key)


def plain(text: str) -> list[Styled]:
    """Return a text as paragraphs, one for each line."""
    return [styled(line, find=no_hits) for line in text.split("\n")]
