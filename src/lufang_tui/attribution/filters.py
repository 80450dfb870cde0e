"""The filters that a style's template may use. None makes a text longer than a template may write."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError, Undefined

from lufang_tui.i18n import _
from lufang_tui.text import commonmark
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_OUTPUT = 200_000
"""Code points that one rendering may write, and that a text on the way may have."""


def _text(value: Any) -> str:
    """Give a value as text; refuse what is none, and what is too long."""
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return str(value)  # fails, and says which name is unknown
    if not isinstance(value, str | int):
        raise TemplateRuntimeError(_("a filter for texts was given a list or a group of values"))
    return _short(str(value))


def _short(text: str) -> str:
    _bound(len(text))
    return text


def _bound(length: int) -> None:
    if length > MAX_OUTPUT:
        raise TemplateRuntimeError(_("a text has more than {most} characters").format(most=f"{MAX_OUTPUT:,}"))


def _default(value: Any, other: Any = "") -> Any:
    return other if value is None or value == "" or isinstance(value, Undefined) else value


def _join(values: Any, between: Any = "", attribute: Any = None) -> str:
    """Join texts, or one part of each value, such as `speakers | join("、", attribute="name")`."""
    if not isinstance(values, list | tuple):
        raise TemplateRuntimeError(_("join takes a list, such as speakers or passages"))
    found = values if attribute is None else [_part(value, attribute) for value in values]
    texts, mark = [_text(value) for value in found], _text(between)
    _bound(sum(map(len, texts)) + len(mark) * len(texts))
    return mark.join(texts)


def _part(value: Any, name: Any) -> Any:
    if isinstance(value, dict) and name in value:
        return value[name]
    raise TemplateRuntimeError(_("no value of the list has a part '{name}'").format(name=visible(str(name))))


def _replace(value: Any, old: Any, new: Any) -> str:
    text, wanted, other = _text(value), _text(old), _text(new)
    _bound(len(text) + text.count(wanted) * len(other))
    return text.replace(wanted, other)


def _sequence(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else _text(value)


def _first(value: Any) -> Any:
    return next(iter(_sequence(value)), None)


def _last(value: Any) -> Any:
    return next(reversed(_sequence(value)), None)


def _length(value: Any) -> int:
    return len(_sequence(value))


def _html(value: Any) -> str:
    return _short(escape(visible(_text(value))))


def _markdown(value: Any) -> str:
    return _short(commonmark.block(_text(value)))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "default": _default,
    "e": _html,
    "first": _first,
    "join": _join,
    "last": _last,
    "length": _length,
    "lower": lambda value: _short(_text(value).lower()),
    "markdown": _markdown,
    "replace": _replace,
    "trim": lambda value: _text(value).strip(),
    "upper": lambda value: _short(_text(value).upper()),
}
