"""Whatever the file, a character of the canonical text is found in it, and no word is lost."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lufang_tui.documents import BlockKind, Document, load_document
from lufang_tui.errors import LufangError

INLINE = st.sampled_from(
    [
        *"甲乙丙丁戊“”‘’，。",
        *("word", "a", "9", " ", "  ", "\t", "\u3000", "é", "𠀋"),
        *("*", "**", "***", "_", "__", "`", "``", "~"),
        *("[甲](b)", '[乙 *丙*](<b c> "t")', "[", "]", "[丁][r]", "[r]", "](b)"),
        *("![x](p.png)", "![](p.png)", "![x]()"),
        *("\\*", "\\", "\\\\", "\\甲", "\\|", "|", "&amp;", "&#20013;", "&nbsp;", "&", "&bogus;"),
        *("<b>", "</b>", "<br>", "<", ">", "<http://x.y/%20>", "<a@b.c>", "<!-- c -->", "<img src=p.png>"),
        *("#", "-", "=", "+", "1.", "  \n", "\\\n", "\n", "\r\n", "\r"),
    ]
)
BLOCK_STARTS = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "# ",
            "### ",
            "> ",
            "> > ",
            ">",
            "- ",
            "* ",
            "1. ",
            "2) ",
            "   ",
            "    ",
            "\t",
            " \t",
            "-\t",
        ),
        *("| ", "|", "> - ", "- # ", "<div>", "</div>", "<p>", "\u3000\u3000"),
    ]
)
WHOLE_BLOCKS = st.sampled_from(
    [
        *("***", "****", "---", "===", "|-|-|", "| 甲 | 乙 |\n|--|--|\n| 丙 | *丁* | 戊 |\n| a\\|甲 |"),
        *("```\n甲\n\n  乙\n```", "~~~\n甲", "    code 甲", "<div>\n甲<b>乙</b>\n</div>", "[r]: target"),
        *(
            "甲\n---",
            "- 甲\n\n  乙\n  - 丙\n",
            "> 甲\n乙\n> 丙",
            "```\n\t甲\n```",
            "- \t甲\n\t乙",
            "> \t    甲",
        ),
    ]
)
LINES = st.one_of(
    st.builds(lambda start, words: start + "".join(words), BLOCK_STARTS, st.lists(INLINE, max_size=12)),
    WHOLE_BLOCKS,
)
MARKDOWN = st.builds(
    lambda lines, gaps: "".join(line + gap for line, gap in zip(lines, gaps, strict=True)),
    st.lists(LINES, min_size=8, max_size=8),
    st.lists(st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n"]), min_size=8, max_size=8),
)
PLAIN = st.lists(
    st.sampled_from(
        [*"甲乙丙。“”", "word ", "\u3000\u3000", " ", "\t", "\n", "\r\n", "\n\n", "长" * 60, "\r"]
    ),
    min_size=1,
).map("".join)
HAN = re.compile("[\u4e00-\u9fff𠀋]")


def load(text: str, ending: str, *, mark: bool) -> Document | None:
    data = ("\ufeff" + text if mark else text).encode()
    try:
        return load_document(data, f"release.{ending}")
    except LufangError:
        assert not text.strip("\ufeff").strip()
        return None


def assert_mapped(document: Document) -> None:
    text, source = document.text, document.source
    places = [document.to_source(index, index + 1) for index in range(len(text))]
    for character, (start, end) in zip(text, places, strict=True):
        assert 0 <= start <= end <= len(source)
        written = source[start:end]
        assert written == character or not character.strip() or written.startswith("&"), (character, written)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(places))
    for block in document.blocks:
        if block.kind is not BlockKind.PICTURE:
            whole = document.to_source(block.start, block.end)
            assert whole == (places[block.start][0], places[block.end - 1][1])


def assert_blocks_tile(document: Document) -> None:
    filled = [document.text_of(block) for block in document.blocks if block.kind is not BlockKind.PICTURE]
    assert document.text == "\n\n".join(filled)
    for block in document.blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.TABLE):
            assert document.text_of(block) == document.text_of(block).strip()


@settings(max_examples=300)
@given(MARKDOWN, st.booleans())
@example("a\n*b*\n\n- \tc\n\t d", False)
@example("| a | b |\r\n|---|---|\r\n| c\\|d | e | f |", True)
def test_markdown(text: str, mark: bool) -> None:
    document = load(text, "md", mark=mark)
    if document is not None:
        assert document.source == ("\ufeff" + text if mark else text)
        assert_mapped(document)
        assert_blocks_tile(document)


@settings(max_examples=300)
@given(MARKDOWN)
def test_markdown_keeps_every_han_character(text: str) -> None:
    """Nothing generated hides Han characters in an address, an alternative text or a definition, but a fence's info."""
    kept = re.sub(r"(?m)(`{3,}|~{3,})[^\n\r]*", "", text)
    document = load(kept, "md", mark=False)
    if document is not None:
        entity = document.text.replace("中", "")
        assert HAN.findall(entity) == HAN.findall(kept)


@given(PLAIN, st.booleans())
def test_plain_text(text: str, mark: bool) -> None:
    document = load(text, "txt", mark=mark)
    if document is not None:
        assert_mapped(document)
        assert_blocks_tile(document)
        assert re.sub(r"\s", "", document.text) == re.sub(r"\s", "", text)


@given(
    st.lists(st.text("甲乙丙。“”ab 9", min_size=1, max_size=30).filter(str.strip), min_size=1),
    st.sampled_from(["\n\n", "\r\n\r\n"]),
    st.sampled_from(["md", "txt"]),
    st.booleans(),
    st.data(),
)
def test_a_range_without_markup_is_the_same_in_the_source(
    paragraphs: list[str], gap: str, ending: str, mark: bool, data: st.DataObject
) -> None:
    document = load(gap.join(paragraphs), ending, mark=mark)
    assert document is not None
    block = data.draw(st.sampled_from(document.blocks))
    start = data.draw(st.integers(block.start, block.end))
    end = data.draw(st.integers(start, block.end))
    a, b = document.to_source(start, end)
    assert document.source[a:b] == document.text[start:end]
