"""`lufang styles`: the styles of attribution, the built-in ones and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution import STYLES, all_styles
from lufang_tui.attribution.choosing import styles_folder
from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping


def every_style() -> Mapping[str, str]:
    """Give every style by its name, the user's own with the built-in ones, with a line that describes it."""
    return {name: _(about) for name, about in all_styles(styles_folder()).items()}


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
