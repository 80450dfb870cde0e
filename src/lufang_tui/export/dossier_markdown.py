"""A dossier as Markdown (CommonMark with GitHub's tables)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lufang_tui.attribution import attribute
from lufang_tui.export.as_markdown import figures, people, quotation, timeline
from lufang_tui.export.dossier_parts import heading, sources
from lufang_tui.export.wording import wording
from lufang_tui.i18n import _
from lufang_tui.text.commonmark import block, block_quotation, inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lufang_tui.export.dossier_parts import Piece, Source

_OWN_STYLE = "markdown"


def to_markdown(pieces: Sequence[Piece], *, style: str | None, styles_folder: Path | None) -> str:
    """Give the dossier. The style `markdown` is what is written without one."""
    used, numbers = sources(pieces)
    blocks = [f"# {heading()}"]
    blocks += [
        f"**{inline(source.kit.label)} — {inline(source.notice)}**" for source in used if source.notice
    ]
    own = None if style == _OWN_STYLE else style
    for number, (piece, source) in enumerate(zip(pieces, numbers, strict=True), 1):
        blocks += _piece(piece, number, used[source - 1], own, styles_folder)
    if used:
        blocks += [f"## {_('Sources')}", "\n".join(map(_source, used))]
    return "\n\n".join(blocks) + "\n"


def _piece(
    piece: Piece, number: int, source: Source, style: str | None, styles_folder: Path | None
) -> Iterator[str]:
    yield f"## {number} · {inline(piece.title)}"
    yield from _words(piece, style, styles_folder)
    if piece.note:
        yield _("**Note:** {note}").format(note=block(piece.note))
    if piece.trouble:
        yield f"**! {inline(piece.trouble)}**"
    yield _("Source {number}: {label}").format(number=source.number, label=inline(source.kit.label))


def _words(piece: Piece, style: str | None, styles_folder: Path | None) -> Iterator[str]:
    press = piece.press
    kit, words = press.kit, wording(press.kit.language)
    styled = None if style is None else partial(attribute, press, style=style, folder=styles_folder)
    if piece.paragraph is not None:
        yield block_quotation([block(piece.paragraph)])
    elif kit.quotes:
        yield quotation(press, kit.quotes[0], words, styled)
    elif kit.timeline:
        yield timeline(kit.timeline, words)
        yield block_quotation([block(kit.timeline[0].text)])
    elif kit.figures:
        yield figures(kit.figures, words)
    else:
        yield people(press, kit.people, words)


def _source(source: Source) -> str:
    words = wording(source.kit.language)
    return f"{source.number}. {inline(words.semicolon.join([source.kit.label, *source.facts()]))}"
