"""Kinds × styles × languages, as golden tables, and what holds for every quotation.

UPDATE_GOLDEN=1 writes the tables anew; read them before keeping them.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from golden import compare
from lufang_tui.attribution import (
    STYLES,
    NotTranslated,
    UnknownStyle,
    attribute,
    attribute_all,
    default_style,
    sign,
)
from lufang_tui.kit.model import Dateline, Kind, Quote, Source
from lufang_tui.kit.press import PressKit
from lufang_tui.text.safe import visible
from quotations import CASES, press_kit, quotation

SENTENCES = ("zh-news", "zh-dash", "en-news")
BLOCKS = ("markdown", "html", "plain")


def signed(press: PressKit, quote: Quote, style: str) -> str:
    try:
        return attribute(press, quote, style)
    except NotTranslated as error:
        return f"! {error}"


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en-GB", "de"])
def test_golden_table(language: str) -> None:
    lines = []
    for label, tag, quote, article in CASES:
        if tag == language:
            press = press_kit(language, quote, article)
            lines += [f"# {label}", *(f"{style:9}{signed(press, quote, style)}" for style in SENTENCES)]
            plain = signed(press, quote, "plain").rpartition("\n")[0]  # the source is in the other table
            lines += [f"{'plain':9}{plain.replace(chr(10), chr(10) + ' ' * 9)}", ""]
    compare(f"attribution-{language}.txt", "\n".join(lines))


BLOCK_CASES = [
    ("zh-CN", quotation("direct", "要从*自身*“特色”出发。", cue="表示", en="x")),
    ("zh-CN", quotation("direct", ("我们很高兴，", "也很期待。"), "zha cnga", cue="说")),
    ("zh-CN", quotation("indirect", "行业<b>要</b>升级", cue="表示")),
    ("zh-CN", quotation("indirect", "公司违规", cue="否认")),
    ("zh-CN", quotation("partial", "这里将成为“新引擎”", "", mention="一位业内人士", cue="表示")),
    ("zh-TW", quotation("direct", "要從「自身」出發。", cue="表示")),
    ("zh-TW", quotation("indirect", "產業要升級", "", cue="表示")),
    ("en-GB", quotation("direct", "It’s R&D\n[and] a “new” <start>", "cnga", cue="said")),
    ("en-GB", quotation("indirect", "the industry should upgrade", "zha tan", cue="said")),
    ("en-GB", quotation("partial", "the deal “a landmark”", cue="called")),
    ("de", quotation("direct", "Wir bauen auf Stärken.", "zha", cue="sagte")),
    ("de", quotation("indirect", "die Branche müsse aufrüsten", cue="sagte")),
]


@pytest.mark.parametrize("style", BLOCKS)
def test_golden_blocks(style: str) -> None:
    lines = []
    for at, (language, quote) in enumerate(BLOCK_CASES):
        more: dict[str, Any] = {}
        if at % 2 == 0:
            url = "https://example.org/r?a=1&b=(2)_x"
            more = {
                "dateline": Dateline(date="2018-05-15"),
                "source": Source(file="source/release.md", url=url),
                "publisher": "jd-cloud",
            }
        text = attribute(press_kit(language, quote, **more), quote, style)
        lines += [f"# {language}: {quote.kind}", text, ""]
    compare(f"attribution-{style}.txt", "\n".join(lines))


SEVERAL = {
    "zh-CN": [
        quotation("direct", "要从自身特色出发。", id="a", cue="表示", en="We should build on our strengths."),
        quotation("direct", "要对接“互联网+”。", id="b", cue="说", en="We should go online."),
        quotation("indirect", "行业要升级", "tan", id="c", cue="介绍", en="the industry should upgrade"),
        quotation("indirect", "行业要创新", id="d", cue="坦言", en="the industry should innovate"),
        quotation("direct", "我们支持。", "cnga", id="e", cue="表示", en="We support this."),
        quotation("direct", "我们会继续。", "cnga", id="f", cue="表示", en="We will go on."),
        quotation("direct", "我们都同意。", "zha tan", id="g", cue="表示", en="We agree."),
    ],
    "en-GB": [
        quotation("direct", "We should build on our strengths.", id="a", cue="said", zh="要从自身特色出发。"),
        quotation("indirect", "the industry should upgrade", id="b", cue="said", zh="行业要升级"),
        quotation("direct", "We agree.", "zha tan", id="c", cue="said", zh="我们同意。"),
    ],
}


def test_golden_several() -> None:
    parts = []
    for language, quotes in SEVERAL.items():
        press = press_kit(language, quotes[0], quotes=tuple(quotes))
        parts += [
            f"# {language}: {style}\n\n{attribute_all(press, quotes, style)}\n"
            for style in (*SENTENCES, "markdown")
        ]
    compare("attribution-several.txt", "\n".join(parts))


def test_a_post_is_repeated_where_a_name_alone_would_not_do() -> None:
    quotes = [
        quotation("direct", "一。", id="a", cue="说"),
        quotation("direct", "二。", id="b", cue="说", role="second"),
        quotation("direct", "三。", id="c", cue="说"),
    ]
    press = press_kit("zh-CN", quotes[0], quotes=tuple(quotes))
    assert attribute_all(press, quotes, "zh-news").split("\n\n") == [
        "京东云交付总监查文雄说：“一。”",
        "中国服装协会交付总监查文雄说：“二。”",
        "京东云交付总监查文雄说：“三。”",
    ]


def test_several_of_none_is_nothing_and_of_one_is_that_one() -> None:
    quote = quotation("direct", "一。", cue="说")
    press = press_kit("zh-CN", quote)
    for style in STYLES:
        if style != "en-news":
            assert attribute_all(press, [], style) == ""
            assert attribute_all(press, [quote], style) == attribute(press, quote, style)
    with pytest.raises(NotTranslated, match="quotation q"):
        attribute_all(press, [quote], "en-news")


@pytest.mark.parametrize(
    ("language", "style"),
    [("zh-CN", "zh-news"), ("zh-TW", "zh-news"), ("en-GB", "en-news"), ("de", "en-news")],
)
def test_default_style(language: str, style: str) -> None:
    kit = press_kit(language, quotation("direct", "x")).kit
    assert default_style(kit) == style
    assert style in STYLES


def test_every_style_is_described_in_a_line() -> None:
    assert list(STYLES) == ["zh-news", "zh-dash", "en-news", "markdown", "html", "plain"]
    assert all(text and "\n" not in text for text in STYLES.values())


def test_unknown_style_names_the_known_ones() -> None:
    quote = quotation("direct", "x")
    with pytest.raises(UnknownStyle, match=r"'xx\u241b' \(there are zh-news, zh-dash, en-news, markdown"):
        attribute(press_kit("zh-CN", quote), quote, "xx\x1b")


@pytest.mark.parametrize(
    ("language", "speakers", "expected"),
    [
        ("zh-CN", "zha cnga", "京东云交付总监查文雄、中国服装协会"),
        ("zh-TW", "", "新聞稿未具名的發言者"),
        ("en-GB", "zha", "Zha Wenxiong, director of delivery at JD Cloud"),
        ("de", "zha cnga", "Zha Wenxiong, Leiter der Auslieferung, JD Cloud; Bekleidungsverband"),
        ("de", "", "a speaker whom the release does not name"),
    ],
)
def test_sign(language: str, speakers: str, expected: str) -> None:
    quote = quotation("direct", "x", speakers)
    assert sign(press_kit(language, quote), quote) == expected


def test_controls_of_the_kit_become_visible() -> None:
    quote = quotation("direct", "字\x1b]52;c;eA==\x07\u202e。", cue="表\x9b示", en="w\x1b[2Jord")
    source = Source(file="source/release.md", url="https://example.org/\x1b\u202e")
    press = press_kit("zh-CN", quote, "x", source=source, headline="\x9bx\x00")
    for style in STYLES:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", attribute(press, quote, style))


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    quote = quotation("direct", "一。", cue="说")
    press = press_kit("zh-CN", quote, source=Source(file="x.md", url="javascript:alert(1)"))
    assert all("javascript" not in attribute(press, quote, style) for style in BLOCKS)


MARKS = '“”‘’「」『』"'
WORDS = st.text(
    st.sampled_from("纺织行业，。！？、；：abcTheI 12.,!?" + MARKS), min_size=1, max_size=30
).filter(lambda text: text.strip(" ，、；：,.;:") != "")
LANGUAGES = st.sampled_from(["zh-CN", "zh-TW", "en-GB", "de"])
CUES = st.sampled_from([None, "表示", "呼吁", "否认", "提出了", "said", "denied", "urged"])
SPEAKERS = st.sampled_from(["zha", "zha tan", "cnga", "gan", ""])


def without(characters: str, text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, characters)))


def both(kind: str, text: str | tuple[str, ...], speakers: str, language: str, cue: str | None) -> Quote:
    """A quotation with itself as its translation into the language that the kit is not in."""
    translations = {"zh": text} if language == "en-GB" else {"en": text, "zh": text}
    if language.startswith("zh"):
        translations = {"en": text}
    return quotation(kind, text, speakers, cue=cue, **translations)


@given(st.sampled_from(["indirect", "partial"]), WORDS, LANGUAGES, CUES, SPEAKERS)
def test_reported_words_never_gain_marks(
    kind: str, text: str, language: str, cue: str | None, speakers: str
) -> None:
    quote = both(kind, text, speakers, language, cue)
    press = press_kit(language, quote)
    given_marks = [character for character in text if character in MARKS]
    for style in STYLES:
        written = attribute(press, quote, style)
        if style == "html":
            assert not written.startswith("<blockquote")
            written = re.sub("<[^>]*>", "", written)
        assert not written.startswith(">")
        assert [c for c in written if c in MARKS] == given_marks


@given(st.lists(WORDS, min_size=1, max_size=3), LANGUAGES, CUES, SPEAKERS)
def test_direct_words_are_verbatim_but_for_inner_marks_and_stops(
    passages: list[str], language: str, cue: str | None, speakers: str
) -> None:
    quote = both("direct", tuple(passages), speakers, language, cue)
    press = press_kit(language, quote)
    for style in (*SENTENCES, "plain"):
        left = without(MARKS, attribute(press, quote, style))
        for passage in passages:
            wanted = without(MARKS, passage).strip(" ，、；：,.;:")
            assert wanted in left
            left = left[left.index(wanted) + len(wanted) :]


@given(st.text("字a ，。", min_size=1, max_size=12), LANGUAGES, SPEAKERS)
def test_marks_are_balanced_and_direct_words_stand_in_outer_ones(
    text: str, language: str, speakers: str
) -> None:
    quote = both("direct", f"甲“{text}”乙", speakers, language, None)
    press = press_kit(language, quote)
    for style in STYLES:
        cornered = language == "zh-TW" and style != "en-news"
        written = re.sub("<[^>]*>", "", attribute(press, quote, style))
        assert re.sub(f"[^{MARKS}]", "", written) == ("「『』」" if cornered else "“‘’”")


NASTY = st.one_of(
    st.text(min_size=1, max_size=20).filter(lambda text: text.strip() == text and text),
    st.sampled_from(
        ["*a*", "[x](y)", "<script>", "&amp;", "# a", "> a", "`", "a\nb", "a\n\nb", "1. a", "</blockquote>"]
    ),
)


class Texts(HTMLParser):
    """The tags and the texts of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


