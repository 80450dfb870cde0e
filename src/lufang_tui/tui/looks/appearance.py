"""What the terminal can show: whether there is colour, and whether signs of ambiguous width are one cell wide.

It knows no Textual; what follows from it is in `looks`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES: Final = (
    "lufang-dark", "lufang-light",
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai",
    "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light", "solarized-dark",
    "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""The names of all themes, the program's own first; `lufang config` tells by it whether there is such a theme."""

DEFAULT_THEME: Final = THEMES[0]

_MONOCHROME = re.compile(r"vt(52|1\d\d|2\d\d|3[02]\d|420)(-.*)?|.*-(m|mono)|adm.*|wy(50|60).*|hp2.*")
"""Names of terminals that terminfo knows to have no colours."""


def has_colour(environment: Mapping[str, str]) -> bool:
    """Tell whether colours may be used: not with NO_COLOR (no-color.org), not on a monochrome terminal."""
    return not environment.get("NO_COLOR") and not _MONOCHROME.fullmatch(environment.get("TERM", ""))


def may_be_wide(environment: Mapping[str, str]) -> bool:
    """Tell whether it is worth asking how wide “ and — are.

    Terminals draw them two cells wide only where somebody set so, or by default in a Chinese, Japanese or Korean locale.
    tmux and screen answer for themselves, not for the terminal around them, so they are not asked.
    """
    if environment.get("TMUX") or environment.get("STY"):
        return False
    named = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next((name for name in named if name), "")
    return locale.startswith(("zh", "ja", "ko")) or bool(environment.get("VTE_CJK_WIDTH"))
