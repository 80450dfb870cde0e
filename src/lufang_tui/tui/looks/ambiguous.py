"""Terminals that give two cells to “ ” — …: finding out before the app starts, and what to say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.i18n import N_, _
from lufang_tui.terminal import ask_ambiguous_width
from lufang_tui.tui.looks.appearance import may_be_wide

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT = 0.2
"""Seconds for the answer; a terminal near by takes two thousandths, one far away a round trip."""


def signs_are_wide(environment: Mapping[str, str]) -> bool:
    """Ask the terminal, where that is worth it, whether signs of ambiguous width take two cells."""
    return may_be_wide(environment) and ask_ambiguous_width(TIMEOUT) == 2


_SETTINGS = {
    "iTerm.app": N_(
        "iTerm2: Settings > Profiles > Text: do not treat ambiguous-width characters as double-width"
    ),
    "WezTerm": N_("WezTerm: treat_east_asian_ambiguous_width_as_wide = false"),
    "Apple_Terminal": N_(
        "Terminal: Settings > Profiles > Advanced > turn off “Unicode East Asian Ambiguous characters are wide”"
    ),
}
"""TERM_PROGRAM -> the setting."""


def advice(environment: Mapping[str, str]) -> str:
    """Say what is the matter, and which setting of which terminal mends it."""
    setting = _SETTINGS.get(environment.get("TERM_PROGRAM", ""))
    if setting is None and environment.get("VTE_VERSION"):
        setting = N_(
            "GNOME Terminal: Preferences > profile > Compatibility > Ambiguous-width characters: Narrow"
        )
    if setting is None and environment.get("XTERM_VERSION"):
        setting = N_("xterm: start it without -cjk_width (xterm*cjkWidth: false)")
    if setting is None:
        setting = N_("look in its settings for “ambiguous width” and choose narrow")
    return _(
        "This terminal draws “ ” — … two cells wide, so lines may look shifted. {setting}. "
        "Until then borders are drawn with ASCII signs."
    ).format(setting=_(setting))
