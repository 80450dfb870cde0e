"""What the browser copies: the marked entries, else the one that is shown, each as the attribution room writes it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lufang_tui.attribution import NothingToCopy, attribute_all, copyable
from lufang_tui.attribution.choosing import chosen_style, styles_folder
from lufang_tui.i18n import _, _n
from lufang_tui.kit.model import Happening, Quote
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.tui.browser import Browser

COPIED = frozenset({"quotes", "people", "timeline", "figures", "article"})
"""The panes whose entries can be copied."""


def wanted(browser: Browser) -> Sequence[tuple[str, str]]:
    """Return pane and key of what a copy takes; empty where there is nothing that can be copied."""
    if not browser.is_mounted:
        return ()
    if marked := browser.marking.entries():
        return marked
    here = browser.pane_name in COPIED and browser.key is not None
    return ((browser.pane_name, str(browser.key)),) if here else ()


def text_of(browser: Browser, entries: Sequence[tuple[str, str]], style: str | None) -> str:
    """Return entries as one text, an empty line between them, quotations in a style (None: the configured one).

    Raises LufangError where one cannot be written.
    """
    style = chosen_style(style, browser.press.kit, browser.program.settings)
    parts: list[str] = []
    for are_quotes, together in groupby(entries, key=lambda entry: entry[0] == "quotes"):
        if are_quotes:
            found = [browser.press.entry(key) for _pane, key in together]
            quotes = [entry for entry in found if isinstance(entry, Quote)]
            parts.append(attribute_all(browser.press, quotes, style, folder=styles_folder()))
        else:
            parts += [_text(browser, pane, key) for pane, key in together]
    return "\n\n".join(parts)


def _text(browser: Browser, pane: str, key: str) -> str:
    press = browser.press
    if pane == "article":
        section, _sign, number = key.partition("#")
        if number:
            return visible(press.paragraphs(section)[int(number)].text)
        found = press.section(section)
        return visible(found.heading or "") if found else ""
    if pane not in COPIED:
        raise NothingToCopy(_("'{id}' has no text of its own to copy").format(id=visible(key)))
    entry = press.entry(key)
    if isinstance(entry, Happening):
        return visible(f"{entry.date or _('undated')}  {entry.text}")
    return copyable(press, entry)


def named(browser: Browser, entries: Sequence[tuple[str, str]]) -> str:
    """Say what is copied, for the toast."""
    if len(entries) > 1:
        return _n("{count} entry", "{count} entries", len(entries)).format(count=len(entries))
    ((pane, key),) = entries
    quote = browser.panes[pane].quotation(key)
    if quote is not None:
        return "、".join(speaker.name for speaker in browser.press.speakers(quote)) or _("quotation")
    return {
        "people": _("person"),
        "timeline": _("event with its date"),
        "figures": _("caption with its credit"),
        "article": _("paragraph"),
    }.get(pane, _("text"))
