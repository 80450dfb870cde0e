"""`lufang browse --plain`: the pages of the app on standard output, for screen readers and terminals that can show no app.

Without a terminal to type at, everything is printed in order; with one, a prompt takes words and numbers.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lufang_tui.cards import PANES
from lufang_tui.cards.faults import FaultsPane, count_faults
from lufang_tui.cards.source import load_source
from lufang_tui.cards.styled import no_hits, one_line
from lufang_tui.cli import streams
from lufang_tui.cli.embargo import tell_embargo
from lufang_tui.cli.paging import page
from lufang_tui.cli.plain_prompt import Prompt
from lufang_tui.cli.plain_text import pane_lines
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.cards import Pane
    from lufang_tui.kit.opened import Opened


def browse_plainly(paths: Sequence[Path]) -> int:
    """Print a kit's panes, or let the reader ask for them; gives the exit code, 1 where the kit has faults.

    Raises LufangError where the kit cannot be read, and for several kits.
    """
    if len(paths) > 1:
        raise LufangError(_("--plain shows one kit at a time"))
    opened = _open(paths[0] if paths else None)
    tell_embargo(opened.press.kit)
    panes = panes_of(opened)
    if not (sys.stdin is not None and sys.stdin.isatty() and streams.is_terminal()):
        for number, pane in enumerate(panes):
            text = "\n".join(pane_lines(pane, pane.keys(), no_hits))
            streams.data(("\n\n" if number else f"{_title(opened)}\n\n") + text + "\n")
        return ExitCode.FINDINGS if opened.faults else ExitCode.DONE
    page([_title(opened)])
    Prompt(opened, panes).run()
    return ExitCode.DONE


def _open(path: Path | None) -> Opened:
    from lufang_tui.cli.kits import STANDARD_INPUT, open_kit
    from lufang_tui.kit.opened import Opened, open_at

    if str(path) == STANDARD_INPUT:
        return Opened(open_kit(path))
    return open_at(path)


def panes_of(opened: Opened) -> list[Pane]:
    """Return the panes of the app, told where the release is."""
    panes: list[Pane] = [pane(opened.press) for pane in PANES]
    if count_faults(opened):
        panes.append(FaultsPane(opened))
    try:
        source = load_source(opened.press)
    except LufangError:  # the kit's page tells why
        source = None
    for pane in panes:
        pane.source = source
    return panes


def _title(opened: Opened) -> str:
    kit = opened.press.kit
    line = kit.dateline
    dated = " ".join(part for part in (line.place, line.date) if part) if line else ""
    return visible(one_line(". ".join(part for part in (kit.label, dated) if part)))
