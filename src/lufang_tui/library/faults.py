"""What can go wrong with a library."""

from __future__ import annotations

from lufang_tui.errors import LufangError


class Interrupted(Exception):  # it is no error: somebody typed on
    """A search was ended before it was done."""


class IndexFault(LufangError):
    """The index cannot be read or written."""
