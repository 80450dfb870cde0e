"""The same release comes out of every format with the same words, whatever made the file."""

from __future__ import annotations

import pytest

from lufang_tui.documents import Document, load_document
from lufang_tui.release import extract
from lufang_tui.release.kit import make_kit
from releases import CAPTION, HEADLINE, OPENING, PICTURE, REPORTED, SAID, SECOND, samples, word_file

SAMPLES = dict(samples())


def paragraphs(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.kind.value == "paragraph"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_words_are_the_same(name: str) -> None:
    document = load_document(SAMPLES[name], name)
    assert [words for words in paragraphs(document) if words != HEADLINE] == [OPENING, SECOND]
    assert "脚本" not in document.text
    assert "首页" not in document.text
    assert "页" not in document.text


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_found_is_the_same(name: str) -> None:
    kit = make_kit(extract(load_document(SAMPLES[name], name)), kit_id="release", label="-")
    assert kit.headline == HEADLINE
    assert [(quote.kind.value, quote.text) for quote in kit.quotes] == [
        ("direct", SAID),
        ("indirect", REPORTED),
    ]
    assert [person.name for person in kit.people] == ["沈文清", "陆明远"]
    assert kit.dateline is not None
    assert (kit.dateline.place, kit.dateline.date) == ("云江", "2024-03-18")


def test_a_word_document_by_its_blocks() -> None:
    document = load_document(word_file(), "release.docx")
    assert [(block.kind.value, block.picture or document.text_of(block)) for block in document.blocks] == [
        ("heading", HEADLINE),
        ("paragraph", OPENING),
        ("picture", "picture-1.png"),
        ("caption", f"图1 {CAPTION}"),
        ("heading", "首批课题"),
        ("paragraph", SECOND),
        ("list", "废纸脱墨"),
        ("table", "年份\t投入\n2024\t三千万元"),
    ]
    assert document.extras.pictures == {"picture-1.png": PICTURE}


def test_a_page_keeps_its_own_picture_and_records_the_other() -> None:
    extras = load_document(SAMPLES["release.html"], "release.html").extras
    assert extras.pictures == {"picture-1.png": PICTURE}
    assert extras.remote == {"elsewhere.jpg": "https://img.example/elsewhere.jpg"}
