"""What tells that a file was not changed: its size and its time of change."""

from __future__ import annotations

import os
from typing import NamedTuple

UNKNOWN_SIZE = -1
"""The size in a stamp that no file has: the next refresh looks at the file's bytes."""


class Stamp(NamedTuple):
    """What tells that a file was not changed."""

    size: int
    mtime: int
    """In nanoseconds."""


NO_STAMP = Stamp(UNKNOWN_SIZE, 0)


def stamp_at(path: str) -> Stamp | None:
    """The stamp of a file; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - twenty thousand of them, and Path takes as long again
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)
