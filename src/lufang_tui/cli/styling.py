"""`lufang styles`: the styles of attribution, the built-in ones and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import STYLES, all_styles, default_style
from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.settings import config_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lufang_tui.kit.model import Kit


def styles_folder() -> Path:
    """Give the folder of the user's own styles; it need not exist."""
    return config_folder() / "styles"


def every_style() -> Mapping[str, str]:
    """Give every style by its name, the user's own with the built-in ones, with a line that describes it."""
    return {name: _(about) for name, about in all_styles(styles_folder()).items()}


def chosen_style(named: str | None, kit: Kit) -> str:
    """Give the style that is named, else that of the settings, else that of the kit's language.

    Raises LufangError where the settings cannot be read.
    """
    if named:
        return named
    from lufang_tui.settings import load_settings

    return load_settings().style or default_style(kit)


def list_styles(*, as_json: bool) -> int:
    """Print the styles, a line each: name and description."""
    styles = every_style()
    if as_json:
        rows = [
            {"name": name, "description": about, "own": name not in STYLES} for name, about in styles.items()
        ]
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(rows))
    else:
        streams.data("".join(f"{name}\t{one_line(about)}\n" for name, about in styles.items()))
    return ExitCode.DONE


def make_style(name: str) -> int:
    """Make a style of the user's own from a commented example. Raises LufangError for a bad name or one that is taken."""
    from lufang_tui.attribution import new_style

    path = new_style(styles_folder(), name)
    streams.data(f"{path}\n")
    streams.talk(_("change it as you like; then: lufang copy ID --style {name}").format(name=name))
    return ExitCode.DONE
