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
from lufang_tui.tui.widgets.entry_list import EntryList
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import Click, Key

    from lufang_tui.tui.browser import Browser

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first; the search box has none of them, but its own key."""


class Target(NamedTuple):
    """Something that can be gone to."""

    part: str
    """Which widget shows the letter: `list`, `detail`, `tabs`."""
    place: int
    """Where: the index of a row, a paragraph or a tab."""
    go: Callable[[], object]


class Jumping(Dialog["Callable[[], object] | None"]):
    """Waits for the letters of a target, while the browser below shows them; anything else leaves."""

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
        """Say what to press, in place of the browser's keys, which are letters now."""
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


def jump(browser: Browser) -> None:
    """Show letters and go where the reader says."""
    found = list(_targets(browser))
    targets = dict(zip(labels(len(found)), found, strict=False))
    browser.app.push_screen(Jumping(targets, partial(_show, browser)), _run)


def _run(go: Callable[[], object] | None) -> None:
    if go is not None:
        go()


def _targets(browser: Browser) -> Iterator[Target]:
    """What is in sight: entries, links, tabs, the search box."""
    entries, prose = browser.query_one(EntryList), browser.query_one(Prose)
    for row in entries.visible_rows():
        yield Target("list", row, partial(_to_row, entries, entries.keys[row]))
    for paragraph in prose.visible_links():
        link = prose.paragraphs[paragraph].link
        if link is not None:
            yield Target("detail", paragraph, partial(prose.post_message, Prose.Followed(prose, link)))
    for index, name in enumerate(browser.panes):
        if name != browser.pane_name:
            yield Target("tabs", index, partial(browser.open_pane, name))
    yield Target("search", 0, browser.searching.focus)


def _to_row(entries: EntryList, key: str) -> None:
    entries.highlight(key)
    entries.screen.set_focus(entries)


def _show(browser: Browser, targets: Mapping[str, Target]) -> None:
    """Let every widget show its letters."""
    if not browser.is_mounted:
        return
    parts: dict[str, dict[int, str]] = {}
    for label, target in targets.items():
        parts.setdefault(target.part, {})[target.place] = label
    browser.query_one(EntryList).show_labels(parts.get("list", {}))
    browser.query_one(Prose).show_labels(parts.get("detail", {}))
    browser.query_one(PaneTabs).labels = parts.get("tabs", {})
    search = parts.get("search", {})
    browser.query_one("#search SearchPrompt", SearchPrompt).text = f"{search[0]} " if search else "/ "
