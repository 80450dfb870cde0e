"""What time it is, and on which clock the reader looks: asked here and nowhere else, so that it can be set."""

from __future__ import annotations

from datetime import datetime

_fixed: datetime | None = None


def now() -> datetime:
    """Give the time on this machine's clock, with its offset."""
    return datetime.now().astimezone() if _fixed is None else _fixed


def here(time: datetime) -> datetime:
    """Give a time, which has an offset, as this machine's clock shows it.

    Raises OverflowError, OSError or ValueError for the first and the last day of the calendar.
    """
    return time.astimezone() if _fixed is None else time.astimezone(_fixed.tzinfo)


def stop(at: datetime | None) -> None:
    """Let the clock stand at a time, which has an offset, in the zone of that offset; None lets it go again."""
    global _fixed  # noqa: PLW0603 - a process has one clock
    _fixed = at
