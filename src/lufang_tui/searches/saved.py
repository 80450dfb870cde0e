"""Searches that somebody gave a name, in `searches.json` of the user's data folder, in the order of saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lufang_tui.keeping import KeptList
from lufang_tui.searches.asked import Asked  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from collections.abc import Callable


class Saved(msgspec.Struct, frozen=True):
    """A search with a name."""

    name: str
    asked: Asked


SAVED = KeptList("searches.json", Saved)
"""Where the user's saved searches are kept."""


def save(name: str, asked: Asked) -> Callable[[tuple[Saved, ...]], tuple[Saved, ...]]:
    """Save a search under a name; one that has the name already is replaced in its place."""
    new = Saved(name, asked)

    def change(there: tuple[Saved, ...]) -> tuple[Saved, ...]:
        if any(one.name == name for one in there):
            return tuple(new if one.name == name else one for one in there)
        return (*there, new)

    return change


def forget(name: str) -> Callable[[tuple[Saved, ...]], tuple[Saved, ...]]:
    """Forget the search of that name."""
    return lambda there: tuple(one for one in there if one.name != name)
