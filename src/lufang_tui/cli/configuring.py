"""`lufang config`: where the settings are, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lufang_tui.cli import streams
from lufang_tui.errors import ExitCode
from lufang_tui.i18n import _
from lufang_tui.settings import KNOWN, config_path, load_settings
from lufang_tui.text.safe import visible
from lufang_tui.tui.keyboard.config_faults import config_faults

if TYPE_CHECKING:
    from lufang_tui.settings import Settings


def print_path() -> int:
    """Print the path of the config file, whether or not it exists."""
    streams.data(f"{config_path()}\n")
    return ExitCode.DONE


def show_settings(*, as_json: bool) -> int:
    """Print every setting with its value; keys that are not known, and what is wrong, are named on standard error.

    Raises LufangError where the file cannot be read.
    """
    settings = load_settings()
    values = {name: _value(settings, name) for name in KNOWN}
    faults = config_faults(settings)
    if as_json:
        report = {
            "path": str(config_path()),
            "settings": values,
            "unknown": list(settings.unknown),
            "faults": list(faults),
        }
        from lufang_tui.text.json_text import json_text

        streams.data(json_text(report))
    else:
        for name, value in values.items():
            streams.data(f"{name}: {visible(_written(value))}\n")
    for key in settings.unknown:
        streams.talk(
            "lufang: "
            + _("{path}: no setting is called '{name}'; it is passed over").format(
                path=config_path(), name=visible(key)
            )
        )
    for fault in faults:
        streams.talk(f"lufang: {config_path()}: {visible(fault)}")
    return ExitCode.DONE


def _value(settings: Settings, name: str) -> Any:
    value = getattr(settings, name)
    return {command: list(keys) for command, keys in value.items()} if name == "keys" else value


def _written(value: Any) -> str:
    """Give a setting as the config file may have it, on one line."""
    if not value:
        return "null"
    if isinstance(value, str):
        return value
    from lufang_tui.text.json_text import json_text

    return " ".join(json_text(value).split())  # YAML reads JSON
