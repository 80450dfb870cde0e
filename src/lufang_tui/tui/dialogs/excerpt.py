"""The dialog that takes a part of a statement: its two ends are moved by clauses or words, and what would be copied is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from lufang_tui.cards.styled import Role, Span, Styled, no_hits, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.dialogs.reading import DIALOG_CSS, plain
from lufang_tui.tui.keyboard.keys import keys
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from lufang_tui.attribution import Attributed
    from lufang_tui.attribution.parting import Part


class Offer(NamedTuple):
    """A style in which the excerpt can be written."""

    style: str
    part: Part
    """The part that is taken at first, of the statement in the style's language."""


class ExcerptChoice(Dialog[str | None]):
    """Asks which part of a statement; answers with the excerpt as it is to be copied."""

    DEFAULT_CSS = (
        DIALOG_CSS.format(name="ExcerptChoice")
        + """
    ExcerptChoice {
        & Prose { height: auto; }
        & #excerpt { margin: 1 0; }
    }
    """
    )
    SHARES: ClassVar[Mapping[str, float]] = {"#statement": 0.35, "#excerpt": 0.35}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys("enter", "c", "x"), "take", N_("copy"), id="excerpt.take"),
        Binding(keys("right", "l"), "move(1, True)", N_("clause"), id="excerpt.clause", key_display="← →"),
        Binding(keys("left", "h"), "move(-1, True)", N_("clause"), id="excerpt.clause_back", show=False),
        Binding(keys("w", "shift+right"), "move(1, False)", N_("word"), id="excerpt.word", key_display="b w"),
        Binding(keys("b", "shift+left"), "move(-1, False)", N_("word"), id="excerpt.word_back", show=False),
        Binding(keys("tab"), "other_end", N_("end"), id="excerpt.end", priority=True),
        Binding(keys("s", "C"), "other_style", N_("style"), id="excerpt.style"),
        Binding(keys("escape", "q"), "dismiss", N_("close"), id="excerpt.close"),
    ]
    HINTS: ClassVar[list[str]] = [
        "excerpt.take",
        "excerpt.clause",
        "excerpt.word",
        "excerpt.end",
        "excerpt.style",
        "excerpt.close",
    ]

    def __init__(self, offers: Sequence[Offer], write: Callable[[str, Part], Attributed]) -> None:
        """Offer styles, the one to begin with first; `write` gives a part in a style, or raises LufangError."""
        super().__init__()
        self._offers = offers
        self._write = write
        self._at = 0
        self._of_end = True
        self._text: str | None = None
        self.part = offers[0].part
        """The part that is taken."""

    @property
    def style_name(self) -> str:
        """The style that writes."""
        return self._offers[self._at].style

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical() as box:
            box.border_title = Content(_("Excerpt"))
            yield Prose(id="statement")
            yield Prose(id="excerpt")
            yield KeyHints(self.HINTS)

    def on_mount(self) -> None:
        """Show the part; the keys are the dialog's, so nothing in it takes the focus."""
        for prose in self.query(Prose):
            prose.can_focus = False
        self.set_focus(None)
        self._show()

    def action_move(self, step: int, by_clause: bool) -> None:
        """Move the end that is moved by a clause, or a word, further (1) or back (-1)."""
        self.part = self.part.move(step, of_end=self._of_end, by_clause=by_clause)
        self._show()

    def action_other_end(self) -> None:
        """Move the other end from now on."""
        self._of_end = not self._of_end
        self._show()

    def action_other_style(self) -> None:
        """Have the next style write; the part is kept where it takes it from the same text."""
        before = self.part.passages
        self._at = (self._at + 1) % len(self._offers)
        if self._offers[self._at].part.passages != before:
            self.part = self._offers[self._at].part
        self._show()

    def action_take(self) -> None:
        """Answer with the excerpt, where there is one."""
        if self._text is not None:
            self.dismiss(self._text)

    def _show(self) -> None:
        prose = self.query_one("#statement", Prose)
        shown = statement(self.part, of_end=self._of_end)
        prose.show(shown)
        prose.reveal(*self.part.line_of(self.part.end - 1 if self._of_end else self.part.start))
        self.query_one("#excerpt", Prose).show([styled((self.style_name, Role.LABEL)), *self._written()])

    def _written(self) -> list[Styled]:
        """What would be copied, and what to beware of."""
        self._text = None
        try:
            text, warnings = self._write(self.style_name, self.part)
        except LufangError as error:
            return [styled((one_line(str(error)), Role.DOUBT))]
        self._text = text
        return [*plain(text), *(styled((one_line(warning), Role.DOUBT)) for warning in warnings)]


def statement(part: Part, *, of_end: bool) -> list[Styled]:
    """Return a statement, a paragraph for each of its lines: what is taken, what is not, and the end that is moved."""
    here = part.end - 1 if of_end else part.start
    shown: list[Styled] = []
    start = 0
    for line in part.text.split("\n"):
        end = start + len(line)
        first, last = min(max(part.start, start), end) - start, max(min(part.end, end), start) - start
        spans = [
            Span(0, first, Role.LABEL),
            Span(last, len(line), Role.LABEL),
            Span(first, last, Role.MARKED),
        ]
        if start <= here < end:
            spans.append(Span(here - start, here - start + 1, Role.HIT))
        shown.append(styled(line, find=no_hits, spans=[span for span in spans if span.start < span.end]))
        start = end + 1
    return shown
