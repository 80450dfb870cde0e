"""Whether a kit may be used yet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit


def under_embargo(kit: Kit, now: datetime) -> bool:
    """Tell whether the kit's embargo ends after `now`, a time with its offset."""
    return kit.embargo is not None and now < datetime.fromisoformat(kit.embargo)
