"""Each folding rule at work in the search: a text and a query that differ by one rule alone find each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits import small_press
from lufang_tui.kit.model import Section
from lufang_tui.search import Group, Searcher, Term, parse
from lufang_tui.search.query import Query
from lufang_tui.text.fold import fold
from lufang_tui.text.script import simplified

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
TRADITIONAL = {plain: one for one, plain in simplified().items()}
MARKS = ("“”", "「」", "『』", '""', "＂＂", "«»", "„“", "〝〞")
HAN = st.text("纺织产业云发后转型升级东门", min_size=1, max_size=6)
LATIN = st.text("abcdeg éüñç", min_size=2, max_size=8).filter(
    lambda text: text == " ".join(text.split()) != ""
)


def found(text: str, query: str) -> bool:
    """Whether a phrase finds a text, and shows some of it."""
    section = Section(id="s", label="s", text=f"Before. {text} after")
    press = small_press(sections=(section,), quotes=(), figures=(), timeline=(), people=())
    results = Searcher(press).search(Query((Term(fold(query).text.strip(), whole=True),)))
    shown = results.highlights(section.text)
    assert bool(results.group(Group.ARTICLE)) is bool(shown)
    for start, end in shown:
        assert fold(section.text[start:end]).text.strip() == fold(query).text.strip()
    return bool(shown)


def wide(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(WIDE)


def traditional(text: str) -> str:
    return text.translate(TRADITIONAL)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def bare(text: str) -> str:
    return "".join(one for one in decomposed(text) if not unicodedata.combining(one))


LATIN_RULES: list[Callable[[str], str]] = [wide, str.upper, str.title, decomposed, bare]


@pytest.mark.parametrize("change", LATIN_RULES)
@given(text=LATIN)
def test_width_case_and_accents(change: Callable[[str], str], text: str) -> None:
    assert found(text, change(text))
    assert found(change(text), text)


@given(HAN)
def test_script(text: str) -> None:
    assert found(text, traditional(text))
    assert found(traditional(text), text)


@given(HAN, st.sampled_from(MARKS), st.sampled_from(MARKS))
def test_mark_shapes(text: str, one: str, other: str) -> None:
    if (one == "『』") is (other == "『』"):  # the inner kind stays apart from the outer one
        assert found(f"{one[0]}{text}{one[1]}", f"{other[0]}{text}{other[1]}")


@given(st.lists(HAN, min_size=1, max_size=4), st.sampled_from([" ", "\u3000", "\n", " \n ", "\t"]))
def test_white_space_in_chinese(parts: list[str], space: str) -> None:
    assert found(space.join(parts), "".join(parts))
    assert found("".join(parts), space.join(parts))


@given(HAN, LATIN)
def test_another_text_is_not_found(text: str, other: str) -> None:
    assert not found(text, f"{text}丙")
    assert not found(other, f"{other}x")


@given(st.text("纺织a e\u0301", min_size=1, max_size=10))
def test_a_text_finds_itself(text: str) -> None:
    query = parse(text)
    press = small_press(sections=(Section(id="s", label="s", text=text),))
    if query.terms and not query.faults:
        assert Searcher(press).search(query).group(Group.ARTICLE)
