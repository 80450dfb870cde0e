"""The same release in every format that can be read, made as press offices make them."""

from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING

from documents.made_files import mail_file, pdf_file, png_file

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADLINE = "河湾造纸集团与云江大学共建再生纤维实验室"
DATELINE = "云江，2024年3月18日——"
SAID = "我们要把每一张废纸都变成资源，让造纸真正告别浪费。"
OPENING = f"{DATELINE}今天上午，河湾造纸集团与云江大学签署合作协议。河湾造纸集团董事长沈文清在签约仪式上表示：“{SAID}”"
REPORTED = "实验室将面向全省的中小企业开放"
SECOND = f"云江大学校长陆明远指出，{REPORTED}。"
CAPTION = "签约仪式现场"
PICTURE = png_file()

EN_HEADLINE = "Northfield Mills opens a river laboratory"
EN_SAID = "We owe this river more than a clean-up,"
EN_OPENING = (
    "ELMBRIDGE, March 18, 2024 — Northfield Mills will open a joint laboratory for river water this autumn. "
    f"“{EN_SAID}” said Margaret Osei, chief executive of Northfield Mills."
)


def markdown_file() -> bytes:
    return f"# {HEADLINE}\n\n**{DATELINE}**{OPENING.removeprefix(DATELINE)}\n\n{SECOND}\n".encode()


def text_file(encoding: str = "gb18030") -> bytes:
    return f"{HEADLINE}\r\n\r\n　　{OPENING}\r\n　　{SECOND}\r\n".encode(encoding)


def html_file() -> bytes:
    picture = base64.b64encode(PICTURE).decode()
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{HEADLINE} - 新闻中心</title>
    <script>document.write("“脚本里的话。”李鬼说。")</script></head><body>
    <nav><a href="/">首页</a></nav><div class="breadcrumb">首页 &gt; 新闻</div>
    <h1>{HEADLINE}</h1><p>{OPENING}</p>
    <figure><img src="data:image/png;base64,{picture}"><figcaption>图1 {CAPTION}</figcaption></figure>
    <p><img src="https://img.example/elsewhere.jpg"></p>
    <p>{SECOND}</p><footer>版权所有</footer></body></html>""".encode()


def word_file() -> bytes:
    """As Word writes it: styles, runs, header and footer, a list, a table, a picture with its caption."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "河湾造纸集团 新闻稿"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_heading(HEADLINE, 0)
    opening = document.add_paragraph()
    opening.add_run(DATELINE).bold = True
    before, name, after = OPENING.removeprefix(DATELINE).partition("沈文清")
    opening.add_run(before)
    opening.add_run(name).bold = True
    opening.add_run(after)
    document.add_picture(io.BytesIO(PICTURE))
    document.add_paragraph(f"图1 {CAPTION}", style="Caption")
    document.add_heading("首批课题", 1)
    document.add_paragraph(SECOND)
    document.add_paragraph("废纸脱墨", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("年份", "投入", "2024", "三千万元"), strict=True):
        cell.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def printed_file() -> bytes:
    """As word processors print it: the marks, which stand in another font, drawn apart from their line."""
    size, left = 11.0, 72.0
    lines = [OPENING[at : at + 40] for at in range(0, len(OPENING), 40)]
    drawn = [(left, 780.0, 22.0, HEADLINE)]
    y = 740.0
    for words in [*lines, *[SECOND[at : at + 40] for at in range(0, len(SECOND), 40)]]:
        drawn += [(left + one.start() * size, y, size, one[0]) for one in re.finditer("[“”]", words)]
        drawn += [(left + one.start() * size, y, size, one[0]) for one in re.finditer("[^“”]+", words)]
        y -= 34.0 if words == lines[-1] else 17.0
    return pdf_file([*drawn, (290.0, 30.0, 9.0, "1")])


def mail(*, attached: bool = False) -> bytes:
    if attached:
        return mail_file("各位老师：\n\n新闻稿见附件，请查收。\n", attachments={"新闻稿.docx": word_file()})
    return mail_file(f"{HEADLINE}\n\n{OPENING}\n\n{SECOND}\n")


def samples() -> Iterator[tuple[str, bytes]]:
    """Every format: the file's name, and its bytes."""
    yield "release.md", markdown_file()
    yield "release.txt", text_file()
    yield "utf16.txt", text_file("utf-16")
    yield "release.html", html_file()
    yield "release.docx", word_file()
    yield "release.pdf", printed_file()
    yield "release.eml", mail()
