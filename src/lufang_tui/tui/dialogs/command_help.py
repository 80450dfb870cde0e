"""What the keys of a screen beside the browser do, made of the keys that are live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from lufang_tui.cards.styled import Role, Styled, styled
from lufang_tui.tui.configured import ConfiguredApp
from lufang_tui.tui.keyboard.keys import half_width, textual_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.screen import Screen

    from lufang_tui.tui.keyboard.keymap import HasHelp

KEYS_WIDTH = 18
"""Cells for the keys of a line."""


def command_help(screen: Screen[None], title: str, commands: Iterable[type[HasHelp]]) -> list[Styled]:
    """Return a page under a title: every command with the keys that it has now, available or not."""
    live = live_keys(screen)
    page = [styled((title, Role.HEADING)), Styled("")]
    for command in commands:
        shown = live.get(command.id) or _keys_of(screen, command)
        page.append(styled(command.help(), indent=KEYS_WIDTH, lead=" ".join(dict.fromkeys(shown))))
    return page


def live_keys(screen: Screen[None]) -> dict[str, list[str]]:
    """Return id -> the keys that run it now, as they are shown, without twins."""
    live: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.id and half_width(key):
            live.setdefault(active.binding.id, []).append(screen.app.get_key_display(active.binding))
    return live


def _keys_of(screen: Screen[None], command: type[HasHelp]) -> Sequence[str]:
    """The keys of a command that cannot be done now, as the keymap has them."""
    app = screen.app
    names = (
        app.keymap.changed.get(command.id, command.keys) if isinstance(app, ConfiguredApp) else command.keys
    )
    return [app.get_key_display(Binding(textual_name(name), "")) for name in names]
