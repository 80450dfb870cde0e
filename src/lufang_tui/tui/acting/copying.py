"""Copying from the browser: the text from the attribution room, the way from the clipboard room, the truth in a toast."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from lufang_tui.attribution import all_styles
from lufang_tui.attribution.choosing import styles_folder
from lufang_tui.cards.styled import Role, Styled, one_line, styled
from lufang_tui.clipboard import (
    Delivery,
    NotSaved,
    Outcome,
    deliver,
    plan,
    run_tool,
    save_for_later,
    surroundings,
)
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.text.cells import fit
from lufang_tui.text.safe import visible
from lufang_tui.tui.acting.copyables import named, text_of, wanted
from lufang_tui.tui.acting.embargo import heed_embargo
from lufang_tui.tui.dialogs.reading import Reading, StyleChoice, plain

if TYPE_CHECKING:
    from textual.screen import Screen

    from lufang_tui.tui.browser import Browser


def copy_entries(browser: Browser, style: str | None) -> None:
    """Copy what is marked, else what is shown; quotations in a style, None is the configured one."""
    entries = wanted(browser)
    if not entries:
        return
    try:
        text = text_of(browser, entries, style)
    except LufangError as error:
        browser.app.notify(one_line(str(error)), severity="error", markup=False)
        return
    copy_safely(browser, text, named(browser, entries))


def choose_style(browser: Browser) -> None:
    """Show what each style makes of what is marked or shown, and copy in the one that is chosen."""
    entries = wanted(browser)
    styles = all_styles(styles_folder())
    previews: dict[str, str | None] = {}
    failures: dict[str, str] = {}
    for name in styles:
        try:
            previews[name] = text_of(browser, entries, name)
        except LufangError as error:
            failures[name] = str(error)

    def copy(style: str | None) -> None:
        text = previews.get(style) if style is not None else None
        if text is not None:
            copy_safely(browser, text, f"{named(browser, entries)}, {style}")

    browser.app.push_screen(StyleChoice(styles, previews, failures), copy)


def copy_safely(browser: Browser, text: str, whose: str) -> None:
    """Copy a text of the kit, after the question of the embargo where there is one; `whose` is for the toast."""

    def go_on(notice: str | None) -> None:
        copy_text(browser, text if notice is None else f"{visible(notice)}\n\n{text}", whose)

    heed_embargo(browser.app, browser.press.kit, _("Copy all the same?"), go_on)


def copy_text(browser: Screen[Any], text: str, whose: str) -> None:
    """Copy a text that is safe to show, in a thread, since a clipboard tool may take its time; `whose` is for the toast."""

    def take() -> None:
        # What goes through the terminal is left to the app's own driver, so here it only counts as sent.
        env = surroundings(os.environ)
        ways = plan(env, sys.platform, shutil.which)
        delivery = deliver(text, ways, run=partial(run_tool, env=env), terminal=lambda _: None)
        browser.app.call_later(_tell, browser, text, whose, delivery)

    browser.app.run_worker(take, thread=True, group="copy")


def _tell(browser: Screen[Any], text: str, whose: str, delivery: Delivery) -> None:
    """Say what came of it; where nothing took the text, show it and keep it in a file."""
    if delivery.outcome is Outcome.SENT:
        browser.app.copy_to_clipboard(text)
    if delivery.outcome is not Outcome.FAILED:
        browser.app.notify(
            f"{one_line(whose)}\n{fit(one_line(text), 120)}", title=delivery.sentence, markup=False
        )
        return
    page: list[Styled] = [styled((delivery.sentence, Role.DOUBT)), Styled("")]
    page += plain(text)
    page.append(Styled(""))
    before, _path, after = _("It is kept in {path}").partition("{path}")
    try:
        page.append(styled((before, Role.LABEL), str(save_for_later(text)), (after, Role.LABEL)))
    except NotSaved as error:
        page.append(styled((str(error), Role.DOUBT)))
    page.append(styled((_("Select it with the mouse to copy it."), Role.LABEL)))
    browser.app.push_screen(Reading(page))
