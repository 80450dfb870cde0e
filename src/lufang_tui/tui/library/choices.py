"""What the palette offers over the library: commands, saved searches, and kits that are open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.cards.styled import one_line
from lufang_tui.i18n import _
from lufang_tui.keeping import NotKept
from lufang_tui.searches import SAVED
from lufang_tui.text.fold import fold
from lufang_tui.tui.dialogs.command_help import live_keys
from lufang_tui.tui.dialogs.palette import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.searches import Saved
    from lufang_tui.tui.library.screen import LibraryScreen


class LibraryChoices:
    """Everything that can be chosen from the library's screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self.all = [*self._commands(), *self._saved(), *self._kits()]

    def find(self, query: str) -> list[int]:
        """Return the places in `all` of what a query finds: first what is called so, last what only says so in its help."""
        terms = fold(query).text.split()
        named: list[int] = []
        said: list[int] = []
        for at, choice in enumerate(self.all):
            names = fold(f"{choice.name} {choice.words}").text
            if all(term in names for term in terms):
                named.append(at)
            elif all(term in f"{names} {fold(choice.note).text}" for term in terms):
                said.append(at)
        return named + said

    def _commands(self) -> Iterator[Choice]:
        screen = self._screen
        shown = live_keys(screen)
        for command in screen.COMMANDS_OF_SCREEN:
            if command.id != "palette" and command.available(screen):
                keys = " ".join(shown.get(command.id, ()))
                words = f"{command.name} {command.id}"
                yield Choice(_(command.name), keys, command.help(), words, partial(command.run, screen))

    def _saved(self) -> Iterator[Choice]:
        found: Sequence[Saved] = ()
        try:
            found = SAVED.load().items
        except NotKept:  # the dialog of the saved searches tells why
            return
        for saved in found:
            run = partial(self._screen.search, saved.asked)
            yield Choice(one_line(saved.name), _("saved search"), saved.asked.text, "", run)

    def _kits(self) -> Iterator[Choice]:
        kits = self._screen.program.kits
        for browser in kits.browsers:
            run = partial(kits.show, browser)
            yield Choice(browser.press.kit.label, _("kit"), "", browser.opened.name, run)
