"""A dossier: entries of several kits as one document, in the reader's order, with notes and a list of sources.

Where an entry comes from, and what has become of its kit, is for whoever collected it to say. The dossier's own words
are in the language of the program, since it is the reader's; what is told of an entry is in the language of its kit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.export.dossier_parts import Piece

FORMATS: Final = ("markdown", "html")
"""The formats in which a dossier is written."""


def dossier(
    pieces: Sequence[Piece], to: str, *, style: str | None = None, styles_folder: Path | None = None
) -> str:
    """Give pieces as one document in the format `to`, with a newline at its end; safe to show on a terminal.

    `style` names the attribution style of the quotations. Raises what `attribution.attribute` raises for it.
    """
    if to == "html":
        from lufang_tui.export.dossier_html import to_html as write
    else:
        from lufang_tui.export.dossier_markdown import to_markdown as write
    return write(pieces, style=style, styles_folder=styles_folder)
