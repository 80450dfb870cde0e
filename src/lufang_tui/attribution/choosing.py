"""Which style is taken where nobody names one, and where the user's own styles are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution.styles import default_style
from lufang_tui.settings import config_folder

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.kit.model import Kit
    from lufang_tui.settings import Settings


def styles_folder() -> Path:
    """Give the folder of the user's own styles; it need not exist."""
    return config_folder() / "styles"


def chosen_style(named: str | None, kit: Kit, settings: Settings | None = None) -> str:
    """Give the style that is named, else that of the settings, else that of the kit's language.

    `settings` are read where they are not given. Raises LufangError where they cannot be read.
    """
    if named:
        return named
    if settings is None:
        from lufang_tui.settings import load_settings

        settings = load_settings()
    return settings.style or default_style(kit)
