"""The help page, made of the keys that are live: what the keymap changed is shown as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from lufang_tui.cards.styled import Role, Styled, styled
from lufang_tui.i18n import N_, _
from lufang_tui.settings import config_path
from lufang_tui.tui.commands import COMMANDS
from lufang_tui.tui.commands.base import GROUPS
from lufang_tui.tui.keyboard.keys import textual_name
from lufang_tui.tui.keyboard.moves import MOVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lufang_tui.tui.app import LufangApp
    from lufang_tui.tui.browser import Browser

INTRODUCTION = (
    N_("Read a press kit: find who said what, copy it with the right name and title."),
    N_("Full-width keys （／ ？ １） work as well, so an input method may stay on."),
)
QUERIES = (
    ("纺织 升级", N_("both words, in any order")),
    ('"转型升级"', N_("the exact phrase")),
    ("-京东", N_("without this word")),
    ("zwx", N_("people by pinyin, whole or initials")),
    ("speaker:查文雄", N_("what somebody said")),
    ("org:京东云", N_("what people of an organisation said")),
    ("kind:direct", N_("direct, indirect or partial quotations")),
    ("date:2017..2018", N_("what happened in these years, months or days")),
    ("in:quotes", N_("one pane only")),
)
"""Examples of the query language; a test holds them against the search room's fields."""
MOUSE = N_(
    "Click on a tab, an entry, a link or a key hint; the wheel scrolls. Drag over words of a quotation: {copy} copies "
    "them with the attribution, {key} copies any text as it stands."
)

KEYS_WIDTH = 16
"""Cells for the keys of a line."""


def help_page(browser: Browser) -> list[Styled]:
    """Return the help: what every command does with the keys that it has now, then how to move about."""
    shown = keys_of(browser.program)
    page = [styled((_("Help"), Role.HEADING)), Styled(""), *(styled(_(line)) for line in INTRODUCTION)]
    for group in dict.fromkeys(GROUPS.values()):
        listed = [command for command in COMMANDS if command.group() == group]
        if listed:
            page += _part(_(group))
            page += [_line(shown[command.id], command.help()) for command in listed]
    for focus, moves in MOVES.items():
        page += _part(_(focus))
        page += [_line(shown[move.id], _(move.name)) for move in moves]
    page += _part(_("Mouse"))
    page.append(styled(_(MOUSE).format(key="^c", copy=shown["copy"])))
    page += _part(_("What can be searched for"))
    page += [_line(query, _(meaning)) for query, meaning in QUERIES]
    page += _part(_("Files"))
    page += [_line(name, path) for name, path in files()]
    return page


def files() -> Iterator[tuple[str, str]]:
    """Give what the program reads and writes for itself, and where."""
    from lufang_tui.log import log_path

    yield _("settings"), str(config_path())
    yield _("log"), str(log_path())


def _part(title: str) -> list[Styled]:
    return [Styled(""), styled((title, Role.HEADING)), Styled("")]


def _line(keys: str, words: str) -> Styled:
    return styled(words, indent=KEYS_WIDTH, lead=keys)


def keys_of(app: LufangApp) -> Mapping[str, str]:
    """Return id -> the keys that run it now, as they are shown, without twins; empty for one that has no key."""
    changed = app.keymap.changed
    table = [(command.id, command.keys) for command in COMMANDS]
    table += [(move.id, move.keys) for moves in MOVES.values() for move in moves]
    return {
        name: " ".join(
            app.get_key_display(Binding(textual_name(key), "")) for key in changed.get(name, default)
        )
        for name, default in table
    }
