"""What was collected: one entry of a kit as it was then, and the reader's note on it."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from lufang_tui.clippings.snapshot import NoFolder
from lufang_tui.kit.model import Kit  # noqa: TC001 - msgspec reads the annotations
from lufang_tui.kit.press import PressKit
from lufang_tui.search.query import Group  # noqa: TC001 - msgspec reads the annotations

if TYPE_CHECKING:
    from lufang_tui.kit.folder import KitFolder


class Clipping(msgspec.Struct, frozen=True, kw_only=True, dict=True, forbid_unknown_fields=True):
    """An entry that was collected."""

    path: str | None
    """Of its kit file or its .zip, absolute; None for the festival kit that ships with the program."""
    group: Group
    entry: str
    """The entry's key in its group: an id, or `section#index` in the article."""
    kit: Kit
    """The entry with what belongs to it, as it was when it was collected."""
    added: str
    """When that was (RFC 3339)."""
    note: str = ""
    """What the reader says about it."""

    @cached_property
    def id(self) -> str:
        """What tells it from other clippings: eight hexadecimal digits, the same for the same entry of the same kit."""
        return clipping_id(self.path or self.kit.id, self.group, self.entry)

    @cached_property
    def press(self) -> PressKit:
        """The snapshot as an open kit, without files beside it."""
        return self.press_with(None)

    def press_with(self, folder: KitFolder | None) -> PressKit:
        """Give the snapshot as an open kit with the files of `folder`."""
        return PressKit(self.kit, folder or NoFolder(self.kit.label))


def clipping_id(kit: str, group: Group, entry: str) -> str:
    """Give the id that a clipping of an entry has; `kit` is its path as `Clipping` has it, or the id of a kit without one."""
    return sha256(f"{kit}\0{group.value}\0{entry}".encode(errors="surrogateescape")).hexdigest()[:8]
