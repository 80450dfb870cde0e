"""Going to an entry of a kit that may not be open yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.cards.pane import link
from lufang_tui.errors import LufangError
from lufang_tui.kit.opened import Opened, open_at
from lufang_tui.tui.session.kits import first_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lufang_tui.search.query import Group
    from lufang_tui.tui.app import LufangApp


def go_to_entry(
    program: LufangApp, path: Path | None, group: Group, key: str, leave: Callable[[], object] | None = None
) -> None:
    """Open the kit at `path` (None is the festival kit) in a tab, unless it has one, at an entry.

    `leave` is called before the tab is shown. A kit that cannot be read is told in a toast.
    """
    go_to_link(program, path, link(group.value, key), leave=leave)


def go_to_link(
    program: LufangApp,
    path: Path | None,
    target: str,
    *,
    leave: Callable[[], object] | None = None,
    otherwise: Callable[[], Opened] | None = None,
) -> None:
    """Do the same for a link such as `quotes/ID`; an empty one opens the kit where the reader left it.

    `otherwise` gives the kit where its file cannot be read; it raises LufangError where it cannot either.
    """

    def read() -> None:
        try:
            opened = _opened(path, otherwise)
        except LufangError as error:
            program.call_later(partial(program.notify, first_line(error), severity="error", markup=False))
        else:
            program.call_later(partial(_go, program, opened, target, leave))

    program.run_worker(read, thread=True, group="open")


def _opened(path: Path | None, otherwise: Callable[[], Opened] | None) -> Opened:
    try:
        return open_at(path)
    except LufangError as error:
        if otherwise is None:
            raise
        try:
            return otherwise()
        except LufangError:
            raise error from None


def _go(program: LufangApp, opened: Opened, target: str, leave: Callable[[], object] | None) -> None:
    if leave is not None:
        leave()
    browser = program.kits.add(opened, show=True)
    browser.go_to(target)
