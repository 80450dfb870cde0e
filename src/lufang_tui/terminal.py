"""Asking the terminal what it can do, within a time limit. Nothing is asked unless a function is called.

Each question ends with one that every terminal answers, so that a terminal which ignores the first one costs no wait.
"""

from __future__ import annotations

import os
import re
import select
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT = 0.3
"""Seconds that a terminal may take to answer; near ones answer within a few thousandths."""

_AMBIGUOUS = "\r\N{LEFT DOUBLE QUOTATION MARK}\x1b[6n"
_CURSOR = re.compile(rb"\x1b\[\d+;(\d+)R")
# kitty's graphics protocol: a query that transmits one pixel and shows nothing.
_KITTY = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_ATTRIBUTES = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIXEL = b"4"


class Answers(NamedTuple):
    """What the terminal said; None where it did not answer."""

    ambiguous_width: int | None = None
    """Cells that it gives to characters of ambiguous width (Unicode Standard Annex 11), such as “ and —: 1 or 2."""
    sixel: bool | None = None
    kitty: bool | None = None
    """Whether it draws pictures by kitty's graphics protocol."""


def ask_terminal(timeout: float = TIMEOUT) -> Answers:
    """Ask the controlling terminal, `timeout` seconds for each of two questions; without one nothing is known.

    What was typed meanwhile is lost. The terminal's modes are put back.
    """
    try:
        with _raw_terminal() as terminal:
            if terminal is None:
                return Answers()
            width = _exchange(terminal, _AMBIGUOUS, _CURSOR, timeout)
            os.write(terminal, b"\r\x1b[K")
            graphics = _exchange(terminal, _KITTY + "\x1b[c", _ATTRIBUTES, timeout)
            os.write(terminal, b"\r\x1b[K")
    except OSError:
        return Answers()
    column = _CURSOR.search(width)
    attributes = _ATTRIBUTES.search(graphics)
    return Answers(
        int(column[1]) - 1 if column else None,
        _SIXEL in attributes[1].split(b";") if attributes else None,
        b"\x1b_Gi=31;OK" in graphics if attributes else None,
    )


def ask_ambiguous_width(timeout: float = TIMEOUT) -> int | None:
    """Ask only how many cells characters of ambiguous width take; None where nothing is known.

    Nothing that was typed before is lost: where something waits to be read, the terminal is not asked.
    """
    try:
        with _raw_terminal(keep=True) as terminal:
            if terminal is None or select.select([terminal], [], [], 0)[0]:
                return None
            said = _exchange(terminal, _AMBIGUOUS, _CURSOR, timeout)
            os.write(terminal, b"\r\x1b[K")
    except OSError:
        return None
    column = _CURSOR.search(said)
    return int(column[1]) - 1 if column else None


@contextmanager
def _raw_terminal(*, keep: bool = False) -> Iterator[int | None]:
    """The controlling terminal with echo and lines off; None where there is none. Raises OSError.

    What is typed and not read by then is thrown away, unless it is to be kept for who reads next.
    """
    try:
        import termios
        import tty
    except ImportError:  # Windows
        yield None
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield None
        return
    try:
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal, termios.TCSANOW if keep else termios.TCSAFLUSH)
            yield terminal
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN if keep else termios.TCSAFLUSH, before)
    except termios.error:  # a terminal that has gone away
        yield None
    finally:
        os.close(terminal)


def _exchange(terminal: int, question: str, end: re.Pattern[bytes], timeout: float) -> bytes:
    """Ask, and read until the end of the answer or of the time."""
    os.write(terminal, question.encode())
    said = b""
    until = time.monotonic() + timeout
    while end.search(said) is None:
        if not select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
            break
        said += os.read(terminal, 1024)
    return said
