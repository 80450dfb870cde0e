"""The kit as an HTML page: its frame holds whatever the texts are, it leads nowhere else, its pictures are inside."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kits import MemoryFolder, small_kit
from lufang_tui.export import export, pictures
from lufang_tui.kit.load import load
from lufang_tui.kit.model import (
    Contact,
    Dateline,
    Figure,
    Happening,
    Kind,
    Organisation,
    Person,
    Quote,
    QuoteTranslation,
    Role,
    Section,
    Source,
)
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Selection
from lufang_tui.text.safe import hidden, visible

PNG = b"\x89PNG\r\n\x1a\nrest"
VOID = {"meta", "img", "br"}
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "src", "alt", "cite", "scope", "role",
    "aria-label", "data-kind", "data-speakers", "data-label",
}  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script>", "</style><script>", '"><img src=x onerror=a()>', "' onload='a()", "javascript:a()",
    "&lt;b&gt;&#60;", "</title></head>", "<!--", "]]>", "\x1b]52;c;eA==\x07\u202e\ud800\x00", "http://a.example/x.png",
    "<base href=//a.example>", "`${a}`", '" style="x', "a\nb", "a\n\nb", "data:text/html,x", "//a.example",
]  # fmt: skip


class Parsed(HTMLParser):
    """A page taken apart, and whether every element ends where it should."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


def press_of(text: str, **changes: Any) -> PressKit:
    """A kit with `text` wherever it can stand, the ids apart."""
    parts: dict[str, Any] = {
        "label": text, "headline": f"{text}!", "note": text, "boilerplate": text, "publisher": "office",
        "embargo": text, "dateline": Dateline(place=text, date=text),
        "source": Source(file=text, sha256=text, url=text, received=text),
        "contacts": (Contact(name=text, role=text, organisation="office", email=text, phone=text),),
        "organisations": (Organisation(id="office", name=text),),
        "people": (Person(id="anna", name=text, roles=(Role(id="head", title=text, organisation="office"),), note=text),),
        "sections": (
            Section(id="opening", heading=text, text=f"x{text}x", note=text), Section(id="end", label=text, text="x"),
        ),
        "quotes": (
            Quote(id="q", speakers=("anna",), kind=Kind.DIRECT, cue=text, text=f"x{text}", note=text,
                  translations={"de": QuoteTranslation(text=text)}),
            Quote(id="r", speakers=(), kind=Kind.INDIRECT, text=(text, "nowhere")),
        ),
        "figures": (
            Figure(id="f", number=1, file="a.png", caption=text, alt=text, credit=text, section="opening", after_paragraph=1, note=text),
            Figure(id="g", caption=text, file=text),
        ),
        "timeline": (Happening(id="t", date=text, when=text, what=text, text=f"x{text}x", note=text),),
    }  # fmt: skip
    return PressKit(small_kit(**(parts | changes)), MemoryFolder(**{"a.png": PNG}))


def hold(text: str, style: str | None = None) -> None:
    page = export(press_of(text), "html", style=style, embargo_notice=text)
    page.encode()
    assert hidden(page) == []
    parsed, harmless = Parsed(page), Parsed(export(press_of("x"), "html", style=style, embargo_notice="x"))
    if "\n" not in text and text.strip() == text:
        names = [(tag, sorted(attrs)) for tag, attrs in parsed.tags]
        wanted = [(tag, sorted(attrs)) for tag, attrs in harmless.tags]
        if text != "x" and "x" not in text:
            assert names == wanted
    assert {name for _, attrs in parsed.tags for name in attrs} <= ATTRIBUTES
    assert not {tag for tag, _ in parsed.tags} & {"script", "base", "iframe", "object", "form", "link", "svg"}
    ids = set(parsed.all("id"))
    assert all(
        address[:1] == "#" and address[1:] in ids for address in parsed.all("href") + parsed.all("cite")
    )
    assert parsed.all("src") == [f"data:image/png;base64,{b64encode(PNG).decode()}"]
    shown = "".join(parsed.texts)
    lines = visible(text).split("\n")
    assert all(line in shown for line in lines)


