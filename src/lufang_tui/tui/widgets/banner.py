"""A line below the title, for what a reader must not miss; it is there only while it says something."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from lufang_tui.cards.styled import one_line
from lufang_tui.clock import now
from lufang_tui.text.breaks import wrap
from lufang_tui.text.cells import fit

if TYPE_CHECKING:
    from lufang_tui.tui.browser import Browser

LOOKED_AT = 20.0
"""Seconds after which the time is looked at again while an embargo is told."""


class Banner(Widget):
    """A warning that stays."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Banner { height: auto; max-height: 2; padding: 0 1; background: $warning-muted; color: $text-warning; text-style: bold; }
    Banner.-empty { display: none; }
    """
    text: reactive[str] = reactive("", layout=True)
    """What it says; nothing hides it."""

    def on_mount(self) -> None:
        """Hide until there is something."""
        self.set_class(not self.text, "-empty")

    def watch_text(self, text: str) -> None:
        """Come and go."""
        self.set_class(not text, "-empty")

    def render(self) -> Content:
        """Draw what fits on two lines, a sign in front, since colour alone says nothing."""
        width = max(1, self.content_size.width)
        said = fit(f"! {one_line(self.text)}", 2 * width - 4)
        return Content("\n".join(said[start:end] for start, end in wrap(said, width)))


class EmbargoLine(Banner):
    """Says in every pane that the kit may not be published yet, until it may."""

    def on_mount(self) -> None:
        """Look at the kit, now and again."""
        super().on_mount()
        self.look()
        if self.text:
            self.set_interval(LOOKED_AT, self.look)

    def look(self) -> None:
        """Look at the time, and at the kit that is open now."""
        kit = cast("Browser", self.screen).press.kit
        if not kit.embargo:
            self.text = ""
            return
        from lufang_tui.cards.embargo import embargo_line

        self.text = embargo_line(kit, now())
