"""The palette: whatever can be done or gone to, by some of its name: commands, people, sections, kits."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from lufang_tui.cards.pane import article_key, link, post_name, section_name
from lufang_tui.cards.styled import EMPTY, Role, Row, one_line, styled
from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _
from lufang_tui.text.fold import fold
from lufang_tui.tui.commands import COMMANDS
from lufang_tui.tui.dialogs.base import Dialog
from lufang_tui.tui.dialogs.help import keys_of
from lufang_tui.tui.dialogs.reading import DIALOG_CSS
from lufang_tui.tui.widgets.bars import KeyHints
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import App, ComposeResult
    from textual.events import Click

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Searcher
    from lufang_tui.tui.app import LufangApp
    from lufang_tui.tui.browser import Browser


class Choice(NamedTuple):
    """Something the palette offers."""

    name: str
    aside: str
    """Its keys, or what kind of thing it is."""
    note: str
    """A second line."""
    words: str
    """What else may be typed to find it."""
    run: Callable[[], object]


class Offers(Protocol):
    """What a palette offers."""

    @property
    def all(self) -> Sequence[Choice]:
        """Everything, in its order."""

    def find(self, query: str) -> list[int]:
        """Return the places in `all` of what a query finds, the best first; all of them for an empty query."""


class PeopleByName:
    """A kit's people, found as the search finds them: by name, pinyin and title, with their organisations."""

    def __init__(self, press: PressKit) -> None:
        self._press = press

    def find(self, query: str) -> list[str]:
        """Return the ids of the people that a query finds."""
        from lufang_tui.search import Group, parse

        return [hit.id for hit in self._searcher.search(parse(query)).group(Group.PEOPLE)]

    @cached_property
    def _searcher(self) -> Searcher:
        from msgspec.structs import replace

        from lufang_tui.kit.press import PressKit
        from lufang_tui.search import Searcher

        # Only who they are counts, not what else names them; and it stays fast in a kit of any size.
        kit = replace(self._press.kit, quotes=(), timeline=(), figures=(), sections=())
        return Searcher(PressKit(kit, self._press.folder))


