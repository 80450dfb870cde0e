"""The kit as one HTML page that needs nothing else: no script, no address outside of itself, its pictures inside.

A security policy in the page forbids what the exporter would never write. Printed it is a dossier; it follows the
reader's light or dark setting and the width of the screen (`page.css`). Every text of the kit is escaped and safe to
show. A selection leaves out what is not selected, and contacts and boilerplate, which are no entries.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.export.markup import EMPTY, Markup, element, lines, raw, text
from lufang_tui.export.page import Page, name_of
from lufang_tui.export.page_article import article
from lufang_tui.export.page_parts import contacts, figure, people, quotation, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lufang_tui.export.selected import Selected
    from lufang_tui.kit.press import PressKit

_OWN_STYLE = "html"


class Part(NamedTuple):
    """A part of the page under a heading of its own."""

    name: str
    heading: str
    content: Markup


def to_html(
    press: PressKit,
    selection: Selected | None = None,
    *,
    style: str | None = None,
    styles_folder: Path | None = None,
    embargo_notice: str | None = None,
) -> str:
    """Give the kit, or what is selected of it, as one HTML page with a newline at its end.

    With a `style` each quotation stands as that attribution style writes it, as text; the style `html` is what is
    written without one. Raises what `attribution.attribute` raises for `style`.
    """
    wanted: Selected = press.kit if selection is None else selection
    page = Page(press, wanted, None if style == _OWN_STYLE else style, styles_folder)
    parts = [*_parts(page), *(_closing(page) if selection is None else ())]
    body = [
        _opening(page, embargo_notice),
        _contents(page, parts),
        element("main", *(Markup(f"\n{_part(page, part)}") for part in parts)),
    ]
    return (
        "<!doctype html>\n"
        + element(
            "html",
            Markup("\n"),
            head(page.press.kit.label),
            Markup("\n"),
            element("body", Markup("\n"), lines(body), Markup("\n")),
            Markup("\n"),
            lang=press.kit.language,
        )
        + "\n"
    )


def head(title: str) -> Markup:
    """Give the head of a page: its title, its looks, and the policy that forbids everything else."""
    looks = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(looks.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        lines(
            [
                element("meta", charset="utf-8"),
                element("meta", http_equiv="Content-Security-Policy", content=policy),
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                element("meta", name="referrer", content="no-referrer"),
                element("title", text(" ".join(title.split()))),
                element("style", raw(looks)),
            ]
        ),
    )


def _opening(page: Page, embargo_notice: str | None) -> Markup:
    kit = page.press.kit
    shown = [
        EMPTY
        if embargo_notice is None
        else element("p", text(embargo_notice), class_="embargo", role="note"),
        element("h1", text(kit.label)),
    ]
    if kit.headline and kit.headline != kit.label:
        shown.append(element("p", text(kit.headline), class_="headline"))
    facts = [
        element("div", page.own("dt", name), element("dd", text(fact))) for name, fact in _facts(page) if fact
    ]
    if facts:
        shown.append(element("dl", *(Markup(f"\n{fact}") for fact in facts)))
    return element("header", lines([*shown, page.note(kit.note)]))


def _facts(page: Page) -> Iterator[tuple[str, str | None]]:
    kit, words = page.press.kit, page.words
    publisher = page.press.organisation(kit.publisher)
    if kit.dateline:
        yield from ((words.released, kit.dateline.date), (words.place, kit.dateline.place))
    yield words.publisher, publisher.name if publisher else None
    yield words.embargo, kit.embargo
    if kit.source:
        yield from (
            (words.source, kit.source.file),
            ("SHA-256", kit.source.sha256),
            (words.address, kit.source.url),
            (words.received, kit.source.received),
        )


def _contents(page: Page, parts: list[Part]) -> Markup:
    items = [
        element(
            "li",
            element("a", text(part.heading), href=f"#part.{part.name}", lang=page.language),
            _sections(page) if part.name == "article" else EMPTY,
        )
        for part in parts
    ]
    heading = page.words.contents
    return element(
        "nav",
        lines([page.own("h2", heading), element("ul", *(Markup(f"\n{item}") for item in items))]),
        aria_label=heading,
    )


def _sections(page: Page) -> Markup:
    named = (section for section in page.wanted.sections if section.heading or section.label)
    items = [element("li", element("a", text(name_of(part)), href=f"#{part.id}")) for part in named]
    return element("ul", *(Markup(f"\n{item}") for item in items)) if items else EMPTY


def _parts(page: Page) -> Iterator[Part]:
    wanted, words = page.wanted, page.words
    if wanted.quotes:
        yield Part("quotes", words.quotations, lines(quotation(page, quote) for quote in wanted.quotes))
    if wanted.people:
        yield Part("people", words.people, people(page))
    if wanted.timeline:
        yield Part("timeline", words.timeline, timeline(page))
    if wanted.figures:
        yield Part("figures", words.figures, lines(figure(page, shown) for shown in wanted.figures))
    if wanted.sections:
        yield Part("article", words.article, article(page))


def _closing(page: Page) -> Iterator[Part]:
    kit, words = page.press.kit, page.words
    if kit.contacts:
        yield Part("contacts", words.contacts, contacts(page))
    if kit.boilerplate:
        yield Part("boilerplate", words.boilerplate, element("p", text(kit.boilerplate)))


def _part(page: Page, part: Part) -> Markup:
    heading = page.own("h2", part.heading)
    return element("section", lines([heading, part.content]), id=f"part.{part.name}")
