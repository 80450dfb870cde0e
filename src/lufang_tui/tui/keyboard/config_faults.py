"""What is wrong with the settings of the app, told where there is no app: by `lufang config` and `lufang doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line, suggestion
from lufang_tui.tui.looks.appearance import THEMES

if TYPE_CHECKING:
    from lufang_tui.settings import Settings


def config_faults(settings: Settings) -> tuple[str, ...]:
    """Return a line for each thing that is wrong: `keys.copy: …`, `theme: …`."""
    from lufang_tui.tui.keyboard.keymap import read_keymap

    theme = settings.theme
    wrong = () if theme is None or theme in THEMES else (unknown_theme(theme),)
    return (*wrong, *settings.faults, *read_keymap(settings.keys).faults)


def unknown_theme(name: str) -> str:
    """Say that there is no such theme, and which is near."""
    return _("theme: no theme is called {name}{near}").format(
        name=excerpt(one_line(name)), near=suggestion(name, THEMES)
    )
