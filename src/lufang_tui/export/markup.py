"""Kit text in HTML: elements whose texts and attributes are escaped and safe to show, and nothing of it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

Markup = NewType("Markup", str)
"""HTML that is ready to stand in a page. Only this module makes it out of text."""

EMPTY = Markup("")
_VOID = frozenset({"img", "meta", "br"})


def text(words: str) -> Markup:
    """Give text with its line breaks; every unsafe character is a visible symbol."""
    return Markup(_escaped(words).replace("\n", "<br>"))


def element(name: str, /, *content: Markup, **attributes: str | None) -> Markup:
    """Give an element. An attribute of None is left out; `class_` is written `class`, and `data_kind` `data-kind`.

    Names of elements and attributes are the program's own; values of attributes may be a kit's.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    opening = f"<{name}{written}>"
    return Markup(opening if name in _VOID else f"{opening}{''.join(content)}</{name}>")


def _escaped(words: str) -> str:
    return visible(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _value(value: str) -> str:
    return _escaped(value).replace('"', "&quot;")


def lines(parts: Iterable[Markup]) -> Markup:
    """Give parts below each other; the empty ones are left out."""
    return Markup("\n".join(part for part in parts if part))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Give parts in one line with a text between them; the empty ones are left out."""
    return Markup(text(between).join(part for part in parts if part))


def raw(markup: str) -> Markup:
    """Take the program's own markup, never a kit's, as it is."""
    return Markup(markup)
