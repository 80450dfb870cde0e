"""The kit in every format: golden files of the festival kit, selections, styles, the notice, hostile kits."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import golden
from lufang_tui.attribution import NotTranslated, UnknownStyle, attribute
from lufang_tui.errors import LufangError
from lufang_tui.export import FORMATS, export, to_json, to_markdown
from lufang_tui.kit.folder import Directory
from lufang_tui.kit.load import load
from lufang_tui.kit.model import (
    Contact,
    Dateline,
    Figure,
    Happening,
    Kind,
    Kit,
    Organisation,
    Person,
    Quote,
    QuoteTranslation,
    Role,
    Section,
)
from lufang_tui.kit.press import PressKit
from lufang_tui.search import Selection
from lufang_tui.text.safe import hidden, visible

HOSTILE = "\x1b]52;c;eA==\x07\x9b\u202e\U000e0041\ud800[red]|<b>\n# *a* `b` &amp; $x$"


@pytest.mark.parametrize(
    ("name", "to"), [("json", "json"), ("md", "markdown"), ("csv", "csv"), ("html", "html")]
)
def test_golden_festival_kit_byte_for_byte(name: str, to: str) -> None:
    golden.compare(f"festival.{name}", export(load(None), to))


def test_the_short_names_are_the_whole_kit() -> None:
    press = load(None)
    assert to_json(press) == export(press, "json")
    assert to_markdown(press) == export(press, "markdown")


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(LufangError, match="docx") as caught:
        export(small_kit(), "docx\x1b")
    assert caught.value.hint == f"there are {', '.join(FORMATS)}"
    assert hidden(caught.value.message) == []


@pytest.mark.parametrize("to", FORMATS)
def test_only_the_module_of_a_format_is_loaded(to: str) -> None:
    code = (
        "import sys; from lufang_tui.export import export; from lufang_tui.kit.load import load\n"
        f"export(load(None), {to!r})\n"
        "print(*(name.rpartition('.')[2] for name in sys.modules if name.startswith('lufang_tui.export.as_')),"
        " *({'csv', 'textual', 'jinja2', 'rich'} & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()
    assert sorted(loaded) == (["as_csv", "as_json", "csv"] if to == "csv" else [f"as_{to}"])


def chosen(press: PressKit) -> Selection:
    """The second of two of everything; of the people nobody."""
    kit = press.kit
    return Selection(
        quotes=kit.quotes[1:], timeline=kit.timeline[1:], figures=kit.figures[1:], sections=kit.sections[1:]
    )


def test_a_selection_in_json_leaves_out_entries_and_keeps_facts() -> None:
    press = small_kit(text="x")
    whole, part = (
        json.loads(export(press, "json")),
        json.loads(export(press, "json", selection=chosen(press))),
    )
    for group in ("quotes", "timeline", "figures", "sections"):
        assert part[group] == whole[group][1:]
    assert part["people"] == []
    rest = {
        name: value
        for name, value in whole.items()
        if name not in {"quotes", "timeline", "figures", "sections", "people"}
    }
    assert {name: part[name] for name in rest} == rest


def test_a_selection_in_markdown_has_nothing_else() -> None:
    press = small_kit(text="x")
    body = export(press, "markdown", selection=chosen(press)).partition("\n---\n\n")[2]
    assert re.findall("^## (.*)$", body, re.MULTILINE) == ["Quotations", "Timeline", "Figures", "Article"]
    assert "; q-2)" in body
    assert "; q-1)" not in body
    assert body.count("\n### ") == 1
    assert export(press, "markdown", selection=Selection()).partition("\n---\n\n")[2].count("\n## ") == 0


@pytest.mark.parametrize("to", ["markdown", "html"])
def test_a_style_writes_the_quotations(to: str) -> None:
    press = load(None)
    plain, styled = (export(press, to, style=style) for style in (to, "zh-news"))
    assert plain == export(press, to)
    for quote in press.kit.quotes:
        assert attribute(press, quote, "zh-news") in styled
    assert "——京东云交付总监查文雄" in plain
    assert "——京东云交付总监查文雄" not in styled
    assert "非官方译文" not in styled.partition("编者注")[2].partition("人物")[0]


def test_a_style_in_json_stands_beside_the_words() -> None:
    press = load(None)
    quotes = json.loads(
        export(press, "json", style="en-news", selection=Selection(quotes=press.kit.quotes[3:]))
    )["quotes"]
    assert [quote["attributed"] for quote in quotes] == [
        attribute(press, quote, "en-news") for quote in press.kit.quotes[3:]
    ]


@pytest.mark.parametrize("to", FORMATS)
def test_styles_are_asked_for_by_name(to: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownStyle):
        export(load(None), to, style="shouting")
    (tmp_path / "loud.txt.j2").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(UnknownStyle):
        export(load(None), to, style="shouting", styles_folder=tmp_path)
    with pytest.raises(NotTranslated):
        export(small_kit(text="x"), to, style="zh-news")


@pytest.mark.parametrize("to", FORMATS)
def test_the_notice_is_in_every_format_and_safe(to: str) -> None:
    shown = export(small_kit(text="x"), to, embargo_notice="not before \u202e*noon* <b>")
    assert hidden(shown.removeprefix("\ufeff").replace("\r\n", "\n")) == []
    assert "not before" in shown
    assert "not before" not in export(small_kit(text="x"), to)


def test_the_notice_opens_markdown_and_its_front_matter() -> None:
    front, _, body = export(small_kit(text="x"), "markdown", embargo_notice="until *noon*").partition(
        "\n---\n\n"
    )
    assert front.startswith('---\nembargo_notice: "until *noon*"\n')
    assert body.startswith("**until \\*noon\\***\n\n# x\n")
    assert json.loads(export(small_kit(), "json", embargo_notice="until"))["embargo_notice"] == "until"


def small_kit(language: str = "en", text: str = "We are glad.", **more: Any) -> PressKit:
    """A kit with an entry of every sort, whose free texts are all `text`."""
    kit = Kit(
        format=1,
        id="small",
        language=language,
        label=text,
        headline=f"{text}!",
        dateline=Dateline(place=text, date="2018"),
        note=text,
        boilerplate=text,
        contacts=(Contact(name=text, role=text, organisation="acme", email=text),),
        organisations=(Organisation(id="acme", name=text),),
        people=(
            Person(id="ann", name=text, roles=(Role(id="a", title=text, organisation="acme"), Role(id="b", title=text))),
            Person(id="bob", name=text),
        ),
        sections=(Section(id="opening", heading=text, text=text), Section(id="end", label=text, text="x", note=text)),
        quotes=more.pop("quotes", (
            Quote(id="q-1", speakers=("ann",), kind=Kind.DIRECT, cue=text, text=text, note=text,
                  translations={"fr": QuoteTranslation(text=text)}),
            Quote(id="q-2", speakers=(), kind=Kind.INDIRECT, text=(text, "stands nowhere")),
        )),
        figures=(Figure(id="f-1", number=1, file=text, caption=text), Figure(id="f-2", caption=text, credit=text)),
        timeline=(Happening(id="t-1", when=text, what=text, text=text), Happening(id="t-2", date="2017", what=text, text=text)),
    )  # fmt: skip
    return PressKit(kit, Directory(Path("/somewhere/secret/kit.yaml")))


def test_json_holds_the_whole_kit_in_the_models_order() -> None:
    press = load(None)
    document = json.loads(to_json(press))
    assert list(document) == list(Kit.__struct_fields__)
    for quote in document["quotes"]:
        added = {name: quote.pop(name) for name in ("speaker_name", "speaker_mention", "anchors")}
        assert added["speaker_mention"] == quote["mention"]
    for person in document["people"]:
        for role in person["roles"]:
            assert (
                role.pop("organisation_name")
                == press.kit.organisations[
                    [body.id for body in press.kit.organisations].index(role["organisation"])
                ].name
            )
    for happening in document["timeline"]:
        happening.pop("anchors")
    assert msgspec.convert(document, Kit) == press.kit


def test_json_anchors_point_at_the_words() -> None:
    press = load(None)
    document = json.loads(to_json(press))
    texts = {section["id"]: section["text"] for section in document["sections"]}
    entries = document["quotes"] + document["timeline"]
    assert entries
    for entry in entries:
        passages = entry["text"] if isinstance(entry["text"], list) else [entry["text"]]
        assert [texts[at["section"]][at["start"] : at["end"]] for at in entry["anchors"]] == passages
        for at, passage in zip(entry["anchors"], passages, strict=True):
            assert passage in re.split(r"\n\s*\n", texts[at["section"]])[at["paragraph"] - 1]


def speakers(*names: str, language: str) -> PressKit:
    kit = Kit(
        format=1,
        id="k",
        language=language,
        label="k",
        people=tuple(Person(id=f"p-{at}", name=name) for at, name in enumerate(names)),
        sections=(Section(id="s", text="t"),),
        quotes=(
            Quote(id="q", speakers=tuple(f"p-{at}" for at in range(len(names))), kind=Kind.DIRECT, text="t"),
        ),
    )
    return PressKit(kit, Directory(Path("kit.yaml")))


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("zh-CN", [], None),
        ("zh-CN", ["查文雄"], "查文雄"),
        ("zh-TW", ["查文雄", "檀安慈"], "查文雄、檀安慈"),
        ("en", [], None),
        ("en", ["Ann"], "Ann"),
        ("en", ["Ann", "Bob"], "Ann and Bob"),
        ("en", ["Ann", "Bob", "Cy"], "Ann, Bob and Cy"),
    ],
)
def test_json_speaker_name(language: str, names: list[str], joined: str | None) -> None:
    (quote,) = json.loads(to_json(speakers(*names, language=language)))["quotes"]
    assert quote["speaker_name"] == joined


def test_json_says_null_and_empty_for_what_is_unknown() -> None:
    document = json.loads(to_json(small_kit()))
    assert document["embargo"] is None
    assert document["people"][0]["roles"][1]["organisation_name"] is None
    assert document["quotes"][1]["anchors"] == []
    assert document["figures"][1]["file"] is None


@given(st.one_of(st.just(HOSTILE), st.text(min_size=1, max_size=20)))
def test_json_is_safe_to_show_and_loses_nothing(text: str) -> None:
    shown = to_json(small_kit(text=text))
    shown.encode()  # no lone surrogate is left
    assert hidden(shown) == []
    document = json.loads(shown)
    assert document["label"] == text
    assert document["quotes"][0]["text"] == text


@pytest.mark.parametrize("to", FORMATS)
def test_no_path_of_the_machine_is_told(to: str) -> None:
    assert "secret" not in export(small_kit(), to)


GITHUB = MarkdownIt("gfm-like")
TOP = ["heading", "paragraph", "blockquote", "table", "h1"]


@given(
    st.one_of(
        st.just(HOSTILE),
        st.text(st.sampled_from("字a，|*_[]`<>#-1.+&\\$~\n \u3000:@"), min_size=1, max_size=12),
    )
)
def test_markdown_shows_every_text_and_its_frame_holds(text: str) -> None:
    """Whatever the texts are, the blocks of the document are those of a harmless kit."""

    def blocks(markdown: str) -> list[str]:
        front, _, body = markdown.removeprefix("---\n").partition("\n---\n\n")
        assert len(front.splitlines()) == 9
        return [token.type for token in GITHUB.parse(body) if token.type not in {"inline", "text"}]

    harmless = small_kit(text="x")
    press = small_kit(text=text)
    if not press.paragraphs("opening"):  # a section of white space has no paragraph
        return
    markdown = to_markdown(press)
    assert hidden(markdown) == []
    if len(press.paragraphs("opening")) == 1 and not press.section("opening").text.count("\n"):  # type: ignore[union-attr]
        assert blocks(markdown) == blocks(to_markdown(harmless))
    shown = [
        "".join("\n" if child.type == "hardbreak" else child.content for child in token.children or [])
        for token in GITHUB.parse(markdown.partition("\n---\n\n")[2])
        if token.type == "inline"
    ]
    assert shown.count(visible(text)) >= 10


def test_markdown_says_kinds_and_marks_only_direct_words() -> None:
    quotes = (
        Quote(id="d", speakers=("ann",), kind=Kind.DIRECT, cue="said", text=("We are “glad”.", "Very.")),
        Quote(id="i", speakers=(), kind=Kind.INDIRECT, text="the plan works"),
        Quote(id="p", speakers=("bob",), kind=Kind.PARTIAL, cue="called", text="it “a landmark”"),
    )
    press = small_kit(text="Name", quotes=quotes)
    body = to_markdown(press).partition("## Quotations\n\n")[2].partition("\n\n## People")[0]
    assert body == (
        "> “We are ‘glad’.”\n"
        ">\n"
        "> “Very.”\n"
        ">\n"
        "> — Name, Name at Name (direct quotation, said; not found in the article; d)\n"
        "\n"
        "> the plan works\n"
        ">\n"
        "> — a speaker whom the release does not name (indirect quotation; not found in the article; i)\n"
        "\n"
        "> it “a landmark”\n"
        ">\n"
        "> — Name (partial quotation, called; not found in the article; p)"
    )


def test_markdown_speaks_the_kits_language() -> None:
    headings = {
        language: re.findall("^## (.*)$", to_markdown(small_kit(language, "x")), re.MULTILINE)
        for language in ("zh-CN", "zh-TW", "en", "de")
    }
    assert headings["zh-CN"] == ["引语", "人物", "时间线", "图片", "正文", "联系人", "机构简介"]
    assert headings["zh-TW"] == ["引語", "人物", "時間線", "圖片", "正文", "聯絡人", "機構簡介"]
    assert headings["en"] == [
        "Quotations",
        "People",
        "Timeline",
        "Figures",
        "Article",
        "Contacts",
        "Boilerplate",
    ]
    assert headings["de"] == headings["en"]


def test_markdown_leaves_out_what_the_kit_does_not_have() -> None:
    kit = Kit(
        format=1, id="bare", language="en", label="Bare", sections=(Section(id="s", text="One.\n\nTwo."),)
    )
    assert to_markdown(PressKit(kit, Directory(Path("kit.yaml")))).partition("\n---\n\n")[2] == (
        "# Bare\n\n## Article\n\nOne.\n\nTwo.\n"
    )
