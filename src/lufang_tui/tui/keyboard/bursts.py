"""Keys that arrive together: over a slow line, Escape and what is typed after it come in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Container

_ALT = "alt+"


def read_escapes() -> None:
    """Let Textual read Escape and a printed character as Alt and that character, whichever it is.

    Its table has another meaning for some, such as £ for Escape and 3, and a word further for Escape and f. There is no
    public way to change it (tests/tui/test_search_in_terminal.py sends such bursts).
    """
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

    for sequence in list(ANSI_SEQUENCES_KEYS):
        if len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1].isprintable():
            del ANSI_SEQUENCES_KEYS[sequence]  # type: ignore[attr-defined]


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
