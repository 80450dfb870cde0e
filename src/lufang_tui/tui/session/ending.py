"""Leaving: by Ctrl+C, by a signal, and what is said after a fault of the program itself."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import threading
import time
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

from lufang_tui.i18n import _

if TYPE_CHECKING:
    from lufang_tui.tui.app import LufangApp

GRACE_SECONDS = 5.0
"""How long leaving properly may take after the terminal is gone."""
TWICE_SECONDS = 2.0
"""Within which a second Ctrl+C leaves."""


def interrupted(app: LufangApp) -> None:
    """Say which key leaves; leave where this was said a moment ago."""
    now = time.monotonic()
    if now - app.interrupted_at < TWICE_SECONDS:
        app.exit(0)
        return
    app.interrupted_at = now
    for active in app.screen.active_bindings.values():
        if active.binding.id == "quit":
            key = app.get_key_display(active.binding)
            app.notify(_("Press {key} to leave, or ctrl+c again.").format(key=key), markup=False)
            return
    app.notify(_("Press ctrl+c again to leave."), markup=False)


def end_by_signals(app: LufangApp) -> None:
    """Leave properly, the terminal restored and the state written, where the system asks for it."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        # Windows has no such handlers; a test may run the app outside the main thread.
        with suppress(NotImplementedError, ValueError, RuntimeError):
            if number is not None:
                loop.add_signal_handler(number, app.exit, 128 + number)


def end_with_the_terminal() -> None:
    """End the process where its terminal is gone and nothing else has ended it.

    A write to a terminal that hangs up may block the app for good while its reader spins; no signal gets through then.
    """
    threading.Thread(target=_watch_terminal, name="lufang-terminal", daemon=True).start()


def _watch_terminal() -> None:
    try:
        poller = select.poll()
        poller.register(0, 0)  # hanging up and faults are always told
    except (AttributeError, OSError):  # Windows
        return
    while not poller.poll(0):
        time.sleep(1)
    time.sleep(GRACE_SECONDS)
    os._exit(128 + signal.SIGHUP)


def has_shell() -> bool:
    """Tell whether the program runs under a shell with job control.

    A process that stops without one (`ssh -t host lufang`, a tmux window of its own) can never be woken again.
    """
    try:
        parent = os.getppid()
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    except (AttributeError, OSError):  # no process groups, as on Windows; a parent that is gone
        return False


def silence(app: LufangApp) -> None:
    """Let Textual print its traceback, with the values of all variables, to nowhere: it shows the kit's text."""
    app.error_console = Console(file=StringIO())
