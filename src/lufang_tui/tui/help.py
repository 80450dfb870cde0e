"""The help page, made of the bindings that are live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.styled import Role, Styled, styled
from lufang_tui.i18n import N_, _
from lufang_tui.tui.commands import COMMANDS, Command
from lufang_tui.tui.keys import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lufang_tui.tui.browser import Browser

INTRODUCTION = (
    N_("Read a press kit: find who said what, copy it with the right name and title."),
    N_("Full-width keys （／ ？ １） work as well, so an input method may stay on."),
)


KEYS_WIDTH = 16
"""Cells for the keys of a line."""


def help_page(browser: Browser) -> list[Styled]:
    """Return the help: what every command does with the keys that it has now, then how to move about."""
    live = _keys(browser)
    page = [
        styled((_("Help"), Role.HEADING)),
        Styled(""),
        *(styled(_(line)) for line in INTRODUCTION),
        Styled(""),
    ]
    page += [_line(live.get(command.id, _own(browser, command)), command.help()) for command in COMMANDS]
    page += [Styled(""), styled((_("Where the focus is"), Role.HEADING)), Styled("")]
    ids = {command.id for command in COMMANDS}
    names = {
        binding.id: _(binding.description)
        for _node, binding, _enabled, _tooltip in browser.active_bindings.values()
        if binding.id and binding.id not in ids and binding.id.startswith(("list.", "prose.", "search."))
    }
    page += [_line(live[binding], name) for binding, name in names.items()]
    return page


def _line(keys: str, words: str) -> Styled:
    return styled(words, indent=KEYS_WIDTH, lead=keys)


def _keys(browser: Browser) -> Mapping[str, str]:
    """Return binding id -> the keys that run it now, without full-width twins."""
    found: dict[str, list[str]] = {}
    for key, (_node, binding, _enabled, _tooltip) in browser.active_bindings.items():
        if binding.id and half_width(key):
            found.setdefault(binding.id, []).append(browser.app.get_key_display(binding))
    return {name: " ".join(keys) for name, keys in found.items()}


def _own(browser: Browser, command: type[Command]) -> str:
    """Return the keys of a command that cannot be used just now."""
    shown: Iterator[str] = (
        browser.app.get_key_display(binding)
        for binding in type(command.binding()).make_bindings([command.binding()])
        if half_width(binding.key)
    )
    return " ".join(shown)
