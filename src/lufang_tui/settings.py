"""The user's settings: `config.yaml` in the user's config folder, read when first asked for and never written.

A key that this version does not know is tolerated and named, since a newer version may have written the file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _

APPLICATION = "lufang-tui"
CONFIG_FILE = "config.yaml"
MAX_CONFIG_BYTES = 100_000
MAX_CONFIG_DEPTH = 20
"""Lists and mappings in one another; far more than a setting needs, far fewer than harm a parser."""

KNOWN = {
    "style": N_("The style of attribution that `copy` takes; by the kit's language where left out."),
    "lang": N_("The language of the program's own texts, such as en or zh; by the locale where left out."),
}
"""The settings that this version reads, each with a sentence for the documentation."""


class Settings(NamedTuple):
    """What the config file says; None where it says nothing."""

    style: str | None = None
    lang: str | None = None
    unknown: tuple[str, ...] = ()
    """Keys of the file that this version does not know, as written."""


def config_folder() -> Path:
    """Give the folder of the user's config file and own styles; it need not exist."""
    if sys.platform == "linux":
        # What platformdirs gives there (XDG Base Directory Specification), without importing it: every start asks.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return Path(base or Path.home() / ".config") / APPLICATION
    from platformdirs import user_config_path

    return user_config_path(APPLICATION)


def config_path() -> Path:
    """Give the path of the config file; it need not exist."""
    return config_folder() / CONFIG_FILE


def load_settings(path: Path | None = None) -> Settings:
    """Read the config file at `path`, or the user's own; without a file every setting is None.

    Raises LufangError, in one line, where the file cannot be read or a known key has no text as its value.
    """
    path = config_path() if path is None else path
    text = _text(path)
    if text is None or not text.strip():
        return Settings()
    found = _mapping(path, text)
    values: dict[str, str | None] = {}
    for name in KNOWN:
        value = found.pop(name, None)
        if value is not None and not (isinstance(value, str) and value):
            raise LufangError(
                _("{path}: {name} must be a text, such as {example}").format(
                    path=path, name=name, example=_EXAMPLES[name]
                )
            )
        values[name] = value
    return Settings(**values, unknown=tuple(str(key) for key in found))


_EXAMPLES = {"style": "zh-news", "lang": "zh"}


def _text(path: Path) -> str | None:
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise LufangError(_("{path}: not a file").format(path=path))
        with path.open("rb") as stream:
            data = stream.read(MAX_CONFIG_BYTES + 1)
    except OSError as error:
        raise LufangError(f"{path}: {error.strerror or error}") from error
    if len(data) > MAX_CONFIG_BYTES:
        raise LufangError(
            _("{path}: too large (at most {most:,} bytes)").format(path=path, most=MAX_CONFIG_BYTES)
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LufangError(_("{path}: not UTF-8").format(path=path)) from error


def _mapping(path: Path, text: str) -> dict[Any, Any]:
    import yaml

    try:
        # The pure Python loader: deep nesting crashes the other one, and this file has a few lines.
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_CONFIG_DEPTH or isinstance(event, yaml.AliasEvent):
                raise LufangError(_("{path}: nested too deeply, or with aliases").format(path=path))
        found = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LufangError(
            _("{path}:{line}: not YAML: {reason}").format(path=path, line=line, reason=error.problem)
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LufangError(_("{path}: not YAML").format(path=path)) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise LufangError(
            _("{path}: expected settings, one a line, such as style: zh-news").format(path=path)
        )
    return found
