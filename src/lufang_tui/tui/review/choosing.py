"""Choosing words in the article with the keyboard: what a machine missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from lufang_tui.cards.reviewing import anchor_words, selection_page
from lufang_tui.i18n import N_, _
from lufang_tui.kit.anchor import Anchor
from lufang_tui.kit.model import Kind
from lufang_tui.review import moved
from lufang_tui.tui.keyboard.keys import keys
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from lufang_tui.kit.press import PressKit

What = Kind | Literal["person", "date"]


class Chosen(NamedTuple):
    """Words of the article, and what somebody says they are."""

    anchors: tuple[Anchor, ...]
    """One for each paragraph."""
    words: str
    what: What


class Choosing(ModalScreen[Chosen | None]):
    """The article with a cursor in it; `v` begins a choice, the arrows widen it, a letter says what it is."""

    DEFAULT_CSS = """
    Choosing { align: center middle; }
    Choosing > Vertical {
        width: 96%; height: 94%; border: round $accent; background: $background; padding: 0 1;
    }
    Choosing Prose { height: 1fr; }
    Choosing .keys { height: auto; max-height: 3; color: $foreground 60%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1, False)", N_("Back a character"), id="choosing.left", priority=True),
        Binding("right", "step(1, False)", N_("On a character"), id="choosing.right", priority=True),
        Binding(
            keys("shift+left", "h"),
            "step(-1, True)",
            N_("Back a word"),
            id="choosing.word-left",
            priority=True,
        ),
        Binding(
            keys("shift+right", "l"),
            "step(1, True)",
            N_("On a word"),
            id="choosing.word-right",
            priority=True,
        ),
        Binding(keys("down", "j"), "paragraph(1)", N_("Next paragraph"), id="choosing.down", priority=True),
        Binding(keys("up", "k"), "paragraph(-1)", N_("Previous paragraph"), id="choosing.up", priority=True),
        Binding(keys("v", "space"), "mark", N_("Begin the choice here"), id="choosing.mark", priority=True),
        Binding(keys("a"), "take('direct')", N_("Direct quotation"), id="choosing.direct", priority=True),
        Binding(
            keys("i"), "take('indirect')", N_("Indirect quotation"), id="choosing.indirect", priority=True
        ),
        Binding(keys("p"), "take('partial')", N_("Partial quotation"), id="choosing.partial", priority=True),
        Binding(keys("n"), "take('person')", N_("Person"), id="choosing.person", priority=True),
        Binding(keys("d"), "take('date')", N_("Date"), id="choosing.date", priority=True),
        Binding(keys("escape", "q"), "dismiss", N_("close"), id="choosing.close", priority=True),
    ]

    def __init__(self, press: PressKit, at: Anchor | None = None) -> None:
        super().__init__()
        self._press = press
        self._paragraphs = [
            (section.id, index)
            for section in press.kit.sections
            for index in range(len(press.paragraphs(section.id)))
        ]
        self._place = 0
        self._marked: int | None = None
        self._at = 0
        if at is not None and (at.section, press.paragraph_at(at)) in self._paragraphs:
            self._place = self._paragraphs.index((at.section, press.paragraph_at(at)))
            self._at = at.start
        else:
            self._at = self._paragraph()[0]

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Prose()
            yield Static(
                _("←→ h l move   v begin   a direct  i indirect  p partial  n person  d date   esc close"),
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show the article."""
        self.set_focus(self.query_one(Prose))
        self._show()

    def _paragraph(self) -> tuple[int, int]:
        """Where the paragraph with the cursor begins and ends."""
        section, index = self._paragraphs[self._place]
        found = self._press.paragraphs(section)[index]
        return found.start, found.end

    @property
    def chosen(self) -> Anchor:
        """The words between the mark and the cursor, both included."""
        section, _index = self._paragraphs[self._place]
        mark = self._at if self._marked is None else self._marked
        return Anchor(section, min(mark, self._at), max(mark, self._at) + 1)

    def _show(self) -> None:
        section, index = self._paragraphs[self._place]
        anchor = self.chosen
        span = (anchor.start, anchor.end) if self._marked is not None else (0, 0)
        page = selection_page(self._press, section, index, span, self._at)
        prose = self.query_one(Prose)
        prose.marked = page.marked
        prose.replace(page.paragraphs)
        if page.marked is not None:
            prose.reveal(page.marked, page.offset)

    def action_step(self, step: int, by_words: bool) -> None:
        """Move the cursor inside its paragraph."""
        first, last = self._paragraph()
        section, _index = self._paragraphs[self._place]
        if by_words:
            here = Anchor(section, first, max(first + 1, self._at + (1 if step > 0 else 0)))
            if step > 0:
                self._at = moved(self._press, here, "end", step, by_words=True).end - 1
            else:
                behind = Anchor(section, self._at, last)
                self._at = moved(self._press, behind, "start", step, by_words=True).start
        else:
            self._at += step
        self._at = max(first, min(self._at, last - 1))
        self._show()

    def action_paragraph(self, step: int) -> None:
        """Go to another paragraph; a choice ends with its paragraph."""
        self._place = max(0, min(self._place + step, len(self._paragraphs) - 1))
        self._marked = None
        self._at = self._paragraph()[0]
        self._show()

    def action_mark(self) -> None:
        """Begin the choice at the cursor, or give it up."""
        self._marked = self._at if self._marked is None else None
        self._show()

    def action_take(self, what: str) -> None:
        """Answer with the chosen words."""
        if self._marked is None:
            self.app.notify(_("Begin the choice with v, then move to its end."), markup=False)
            return
        anchor = self.chosen
        kind: What = Kind(what) if what in set(Kind) else ("person" if what == "person" else "date")
        self.dismiss(Chosen((anchor,), anchor_words(self._press, anchor), kind))
