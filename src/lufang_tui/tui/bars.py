"""The single lines of the screen: title, search box, tabs, key hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input

from lufang_tui.cards.styled import one_line
from lufang_tui.i18n import N_, _
from lufang_tui.text.cells import fit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.keys import half_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Click
    from textual.screen import Screen

NAME = "lufang"
PANE, ACTION = "pane", "hint"
"""Where a drawn stretch carries what a click on it means; Textual's own `@click` would draw it as a link."""


class TitleLine(Widget):
    """What is open: the kit's label and dateline, and the program's name at the right."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TitleLine { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, label: str, dateline: str) -> None:
        super().__init__()
        self._label = one_line(label)
        self._dateline = one_line(dateline)

    def render(self) -> Content:
        """Draw what fits: the label first."""
        room = self.content_size.width - len(NAME) - 2
        label = fit(self._label, room)
        rest = room - cell_width(label)
        dateline = fit(f" · {self._dateline}", rest) if self._dateline and rest > 8 else ""
        gap = " " * max(0, self.content_size.width - cell_width(label + dateline) - len(NAME))
        return Content.assemble(
            (label, "bold"), (dateline, "$foreground-muted"), gap, (NAME, "$foreground-muted")
        )


class SearchBox(Input):
    """The search box: tells every change of the query."""

    DEFAULT_CSS = """
    SearchBox, SearchBox:focus {
        border: none; height: 1; padding: 0; width: 1fr; background: $background;
        & > .input--placeholder { color: $foreground 60%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "leave", N_("to the hits"), id="search.leave")
    ]

    class Asked(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query
            """The query as typed."""

    class Left(Message):
        """The reader wants to go to what was found."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("search the kit"), id="query", select_on_focus=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the new query."""
        event.stop()
        self.post_message(self.Asked(event.value))

    def action_leave(self) -> None:
        """Go to what was found."""
        self.post_message(self.Left())


class SearchPrompt(Widget):
    """A word beside the search box: how to get there, or how many were found."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SearchPrompt { width: auto; height: 1; color: $foreground 60%; }
    """
    text: reactive[str] = reactive("", layout=True, init=False)

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.set_reactive(SearchPrompt.text, text)

    def render(self) -> Content:
        """Draw the word."""
        return Content(self.text)


class PaneTabs(Widget):
    """The panes with their keys and counts; a click opens one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneTabs { height: 1; padding: 0 1; }
    """

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane
            """The pane's name."""

    active: reactive[str] = reactive("")
    counts: reactive[Mapping[str, int]] = reactive[Mapping[str, int]]({})

    def __init__(self, panes: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._panes = panes
        """Name and title of each pane."""

    def render(self) -> Content:
        """Draw the tabs as wide as there is room: narrow ones lose the titles of the panes that are not open."""
        for gap, short in ((3, False), (2, False), (1, False), (2, True), (1, True)):
            tabs = [
                self._tab(index + 1, name, title, short=short)
                for index, (name, title) in enumerate(self._panes)
            ]
            content = Content(" " * gap).join(tabs)
            if content.cell_length <= self.content_size.width:
                return content
        return content

    def _tab(self, number: int, name: str, title: str, *, short: bool) -> Content:
        count = str(self.counts.get(name, 0))
        chosen = name == self.active
        words = count if short and not chosen else f"{title} {count}"
        key = Content.styled(f"{number} ", "$foreground-muted")
        label = Content.styled(
            words, "bold underline" if chosen else "$foreground-muted" if count == "0" else ""
        )
        return (key + label).stylize(Style.from_meta({PANE: name}))

    def on_click(self, event: Click) -> None:
        """Open the pane under the mouse."""
        name = event.style.meta.get(PANE)
        if isinstance(name, str):
            self.post_message(self.Chosen(name))


class KeyHints(Widget):
    """The keys of the moment, from the live bindings; a click does what the key does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyHints { height: 1; padding: 0 1; background: $panel; }
    """
    hints: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """Key, name and action of each, the most useful first."""

    def __init__(self, order: Sequence[str]) -> None:
        super().__init__()
        self._order = order
        """The ids of bindings, the most useful first."""

    def on_mount(self) -> None:
        """Follow the bindings as focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)
        self._update(self.screen)

    def _update(self, screen: Screen[object]) -> None:
        self.hints = tuple(_live(screen, self._order))

    def render(self) -> Content:
        """Draw as many as fit."""
        content = Content("")
        for key, name, action in self.hints:
            hint = Content.assemble((key, "bold"), (f" {name}", "$foreground-muted"))
            hint = hint.stylize(Style.from_meta({ACTION: action}))
            longer = content + Content("   ") + hint if content.plain else hint
            if longer.cell_length > self.content_size.width:
                break
            content = longer
        return content

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        action = event.style.meta.get(ACTION)
        if isinstance(action, str):
            await self.screen.run_action(action)


def _live(screen: Screen[object], order: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    shown: dict[str, tuple[str, str, str]] = {}
    for key, (_node, binding, enabled, _tooltip) in screen.active_bindings.items():
        if enabled and binding.show and half_width(key) and binding.id:
            key_name = screen.app.get_key_display(binding)
            shown.setdefault(binding.id, (key_name, _(binding.description), binding.action))
    return [shown[name] for name in order if name in shown]
