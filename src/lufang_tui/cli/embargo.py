"""The embargo at the command line: exit code 4 until its time, unless the user says it is all right."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.kit.embargo import under_embargo

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit


class UnderEmbargo(LufangError):
    """The kit may not be used yet."""

    exit_code = ExitCode.EMBARGOED


def require_no_embargo(kit: Kit, *, embargo_ok: bool) -> None:
    """Raise UnderEmbargo where the kit's embargo lies ahead and the user has not accepted it."""
    if not embargo_ok and under_embargo(kit, datetime.now(UTC)):
        raise UnderEmbargo(f"under embargo until {kit.embargo}", "--embargo-ok goes on all the same")
