"""The single lines of the screen: title, the words beside the search box, tabs, key hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from lufang_tui.cards.styled import one_line
from lufang_tui.i18n import _
from lufang_tui.text.cells import fit
from lufang_tui.text.cells import width as cell_width
from lufang_tui.tui.keyboard.keys import half_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Click, MouseMove
    from textual.screen import Screen

NAME = "lufang"
LEAST = (24, 8)
"""Columns and lines below which there is no room to read."""
HINT_GAPS = (3, 2)
"""Cells between key hints: the first number that lets all of them fit, else the last."""
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
        self.tell(label, dateline)

    def tell(self, label: str, dateline: str) -> None:
        """Name what is open."""
        self._label = one_line(label)
        self._dateline = one_line(dateline)
        self.refresh()

    def render(self) -> Content:
        """Draw what fits: the label first."""
        columns, lines = self.app.size
        if columns < LEAST[0] or lines < LEAST[1]:
            said = _("too small: at least {columns}×{lines}").format(columns=LEAST[0], lines=LEAST[1])
            return Content.styled(fit(said, self.content_size.width), "bold reverse")
        room = self.content_size.width - len(NAME) - 2
        label = fit(self._label, room)
        rest = room - cell_width(label)
        dateline = fit(f" · {self._dateline}", rest) if self._dateline and rest > 8 else ""
        gap = " " * max(0, self.content_size.width - cell_width(label + dateline) - len(NAME))
        return Content.assemble(
            (label, "bold"), (dateline, "$foreground-muted"), gap, (NAME, "$foreground-muted")
        )


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
    counts: reactive[Mapping[str, object]] = reactive[Mapping[str, object]]({})
    """How many entries of a pane were found, to be drawn as it prints; a pane that is not searched has none."""
    labels: reactive[Mapping[int, str]] = reactive[Mapping[int, str]]({})
    """Index of a pane -> the letters that lead there in jump mode."""

    def __init__(self, panes: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._panes = panes
        """Name and title of each pane."""

    def tell(self, panes: Sequence[tuple[str, str]]) -> None:
        """Have these panes, each with name and title, in the order of their keys."""
        self._panes = panes
        self.refresh()

    def render(self) -> Content:
        """Draw the tabs as wide as there is room: narrow ones lose the titles of the panes that are not open."""
        for gap, short in ((3, False), (2, False), (1, False), (2, True), (1, True)):
            tabs = [
                self._tab(self.labels.get(index, str(index + 1)), name, title, short=short)
                for index, (name, title) in enumerate(self._panes)
            ]
            content = Content(" " * gap).join(tabs)
            if content.cell_length <= self.content_size.width:
                return content
        return content

    def _tab(self, key_name: str, name: str, title: str, *, short: bool) -> Content:
        count = str(self.counts.get(name, ""))
        chosen = name == self.active
        words = count if short and count and not chosen else f"{title} {count}".rstrip()
        key = Content.styled(f"{key_name} ", "bold reverse" if self.labels else "$foreground-muted")
        label = Content.styled(
            words, "bold underline" if chosen else "$foreground-muted" if count == "0" else ""
        )
        return (key + label).stylize(Style.from_meta({PANE: name}))

    def on_click(self, event: Click) -> None:
        """Open the pane under the mouse."""
        name = event.style.meta.get(PANE)
        if isinstance(name, str):
            self.post_message(self.Chosen(name))


class Hint(NamedTuple):
    """A key of the moment."""

    id: str
    """The id of the binding."""
    key: str
    name: str
    help: str
    """What is shown where the mouse rests on it."""

    def draw(self) -> Content:
        """Draw it; what is drawn knows whose it is."""
        drawn = Content.assemble((self.key, "bold"), (f" {self.name}", "$foreground-muted"))
        return drawn.stylize(Style.from_meta({ACTION: self.id}))


class KeyHints(Widget):
    """The keys of the moment, from the live bindings; a click does what the key does."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyHints { height: 1; padding: 0 1; background: $panel; }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """The most useful first."""

    def __init__(self, order: Sequence[str], always: Sequence[str] = ("help", "quit")) -> None:
        super().__init__()
        self._order = order
        """The ids of bindings, the most useful first."""
        self._always = always
        """Those that are never left out: the one that leads to all others, and the way out."""

    def on_mount(self) -> None:
        """Follow the bindings as focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)
        self._update(self.screen)

    def _update(self, screen: Screen[object]) -> None:
        self.hints = tuple(_live(screen, self._order))

    def render(self) -> Content:
        """Draw as many as fit."""
        drawn = {hint.id: hint.draw() for hint in self.hints}
        for gap in HINT_GAPS:
            fitting = self._fitting(drawn, gap)
            if len(fitting) == len(drawn):
                break
        return Content(" " * gap).join([hint for name, hint in drawn.items() if name in fitting])

    def _fitting(self, drawn: Mapping[str, Content], gap: int) -> set[str]:
        """Return the hints for which there is room, the most useful first."""
        always = [name for name in self._always if name in drawn]
        taken = sum(drawn[name].cell_length + gap for name in always) - gap * bool(always)
        fitting = set(always)
        for name, content in drawn.items():
            if name not in fitting:
                taken += content.cell_length + gap * bool(fitting)
                if taken > self.content_size.width:
                    break
                fitting.add(name)
        return fitting

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain the hint under the mouse."""
        name = event.style.meta.get(ACTION)
        words = next((hint.help for hint in self.hints if hint.id == name), "")
        self.tooltip = Content(words) if words else None

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does, where it would be done."""
        name = event.style.meta.get(ACTION)
        for node, binding, enabled, _tooltip in tuple(self.screen.active_bindings.values()):
            if enabled and binding.id is not None and binding.id == name:
                await self.app.run_action(binding.action, default_namespace=node)
                return


def _live(screen: Screen[object], order: Sequence[str]) -> Iterable[Hint]:
    shown: dict[str, Hint] = {}
    for key, (_node, binding, enabled, tooltip) in screen.active_bindings.items():
        if enabled and binding.show and half_width(key) and binding.id:
            hint = Hint(binding.id, screen.app.get_key_display(binding), _(binding.description), tooltip)
            shown.setdefault(binding.id, hint)
    return [shown[name] for name in order if name in shown]
