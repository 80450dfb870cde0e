"""What has become of a clipping's kit: whether it still says what was collected, or something else, or is gone.

A kit that is not where it was is looked for in the library: one with its id, made of the same release or saying the same.
"""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.clippings.snapshot import NotCollected, snapshot
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.opened import open_at, stamp_of
from lufang_tui.kit.press import UnknownId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.clippings.model import Clipping
    from lufang_tui.kit.model import Kit
    from lufang_tui.kit.opened import Stamp
    from lufang_tui.kit.press import PressKit
    from lufang_tui.library import Library


class Standing(StrEnum):
    """How a clipping stands to its kit."""

    SAME = "same"
    """The kit says what was collected, word for word."""
    CHANGED = "changed"
    """The kit has the entry, and says it otherwise now."""
    DROPPED = "dropped"
    """The kit has no such entry any more."""
    GONE = "gone"
    """Nothing lies where the kit was, and the library does not have it at another place."""
    UNREADABLE = "unreadable"
    """Something lies there, and cannot be read."""


class Today(NamedTuple):
    """A clipping's kit as it is now."""

    standing: Standing
    press: PressKit | None = None
    """The kit, where it can be read."""
    reason: str = ""
    """Why it cannot be read."""
    path: str | None = None
    """Where the kit lies now, absolute; None for the festival kit, and where it is not known."""

    @property
    def trouble(self) -> str:
        """What a reader should know before using the clipping; empty where its kit says the same."""
        return {
            Standing.SAME: "",
            Standing.CHANGED: _("The kit says this otherwise now; here is what was collected."),
            Standing.DROPPED: _("The kit does not have this any more; here is what was collected."),
            Standing.GONE: _("The kit is not where it was; here is what was collected."),
            Standing.UNREADABLE: _("The kit cannot be read now; here is what was collected."),
        }[self.standing]


class Kits:
    """Opens the kits of clippings, each once as long as its file stays the same. Takes its time: ask it in a thread."""

    def __init__(self, library: Library | None = None) -> None:
        """Look for kits that have moved in a library, the user's own for None."""
        from lufang_tui.library import Library  # most runs collect or show a clipping and look at no kit

        self._open: dict[str | None, tuple[Stamp | None, PressKit | LufangError]] = {}
        self._library = library or Library()
        self._moved: dict[str, str] = {}

    def today(self, clipping: Clipping) -> Today:
        """Look at a clipping's kit as it is now."""
        path = clipping.path
        kit = self._kit(path)
        if not isinstance(kit, LufangError):
            return Today(_standing(clipping, kit), kit, path=path)
        if path is None or _exists(Path(path)):
            return Today(Standing.UNREADABLE, reason=kit.message, path=path)
        return self._elsewhere(clipping, path) or Today(Standing.GONE, reason=kit.message)

    def _places(self, clipping: Clipping, path: str) -> Iterator[str]:
        """Where the clipping's kit may lie, the place where it was found last before those that have to be looked up."""
        if path in self._moved:
            yield self._moved[path]
        with suppress(LufangError):  # a damaged index, which the next refresh mends
            yield from [kit.path for kit in self._library.kits_with_id(clipping.kit.id)]

    def path_of(self, clipping: Clipping) -> str | None:
        """Where the clipping's kit lay when it was looked at last; None for the festival kit. Does not look."""
        return None if clipping.path is None else self._moved.get(clipping.path, clipping.path)

    def _elsewhere(self, clipping: Clipping, path: str) -> Today | None:
        """Look for a kit at the places where the library has one with its id."""
        for place in self._places(clipping, path):
            kit = self._kit(place) if place != path else None
            if kit is None or isinstance(kit, LufangError):
                continue
            standing = _standing(clipping, kit)
            if standing is Standing.SAME or _is_of_the_same_release(kit.kit, clipping.kit):
                self._moved[path] = place
                return Today(standing, kit, path=place)
        return None

    def _kit(self, path: str | None) -> PressKit | LufangError:
        stamp = None if path is None else stamp_of(Path(path))
        known = self._open.get(path)
        if known is None or known[0] != stamp:
            try:
                found: PressKit | LufangError = open_at(None if path is None else Path(path)).press
            except LufangError as error:
                found = error
            known = self._open[path] = (stamp, found)
        return known[1]


def _standing(clipping: Clipping, kit: PressKit) -> Standing:
    """How a clipping stands to a kit that could be read."""
    try:
        now = snapshot(kit, clipping.group, clipping.entry)
    except (NotCollected, UnknownId):
        return Standing.DROPPED
    return Standing.SAME if _said(now) == _said(clipping.kit) else Standing.CHANGED


def _is_of_the_same_release(one: Kit, other: Kit) -> bool:
    return one.source is not None and other.source is not None and one.source.sha256 == other.source.sha256


def _said(kit: Kit) -> tuple[object, ...]:
    """What of a snapshot is the release's word: its label, its embargo or its folder may change without changing that."""
    entries = (kit.quotes, kit.people, kit.timeline, kit.figures)
    texts = tuple((section.id, section.heading, section.label, section.text) for section in kit.sections)
    return (*entries, kit.organisations, texts, kit.source and kit.source.sha256)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
