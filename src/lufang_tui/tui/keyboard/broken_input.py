"""Bytes from a terminal that are no UTF-8: a keyboard that sends GB18030, a paste of which the line lost a part."""

from __future__ import annotations

import codecs
from functools import partial


def forgive() -> None:
    """Let what cannot be read be shown as U+FFFD instead of ending the app.

    Textual's reader of a terminal decodes strictly, and offers no way to say otherwise; so the name under which it finds its
    decoder is replaced (tests/tui/test_bad_terminal.py fails where that name goes).
    """
    try:
        from textual.drivers import linux_driver
    except ImportError:  # Windows has another reader, which gets characters
        return

    def forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = forgiving  # type: ignore[assignment,attr-defined]
