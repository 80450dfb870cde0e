"""The command palette over the browser's commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from lufang_tui.i18n import _
from lufang_tui.tui.browser import Browser
from lufang_tui.tui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits

    from lufang_tui.tui.commands import Command


class BrowserCommands(Provider):
    """The commands that can be done now, by name."""

    async def discover(self) -> Hits:
        """Offer all of them."""
        for browser, command in self._available():
            yield DiscoveryHit(_(command.name), partial(command.run, browser), help=command.help())

    async def search(self, query: str) -> Hits:
        """Offer those whose name or help has the letters."""
        matcher = self.matcher(query)
        for browser, command in self._available():
            score = max(matcher.match(_(command.name)), matcher.match(command.help()))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(_(command.name)),
                    partial(command.run, browser),
                    help=command.help(),
                )

    def _available(self) -> Iterator[tuple[Browser, type[Command]]]:
        if isinstance(self.screen, Browser):
            for command in COMMANDS:
                if command.available(self.screen):
                    yield self.screen, command