@given(NASTY, NASTY, st.sampled_from(["zh-CN", "zh-TW", "en-GB", "de"]), st.sampled_from(list(Kind)))
def test_markdown_and_html_parse_back(words: str, title: str, language: str, kind: Kind) -> None:
    url = "https://example.org/a?b=1&c=\"<'>)"
    quote = quotation(kind.value, words, cue="said")
    source = Source(file="x.md", url=url)
    press = press_kit(language, quote, "other", headline=title, source=source)
    tokens = MarkdownIt("commonmark").parse(attribute(press, quote, "markdown"))
    types = {token.type for token in tokens}
    quoted = kind is Kind.DIRECT
    assert types - {"blockquote_open", "blockquote_close"} == {"paragraph_open", "inline", "paragraph_close"}
    assert ("blockquote_open" in types) == quoted
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "softbreak", "hardbreak", "link_open", "link_close"}
    assert sum(child.type == "link_open" for child in inline) == 1
    text = "".join(child.content or "\n" * child.type.endswith("break") for child in inline)
    parsed = Texts()
    parsed.feed(attribute(press, quote, "html"))
    tags = [tag for tag, _ in parsed.tags if tag != "br"]
    assert tags == ["blockquote" if quoted else "div", "p", "footer", "a", "cite"]
    attributes = dict(parsed.tags[0][1])
    assert attributes.get("lang") == language
    assert attributes.get("cite") == (visible(url) if quoted else None)
    for got in (text, parsed.text):
        assert visible(title) in got
        if quoted:
            left = without(MARKS, visible(words)).rstrip("，、；：,;:")
            assert left in without(MARKS, got)
