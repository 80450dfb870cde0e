"""Exporting from the browser: what it offers to write, and writing it as `lufang export` does."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lufang_tui.cards.styled import one_line
from lufang_tui.export import export
from lufang_tui.export.as_csv import GROUPS, to_csv
from lufang_tui.export.files import FILES
from lufang_tui.i18n import _, _n
from lufang_tui.log import without_home
from lufang_tui.search import picked
from lufang_tui.tui.dialogs.exporting import ExportDialog, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lufang_tui.kit.press import PressKit
    from lufang_tui.search import Selection
    from lufang_tui.tui.browser import Browser


def export_from(browser: Browser) -> None:
    """Ask what to export, as what and where to; write it, and say so."""
    press, pane = browser.press, browser.pane_name

    def text(part: Part, to: str, notice: str | None) -> str:
        if to == "csv":
            return to_csv(press, table(press, part.selection, pane), part.selection, embargo_notice=notice)
        return export(press, to, selection=part.selection, embargo_notice=notice)

    def written(told: tuple[Path, Part, str] | None) -> None:
        if told is None:
            return
        path, part, to = told
        said = f"{FILES[to].title} · {part.name}\n{without_home(str(path))}"
        browser.app.notify(one_line(said), title=_("Exported"), markup=False)
        browser.program.journal.event("export", to=to)

    browser.app.push_screen(
        ExportDialog(press, parts(browser), lambda part: table(press, part.selection, pane), text), written
    )


def parts(browser: Browser) -> Sequence[Part]:
    """Return what there is to export, the likeliest first: what is marked, what a search shows, everything."""
    press, found = browser.press, browser.found
    offered: list[Part] = []
    if marked := browser.marking.entries():
        count = len(marked)
        name = _n("{count} marked", "{count} marked", count).format(count=count)
        offered.append(_part(press, name, marked))
    if found.query and found.total:
        name = _n("{count} found", "{count} found", found.total).format(count=found.total)
        hits = [(pane, key) for pane, keys in found.keys.items() for key in keys]
        offered.append(_part(press, name, hits))
    offered.append(Part(_("the whole kit"), None))
    return offered


def _part(press: PressKit, name: str, entries: Iterable[tuple[str, str]]) -> Part:
    """Give entries, each a pane and a key, as something to export; of the article sections are written, never less."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    paragraphs: defaultdict[str, set[str]] = defaultdict(set)
    for pane, key in entries:
        section, sign, number = key.partition("#")
        ids[pane].add(section)
        if pane == "article" and sign and number:
            paragraphs[section].add(number)
    wider = any(len(press.paragraphs(name)) > len(paragraphs[name]) for name in ids.get("article", ()))
    return Part(name, picked(press, ids), _("Of the article, whole sections are written.") if wider else "")


def table(press: PressKit, selection: Selection | None, pane: str) -> str:
    """Return which group a CSV file gets, since it holds one: that of the open pane, else the first that has entries."""
    held = press.kit if selection is None else selection
    return next((name for name in (pane, *GROUPS) if name in GROUPS and getattr(held, name)), GROUPS[0])
