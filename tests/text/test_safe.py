from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lufang_tui.text.safe import hidden, visible


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        ("a\x1b]52;c;5oG2\x1b\\b", "a␛]52;c;5oG2␛\\b"),
        ("\x00\x07\x08\x0b\x0c\r\x7f", "␀␇␈␋␌␍␡"),
        ("\x85\u2028\u2029", "␤␤␤"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202egnol\u2066x\u2069\u200f\u061c", "\ufffdgnol\ufffdx\ufffd\ufffd\ufffd"),
        ("滨\u200b州\ufeff\u00ad", "滨\ufffd州\ufffd\ufffd"),
        ("\U000e0041\U000e007f", "\ufffd\ufffd"),
        ("\ud800", "\ufffd"),
        ("\u200d滨\u200d州👩\u200d滨", "\ufffd滨\ufffd州👩\ufffd滨"),
    ],
)
def test_unsafe_characters_are_shown_one_for_one(unsafe: str, shown: str) -> None:
    assert visible(unsafe) == shown


@pytest.mark.parametrize(
    "text",
    [
        "“京东云”——[sic] [red] [/]",
        "一行\n\t二行",
        "👩\u200d🔬 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 क\u094d\u200dष ❤\ufe0f ❤\ufe0e",
        "葛\U000e0100",
        "e\u0301",
        "العربية",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text
    assert hidden(text) == []


def test_hidden_characters_are_named_at_their_offsets() -> None:
    assert hidden("查\u202e文\x1b雄\x9b\ud800\x7f\U000e0041") == [
        (1, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (3, "U+001B ESC"),
        (5, "U+009B C1 CONTROL"),
        (6, "U+D800 LONE SURROGATE"),
        (7, "U+007F DEL"),
        (8, "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ]


@given(st.text(st.characters()))
def test_what_is_shown_holds_offsets_and_hides_nothing(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert hidden(shown) == []
    changed = [index for index, (a, b) in enumerate(zip(text, shown, strict=True)) if a != b]
    assert changed == [offset for offset, _ in hidden(text)]


@given(st.characters(categories=["Cc", "Cs", "Zl", "Zp"]))
def test_no_control_separator_or_surrogate_survives(character: str) -> None:
    assert visible(character) == character if character in "\n\t" else visible(character) != character


KEPT_FORMAT_CHARACTERS = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def test_every_invisible_format_character_of_unicode_is_caught() -> None:
    kept = {
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == "Cf" and visible(chr(code)) == chr(code)
    }
    hieroglyph_controls = {character for character in kept if 0x13430 <= ord(character) <= 0x1343F}
    assert kept - hieroglyph_controls == KEPT_FORMAT_CHARACTERS & kept
