"""The pages of the panes as plain lines, for a screen reader: no colour, no drawing, headings in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.cards.styled import Role
from lufang_tui.cards.timeline_line import GLYPHS
from lufang_tui.i18n import _, _n
from lufang_tui.text.breaks import wrap
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lufang_tui.cards import Pane
    from lufang_tui.cards.styled import Highlighter, Row, Styled

_DRAWN = str.maketrans("", "", "".join(GLYPHS))


def heading(pane: Pane, count: int, *, of: int | None = None) -> str:
    """Return the heading of a pane in words: its title and how many entries it has, or how many of them were found."""
    title = _(pane.title)
    if of is not None and of != count:
        said = _n("{title}: {count} found of {all}.", "{title}: {count} found of {all}.", count)
        return said.format(title=title, count=count, all=of)
    return _n("{title}: {count} entry.", "{title}: {count} entries.", count).format(title=title, count=count)


def entry_line(row: Row, number: int) -> str:
    """Return an entry of a list on one line, its number first."""
    parts = [row.head.text.strip(), row.aside.strip()]
    head = ", ".join(part for part in parts if part)
    body = row.body.text.strip()
    return visible(f"{number}. {head}. {body}" if body else f"{number}. {head}.")


def page_lines(paragraphs: Iterable[Styled], links: list[str] | None = None) -> Iterator[str]:
    """Return a page line by line, words that the screen would mark in square brackets.

    With `links`, every link gets a number, which counts on from those that are in the list, and is added to it.
    """
    was_blank = True
    for part in paragraphs:
        text = _marked(part)
        lead = part.lead.translate(_DRAWN).strip(" “”·")
        if text and lead and not part.text.startswith(lead):
            text = f"{lead}: {text}" if not lead[0].isdigit() else text
        elif not text and lead:
            text = lead
        if text and part.link is not None and links is not None:
            links.append(part.link)
            text = _("{text} (open: {number})").format(text=text, number=len(links))
        if not text and was_blank:
            continue
        was_blank = not text
        yield visible(text)


def pane_lines(pane: Pane, keys: Sequence[str], find: Highlighter) -> Iterator[str]:
    """Return everything that a pane has: its heading, then the page of every entry.

    A pane of which every entry has the same page, such as the article, is told once.
    """
    yield heading(pane, len(keys))
    told: set[int] = set()
    kept: list[object] = []
    if not keys:
        yield _(pane.nothing)
    for number, key in enumerate(keys, start=1):
        page = pane.page(key, find)
        if id(page.paragraphs) in told:
            continue
        told.add(id(page.paragraphs))
        kept.append(page.paragraphs)  # an id may be given again to something new
        yield ""
        if page.marked is None:
            yield _("{number} of {count}.").format(number=number, count=len(keys))
        yield from page_lines(page.paragraphs)


def wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Break lines to a width in cells."""
    for line in lines:
        yield from (line[start:end] for start, end in wrap(line, max(10, width))) if line else ("",)


def _marked(part: Styled) -> str:
    text = part.text
    for span in sorted((span for span in part.spans if span.role is Role.MARKED), reverse=True):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text.strip()
