"""Walking the ways, and saying truthfully what came of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.clipboard.plan import Way, WayKind
from lufang_tui.clipboard.ways import LIMIT, run_tool, send_to_terminal
from lufang_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Outcome(StrEnum):
    """How far the text came."""

    DELIVERED = "delivered"
    """A way confirmed."""
    SENT = "sent"
    """The terminal was asked, and cannot answer."""
    FAILED = "failed"
    """No way took it."""


class Delivery(NamedTuple):
    """What came of a copy."""

    outcome: Outcome
    way: str | None
    """The name of the first way that took the text; None when all failed."""
    reasons: tuple[str, ...] = ()
    """Why ways that were tried failed, one each, in order."""

    @property
    def sentence(self) -> str:
        """One line for the user."""
        match self.outcome:
            case Outcome.DELIVERED:
                return _("Copied ({way}).").format(way=self.way)
            case Outcome.SENT:
                return _("Sent to the terminal ({way}), which does not confirm it.").format(way=self.way)
            case Outcome.FAILED:
                return _("Not copied: {reasons}.").format(reasons=_("; ").join(self.reasons))


NO_WAY = N_("there is no clipboard tool, no tmux, and no terminal that takes OSC 52")


def deliver(
    text: str,
    ways: Iterable[Way],
    *,
    run: Callable[[Way, bytes], str | None] = run_tool,
    terminal: Callable[[str], None] = send_to_terminal,
) -> Delivery:
    """Take `text` (safe to show, see `text.safe`) to the clipboard by `ways`; never raises for a way that fails.

    Of several tools the first that confirms is enough; tmux's buffer is filled beside a tool; OSC 52 is sent only when
    nothing has confirmed. `run` feeds bytes to a way's program and gives None or the reason of its failure;
    `terminal` sends OSC 52 for a text and raises OSError where it cannot (in the app: `App.copy_to_clipboard`).
    """
    confirmed: list[Way] = []
    reasons: list[str] = []
    for way in ways:
        if way.kind is WayKind.OSC52:
            if confirmed:
                continue
            reason = _send(text, terminal)
            if reason is None:
                return Delivery(Outcome.SENT, way.name, tuple(reasons))
        elif any(done.kind is way.kind for done in confirmed):
            continue
        else:
            reason = run(way, text.encode(way.encoding))
            if reason is None:
                confirmed.append(way)
        if reason is not None:
            reasons.append(reason)
    if confirmed:
        return Delivery(Outcome.DELIVERED, confirmed[0].name, tuple(reasons))
    return Delivery(Outcome.FAILED, None, tuple(reasons) or (_(NO_WAY),))


def _send(text: str, terminal: Callable[[str], None]) -> str | None:
    """Send OSC 52; None, or the reason why not."""
    size = len(text.encode())
    if size > LIMIT:
        return _("the text is too long for OSC 52 ({size:,} bytes, at most {most:,})").format(
            size=size, most=LIMIT
        )
    try:
        terminal(text)
    except OSError as error:
        return _("the terminal cannot be written to: {reason}").format(reason=error.strerror or error)
    return None
