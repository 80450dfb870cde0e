"""The keys that belong to a list, a text and the search box; what works wherever the focus is, is a command."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.i18n import N_
from lufang_tui.tui.keyboard.keys import keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType


class Focus(StrEnum):
    """Where keys are pressed."""

    ANYWHERE = N_("Everywhere")
    LIST = N_("In the list")
    DETAIL = N_("In the text")
    BOX = N_("In the search box")


class Move(NamedTuple):
    """One action of a widget."""

    id: str
    """Its name in the keymap."""
    keys: tuple[str, ...]
    action: str
    name: str
    show: bool = False
    """Whether the line of key hints shows it."""


LIST = (
    Move("list.down", ("down", "j"), "move(1)", N_("Next entry")),
    Move("list.up", ("up", "k"), "move(-1)", N_("Previous entry")),
    Move("list.page_down", ("pagedown",), "page(1)", N_("Page down")),
    Move("list.page_up", ("pageup",), "page(-1)", N_("Page up")),
    Move("list.first", ("home", "g"), "first", N_("First entry")),
    Move("list.last", ("end", "G"), "last", N_("Last entry")),
    Move("list.choose", ("enter", "right", "l"), "choose", N_("Into the detail")),
)
DETAIL = (
    Move("prose.down", ("down", "j"), "down", N_("Next link or line")),
    Move("prose.up", ("up", "k"), "up", N_("Previous link or line")),
    Move("prose.page_down", ("pagedown",), "page_down", N_("Page down")),
    Move("prose.page_up", ("pageup",), "page_up", N_("Page up")),
    Move("prose.home", ("home", "g"), "scroll_home", N_("To the top")),
    Move("prose.end", ("end", "G"), "scroll_end", N_("To the end")),
    Move("prose.follow", ("enter",), "follow", N_("Follow the link")),
)
BOX = (
    Move("search.leave", ("enter",), "leave", N_("to the hits"), show=True),
    Move("search.earlier", ("up",), "earlier", N_("Earlier query")),
    Move("search.later", ("down",), "later", N_("Later query, then to the hits")),
)

MOVES = {Focus.LIST: LIST, Focus.DETAIL: DETAIL, Focus.BOX: BOX}


def bindings(moves: Iterable[Move]) -> list[BindingType]:
    """Return Textual's bindings for the moves of a widget."""
    from textual.binding import Binding

    return [Binding(keys(*move.keys), move.action, move.name, show=move.show, id=move.id) for move in moves]
