"""HTML, Word, PDF and e-mail: what becomes a block, what is no text of the release, and files that are bad."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
import sys
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.made_files import (
    PICTURE,
    PNG,
    STYLES,
    W,
    mail_file,
    paragraph,
    pdf_file,
    png_file,
    relations,
    word_file,
)
from lufang_tui.documents import Document, load_document
from lufang_tui.documents.pages import PageLine, flow
from lufang_tui.errors import LufangError
from releases import samples

CHROMIUM = shutil.which("chromium")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.picture or document.text_of(block)) for block in document.blocks]


def read(page: str) -> Document:
    return load_document(page.encode(), "release.html")


def test_a_page_by_its_blocks() -> None:
    page = """<!DOCTYPE html><title>示例节</title><nav>首页 新闻</nav>
    <h1>大<br>标题</h1><p>第一段，
    有<b>重点</b>。<p>第二段。
    <ul><li>甲<li>乙<ol><li>丙</ol></ul>
    <figure><img src="https://example.com/pics/a%20b.png?w=1" alt="x"><figcaption>图1：说明</figcaption></figure>
    <table><tr><th>年<th>数<tr><td>2018<td>十</table>
    <table><tr><td><p>版面一</p></td></tr></table>
    <pre>一
      二</pre><footer>版权所有</footer>"""
    document = read(page)
    assert blocks(document) == [
        ("heading", "大\n标题"),
        ("paragraph", "第一段，有重点。"),
        ("paragraph", "第二段。"),
        ("list", "甲"),
        ("list", "乙"),
        ("list", "丙"),
        ("picture", "a b.png"),
        ("caption", "图1：说明"),
        ("table", "年\t数\n2018\t十"),
        ("paragraph", "版面一"),
        ("code", "一\n      二"),
    ]
    assert document.extras.title == "示例节"
    assert document.extras.remote == {"a b.png": "https://example.com/pics/a%20b.png?w=1"}
    assert document.to_source(3, 6) == (3, 6)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('坏')</script>",
        "<style>p { content: '坏' }</style>",
        "<div style='display: none'>坏</div>",
        "<div hidden><p>坏</p></div>",
        "<!-- 坏 -->",
        "<template>坏</template>",
        "<noscript>坏</noscript>",
    ],
)
def test_what_a_reader_does_not_see_is_no_text(hidden: str) -> None:
    assert read(f"<p>前</p>{hidden}<p>后</p>").text == "前\n\n后"


def test_the_article_of_a_page_is_read_where_it_marks_one() -> None:
    story = "正文很长。" * 20
    assert read(f"<div>推荐阅读</div><article><p>{story}</p></article>").text == story
    assert "推荐阅读" in read("<div>推荐阅读推荐阅读</div><article>短</article>").text


def test_a_picture_inside_a_page_is_kept() -> None:
    page = f"<p>话</p><img src='data:image/png;base64,{base64.b64encode(PNG).decode()}'>"
    document = read(page)
    assert document.extras.pictures == {"picture-1.png": PNG}
    assert read("<p>话</p><img src='data:image/png;base64,@@@'>").extras.notices


@pytest.mark.parametrize("nested", ["<div>" * 200_000, "<b>" * 100_000, "<table><tr><td>" * 50_000])
def test_a_page_nested_beyond_reason_is_refused(nested: str) -> None:
    with pytest.raises(LufangError, match="nested too deeply"):
        read(nested + "词")


def test_a_word_document() -> None:
    body = (
        paragraph("标题", "a1") + paragraph("他说：“好。”") + PICTURE + paragraph("开幕现场", "a2")
        + "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>加上</w:t></w:r></w:ins></w:p>"
    )  # fmt: skip
    document = load_document(word_file(body), "release.docx")
    assert blocks(document) == [
        ("heading", "标题"),
        ("paragraph", "他说：“好。”"),
        ("picture", "picture-1.png"),
        ("caption", "开幕现场"),
        ("paragraph", "加上"),
    ]
    assert document.extras.pictures == {"picture-1.png": PNG}


def test_the_notes_of_a_word_document() -> None:
    note = "<w:p><w:r><w:t>据集团年报。</w:t></w:r></w:p>"
    parts = {
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'.encode(),
        "word/_rels/document.xml.rels": relations("footnotes").encode(),
    }
    body = '<w:p><w:r><w:t>产量增长三成</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>'
    document = load_document(word_file(body, parts=parts), "release.docx")
    assert blocks(document) == [("paragraph", "产量增长三成。"), ("footnote", "据集团年报。")]


@pytest.mark.parametrize("style", ["Title", "标题"])
def test_a_title_is_a_heading(style: str) -> None:
    parts = {"word/styles.xml": STYLES.replace("heading 1", style).encode()}
    document = load_document(
        word_file(paragraph("大标题", "a1") + paragraph("正文。"), parts=parts), "a.docx"
    )
    assert [(block.kind.value, block.level) for block in document.blocks] == [
        ("heading", 1),
        ("paragraph", None),
    ]


def test_a_picture_in_a_format_that_nothing_shows_is_told() -> None:
    page = "<p>话</p><img src='data:image/x-emf;base64,AAAA'>"
    assert read(page).extras.notices == (
        "a picture inside the file is in a format that cannot be shown, and is left out",
    )


def test_dots_that_count_readers_are_no_pictures() -> None:
    dot = base64.b64encode(png_file(1, 1)).decode()
    document = read(f"<p>话</p><img src='data:image/png;base64,{dot}'>")
    assert blocks(document) == [("paragraph", "话")]
    assert document.extras.pictures == {}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><td><p>年份</p><td><p>投入</p><tr><td><p>2024</p><td><p>十万</p>",
            [("table", "年份\t投入\n2024\t十万")],
        ),
        (
            "<tr><td>左栏<ul><li>甲</ul><td>右栏",
            [("paragraph", "左栏"), ("list", "甲"), ("paragraph", "右栏")],
        ),
        ("<tr><td>一段</td></tr><tr><td>又一段", [("paragraph", "一段"), ("paragraph", "又一段")]),
    ],
)
def test_tables_of_words_and_tables_that_place_things(table: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(read(f"<table>{table}</table>")) == expected


def test_what_stands_around_an_article_is_left_out_when_it_is_short() -> None:
    assert read("<div class='bread-crumb'>首页</div><p>正文</p><div id=share>微信</div>").text == "正文"
    assert "长" in read(f"<div class=share>{'长' * 400}</div>").text


def test_line_ends_of_the_file_are_no_spaces_inside_chinese() -> None:
    assert read("<p>产业\n  升级 and\nmore").text == "产业升级 and more"


@pytest.mark.parametrize(
    ("library", "name", "extra"),
    [("mammoth", "a.docx", "docx"), ("selectolax", "a.html", "html"), ("pypdf", "a.pdf", "pdf")],
)
def test_a_missing_extra_is_one_line_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, library: str, name: str, extra: str
) -> None:
    for module in [one for one in sys.modules if one.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    data = word_file(paragraph("词")) if extra == "docx" else b"<p>words" if extra == "html" else pdf_file([])
    with pytest.raises(LufangError) as raised:
        load_document(data, name)
    assert str(raised.value) == (
        f"{name}: reading this format needs an extra that is not installed (pip install 'lufang-tui[{extra}]')"
    )


def _zip_bomb() -> bytes:
    return word_file(paragraph("词"), parts={"word/bomb.xml": b"<a/>" + b" " * 30_000_000})


def _entities() -> bytes:
    return word_file(paragraph("&a;"), before='<!DOCTYPE x [<!ENTITY a "b">]>')


def _wide_entities() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><w:document {W}/>'
    return word_file("", parts={"word/document.xml": text.encode("utf-16")})


def _no_document() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("other.xml", "<a/>")
    return file.getvalue()


BAD = {
    "empty.docx": (b"", "empty"),
    "garbage.docx": (b"no archive at all", "not a readable Word document"),
    "cut.docx": (word_file(paragraph("词"))[:600], "not a readable Word document"),
    "another.docx": (_no_document(), "not a readable Word document"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "bomb.docx": (_zip_bomb(), "unpacks to more"),
    "entities.docx": (_entities(), "entities"),
    "wide.docx": (_wide_entities(), "entities"),
    "unclosed.docx": (word_file("<w:p>"), "not a readable Word document"),
    "blank.docx": (word_file(paragraph(" ")), "no text"),
    "garbage.pdf": (b"%PDF-1.4\nnothing follows", "not a readable PDF"),
    "scan.pdf": (pdf_file([]), "OCR"),
    "garbage.eml": (b"\x00\x01\x02", "not an e-mail"),
    "bare.eml": (b"Subject: x\n\n", "no text"),
    "tags.html": (b"<script>x</script>", "no text"),
    "old.doc": (b"\xd0\xcf\x11\xe0", r"\.doc cannot be read"),
    "old.rtf": (b"{\\rtf1}", r"\.rtf cannot be read"),
    "photo.jpg": (b"\xff\xd8", r"\.jpg cannot be read"),
    "large.pdf": (b"%PDF" + bytes(64 * 1024 * 1024), "larger than 64 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_clear_line(name: str) -> None:
    data, expected = BAD[name]
    with pytest.raises(LufangError, match=expected) as raised:
        load_document(data, name)
    assert "\n" not in str(raised.value)
    assert name in raised.value.message


def test_a_protected_pdf_says_so() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file([(72, 700, 12, "Words")]))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(LufangError, match="password"):
        load_document(file.getvalue(), "locked.pdf")


LONG = "The minister said that the well-known factory would trans-"


def test_a_pdf_by_its_lines() -> None:
    first = [(72.0, 800.0, 9.0, "Example Ltd. press release"), (72.0, 740.0, 20.0, "A large heading")]
    first += [
        (72.0, 700.0, 12.0, LONG),
        (72.0, 684.0, 12.0, "form its looms in three years, and that others would"),
    ]
    first += [
        (72.0, 668.0, 12.0, "follow."),
        (72.0, 640.0, 12.0, "Another paragraph begins here and runs over the page"),
        (290.0, 30.0, 9.0, "1"),
    ]
    second = [
        (72.0, 800.0, 9.0, "Example Ltd. press release"),
        (72.0, 740.0, 12.0, "break to its end."),
        (290.0, 30.0, 9.0, "- 2 -"),
    ]
    document = load_document(pdf_file(first, second), "release.pdf")
    assert blocks(document) == [
        ("heading", "A large heading"),
        (
            "paragraph",
            "The minister said that the well-known factory would transform its looms in three years, and that others would follow.",
        ),
        ("paragraph", "Another paragraph begins here and runs over the page break to its end."),
    ]


def test_lines_of_chinese_join_with_nothing_between() -> None:
    full = "纺织产业转型升级的方向与路径以及未来三年的发展规划和"
    lines = [PageLine(full, 72, 0.8 - 0.02 * row, 12) for row in range(3)] + [
        PageLine("全部任务。", 72, 0.74, 12)
    ]
    lines += [
        PageLine("　　第二段从这里开始，写到行末的时候还没有说完，所以", 72, 0.72, 12),
        PageLine("继续。", 72, 0.7, 12),
    ]
    assert [paragraph.text for paragraph in flow([lines])] == [
        full * 3 + "全部任务。",
        "第二段从这里开始，写到行末的时候还没有说完，所以继续。",
    ]


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_a_chinese_pdf_as_browsers_print_it(tmp_path: Path) -> None:
    said = "他表示：“我们要从自身特色出发，助力传统产业转型升级，并在未来三年内投入十亿元用于技术研发与人才培养，让更多企业受益。”"
    page = tmp_path / "release.html"
    page.write_text(
        f"<meta charset=utf-8><style>p{{text-indent:2em;line-height:1.8}}</style><h1>新闻稿</h1><p>{said}</p><p>山东滨州，5月15日——{said}</p>",
        encoding="utf-8",
    )
    made = tmp_path / "release.pdf"
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", str(page)],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    document = load_document(made.read_bytes(), "release.pdf")
    found = [text for kind, text in blocks(document) if kind == "paragraph"]
    assert found == [said, f"山东滨州，5月15日——{said}"]


def test_an_e_mail_is_its_body_and_offers_its_attachments() -> None:
    document = load_document(
        mail_file(
            "各位老师：\n\n他说：“好。”\n", "<p>各位老师：</p><p>他说：“好。”</p>", {"release.docx": b"PK"}
        ),
        "mail.eml",
    )
    assert document.text == "各位老师：\n\n他说：“好。”"
    assert document.extras.title == "新闻稿：示例节开幕"
    assert str(document.extras.date) == "2018-05-15"
    assert [(found.name, found.data) for found in document.extras.attachments] == [("release.docx", b"PK")]


def test_an_e_mail_whose_plain_part_only_points_to_the_page_is_its_page() -> None:
    page = "<p>" + "正文很长。" * 30 + "</p>"
    assert load_document(mail_file("请看网页版", page), "mail.eml").text.startswith("正文")


def test_an_attachment_s_name_is_never_a_path() -> None:
    message = mail_file("词语", attachments={"../../x.sh": b"1"})
    assert [found.name for found in load_document(message, "m.eml").extras.attachments] == ["x.sh"]


def test_the_pictures_of_an_e_mail_s_page_are_its_own() -> None:
    message = EmailMessage()
    message["Subject"] = "新闻稿"
    message.set_content("<p>正文。</p><img src='cid:one@mail'><p>图1：现场</p>", subtype="html")
    message.add_related(PNG, "image", "png", cid="<one@mail>", filename="现场.png")
    message.add_attachment(b"PK", "application", "octet-stream", filename="release.docx")
    document = load_document(bytes(message), "mail.eml")
    assert blocks(document) == [("paragraph", "正文。"), ("picture", "现场.png"), ("caption", "图1：现场")]
    assert document.extras.pictures == {"现场.png": PNG}
    assert [one.name for one in document.extras.attachments] == ["release.docx"]


def test_a_forwarded_e_mail_is_offered_as_one() -> None:
    inner = EmailMessage()
    inner["Subject"] = "新闻稿"
    inner.set_content("他说：“好。”")
    message = EmailMessage()
    message["Subject"] = "Fwd"
    message.set_content("请看转发。")
    message.add_attachment(inner)
    (offered,) = load_document(bytes(message), "mail.eml").extras.attachments
    assert offered.name == "新闻稿.eml"
    assert load_document(offered.data, offered.name).text == "他说：“好。”"


def test_a_charset_that_the_header_tells_wrongly() -> None:
    body = base64.b64encode("陶喆说：“好。”".encode("gbk")).decode()
    head = "Subject: x\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: base64\n\n"
    assert load_document(f"{head}{body}\n".encode(), "mail.eml").text == "陶喆说：“好。”"


DAMAGED = {
    name: data for name, data in samples() if name.rpartition(".")[2] in {"docx", "pdf", "eml", "html"}
}


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(DAMAGED)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255), st.integers(0, 200)), min_size=1, max_size=6),
)
def test_a_damaged_file_is_read_or_refused(name: str, damages: list[tuple[float, int, int]]) -> None:
    data = bytearray(DAMAGED[name])
    for place, byte, cut in damages:
        at = int(place * (len(data) - 1))
        data[at : at + cut] = bytes([byte])
    with suppress(LufangError):
        load_document(bytes(data), name)


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    data = pdf_file([(72, 700, 11, "Words of the release.")], picture=(72, 300))
    document = load_document(data.replace(b"/Width 64", b"/Width 64000000"), "release.pdf")
    assert document.text == "Words of the release."
    assert document.extras.pictures == {}
    assert document.extras.notices == ("a picture inside the PDF is too large",)
