"""A dossier as one HTML page: no script, no address outside of itself, the pictures that are at hand inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lufang_tui.export.as_html import head
from lufang_tui.export.dossier_parts import frame_language, heading, sources
from lufang_tui.export.markup import EMPTY, Markup, element, lines, text
from lufang_tui.export.page import Page
from lufang_tui.export.page_parts import figure, people, quotation, timeline
from lufang_tui.export.wording import wording
from lufang_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lufang_tui.export.dossier_parts import Piece, Source

_OWN_STYLE = "html"


def to_html(pieces: Sequence[Piece], *, style: str | None, styles_folder: Path | None) -> str:
    """Give the dossier. The style `html` is what is written without one."""
    used, numbers = sources(pieces)
    own = None if style == _OWN_STYLE else style
    body = [
        element("header", lines([*map(_notice, used), element("h1", text(heading()))])),
        element(
            "main",
            *(
                Markup(f"\n{_piece(piece, number, used[source - 1], own, styles_folder)}")
                for number, (piece, source) in enumerate(zip(pieces, numbers, strict=True), 1)
            ),
        ),
        _sources(used),
    ]
    return (
        "<!doctype html>\n"
        + element(
            "html",
            Markup("\n"),
            head(heading()),
            Markup("\n"),
            element("body", Markup("\n"), lines(body), Markup("\n")),
            Markup("\n"),
            lang=frame_language(),
        )
        + "\n"
    )


def _notice(source: Source) -> Markup:
    if source.notice is None:
        return EMPTY
    said = text(f"{source.kit.label} — {source.notice}")
    return element("p", said, class_="embargo", role="note", lang=source.kit.language)


def _piece(
    piece: Piece, number: int, source: Source, style: str | None, styles_folder: Path | None
) -> Markup:
    # The article is not on the page, so nothing may lead to a place in it.
    wanted = structs.replace(piece.press.kit, sections=())
    page = Page(piece.press, wanted, style, styles_folder, prefix=f"piece.{number}.")
    note = (
        element("p", element("span", text(_("Note: "))), text(piece.note), class_="note")
        if piece.note
        else EMPTY
    )
    trouble = element("p", text(f"! {piece.trouble}"), class_="trouble") if piece.trouble else EMPTY
    return element(
        "section",
        lines(
            [
                element("h2", text(f"{number} · {piece.title}")),
                element("div", _words(piece, page), lang=piece.press.kit.language),
                note,
                trouble,
                element(
                    "p",
                    element(
                        "a",
                        text(
                            _("Source {number}: {label}").format(number=source.number, label=source.kit.label)
                        ),
                        href=f"#source.{source.number}",
                    ),
                    class_="about",
                ),
            ]
        ),
        id=f"piece.{number}",
    )


def _words(piece: Piece, page: Page) -> Markup:
    kit = piece.press.kit
    if piece.paragraph is not None:
        return element("blockquote", element("p", text(piece.paragraph)))
    if kit.quotes:
        return quotation(page, kit.quotes[0])
    if kit.timeline:
        return lines([timeline(page), element("blockquote", element("p", text(kit.timeline[0].text)))])
    if kit.figures:
        return figure(page, kit.figures[0])
    return people(page)


def _sources(used: Sequence[Source]) -> Markup:
    if not used:
        return EMPTY
    items = [
        element(
            "li",
            text(wording(source.kit.language).semicolon.join([source.kit.label, *source.facts()])),
            id=f"source.{source.number}",
            lang=source.kit.language,
        )
        for source in used
    ]
    return element(
        "section",
        lines([element("h2", text(_("Sources"))), element("ol", *(Markup(f"\n{item}") for item in items))]),
        id="part.sources",
    )