@pytest.mark.parametrize("style", [None, "en-news", "html"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_text(text: str, style: str | None) -> None:
    hold(text, style)


@given(st.text(st.sampled_from("字a<>\"'&=/;#!-` :\u202e\x1b"), min_size=1, max_size=12).filter(str.strip))
@example('"<a b="c">')
def test_any_text_is_text(text: str) -> None:
    hold(text)


def test_ids_are_unique_and_every_link_arrives() -> None:
    parsed = Parsed(export(load(None), "html"))
    ids = parsed.all("id")
    assert len(set(ids)) == len(ids)
    assert set(parsed.all("href")) <= {f"#{name}" for name in ids}
    assert {entry.id for entry in load(None).kit.quotes} <= set(ids)


def test_the_policy_allows_the_pages_own_looks_and_pictures_alone() -> None:
    page = export(load(None), "html")
    (policy,) = (
        attrs["content"]
        for tag, attrs in Parsed(page).tags
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    looks = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(looks.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in looks
    assert "@import" not in looks
    without_pictures = re.sub(r"base64,[^\"]*", "", page)
    assert re.findall(r"https?:|//|\sstyle=|\son\w+=|<script", without_pictures, re.IGNORECASE) == []


def test_quotations_lead_to_their_words_and_the_words_lead_back() -> None:
    page = export(load(None), "html")
    words = "京东云要从自身科技特色出发，助力以鲁纺为代表的山东传统产业转型升级。"
    assert f'<blockquote cite="#zha-1.place"><p>“{words}”</p></blockquote>' in page
    assert f'<a class="said" id="zha-1.place" href="#zha-1">{words}</a>' in page
    assert '<a href="#zha-1.place">京东云赋能，第2段</a>' in page


def test_indirect_words_get_no_marks_and_a_selection_without_the_article_no_links_into_it() -> None:
    press = load(None)
    page = export(press, "html", selection=Selection(quotes=press.kit.quotes[5:]))
    assert "<blockquote><p>纺织行业要站在" in page
    assert "#jd-empowers" not in page
    assert Parsed(page).all("href") == ["#part.quotes"]


def test_words_that_overlap_and_passages_over_paragraphs_are_shown_once() -> None:
    text = "One two three.\n\nFour five."
    press = press_of(
        "x",
        sections=(Section(id="opening", text=text),),
        quotes=(
            Quote(id="a", speakers=(), kind=Kind.DIRECT, text="One two"),
            Quote(id="b", speakers=(), kind=Kind.PARTIAL, text="two three."),
            Quote(id="c", speakers=(), kind=Kind.DIRECT, text=("three.", "Four")),
        ),
        figures=(),
        timeline=(),
    )
    page = export(press, "html")
    assert (
        '<p id="opening.1"><a class="said" id="a.place" href="#a">One two</a> <a class="said" id="c.place" href="#c">three.</a></p>'
        in page
    )
    assert '<p id="opening.2"><a class="said" href="#c">Four</a> five.</p>' in page
    assert '<blockquote cite="#opening.1"><p>two three.</p>' in page


def test_languages_are_told_apart() -> None:
    page = export(press_of("x", language="fr"), "html")
    assert '<html lang="fr">' in page
    assert '<h2 lang="en">Quotations</h2>' in page
    assert '<blockquote lang="de">' in page
    assert "<h2>Quotations</h2>" in export(press_of("x"), "html")
    assert '<div class="attributed" lang="en">' in export(load(None), "html", style="en-news")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"<svg onload=a()>", None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"", None),
    ],
)
def test_pictures_are_what_their_first_bytes_say(data: bytes, media_type: str | None) -> None:
    press = press_of("x", figures=(Figure(id="f", file="a.png", caption="x"),))
    press.folder.files["a.png"] = data  # type: ignore[attr-defined]
    page = export(press, "html")
    if media_type is None:
        assert "The file is no picture of a known kind" in page
        assert "<img" not in page
    else:
        (address,) = Parsed(page).all("src")
        assert address.startswith(f"data:{media_type};base64,")
        assert b64decode(address.partition(",")[2]) == data


def test_a_picture_that_cannot_be_shown_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = tuple(
        Figure(id=name, file=file, caption=name)
        for name, file in (("f", "a.png"), ("g", None), ("h", "no.png"), ("i", "a.png"))
    )
    press = press_of("x", figures=figures)
    page = export(press, "html")
    assert page.count("<img") == 2
    assert ">no picture</p>" in page
    assert ">The kit does not have this picture, or it cannot be read.</p>" in page
    monkeypatch.setattr(pictures, "MOST_BYTES_TOGETHER", len(PNG) + 1)
    assert export(press, "html").count("The pictures before this one fill the page already") == 1
    monkeypatch.setattr(pictures, "MOST_BYTES", len(PNG) - 1)
    assert export(press, "html").count("The picture is too large to embed") == 2
