"""A kit as somebody opened it: where it came from, what could be read of it, and what could not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.kit.faults import Fault
    from lufang_tui.kit.press import PressKit


class Opened(NamedTuple):
    """A kit that is open."""

    press: PressKit
    path: Path | None = None
    """As the reader named it; None for the festival kit that ships with the program, or a kit without a file."""
    faults: tuple[Fault, ...] = ()
    """What could not be read, in file order; empty for a sound kit."""
    file: str = ""
    """The kit file's name, for telling the faults."""
