"""`lufang config`: where the settings are, and what they are."""

from __future__ import annotations

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode
from lufang_tui.i18n import _
from lufang_tui.settings import KNOWN, config_path, load_settings
from lufang_tui.text.safe import visible


def print_path() -> int:
    """Print the path of the config file, whether or not it exists."""
    streams.data(f"{config_path()}\n")
    return ExitCode.DONE


def show_settings(*, as_json: bool) -> int:
    """Print every setting with its value; keys that are not known are named on standard error.

    Raises LufangError where the file cannot be read.
    """
    settings = load_settings()
    values = {name: getattr(settings, name) for name in KNOWN}
    if as_json:
        report = {"path": str(config_path()), "settings": values, "unknown": list(settings.unknown)}
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(report))
    else:
        for name, value in values.items():
            streams.data(f"{name}: {visible(value) if value is not None else 'null'}\n")
    for key in settings.unknown:
        streams.talk(
            "lufang: "
            + _("{path}: no setting is called '{name}'; it is passed over").format(
                path=config_path(), name=visible(key)
            )
        )
    return ExitCode.DONE
