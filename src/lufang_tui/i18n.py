"""The language that the program speaks, English or Chinese, and its texts in it.

English texts stand in the code; Chinese ones in `locale/zh/LC_MESSAGES/lufang.po`, compiled beside it. What a kit
says is not translated here, nor is anything that a script reads: ids, rule names, keys of JSON, column names.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations

Language: TypeAlias = Literal["en", "zh"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
"""The languages that the program speaks."""

VARIABLE: Final = "LUFANG_LANG"

_VARIABLES: Final = (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
"""The first of these that is set decides (POSIX, XBD 8.2, for the last three)."""

_chosen: Language | None = None
_catalogue: NullTranslations | None = None


def language() -> Language:
    """Give the language in use: the one that `use` was given, else the environment's."""
    global _chosen  # noqa: PLW0603 - a process speaks one language, as it has one locale
    if _chosen is None:
        _chosen = from_environment(os.environ)
    return _chosen


def use(name: str | None) -> None:
    """Speak the language that a tag or locale names (`zh`, `zh-CN`, `en_US.UTF-8`); None asks the environment again.

    Texts that were made before keep their language.
    """
    global _chosen  # noqa: PLW0603 - see above
    _chosen = None if name is None else _known(name)


def from_environment(environment: Mapping[str, str]) -> Language:
    """Give the language of an environment: LUFANG_LANG, then LC_ALL, LC_MESSAGES, LANG; English where none is set."""
    return _known(next((environment[name] for name in _VARIABLES if environment.get(name)), "en"))


def _(message: str) -> str:
    """Give a text of the program in the language in use; the English text where there is no other."""
    # For an empty text gettext gives the catalogue's header.
    return _translations().gettext(message) if message and language() != "en" else message


def _n(one: str, many: str, count: int) -> str:
    """Give the text for a number of things: `one` or `many` in English, the only form of both in Chinese."""
    if language() == "en":
        return one if count == 1 else many
    return _translations().ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the name that translators' tools know
    """Mark a text that is made before the language is known; whoever shows it calls `_` on it."""
    return message


def _known(name: str) -> Language:
    # Traditional Chinese locales get the simplified texts until there is a catalogue of their own.
    return "zh" if name.replace("_", "-").split(".")[0].split("-")[0].lower() == "zh" else "en"


def _translations() -> NullTranslations:
    """Load the Chinese catalogue, once; without it (a broken installation) the program speaks English."""
    global _catalogue  # noqa: PLW0603 - read once for a process
    if _catalogue is None:
        from gettext import translation
        from pathlib import Path

        folder = Path(__file__).with_name("locale")
        _catalogue = translation("lufang", str(folder), languages=["zh"], fallback=True)
    return _catalogue
