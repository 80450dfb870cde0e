"""Collecting from a browser: what is marked or shown goes into the clippings, or out of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.styled import one_line
from lufang_tui.clippings import collect, place_of, title
from lufang_tui.clippings.changes import add, remove
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.search.query import Group
from lufang_tui.tui.acting.copyables import wanted
from lufang_tui.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.clippings import Clipping
    from lufang_tui.tui.app import LufangApp
    from lufang_tui.tui.browser import Browser


def collect_entries(browser: Browser) -> None:
    """Collect what is marked, else what is shown; where all of it is collected already, take it out again."""
    path = place_of(browser.opened.path)
    try:
        found = [collect(browser.press, path, Group(pane), key) for pane, key in wanted(browser)]
    except LufangError as error:
        browser.app.notify(one_line(str(error)), severity="error", markup=False)
        return
    toggle(browser.program, found)


def toggle(program: LufangApp, found: Sequence[Clipping]) -> None:
    """Put clippings on the list, or take them off where it has all of them; one with a note stays."""
    collected = program.collected
    missing = [clipping for clipping in found if clipping.id not in collected.ids]
    if missing:
        collected.change(add(missing), lambda: _tell(program, _("Collected: {what}"), missing))
        return
    noted = [clipping for clipping in found if (there := collected.find(clipping.id)) and there.note]
    if noted:
        said = _("This has a note of yours; it can be removed among the clippings ({key}).")
        program.notify(said.format(key=key_of_list(program)), severity="warning", markup=False)
        return
    ids = {clipping.id for clipping in found}
    collected.change(remove(ids), lambda: _tell(program, _("No longer collected: {what}"), found))


def show_collected(browser: Browser) -> None:
    """Say in the list which entries are collected."""
    clippings = browser.program.collected.clippings
    path = place_of(browser.opened.path) if clippings else None
    browser.query_one(EntryList).tags = {
        clipping.entry: _("clipped")
        for clipping in clippings
        if clipping.group == browser.pane_name
        and clipping.path == path
        and (path is not None or clipping.kit.id == browser.press.kit.id)
    }


def key_of_list(program: LufangApp) -> str:
    """The key that opens the clippings, as it is now."""
    from lufang_tui.tui.dialogs.help import keys_of

    return keys_of(program)["clippings"]


def _tell(program: LufangApp, said: str, what: Sequence[Clipping]) -> None:
    count = len(program.collected.clippings)
    named = (
        title(what[0])
        if len(what) == 1
        else _n("{count} entry", "{count} entries", len(what)).format(count=len(what))
    )
    total = _n("{count} clipping; {key} shows it", "{count} clippings; {key} shows them", count)
    program.notify(
        f"{one_line(said.format(what=named))}\n{total.format(count=count, key=key_of_list(program))}",
        timeout=3,
        markup=False,
    )
