"""What can be done to a list of clippings. Every change takes a list and gives a new one.

A change names the clippings that it is about by their ids, and never says what the whole list is to be: so it can be
made to the list as it stands in the file now, whatever another program did to that meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from lufang_tui.clippings.model import Clipping

Clippings: TypeAlias = "tuple[Clipping, ...]"
"""In the reader's order."""
Change: TypeAlias = "Callable[[Clippings], Clippings]"


def add(new: Iterable[Clipping]) -> Change:
    """Put entries at the end; one that is there already stays as it is, with its note and its place."""
    fresh = {clipping.id: clipping for clipping in new}

    def change(there: Clippings) -> Clippings:
        known = {clipping.id for clipping in there}
        return (*there, *(clipping for name, clipping in fresh.items() if name not in known))

    return change


def remove(ids: Collection[str]) -> Change:
    """Take clippings out."""
    return lambda there: tuple(clipping for clipping in there if clipping.id not in ids)


def restore(taken: Iterable[tuple[int, Clipping]]) -> Change:
    """Put clippings back where they were, given the index of each at that time, in ascending order."""
    back = tuple(taken)

    def change(there: Clippings) -> Clippings:
        result = list(there)
        known = {clipping.id for clipping in there}
        for index, clipping in back:
            if clipping.id not in known:
                result.insert(index, clipping)
        return tuple(result)

    return change


def move(clipping_id: str, to: int) -> Change:
    """Put a clipping at an index; one beyond the ends is the end."""

    def change(there: Clippings) -> Clippings:
        moved = [clipping for clipping in there if clipping.id == clipping_id]
        result = [clipping for clipping in there if clipping.id != clipping_id]
        at = max(0, to)
        return (*result[:at], *moved, *result[at:])

    return change


def annotate(clipping_id: str, note: str) -> Change:
    """Write a note on a clipping; an empty one takes it away."""
    return lambda there: tuple(
        msgspec.structs.replace(clipping, note=note) if clipping.id == clipping_id else clipping
        for clipping in there
    )


def index_of(clippings: Clippings, clipping_id: str) -> int | None:
    """Give the index of a clipping; None where it is not among them."""
    return next((at for at, clipping in enumerate(clippings) if clipping.id == clipping_id), None)
