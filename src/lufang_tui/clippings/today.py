"""What has become of a clipping's kit: whether it still says what was collected, or something else, or is gone."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.clippings.snapshot import NotCollected, snapshot
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.opened import open_at, stamp_of
from lufang_tui.kit.press import UnknownId

if TYPE_CHECKING:
    from lufang_tui.clippings.model import Clipping
    from lufang_tui.kit.model import Kit
    from lufang_tui.kit.opened import Stamp
    from lufang_tui.kit.press import PressKit


class Standing(StrEnum):
    """How a clipping stands to its kit."""

    SAME = "same"
    """The kit says what was collected, word for word."""
    CHANGED = "changed"
    """The kit has the entry, and says it otherwise now."""
    DROPPED = "dropped"
    """The kit has no such entry any more."""
    GONE = "gone"
    """Nothing lies where the kit was."""
    UNREADABLE = "unreadable"
    """Something lies there, and cannot be read."""


class Today(NamedTuple):
    """A clipping's kit as it is now."""

    standing: Standing
    press: PressKit | None = None
    """The kit, where it can be read."""
    reason: str = ""
    """Why it cannot be read."""

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

    def __init__(self) -> None:
        self._open: dict[str | None, tuple[Stamp | None, PressKit | LufangError]] = {}

    def today(self, clipping: Clipping) -> Today:
        """Look at a clipping's kit as it is now."""
        kit = self._kit(clipping.path)
        if isinstance(kit, LufangError):
            gone = clipping.path is not None and not _exists(Path(clipping.path))
            return Today(Standing.GONE if gone else Standing.UNREADABLE, reason=kit.message)
        try:
            now = snapshot(kit, clipping.group, clipping.entry)
        except (NotCollected, UnknownId):
            return Today(Standing.DROPPED, kit)
        same = _said(now) == _said(clipping.kit)
        return Today(Standing.SAME if same else Standing.CHANGED, kit)

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
