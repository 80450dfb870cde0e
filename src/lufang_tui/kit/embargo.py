"""Whether a kit may be used yet, and what is said where not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lufang_tui.text.languages import is_chinese, is_traditional

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit


def under_embargo(kit: Kit, now: datetime) -> bool:
    """Tell whether the kit's embargo ends after `now`, a time with its offset."""
    return kit.embargo is not None and now < datetime.fromisoformat(kit.embargo)


def embargo_notice(kit: Kit, now: datetime) -> str | None:
    """Give the line that whatever leaves the kit before its time carries, in the kit's language; else None."""
    if not under_embargo(kit, now):
        return None
    if not is_chinese(kit.language):
        return f"Under embargo until {kit.embargo}; not for publication before."
    if is_traditional(kit.language):
        return f"禁發期至 {kit.embargo}，此前不得發布。"
    return f"禁发期至 {kit.embargo}，此前不得发布。"
