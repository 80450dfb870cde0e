"""An app as the settings and the terminal want it: keymap, theme, colours, signs, keys in their order."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key, Paste
from textual.filter import Monochrome, NoColor

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.settings import Settings, config_path, load_settings
from lufang_tui.text.breaks import wrap
from lufang_tui.tui.keyboard.bursts import InTurn, parted
from lufang_tui.tui.looks.appearance import DEFAULT_THEME, has_colour
from lufang_tui.tui.looks.themes import OWN, AsciiLines, WithoutColour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding
    from textual.events import Event
    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel

    from lufang_tui.tui.keyboard.keymap import Keymap

FAULTS_SHOWN = 4
"""Faults of the config file that the app tells by themselves; of the others it tells how many there are."""


MESSAGE, MESSAGE_EDGE = 60, 4
"""Cells of a message in the corner at most, unless that is more than half the terminal, and those of its edges (Textual)."""


class ConfiguredApp(App[int]):
    """An app that reads its settings when it starts; no trouble with them keeps it from opening."""

    ENABLE_COMMAND_PALETTE = False  # it is a command of the browser, so that its key can be changed

    def __init__(self) -> None:
        super().__init__()
        self.wide_signs = False
        """Whether the terminal gives two cells to signs of ambiguous width. Set before the app runs."""
        self.animation_level = "none"  # a text that slides is slow to read, and slower over SSH
        self._faults: list[str] = []
        self._in_turn = InTurn(self, super().on_event)
        self.no_color = not has_colour(os.environ)
        for theme in OWN:
            self.register_theme(theme)
        self._choose_theme()
        if self.settings.keys:
            self.set_keymap(self.keymap.for_textual())

    @cached_property
    def settings(self) -> Settings:
        """The user's settings, read once; the defaults where the config file cannot be read."""
        try:
            return load_settings()
        except LufangError as error:
            self._faults.append(str(error))
            return Settings()

    @cached_property
    def keymap(self) -> Keymap:
        """The keys that the settings change."""
        from lufang_tui.tui.keyboard.keymap import read_keymap

        return read_keymap(self.settings.keys)

    def _choose_theme(self) -> None:
        name = self.settings.theme or DEFAULT_THEME
        if name not in self.available_themes:
            from lufang_tui.tui.keyboard.config_faults import unknown_theme

            self._faults.append(f"{config_path()}: {unknown_theme(name)}")
            name = DEFAULT_THEME
        self.theme = name

    async def on_event(self, event: Event) -> None:
        """Take keys in turn; Escape and what is typed after it are two, where they come in one piece."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif isinstance(event, Paste):
            await self._in_turn.arrived((event,))
        else:
            bound = {key for keys in self.settings.keys.values() for key in keys}
            await self._in_turn.arrived(parted(event, bound))

    def get_key_display(self, binding: Binding) -> str:
        """Return what to call a key: Enter by its name, since many fonts lack the sign that Textual has for it."""
        return (
            "enter"
            if binding.key == "enter" and not binding.key_display
            else super().get_key_display(binding)
        )

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in the corner, never read as markup, its lines broken as Chinese has them; else as `App.notify`."""
        del markup
        room = max(1, min(MESSAGE, self.size.width // 2) - MESSAGE_EDGE)
        lines: list[str] = []
        for line in message.split("\n"):
            lines += [line] if line.isascii() else [line[start:end] for start, end in wrap(line, room)]
        super().notify("\n".join(lines), title=title, severity=severity, timeout=timeout, markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every drawn line goes through.

        Without colour, Textual's own filter would leave greys, which are colours too.
        """
        filters = [
            found for found in super().get_line_filters() if not isinstance(found, Monochrome | NoColor)
        ]
        if self.no_color:
            filters.append(WithoutColour())
        if self.wide_signs:
            filters.append(AsciiLines())
        return filters

    def tell_configuration(self) -> None:
        """Tell what is wrong with the settings, and what the terminal should be set to."""
        path = config_path()
        lines = [*self._faults, *(f"{path}: {fault}" for fault in self.settings.faults)]
        if self.settings.keys:
            lines += (f"{path}: {fault}" for fault in self.keymap.faults)
        if len(lines) > FAULTS_SHOWN + 1:
            more = len(lines) - FAULTS_SHOWN
            lines = [*lines[:FAULTS_SHOWN], _("… and {count} more: lufang config").format(count=more)]
        for line in lines:
            self.notify(line, title=_("Settings"), severity="warning", timeout=12, markup=False)
        if self.wide_signs:
            from lufang_tui.tui.looks.ambiguous import advice

            self.notify(advice(os.environ), severity="warning", timeout=20, markup=False)
