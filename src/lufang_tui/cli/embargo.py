"""The embargo at the command line.

Reading on is free, with a notice on standard error. Copying and exporting ask on a terminal, and elsewhere end with
exit code 4 unless the user said beforehand that it is all right.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.clock import now
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.embargo import embargo_notice, under_embargo

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit


class UnderEmbargo(LufangError):
    """The kit may not be used yet."""

    exit_code = ExitCode.EMBARGOED


def is_embargoed(kit: Kit) -> bool:
    """Whether the kit's embargo lies ahead."""
    return kit.embargo is not None and under_embargo(kit, now())


def notice(kit: Kit) -> str | None:
    """Give the line that whatever leaves the kit before its time carries, in the kit's language; else None."""
    return embargo_notice(kit, now())


def tell_embargo(kit: Kit) -> None:
    """Say on standard error that what is read here may not be published yet, where that is so."""
    if is_embargoed(kit):
        streams.talk("lufang: " + _("under embargo until {embargo}").format(embargo=kit.embargo))


def require_no_embargo(kit: Kit, *, embargo_ok: bool) -> None:
    """Let a command go on that takes text out of the kit. Raises UnderEmbargo where it may not.

    On a terminal the user is asked, unless `embargo_ok` has answered already.
    """
    if not is_embargoed(kit):
        return
    if embargo_ok:
        tell_embargo(kit)
        return
    if not streams.can_ask():
        raise UnderEmbargo(
            _("under embargo until {embargo}").format(embargo=kit.embargo),
            _("--embargo-ok goes on all the same"),
        )
    sys.stderr.write(
        "lufang: "
        + _("under embargo until {embargo}. Go on all the same? [y/N] ").format(embargo=kit.embargo)
    )
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() not in {"y", "yes", "ｙ", "是"}:
        raise UnderEmbargo(_("under embargo until {embargo}; nothing was done").format(embargo=kit.embargo))
