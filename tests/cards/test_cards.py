"""What the cards of quotations, people and the article tell; no screen needed."""

from __future__ import annotations

from kits import small_press
from lufang_tui.cards import ArticlePane, FiguresPane, PeoplePane, QuotesPane
from lufang_tui.cards.card import card, kit_card
from lufang_tui.cards.styled import Role, no_hits
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Kind, Quote

FESTIVAL = load(None)


def test_a_person_links_to_the_organisation_and_to_every_entry_with_its_words() -> None:
    page = PeoplePane(FESTIVAL).page("xu-jianhua", no_hits).paragraphs
    links = [part.link for part in page if part.link]
    assert links[0] == "kit/organisation:cntac-circulation"
    assert {link.split("/")[0] for link in links[1:]} == {"quotes", "timeline", "article"}
    named = [part.text for part in page if part.link and part.link.startswith("article/")]
    assert all("徐建华" in text for text in named)


def test_quotations_that_only_name_a_person_stand_apart() -> None:
    other = Quote(id="b", speakers=(), kind=Kind.INDIRECT, text="Anna Berg said")
    own = Quote(id="a", speakers=("anna",), kind=Kind.INDIRECT, text="The hall")
    page = PeoplePane(small_press(quotes=(own, other))).page("anna", no_hits).paragraphs
    texts = [part.text for part in page]
    assert texts.index("Quotations 1") < texts.index("The hall") < texts.index("Named in quotations 1")


def test_a_quotation_lists_the_speakers_others_shortly_and_links_the_rest() -> None:
    quotes = tuple(
        Quote(id=f"a-{at}", speakers=("anna",), kind=Kind.DIRECT, text=f"The hall {at} " + "x" * 90)
        for at in range(12)
    )
    page = QuotesPane(small_press(quotes=quotes)).page("a-3", no_hits).paragraphs
    texts = [part.text for part in page]
    at = texts.index("11 other quotations of Anna Berg")
    assert [part.link for part in page[at + 1 :]] == [
        *(f"quotes/a-{number}" for number in (0, 1, 2, 4, 5, 6, 7, 8)),
        "people/anna",
    ]
    assert texts[-1] == "3 more"
    assert all(len(text) < 70 for text in texts[at + 1 :])


def test_an_organisation_that_speaks_is_a_link() -> None:
    quote = Quote(id="o", speakers=("office",), kind=Kind.DIRECT, text="The hall opens in May.")
    page = QuotesPane(small_press(quotes=(quote,))).page("o", no_hits).paragraphs
    assert "kit/organisation:office" in [part.link for part in page]


def test_the_article_says_under_a_paragraph_whose_its_quotations_are() -> None:
    pane = ArticlePane(small_press())
    paragraphs = pane.page("opening#0", no_hits).paragraphs
    texts = [part.text for part in paragraphs]
    at = texts.index("Anna Berg  direct")
    assert paragraphs[at].link == "quotes/anna-1"
    spans = [span for span in paragraphs[at - 1].spans if span.role is Role.QUOTED]
    assert [texts[at - 1][span.start : span.end] for span in spans] == ["The hall opens in May."]
    assert pane.key_at(at) == "opening#0"
    assert pane.key_at(len(paragraphs) - 1) == "opening#1"


def test_a_figure_tells_format_pixels_and_bytes() -> None:
    texts = [part.text for part in FiguresPane(FESTIVAL).page("fig-1", no_hits).paragraphs]
    assert "file  lufang1.png  PNG · 960 × 640 pixels · 8,573 bytes" in texts


def test_the_kits_page_and_an_organisation_can_be_printed() -> None:
    page = kit_card(FESTIVAL)
    for words in (
        "About this kit",
        "2018年首届鲁纺产业节",
        "526a1b71002e1ad9",
        "byte for byte",
        "Organisations",
    ):
        assert words in page
    assert "  查文雄  交付总监" in card(FESTIVAL, FESTIVAL.entry("jd-cloud"))
