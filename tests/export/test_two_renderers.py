"""Markdown is shown alike by two renderers that share no code: markdown-it-py, and GitHub's own cmark."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from cmarkgfm import cmark, markdown_to_html_with_extensions  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kits import small_press
from lufang_tui.export import export
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Figure, Happening, Kind, Organisation, Person, Quote, Role, Section
from lufang_tui.kit.press import PressKit
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

Event = tuple[str, str]
MARKDOWN_IT = MarkdownIt("commonmark").enable("table")


class Events(HTMLParser):
    """What a page shows: tags with their attributes, and texts; white space between blocks is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.events.append(("begins", " ".join([tag, *(f"{name}={value}" for name, value in attrs)])))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("ends", tag))

    def handle_data(self, data: str) -> None:
        if data.strip("\n"):
            self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))


def events(page: str) -> list[Event]:
    found = Events()
    found.feed(page)
    found.close()
    return found.events


def both(markdown: str) -> tuple[list[Event], list[Event]]:
    """What the two renderers show of a document, front matter left out."""
    body = markdown.partition("\n---\n\n")[2]
    ours = MARKDOWN_IT.render(body)
    theirs = markdown_to_html_with_extensions(body, cmark.Options.CMARK_OPT_UNSAFE, ["table"])
    return events(ours), events(theirs)


def texts_of(shown: Iterable[Event]) -> str:
    return "".join(data for sort, data in shown if sort == "text")


def frame_of(shown: Iterable[Event]) -> list[Event]:
    return [event for event in shown if event[0] != "text"]


@pytest.mark.parametrize("style", [None, "zh-news", "en-news"])
def test_the_festival_kit(style: str | None) -> None:
    ours, theirs = both(export(load(None), "markdown", style=style, embargo_notice="**until** tomorrow"))
    assert ours == theirs
    assert ours.count(("begins", "table")) == 3
    assert ours.count(("begins", "blockquote")) > 6
    assert ("text", "**until** tomorrow") in ours


def kit_of(text: str) -> PressKit:
    return small_press(
        label=text,
        headline=f"{text}!",
        note=text,
        boilerplate=text,
        organisations=(Organisation(id="office", name=text),),
        people=(Person(id="anna", name=text, roles=(Role(id="head", title=text, organisation="office"),), note=text),),
        sections=(Section(id="opening", heading=text, text=f"x{text}", note=text),),
        quotes=(Quote(id="q", speakers=("anna",), kind=Kind.DIRECT, cue=text, text=text, note=text),),
        figures=(Figure(id="f", caption=text, credit=text, file=text),),
        timeline=(Happening(id="t", date="2018", when=text, what=text, text=text, note=text),),
    )  # fmt: skip


NASTY = ["a|b", "*a*", "**a**", "[a](http://a.example)", "![a](b)", "`a`", "```\na", "<b>a</b>", "<script>", "<!--", "&amp;",
         "| - |", "\\|", "# a", "> a", "- a", "1. a", "---", "a\n\nb", "    a", "[a]: b", "<http://a.example>", "~~a~~"]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_a_text_is_text(text: str) -> None:
    ours, theirs = both(export(kit_of(text), "markdown"))
    assert ours == theirs
    assert texts_of(ours).replace("\n", "").count(text.replace("\n", "")) >= 15
    harmless, _ = both(export(kit_of("x"), "markdown"))
    if "\n" not in text:
        assert frame_of(ours) == frame_of(harmless)


@given(st.text(st.sampled_from("字a，|*_[]()!`<>#-1.+&\\~\n :@/="), min_size=1, max_size=12))
def test_any_text_is_shown_alike(text: str) -> None:
    ours, theirs = both(export(kit_of(text), "markdown"))
    assert ours == theirs
    assert visible(text).strip() in texts_of(ours) or "\n" in text
