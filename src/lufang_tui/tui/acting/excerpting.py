"""Copying a part of a quotation: what the mouse selected, or what the reader chooses in a dialog."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.attribution import all_styles, attributed, passages_in
from lufang_tui.attribution.choosing import chosen_style, styles_folder
from lufang_tui.attribution.parting import Part
from lufang_tui.cards.quotes import own_words
from lufang_tui.cards.styled import one_line
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.tui.acting.copyables import named
from lufang_tui.tui.acting.copying import copy_safely
from lufang_tui.tui.dialogs.excerpt import ExcerptChoice, Offer
from lufang_tui.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.attribution import Attributed
    from lufang_tui.kit.model import Quote
    from lufang_tui.tui.browser import Browser


def choose_excerpt(browser: Browser) -> None:
    """Ask which part of the quotation that is shown, beginning with what the mouse selected, and copy it."""
    quote = browser.quotation
    if quote is None:
        return
    try:
        offers = list(_offers(browser, quote))
    except LufangError as error:
        browser.app.notify(one_line(str(error)), severity="error", markup=False)
        return
    if not offers:
        browser.app.notify(_("This quotation has no words to take a part of."), markup=False)
        return
    _ask(browser, quote, offers)


def copy_selected(browser: Browser) -> bool:
    """Copy the part of the quotation that the mouse selected; False where it selected none.

    Where what is left out may turn the sense, the part is shown with the warning first.
    """
    quote = browser.quotation
    if quote is None or not browser.get_selected_text():
        return False
    try:
        offers = list(_offers(browser, quote))
        if not offers or offers[0].part == Part.whole(offers[0].part.passages):
            return False
        text, warnings = _write(browser, quote, *offers[0])
    except LufangError:
        return False  # copying the whole will say what is wrong
    if warnings:
        _ask(browser, quote, offers)
    else:
        copy_safely(browser, text, _whose(browser))
    browser.clear_selection()
    return True


def _ask(browser: Browser, quote: Quote, offers: list[Offer]) -> None:
    def answered(text: str | None) -> None:
        if text is not None:
            copy_safely(browser, text, _whose(browser))

    browser.app.push_screen(ExcerptChoice(offers, partial(_write, browser, quote)), answered)


def _whose(browser: Browser) -> str:
    speaker = named(browser, ((browser.pane_name, str(browser.key)),))
    return _("{speaker}, excerpt").format(speaker=speaker)


def _write(browser: Browser, quote: Quote, style: str, part: Part) -> Attributed:
    return attributed(browser.press, quote, style, excerpt=part.stretch(), folder=styles_folder())


def _offers(browser: Browser, quote: Quote) -> Iterator[Offer]:
    """The styles that have a text of a quotation: the configured one first, unless another's has what was selected."""
    press, folder = browser.press, styles_folder()
    configured = chosen_style(None, press.kit, browser.program.settings)
    texts: dict[str, tuple[str, ...]] = {}
    for style in (configured, *(name for name in all_styles(folder) if name != configured)):
        try:
            texts[style] = passages_in(press, quote, style, folder=folder)[1]
        except LufangError:
            if style == configured:
                raise
    wholes = {style: Part.whole(passages) for style, passages in texts.items()}
    selected = {style: found for style, text in texts.items() if (found := _selected(browser, quote, text))}
    first = next(iter(selected), configured)
    for style in (first, *(name for name in texts if name != first)):
        part = selected.get(style, wholes[style])
        if part.start < part.end:
            yield Offer(style, part)


def _selected(browser: Browser, quote: Quote, passages: tuple[str, ...]) -> Part | None:
    """The part of some passages that the mouse selected; None where it selected none, or none that is certain."""
    prose = browser.query_one(Prose)
    selection = prose.text_selection
    if selection is None:
        return None
    if passages == quote.passages:
        inside = [
            words.place + min(max(at - words.start, 0), words.length)
            for words in own_words(quote)
            if (span := selection.get_span(words.paragraph)) is not None
            for at in (span[0], words.start + words.length if span[1] == -1 else span[1])
        ]
        if inside and min(inside) < max(inside):
            return Part.around(passages, min(inside), max(inside))
    text = (browser.get_selected_text() or "").strip()
    whole = "\n".join(passages)
    at = whole.find(text) if text else -1
    if at < 0 or whole.find(text, at + 1) >= 0:
        return None
    return Part.around(passages, at, at + len(text))
