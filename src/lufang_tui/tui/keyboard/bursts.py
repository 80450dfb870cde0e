"""Keys that arrive together: over a slow line, Escape and what is typed after it come in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Container

_ALT = "alt+"


def parted(key: Key, bound: Container[str]) -> tuple[Key, ...]:
    """Return the keys that were pressed: Escape and a character where a terminal's Alt and that character mean nothing.

    A terminal sends the same bytes for both, so only a key that is bound with Alt is taken for one.
    """
    if key.character and key.key.startswith(_ALT) and key.key not in bound:
        return Key("escape", "\x1b"), Key(_named(key), key.character)
    return (key,)


def _named(key: Key) -> str:
    """The name of the key without Alt; Textual tells capitals by `shift+` only where Alt is held."""
    name = key.key.removeprefix(_ALT)
    return (key.character or name) if name.startswith("shift+") else name
