"""`lufang copy`."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.embargo import require_no_embargo
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.kit.model import Quote
from lufang_tui.kit.press import load

if TYPE_CHECKING:
    from pathlib import Path


def copy_quote(
    path: Path | None, entry_id: str, style: str | None, *, print_only: bool, embargo_ok: bool
) -> int:
    """Copy an attributed quotation, or print it. Raises LufangError for an unknown id or style."""
    from lufang_tui.attribution import attribute, default_style

    press = load(path)
    quote = press.entry(entry_id)
    if not isinstance(quote, Quote):
        raise LufangError(f"'{entry_id}' is not a quotation", "lufang list quotes shows them")
    require_no_embargo(press.kit, embargo_ok=embargo_ok)
    text = attribute(press, quote, style or default_style(press.kit))
    if print_only:
        streams.data(f"{text}\n")
        return ExitCode.DONE
    return _deliver(text)


def _deliver(text: str) -> int:
    from lufang_tui.clipboard import deliver, plan, save_for_later

    delivery = deliver(text, plan(os.environ, sys.platform, shutil.which))
    if delivery.outcome != "failed":
        streams.talk(delivery.sentence)
        return ExitCode.DONE
    kept = save_for_later(text)
    streams.talk(f"{delivery.sentence}; the text is in {kept}")
    return ExitCode.UNDELIVERED
