"""The user's settings: `config.yaml` in the user's config folder, read when first asked for and never written.

A key that this version does not know is tolerated and named, since a newer version may have written the file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION = "lufang-tui"
CONFIG_FILE = "config.yaml"
MAX_CONFIG_BYTES = 100_000
MAX_CONFIG_DEPTH = 20
"""Lists and mappings in one another; far more than a setting needs, far fewer than harm a parser."""

KNOWN = {
    "style": N_("The style of attribution that `copy` takes; by the kit's language where left out."),
    "lang": N_("The language of the program's own texts, such as en or zh; by the locale where left out."),
    "theme": N_("The theme of the app, such as lufang-light; lufang-dark where left out."),
    "keys": N_("The keys of commands: a command's id and a key, or a list of keys; `?` shows what they are."),
}
"""The settings that this version reads, each with a sentence for the documentation."""


class Settings(NamedTuple):
    """What the config file says; None where it says nothing."""

    style: str | None = None
    lang: str | None = None
    unknown: tuple[str, ...] = ()
    """Keys of the file that this version does not know, as written."""
    theme: str | None = None
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Command id -> keys as written; none for a command that is to have no key. Whether there is such a command, and
    such a key, only the app's keymap knows."""
    faults: tuple[str, ...] = ()
    """What is wrong with single entries of `keys`, a line each; the entries are left out."""


def config_folder() -> Path:
    """Give the folder of the user's config file and own styles; it need not exist."""
    if sys.platform == "linux":
        # What platformdirs gives there (XDG Base Directory Specification), without importing it: every start asks.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return Path(base or Path.home() / ".config") / APPLICATION
    from platformdirs import user_config_path

    return user_config_path(APPLICATION)


def data_folder() -> Path:
    """Give the folder of the user's own data: the library's list, clippings, saved searches; it need not exist."""
    if sys.platform == "linux":
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        return Path(base or Path.home() / ".local/share") / APPLICATION
    from platformdirs import user_data_path

    return user_data_path(APPLICATION)


def config_path() -> Path:
    """Give the path of the config file; it need not exist."""
    return config_folder() / CONFIG_FILE


def load_settings(path: Path | None = None) -> Settings:
    """Read the config file at `path`, or the user's own; without a file every setting is None.

    Raises LufangError, in one line, where the file cannot be read or a known key has no text as its value. What is wrong
    inside `keys` harms one key alone, so it is told in `faults` instead.
    """
    path = config_path() if path is None else path
    text = _text(path)
    if text is None or not text.strip():
        return Settings()
    found = _mapping(path, text)
    values: dict[str, str | None] = {}
    for name, example in _EXAMPLES.items():
        value = found.pop(name, None)
        if value is not None and not (isinstance(value, str) and value):
            raise LufangError(
                _("{path}: {name} must be a text, such as {example}").format(
                    path=path, name=name, example=example
                )
            )
        values[name] = value
    keys, faults = _keys(found.pop("keys", None))
    return Settings(**values, keys=keys, faults=faults, unknown=tuple(str(key) for key in found))


_EXAMPLES = {"style": "zh-news", "lang": "zh", "theme": "lufang-light"}


def _keys(value: Any) -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """The keys of commands, and what is wrong with some of them."""
    if value is None:
        return {}, ()
    if not isinstance(value, dict):
        return {}, (_("keys: expected commands with their keys, such as copy: c"),)
    found: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for command, written in value.items():
        several = written if isinstance(written, list) else [] if written is None else [written]
        # 1 to 9 are keys, which YAML reads as numbers.
        names = [str(name) if type(name) is int else name for name in several]
        if all(isinstance(name, str) and name for name in names):
            found[str(command)] = tuple(names)
        else:
            faults.append(
                _("keys.{command}: expected a key or a list of keys, such as [c, ctrl+y]").format(
                    command=command
                )
            )
    return found, tuple(faults)


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
