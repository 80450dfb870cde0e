"""The embargo of a kit in words: until when, what time that is here, and whether it is over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lufang_tui.clock import here
from lufang_tui.i18n import _, _n

if TYPE_CHECKING:
    from datetime import timedelta

    from lufang_tui.kit.model import Kit

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def embargo_ends(kit: Kit) -> datetime | None:
    """Return when the embargo ends, with its offset; None where there is none, or none that can be read."""
    try:
        return datetime.fromisoformat(kit.embargo) if kit.embargo else None
    except ValueError:  # a kit that was opened in spite of its faults
        return None


def embargo_line(kit: Kit, now: datetime) -> str:
    """Return what a reader must not miss while the embargo lasts at `now` (a time with its offset); else nothing."""
    ends = embargo_ends(kit)
    if ends is None or now >= ends:
        return ""
    return _("Under embargo until {time}, {span} from now: not for publication before.").format(
        time=told(ends), span=span(ends - now)
    )


def embargo_words(kit: Kit, now: datetime) -> str:
    """Return the same for a page on which the embargo is told after it is over as well; nothing without an embargo."""
    ends = embargo_ends(kit)
    if ends is None:
        return kit.embargo or ""
    if now < ends:
        return embargo_line(kit, now)
    return _("The embargo is over: it ended {time}.").format(time=told(ends))


def told(time: datetime) -> str:
    """Return a time with its offset, and beside it the clock of this machine where that shows another."""
    own = f"{_clock(time)} {time:%Z}".rstrip()
    try:
        shown = here(time)
    except (OverflowError, OSError, ValueError):  # the first and the last day of the calendar
        return own
    if shown.utcoffset() == time.utcoffset():
        return own
    return _("{time} ({here} here)").format(time=own, here=_clock(shown))


def _clock(time: datetime) -> str:
    return time.replace(tzinfo=None).isoformat(" ", "minutes")


def span(length: timedelta) -> str:
    """Return a length of time in its largest whole unit, at least a minute."""
    seconds = int(length.total_seconds())
    if seconds >= 2 * _DAY:
        return _n("{count} day", "{count} days", seconds // _DAY).format(count=seconds // _DAY)
    if seconds >= 2 * _HOUR:
        return _n("{count} hour", "{count} hours", seconds // _HOUR).format(count=seconds // _HOUR)
    minutes = max(1, seconds // _MINUTE)
    return _n("{count} minute", "{count} minutes", minutes).format(count=minutes)
