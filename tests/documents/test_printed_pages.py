"""Letters on a PDF's page to running text, whatever order they are drawn in."""

from __future__ import annotations

import sys

import pytest

from documents.made_files import pdf_file
from lufang_tui.documents import Document, load_document
from lufang_tui.documents.pages import PageLine, flow

Drawn = tuple[float, float, float, str]


def read(*pages: list[Drawn], picture: tuple[float, float] | None = None) -> Document:
    return load_document(pdf_file(*pages, picture=picture), "release.pdf")


def words(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.picture or document.text_of(block)) for block in document.blocks]


LINE = "河湾造纸集团今天在云江签署合作协议双方将在三年内共建再生纤维联合实验室"


def test_marks_that_are_drawn_apart_from_their_line_stand_where_they_stand() -> None:
    first = [
        (72.0, 700.0, 11.0, "“"),
        (204.0, 700.0, 11.0, "”"),
        (83.0, 700.0, 11.0, "我们要把废纸变成资源。"),
    ]
    assert read([*first, (215.0, 700.0, 11.0, "沈文清说。")]).text == "“我们要把废纸变成资源。”沈文清说。"


def test_words_without_spaces_between_them_are_told_by_the_gap() -> None:
    """As TeX writes them: each word placed by itself."""
    assert (
        read([(72.0, 700.0, 10.0, "We"), (90.0, 700.0, 10.0, "owe"), (111.5, 700.0, 10.0, "it")]).text
        == "We owe it"
    )


def test_columns_of_a_table_stay_apart_and_columns_of_a_page_one_after_the_other() -> None:
    table = [(72.0, 700.0, 11.0, "年份"), (300.0, 700.0, 11.0, "投入")]
    assert read(table).text == "年份 投入"
    left = [(72.0, 700.0 - 16 * row, 10.0, "the left column of the page goes on") for row in range(3)]
    right = [(320.0, 700.0 - 16 * row, 10.0, "and the right one comes behind it") for row in range(3)]
    text = read([*left, *right]).text
    assert "left" not in text[text.index("right") :]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    left = [
        PageLine("the left column of the page goes on and on and", 72, 0.8 - 0.02 * row, 10)
        for row in range(4)
    ]
    right = [
        PageLine("on into the right one, where it ends.", 320, 0.8, 10),
        PageLine("Another begins below it.", 320, 0.78, 10),
    ]
    found = [paragraph.text for paragraph in flow([[*left, *right]])]
    assert len(found) == 2
    assert found[0].endswith("and on into the right one, where it ends.")


def test_the_number_of_a_note_is_no_word() -> None:
    drawn = [(72.0, 700.0, 12.0, "产量增长三成"), (144.0, 705.0, 7.0, "1"), (148.0, 700.0, 12.0, "。")]
    assert read(drawn).text == "产量增长三成。"
    assert read([(72.0, 700.0, 12.0, "12 m"), (98.8, 705.0, 7.0, "2")]).text == "12 m2"


def test_items_of_a_list_lose_their_bullets() -> None:
    page = [
        (72.0, 700.0 - 16 * row, 11.0, f"• {item}")
        for row, item in enumerate(("first point", "second point"))
    ]
    assert words(read(page)) == [("list", "first point"), ("list", "second point")]


def test_a_picture_stands_before_the_line_below_it() -> None:
    page = [(72.0, 700.0, 11.0, f"{LINE}。"), (72.0, 400.0, 9.0, "图1：签约现场")]
    assert words(read(page, picture=(72, 450))) == [
        ("paragraph", f"{LINE}。"), ("picture", "picture-1.png"), ("caption", "图1：签约现场"),
    ]  # fmt: skip


def test_a_watermark_across_the_page_is_no_text() -> None:
    data = pdf_file([(72.0, 700.0, 11.0, "Words of the release.")])
    turned = data.replace(
        b"1 0 0 1 72.0 700.0 Tm (Words",
        b"0.7 0.7 -0.7 0.7 72.0 300.0 Tm (DRAFT) Tj 1 0 0 1 72.0 700.0 Tm (Words",
    )
    # The table of places is wrong now, as it is in many a file; both libraries mend that.
    assert load_document(turned, "release.pdf").text == "Words of the release."


def test_without_pdfium_the_text_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert read([(72.0, 700.0, 11.0, "Words of the release.")]).text == "Words of the release."


def test_hyphens_at_line_ends_go_unless_the_word_has_one_elsewhere() -> None:
    lines = [
        "The well-known mill on the river said that it would trans-",
        "form its looms within three years, and that its well-",
        "known paper would stay what it had been for a century.",
    ]
    page = [PageLine(text, 72, 0.8 - 0.02 * row, 11) for row, text in enumerate(lines)]
    (paragraph,) = flow([page])
    assert "transform its looms" in paragraph.text
    assert "and that its well-known paper" in paragraph.text


def test_running_heads_and_page_numbers_are_dropped_on_every_page() -> None:
    pages = [
        [
            PageLine("河湾造纸集团新闻稿", 72, 0.95, 9),
            *(PageLine(LINE, 72, 0.8 - 0.02 * row, 11) for row in range(3)),
            PageLine(f"第 {number} 页 共 3 页", 280, 0.04, 9),
        ]
        for number in range(1, 4)
    ]
    text = "".join(paragraph.text for paragraph in flow(pages))
    assert "新闻稿" not in text
    assert "页" not in text
