"""The kit, or a selection of it, as a document: one module a format, loaded when that format is asked for.

Where the text goes - a stream, a file - is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lufang_tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.export.selected import Selected
    from lufang_tui.kit.press import PressKit

FORMATS: Final = ("markdown", "json", "csv", "html")
"""The formats that `export` writes."""


def export(
    press: PressKit,
    to: str,
    *,
    selection: Selected | None = None,
    style: str | None = None,
    styles_folder: Path | None = None,
    embargo_notice: str | None = None,
) -> str:
    """Give the kit as one document in the format `to`, with a newline at its end; safe to show on a terminal.

    `selection` has the entries that are wanted, all of them where left out; facts about the kit are always told.
    `style` names an attribution style: Markdown and HTML show each quotation as it writes it, JSON and CSV have the
    result beside the words; `styles_folder` has the user's own styles. `embargo_notice` is a line for the reader that every format carries.
    A CSV document holds one table: the first of quotes, people, timeline and figures that has entries; `to_csv` gives
    any of them.

    Raises LufangError for an unknown format, and what `attribution.attribute` raises for a style.
    """
    if to == "markdown":
        from lufang_tui.export.as_markdown import to_markdown as write
    elif to == "json":
        from lufang_tui.export.as_json import to_json as write
    elif to == "csv":
        from lufang_tui.export.as_csv import first_table as write
    elif to == "html":
        from lufang_tui.export.as_html import to_html as write
    else:
        from lufang_tui.errors import LufangError
        from lufang_tui.kit.faults import excerpt, one_line

        raise LufangError(
            _("no export format is called {name}").format(name=excerpt(one_line(to))),
            _("there are {names}").format(names=_(", ").join(FORMATS)),
        )
    return write(press, selection, style=style, styles_folder=styles_folder, embargo_notice=embargo_notice)


def to_json(press: PressKit) -> str:
    """Give the whole kit as JSON."""
    return export(press, "json")


def to_markdown(press: PressKit) -> str:
    """Give the whole kit as Markdown."""
    return export(press, "markdown")


__all__ = ["FORMATS", "export", "to_json", "to_markdown"]
