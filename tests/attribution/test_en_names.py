"""English posts and bodies."""

from __future__ import annotations

import pytest

from lufang_tui.attribution.en_names import lower_first, lower_title, preposition, with_article


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Director of Delivery", "director of delivery"),
        ("Deputy Secretary-General", "deputy secretary-general"),
        ("Vice President", "vice president"),
        ("Co-Founder & CEO", "co-founder & CEO"),
        ("Editor-in-Chief", "editor-in-chief"),
        ("Chief Information Officer", "chief information officer"),
        ("Head of IT", "head of IT"),
        ("Vice President, Greater China", "vice president, Greater China"),
        ("Professor of French", "professor of French"),
        ("E-Commerce Manager", "e-commerce manager"),
        ("DIRECTOR", "DIRECTOR"),
        ("McKinsey Partner", "McKinsey partner"),
        ("副会长", "副会长"),
        ("Director (Acting)", "director (acting)"),
    ],
)
def test_titles_lose_only_the_capitals_of_known_words(title: str, expected: str) -> None:
    assert lower_title(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("President", "of"),
        ("Deputy Director", "of"),
        ("Secretary-General", "of"),
        ("Chief Executive", "of"),
        ("CEO", "of"),
        ("General Manager", "of"),
        ("Product Manager", "at"),
        ("Director of Delivery", "at"),
        ("Vice President, Sales", "at"),
        ("Consultant", "at"),
        ("Advisor to the President", "at"),
    ],
)
def test_preposition(title: str, expected: str) -> None:
    assert preposition(title) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("JD Cloud", "JD Cloud"),
        ("China National Garment Association", "the China National Garment Association"),
        ("China Chamber of Commerce for Import", "the China Chamber of Commerce for Import"),
        ("The Guardian", "the Guardian"),
        ("the Guardian", "the Guardian"),
        ("University of Leeds", "the University of Leeds"),
        ("Peking University", "Peking University"),
        ("Bank of China", "the Bank of China"),
        ("Massachusetts Institute of Technology", "the Massachusetts Institute of Technology"),
        ("Shandong’s Department of Commerce", "Shandong’s Department of Commerce"),
        ("CNTAC", "CNTAC"),
        ("Commission Trading Ltd", "Commission Trading Ltd"),
        ("Office for National Statistics", "the Office for National Statistics"),
        ("京东云", "京东云"),
        ("Theatre Group", "Theatre Group"),
    ],
)
def test_article(body: str, expected: str) -> None:
    assert with_article(body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The industry", "the industry"),
        ("A company", "a company"),
        ("I think", "I think"),
        ("I’m sure", "I’m sure"),
        ("JD Cloud", "JD Cloud"),
        ("IT is", "IT is"),
        ("It’s", "It’s"),
        ("It is", "it is"),
        ("Binzhou is", "Binzhou is"),
        ("US firms", "US firms"),
        ("Will Smith", "Will Smith"),
        ("In-house teams", "In-house teams"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_capital_goes_only_where_it_is_sure_to_be_the_sentences(text: str, expected: str) -> None:
    assert lower_first(text) == expected
