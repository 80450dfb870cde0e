"""Jump mode: a letter beside everything in sight that can be gone to."""

from __future__ import annotations

import unicodedata
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widgets import Static

from lufang_tui.i18n import N_, _
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.widgets.bars import PaneTabs, SearchPrompt
from lufang_tui.tui.widgets.chips import Chips
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import Click, Key
    from textual.screen import Screen


LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first; the search box has none of them, but its own key."""


class Target(NamedTuple):
    """Something that can be gone to."""

    part: str
    """Which widget shows the letter: `list`, `detail`, `tabs`, `search`, `chips`."""
    place: int
    """Where: the index of a row, a paragraph, a tab or a chip."""
    go: Callable[[], object]


class Jumping(Dialog["Callable[[], object] | None"]):
    """Waits for the letters of a target, while the screen below shows them; anything else leaves."""

    DEFAULT_CSS = """
    Jumping { background: transparent; }
    Jumping > #how { dock: bottom; height: 1; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", N_("close"), id="jump.close")]

    def __init__(self, targets: Mapping[str, Target], show: Callable[[Mapping[str, Target]], None]) -> None:
        super().__init__()
        self._targets = targets
        self._show = show
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Say what to press, in place of the screen's keys, which are letters now."""
        yield Static(_("press a letter to go there   esc close"), id="how", markup=False)

    def on_mount(self) -> None:
        """Show every letter."""
        self._show(self._targets)

    def on_unmount(self) -> None:
        """Take the letters away, however this ends."""
        self._show({})

    def on_key(self, event: Key) -> None:
        """Follow a letter; a full-width one is the same."""
        if event.key == "escape":
            return
        event.stop()
        letter = unicodedata.normalize("NFKC", event.character or "").lower()
        self._typed += letter
        left = {name: target for name, target in self._targets.items() if name.startswith(self._typed)}
        if not letter or not left:
            self.dismiss(None)
        elif self._typed in left:
            self.dismiss(left[self._typed].go)
        else:
            self._show(left)

    def on_click(self, event: Click) -> None:
        """Leave: the mouse needs no letters."""
        event.stop()
        self.dismiss(None)


def labels(count: int) -> Sequence[str]:
    """Return that many labels, none of which begins another: single letters as long as they suffice."""
    if count <= len(LETTERS):
        return LETTERS[:count]
    return ["".join(pair) for pair in product(LETTERS, repeat=2)][:count]


class Around(NamedTuple):
    """What a screen can be gone to in, beside its list and its text."""

    panes: Sequence[str]
    """The names of its panes, in the order of their tabs."""
    open_pane: Callable[[str], object]
    search: Callable[[], object]
    """Goes to the search box."""
    chips: Sequence[Callable[[], object]] = ()
    """Takes each chip away."""


def jump(screen: Screen[None], around: Around) -> None:
    """Show letters and go where the reader says."""
    found = list(_targets(screen, around))
    targets = dict(zip(labels(len(found)), found, strict=False))
    screen.app.push_screen(Jumping(targets, partial(_show, screen)), _run)


def _run(go: Callable[[], object] | None) -> None:
    if go is not None:
        go()


def _targets(screen: Screen[None], around: Around) -> Iterator[Target]:
    """What is in sight: entries, links, tabs, the search box, chips."""
    entries, prose, tabs = screen.query_one(EntryList), screen.query_one(Prose), screen.query_one(PaneTabs)
    for row in entries.visible_rows():
        yield Target("list", row, partial(_to_row, entries, entries.keys[row]))
    for paragraph in prose.visible_links():
        link = prose.paragraphs[paragraph].link
        if link is not None:
            yield Target("detail", paragraph, partial(prose.post_message, Prose.Followed(prose, link)))
    for index, name in enumerate(around.panes):
        if name != tabs.active:
            yield Target("tabs", index, partial(around.open_pane, name))
    yield Target("search", 0, around.search)
    for index, take_away in enumerate(around.chips):
        yield Target("chips", index, take_away)


def _to_row(entries: EntryList, key: str) -> None:
    entries.highlight(key)
    entries.screen.set_focus(entries)


def _show(screen: Screen[None], targets: Mapping[str, Target]) -> None:
    """Let every widget show its letters."""
    if not screen.is_mounted:
        return
    parts: dict[str, dict[int, str]] = {}
    for label, target in targets.items():
        parts.setdefault(target.part, {})[target.place] = label
    screen.query_one(EntryList).show_labels(parts.get("list", {}))
    screen.query_one(Prose).show_labels(parts.get("detail", {}))
    screen.query_one(PaneTabs).labels = parts.get("tabs", {})
    for chips in screen.query(Chips):
        chips.letters = parts.get("chips", {})
    search = parts.get("search", {})
    screen.query_one("#search SearchPrompt", SearchPrompt).text = f"{search[0]} " if search else "/ "
