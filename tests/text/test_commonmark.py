"""Kit text in Markdown comes back from two parsers as it was, and never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lufang_tui.text.commonmark import block, block_quotation, cell, front_matter, inline, table
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

PLAIN = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like")
PARSERS = pytest.mark.parametrize("parser", [PLAIN, GITHUB], ids=["commonmark", "github"])

NASTY = [
    "a|b", "*a*", "**", "_a_", "a_b_c", "[a](b)", "[a]: b", "![a](b)", "[sic]", "`a`", "``", "<b>a</b>", "<!-- a -->",
    "<http://a.example>", "http://a.example/x", "https://a.example", "www.a.example", "WWW.a.example", "a@b.example",
    "# a", "a #", "#", "- a", "+ a", "* a", "-", "1. a", "1) a", "123456789. a", "> a", ">a", "---", "===", "***", "___",
    "~~~", "~~a~~", "```", "&amp;", "&#35;", "&copy;", "$a$", "$$", "\\", "a\\", "\\*", "\\|", "|", "||", "| --- |", "a\nb",
    "a\n\nb", "a\n", "\na", "\n", "a  \nb", "a\\\nb", "    a", "\ta", " a ", "\u3000\u3000字", "字\u00a0", "a\n- b", "a\n===",
    "a\n# b", "a\n    b", "a\n> b", "a\n1. b", ":smile:", "12:30", ": a", "{.a}", "{{a}}", "[^1]", "==a==", "^a^", "a\n\n\n\nb",
    "a\x1b[31m", "a\u202eb", "\x85", "\u2028", "\ud800", "\x00", "~", "\\\n", "a\n\\", "&", "&#10;", "<", "<a", "a<b>c|d",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from([*NASTY, "字", "，", " ", "\n", "a", "1"]), min_size=1, max_size=6).map("".join),
    st.text(min_size=1, max_size=30),
)


def plain_text(token: Token) -> str:
    """The text of an inline token; fails on anything but text and line breaks."""
    pieces = []
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        else:
            assert child.type == "text", f"{child.type} out of {token.content!r}"
            pieces.append(child.content)
    return "".join(pieces)


@PARSERS
@given(text=TEXTS)
@example(text="a\n\n")
def test_a_paragraph_comes_back(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parse(f"{block(text)}\n")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert plain_text(tokens[1]) == visible(text)


@PARSERS
@pytest.mark.parametrize("text", NASTY)
def test_each_nasty_text_comes_back(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parse(f"before\n\n{block(text)}\n\nafter\n")
    assert [plain_text(token) for token in tokens if token.type == "inline"] == [
        "before",
        visible(text),
        "after",
    ]


@PARSERS
@given(text=TEXTS)
def test_a_heading_comes_back(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parse(f"## {inline(text)}\n\nafter\n")
    assert [token.type for token in tokens][:3] == ["heading_open", "inline", "heading_close"]
    assert plain_text(tokens[1]) == visible(text)
    assert len(tokens) == 6


@PARSERS
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_a_block_quotation_comes_back(parser: MarkdownIt, texts: list[str]) -> None:
    tokens = parser.parse(f"{block_quotation([block(text) for text in texts])}\n\nafter\n")
    assert [plain_text(token) for token in tokens if token.type == "inline"] == [
        *map(visible, texts),
        "after",
    ]
    assert [token.type for token in tokens].count("blockquote_open") == 1
    assert tokens[-4].type == "blockquote_close"


@given(st.lists(st.tuples(TEXTS, st.one_of(st.none(), TEXTS)), min_size=1, max_size=3), TEXTS)
def test_a_table_comes_back(rows: list[tuple[str, str | None]], heading: str) -> None:
    columns: list[tuple[str, list[str | None]]] = [
        (heading, [first for first, _ in rows]),
        ("second", [second for _, second in rows]),
    ]
    tokens = GITHUB.parse(f"{table(columns, '—')}\n\nafter\n")
    has_second = any(second is not None for _, second in rows)
    wanted = [visible(heading), *(["second"] if has_second else [])]
    for first, second in rows:
        wanted += [visible(first), *(["—" if second is None else visible(second)] if has_second else [])]
    assert [plain_text(token) for token in tokens if token.type == "inline"] == [*wanted, "after"]
    assert [token.type for token in tokens].count("tr_open") == len(rows) + 1


@given(st.lists(st.one_of(st.none(), TEXTS), min_size=1, max_size=4))
def test_front_matter_is_yaml(values: list[str | None]) -> None:
    text = front_matter([(f"key{index}", value) for index, value in enumerate(values)])
    first, *lines, last = text.split("\n")
    assert (first, last) == ("---", "---")
    assert len(lines) == len(values)
    read = yaml.safe_load("\n".join(lines))
    assert list(read.values()) == [None if value is None else visible(value) for value in values]


def test_ordinary_text_stays_readable() -> None:
    text = (
        "2018年首届鲁纺产业节（5月15日 12:30）：“互联网+”，1300亿级。It’s a well-known (good) plan, 50% done!"
    )
    assert block(text) == inline(text) == cell(text) == text