class Choices:
    """Everything that can be chosen from one browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._people = PeopleByName(browser.press)
        self.all = [*self._commands(), *self._persons(), *self._sections(), *self._kits()]

    def find(self, query: str) -> list[int]:
        """Return the places in `all` of what a query finds: first what is called so, last what only says so in its help."""
        terms = fold(query).text.split()
        if not terms:
            return list(range(len(self.all)))
        people = {f"people/{name}" for name in self._people.find(query)}
        named: list[int] = []
        said: list[int] = []
        for at, choice in enumerate(self.all):
            names = fold(f"{choice.name} {choice.words}").text
            if all(term in names for term in terms) or choice.words in people:
                named.append(at)
            elif choice.note and all(term in f"{names} {fold(choice.note).text}" for term in terms):
                said.append(at)
        return named + said

    def _commands(self) -> Iterator[Choice]:
        shown = keys_of(self._browser.program)
        for command in COMMANDS:
            if command.id != "palette" and command.available(self._browser):
                run = partial(command.run, self._browser)
                words = f"{command.name} {command.id}"
                yield Choice(_(command.name), shown.get(command.id, ""), command.help(), words, run)

    def _persons(self) -> Iterator[Choice]:
        press = self._browser.press
        for person in press.kit.people:
            posts = " · ".join(post_name(press, role) for role in person.roles)
            run = partial(self._browser.moving.jump, link("people", person.id))
            yield Choice(person.name, _("person"), posts, f"people/{person.id}", run)

    def _sections(self) -> Iterator[Choice]:
        for section in self._browser.press.kit.sections:
            key = article_key(section.id, None if section.heading else 0)
            run = partial(self._browser.moving.jump, link("article", key))
            yield Choice(section_name(section), _("section"), "", section.id, run)

    def _kits(self) -> Iterator[Choice]:
        kits = self._browser.program.kits
        for other in kits.browsers:
            if other is not self._browser:
                yield Choice(
                    other.press.kit.label, _("kit"), "", other.opened.name, partial(kits.show, other)
                )
        there = {other.opened.name for other in kits.browsers}
        for path in self._browser.program.state.recent:
            if path not in there:
                run = partial(_open, self._browser.program, Path(path))
                yield Choice(Path(path).name, _("recent kit"), path, path, run)


class Palette(Dialog["Callable[[], object] | None"]):
    """A box to type into and what it finds; answers with what is to be run."""

    DEFAULT_CSS = (
        DIALOG_CSS.format(name="Palette")
        + """
    Palette {
        align: center top;
        & > Vertical { margin-top: 1; height: auto; max-height: 90%; }
        & Input, & Input:focus { border: none; height: 1; padding: 0; background: $background; }
        & EntryList { max-height: 100%; margin-top: 1; }
        & EntryList > .list--cursor { background: $primary 20%; }
        & EntryList:nocolor > .list--cursor { text-style: reverse; }
    }
    """
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("choose"), id="palette.take", priority=True),
        Binding("escape,ctrl+p", "dismiss", N_("close"), id="palette.close"),
        Binding("down", "move(1)", N_("Next entry"), id="palette.down", show=False),
        Binding("up", "move(-1)", N_("Previous entry"), id="palette.up", show=False),
        Binding("pagedown", "page(1)", N_("Page down"), id="palette.page_down", show=False),
        Binding("pageup", "page(-1)", N_("Page up"), id="palette.page_up", show=False),
    ]

    def __init__(self, choices: Offers) -> None:
        super().__init__()
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical():
            yield Input(placeholder=_("a command, a person, a section, a kit"))
            yield EntryList()
            yield KeyHints(["palette.take", "palette.close"])

    def on_mount(self) -> None:
        """Offer everything."""
        self._show("")

    @on(Input.Changed)
    def find(self, message: Input.Changed) -> None:
        """Show what goes with what was typed."""
        self._show(message.value)

    def action_take(self) -> None:
        """Answer with what is highlighted."""
        key = self.query_one(EntryList).key
        if key is not None:
            self.dismiss(self._choices.all[int(key)].run)

    def on_click(self, event: Click) -> None:
        """Answer with what was clicked; beside the dialog, leave."""
        entries = self.query_one(EntryList)
        if event.widget is self:
            self.dismiss(None)
        elif event.widget is entries and entries.row_at(event) is not None:
            self.action_take()

    def action_move(self, step: int) -> None:
        """Move the highlight by some entries."""
        self.query_one(EntryList).action_move(step)

    def action_page(self, step: int) -> None:
        """Move the highlight by what fits on the screen."""
        self.query_one(EntryList).action_page(step)

    def _show(self, query: str) -> None:
        found = [str(at) for at in self._choices.find(query)]
        entries = self.query_one(EntryList)
        entries.styles.height = max(1, min(2 * len(found), self.app.size.height * 3 // 5))
        entries.show(found, self._row, key=found[0] if found else None, empty=_("Nothing found."))

    def _row(self, key: str) -> Row:
        choice = self._choices.all[int(key)]
        note = styled((one_line(choice.note), Role.LABEL)) if choice.note else EMPTY
        return Row(styled((one_line(choice.name), Role.WORDS)), choice.aside, note)


def open_palette(browser: Browser) -> None:
    """Open the palette over a browser, and do what is chosen there."""
    offer(browser.app, lambda: Choices(browser))


def offer(app: App[int], choices: Callable[[], Offers]) -> None:
    """Open the palette, and do what is chosen there."""
    if not isinstance(app.screen, Palette):
        app.push_screen(Palette(choices()), _run)


def _open(program: LufangApp, path: Path) -> None:
    """Open a kit in a tab, read beside what is shown; say why where it cannot be."""
    from lufang_tui.kit.opened import open_at
    from lufang_tui.tui.session.kits import first_line

    def read() -> None:
        try:
            opened = open_at(path)
        except LufangError as error:
            program.call_later(partial(program.notify, first_line(error), severity="error", markup=False))
        else:
            program.call_later(partial(program.kits.add, opened, show=True))

    program.run_worker(read, thread=True, group="open")


def _run(chosen: Callable[[], object] | None) -> None:
    if chosen is not None:
        chosen()
